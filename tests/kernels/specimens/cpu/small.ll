; ModuleID = "small"
target triple = "x86_64-unknown-linux-gnu"
target datalayout = ""

define void @"add_float32_float32_float32"(float* noalias %"made", float* noalias %"given_0", float* noalias %"given_1", i64 %"step_given_0", i64 %"step_given_1", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".11" = phi  i64 [%"first", %"body"], [%".23", %"loop"]
  %".12" = icmp slt i64 %".11", %"end"
  br i1 %".12", label %"loop", label %"end.1"
loop:
  %".14" = mul i64 %".11", %"step_given_0"
  %".15" = mul i64 %".11", %"step_given_1"
  %".16" = getelementptr float, float* %"given_0", i64 %".14"
  %".17" = load float, float* %".16"
  %".18" = getelementptr float, float* %"given_1", i64 %".15"
  %".19" = load float, float* %".18"
  %".20" = fadd float %".17", %".19"
  %".21" = getelementptr float, float* %"made", i64 %".11"
  store float %".20", float* %".21"
  %".23" = add i64 %".11", 1
  br label %"head"
end.1:
  ret void
}

define void @"add_float32_float32_float32_spread"(float* noalias %"made", float* noalias %"given_0", float* noalias %"given_1", i64 %"size_1", i64 %"size_2", i64 %"step_given_0_0", i64 %"step_given_0_1", i64 %"step_given_0_2", i64 %"step_given_1_0", i64 %"step_given_1_1", i64 %"step_given_1_2", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".17" = phi  i64 [%"first", %"body"], [%".53", %"end.2"]
  %".18" = icmp slt i64 %".17", %"end"
  br i1 %".18", label %"loop", label %"end.1"
loop:
  br label %"head.1"
end.1:
  ret void
head.1:
  %".21" = phi  i64 [0, %"loop"], [%".51", %"end.3"]
  %".22" = icmp slt i64 %".21", %"size_1"
  br i1 %".22", label %"loop.1", label %"end.2"
loop.1:
  br label %"head.2"
end.2:
  %".53" = add i64 %".17", 1
  br label %"head"
head.2:
  %".25" = phi  i64 [0, %"loop.1"], [%".49", %"loop.2"]
  %".26" = icmp slt i64 %".25", %"size_2"
  br i1 %".26", label %"loop.2", label %"end.3"
loop.2:
  %".28" = mul i64 %".17", %"size_1"
  %".29" = add i64 %".28", %".21"
  %".30" = mul i64 %".29", %"size_2"
  %".31" = add i64 %".30", %".25"
  %".32" = mul i64 %".17", %"step_given_0_0"
  %".33" = mul i64 %".21", %"step_given_0_1"
  %".34" = mul i64 %".25", %"step_given_0_2"
  %".35" = add i64 %".32", %".33"
  %".36" = add i64 %".35", %".34"
  %".37" = mul i64 %".17", %"step_given_1_0"
  %".38" = mul i64 %".21", %"step_given_1_1"
  %".39" = mul i64 %".25", %"step_given_1_2"
  %".40" = add i64 %".37", %".38"
  %".41" = add i64 %".40", %".39"
  %".42" = getelementptr float, float* %"given_0", i64 %".36"
  %".43" = load float, float* %".42"
  %".44" = getelementptr float, float* %"given_1", i64 %".41"
  %".45" = load float, float* %".44"
  %".46" = fadd float %".43", %".45"
  %".47" = getelementptr float, float* %"made", i64 %".31"
  store float %".46", float* %".47"
  %".49" = add i64 %".25", 1
  br label %"head.2"
end.3:
  %".51" = add i64 %".21", 1
  br label %"head.1"
}

define void @"mul_float32_float32_float32"(float* noalias %"made", float* noalias %"given_0", float* noalias %"given_1", i64 %"step_given_0", i64 %"step_given_1", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".11" = phi  i64 [%"first", %"body"], [%".23", %"loop"]
  %".12" = icmp slt i64 %".11", %"end"
  br i1 %".12", label %"loop", label %"end.1"
loop:
  %".14" = mul i64 %".11", %"step_given_0"
  %".15" = mul i64 %".11", %"step_given_1"
  %".16" = getelementptr float, float* %"given_0", i64 %".14"
  %".17" = load float, float* %".16"
  %".18" = getelementptr float, float* %"given_1", i64 %".15"
  %".19" = load float, float* %".18"
  %".20" = fmul float %".17", %".19"
  %".21" = getelementptr float, float* %"made", i64 %".11"
  store float %".20", float* %".21"
  %".23" = add i64 %".11", 1
  br label %"head"
end.1:
  ret void
}

define void @"mul_float32_float32_float32_spread"(float* noalias %"made", float* noalias %"given_0", float* noalias %"given_1", i64 %"size_1", i64 %"size_2", i64 %"step_given_0_0", i64 %"step_given_0_1", i64 %"step_given_0_2", i64 %"step_given_1_0", i64 %"step_given_1_1", i64 %"step_given_1_2", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".17" = phi  i64 [%"first", %"body"], [%".53", %"end.2"]
  %".18" = icmp slt i64 %".17", %"end"
  br i1 %".18", label %"loop", label %"end.1"
loop:
  br label %"head.1"
end.1:
  ret void
head.1:
  %".21" = phi  i64 [0, %"loop"], [%".51", %"end.3"]
  %".22" = icmp slt i64 %".21", %"size_1"
  br i1 %".22", label %"loop.1", label %"end.2"
loop.1:
  br label %"head.2"
end.2:
  %".53" = add i64 %".17", 1
  br label %"head"
head.2:
  %".25" = phi  i64 [0, %"loop.1"], [%".49", %"loop.2"]
  %".26" = icmp slt i64 %".25", %"size_2"
  br i1 %".26", label %"loop.2", label %"end.3"
loop.2:
  %".28" = mul i64 %".17", %"size_1"
  %".29" = add i64 %".28", %".21"
  %".30" = mul i64 %".29", %"size_2"
  %".31" = add i64 %".30", %".25"
  %".32" = mul i64 %".17", %"step_given_0_0"
  %".33" = mul i64 %".21", %"step_given_0_1"
  %".34" = mul i64 %".25", %"step_given_0_2"
  %".35" = add i64 %".32", %".33"
  %".36" = add i64 %".35", %".34"
  %".37" = mul i64 %".17", %"step_given_1_0"
  %".38" = mul i64 %".21", %"step_given_1_1"
  %".39" = mul i64 %".25", %"step_given_1_2"
  %".40" = add i64 %".37", %".38"
  %".41" = add i64 %".40", %".39"
  %".42" = getelementptr float, float* %"given_0", i64 %".36"
  %".43" = load float, float* %".42"
  %".44" = getelementptr float, float* %"given_1", i64 %".41"
  %".45" = load float, float* %".44"
  %".46" = fmul float %".43", %".45"
  %".47" = getelementptr float, float* %"made", i64 %".31"
  store float %".46", float* %".47"
  %".49" = add i64 %".25", 1
  br label %"head.2"
end.3:
  %".51" = add i64 %".21", 1
  br label %"head.1"
}

define void @"div_float32_float32_float32"(float* noalias %"made", float* noalias %"given_0", float* noalias %"given_1", i64 %"step_given_0", i64 %"step_given_1", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".11" = phi  i64 [%"first", %"body"], [%".23", %"loop"]
  %".12" = icmp slt i64 %".11", %"end"
  br i1 %".12", label %"loop", label %"end.1"
loop:
  %".14" = mul i64 %".11", %"step_given_0"
  %".15" = mul i64 %".11", %"step_given_1"
  %".16" = getelementptr float, float* %"given_0", i64 %".14"
  %".17" = load float, float* %".16"
  %".18" = getelementptr float, float* %"given_1", i64 %".15"
  %".19" = load float, float* %".18"
  %".20" = fdiv float %".17", %".19"
  %".21" = getelementptr float, float* %"made", i64 %".11"
  store float %".20", float* %".21"
  %".23" = add i64 %".11", 1
  br label %"head"
end.1:
  ret void
}

define void @"div_float32_float32_float32_spread"(float* noalias %"made", float* noalias %"given_0", float* noalias %"given_1", i64 %"size_1", i64 %"size_2", i64 %"step_given_0_0", i64 %"step_given_0_1", i64 %"step_given_0_2", i64 %"step_given_1_0", i64 %"step_given_1_1", i64 %"step_given_1_2", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".17" = phi  i64 [%"first", %"body"], [%".53", %"end.2"]
  %".18" = icmp slt i64 %".17", %"end"
  br i1 %".18", label %"loop", label %"end.1"
loop:
  br label %"head.1"
end.1:
  ret void
head.1:
  %".21" = phi  i64 [0, %"loop"], [%".51", %"end.3"]
  %".22" = icmp slt i64 %".21", %"size_1"
  br i1 %".22", label %"loop.1", label %"end.2"
loop.1:
  br label %"head.2"
end.2:
  %".53" = add i64 %".17", 1
  br label %"head"
head.2:
  %".25" = phi  i64 [0, %"loop.1"], [%".49", %"loop.2"]
  %".26" = icmp slt i64 %".25", %"size_2"
  br i1 %".26", label %"loop.2", label %"end.3"
loop.2:
  %".28" = mul i64 %".17", %"size_1"
  %".29" = add i64 %".28", %".21"
  %".30" = mul i64 %".29", %"size_2"
  %".31" = add i64 %".30", %".25"
  %".32" = mul i64 %".17", %"step_given_0_0"
  %".33" = mul i64 %".21", %"step_given_0_1"
  %".34" = mul i64 %".25", %"step_given_0_2"
  %".35" = add i64 %".32", %".33"
  %".36" = add i64 %".35", %".34"
  %".37" = mul i64 %".17", %"step_given_1_0"
  %".38" = mul i64 %".21", %"step_given_1_1"
  %".39" = mul i64 %".25", %"step_given_1_2"
  %".40" = add i64 %".37", %".38"
  %".41" = add i64 %".40", %".39"
  %".42" = getelementptr float, float* %"given_0", i64 %".36"
  %".43" = load float, float* %".42"
  %".44" = getelementptr float, float* %"given_1", i64 %".41"
  %".45" = load float, float* %".44"
  %".46" = fdiv float %".43", %".45"
  %".47" = getelementptr float, float* %"made", i64 %".31"
  store float %".46", float* %".47"
  %".49" = add i64 %".25", 1
  br label %"head.2"
end.3:
  %".51" = add i64 %".21", 1
  br label %"head.1"
}

define void @"neg_float32_float32"(float* noalias %"made", float* noalias %"given_0", i64 %"step_given_0", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".9" = phi  i64 [%"first", %"body"], [%".18", %"loop"]
  %".10" = icmp slt i64 %".9", %"end"
  br i1 %".10", label %"loop", label %"end.1"
loop:
  %".12" = mul i64 %".9", %"step_given_0"
  %".13" = getelementptr float, float* %"given_0", i64 %".12"
  %".14" = load float, float* %".13"
  %".15" = fneg float %".14"
  %".16" = getelementptr float, float* %"made", i64 %".9"
  store float %".15", float* %".16"
  %".18" = add i64 %".9", 1
  br label %"head"
end.1:
  ret void
}

define void @"neg_float32_float32_spread"(float* noalias %"made", float* noalias %"given_0", i64 %"size_1", i64 %"size_2", i64 %"step_given_0_0", i64 %"step_given_0_1", i64 %"step_given_0_2", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".13" = phi  i64 [%"first", %"body"], [%".42", %"end.2"]
  %".14" = icmp slt i64 %".13", %"end"
  br i1 %".14", label %"loop", label %"end.1"
loop:
  br label %"head.1"
end.1:
  ret void
head.1:
  %".17" = phi  i64 [0, %"loop"], [%".40", %"end.3"]
  %".18" = icmp slt i64 %".17", %"size_1"
  br i1 %".18", label %"loop.1", label %"end.2"
loop.1:
  br label %"head.2"
end.2:
  %".42" = add i64 %".13", 1
  br label %"head"
head.2:
  %".21" = phi  i64 [0, %"loop.1"], [%".38", %"loop.2"]
  %".22" = icmp slt i64 %".21", %"size_2"
  br i1 %".22", label %"loop.2", label %"end.3"
loop.2:
  %".24" = mul i64 %".13", %"size_1"
  %".25" = add i64 %".24", %".17"
  %".26" = mul i64 %".25", %"size_2"
  %".27" = add i64 %".26", %".21"
  %".28" = mul i64 %".13", %"step_given_0_0"
  %".29" = mul i64 %".17", %"step_given_0_1"
  %".30" = mul i64 %".21", %"step_given_0_2"
  %".31" = add i64 %".28", %".29"
  %".32" = add i64 %".31", %".30"
  %".33" = getelementptr float, float* %"given_0", i64 %".32"
  %".34" = load float, float* %".33"
  %".35" = fneg float %".34"
  %".36" = getelementptr float, float* %"made", i64 %".27"
  store float %".35", float* %".36"
  %".38" = add i64 %".21", 1
  br label %"head.2"
end.3:
  %".40" = add i64 %".17", 1
  br label %"head.1"
}

define void @"abs_float32_float32"(float* noalias %"made", float* noalias %"given_0", i64 %"step_given_0", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".9" = phi  i64 [%"first", %"body"], [%".20", %"loop"]
  %".10" = icmp slt i64 %".9", %"end"
  br i1 %".10", label %"loop", label %"end.1"
loop:
  %".12" = mul i64 %".9", %"step_given_0"
  %".13" = getelementptr float, float* %"given_0", i64 %".12"
  %".14" = load float, float* %".13"
  %".15" = bitcast float %".14" to i32
  %".16" = and i32 %".15", 2147483647
  %".17" = bitcast i32 %".16" to float
  %".18" = getelementptr float, float* %"made", i64 %".9"
  store float %".17", float* %".18"
  %".20" = add i64 %".9", 1
  br label %"head"
end.1:
  ret void
}

define void @"abs_float32_float32_spread"(float* noalias %"made", float* noalias %"given_0", i64 %"size_1", i64 %"size_2", i64 %"step_given_0_0", i64 %"step_given_0_1", i64 %"step_given_0_2", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".13" = phi  i64 [%"first", %"body"], [%".44", %"end.2"]
  %".14" = icmp slt i64 %".13", %"end"
  br i1 %".14", label %"loop", label %"end.1"
loop:
  br label %"head.1"
end.1:
  ret void
head.1:
  %".17" = phi  i64 [0, %"loop"], [%".42", %"end.3"]
  %".18" = icmp slt i64 %".17", %"size_1"
  br i1 %".18", label %"loop.1", label %"end.2"
loop.1:
  br label %"head.2"
end.2:
  %".44" = add i64 %".13", 1
  br label %"head"
head.2:
  %".21" = phi  i64 [0, %"loop.1"], [%".40", %"loop.2"]
  %".22" = icmp slt i64 %".21", %"size_2"
  br i1 %".22", label %"loop.2", label %"end.3"
loop.2:
  %".24" = mul i64 %".13", %"size_1"
  %".25" = add i64 %".24", %".17"
  %".26" = mul i64 %".25", %"size_2"
  %".27" = add i64 %".26", %".21"
  %".28" = mul i64 %".13", %"step_given_0_0"
  %".29" = mul i64 %".17", %"step_given_0_1"
  %".30" = mul i64 %".21", %"step_given_0_2"
  %".31" = add i64 %".28", %".29"
  %".32" = add i64 %".31", %".30"
  %".33" = getelementptr float, float* %"given_0", i64 %".32"
  %".34" = load float, float* %".33"
  %".35" = bitcast float %".34" to i32
  %".36" = and i32 %".35", 2147483647
  %".37" = bitcast i32 %".36" to float
  %".38" = getelementptr float, float* %"made", i64 %".27"
  store float %".37", float* %".38"
  %".40" = add i64 %".21", 1
  br label %"head.2"
end.3:
  %".42" = add i64 %".17", 1
  br label %"head.1"
}

define void @"reciprocal_float32_float32"(float* noalias %"made", float* noalias %"given_0", i64 %"step_given_0", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".9" = phi  i64 [%"first", %"body"], [%".18", %"loop"]
  %".10" = icmp slt i64 %".9", %"end"
  br i1 %".10", label %"loop", label %"end.1"
loop:
  %".12" = mul i64 %".9", %"step_given_0"
  %".13" = getelementptr float, float* %"given_0", i64 %".12"
  %".14" = load float, float* %".13"
  %".15" = fdiv float 0x3ff0000000000000, %".14"
  %".16" = getelementptr float, float* %"made", i64 %".9"
  store float %".15", float* %".16"
  %".18" = add i64 %".9", 1
  br label %"head"
end.1:
  ret void
}

define void @"reciprocal_float32_float32_spread"(float* noalias %"made", float* noalias %"given_0", i64 %"size_1", i64 %"size_2", i64 %"step_given_0_0", i64 %"step_given_0_1", i64 %"step_given_0_2", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".13" = phi  i64 [%"first", %"body"], [%".42", %"end.2"]
  %".14" = icmp slt i64 %".13", %"end"
  br i1 %".14", label %"loop", label %"end.1"
loop:
  br label %"head.1"
end.1:
  ret void
head.1:
  %".17" = phi  i64 [0, %"loop"], [%".40", %"end.3"]
  %".18" = icmp slt i64 %".17", %"size_1"
  br i1 %".18", label %"loop.1", label %"end.2"
loop.1:
  br label %"head.2"
end.2:
  %".42" = add i64 %".13", 1
  br label %"head"
head.2:
  %".21" = phi  i64 [0, %"loop.1"], [%".38", %"loop.2"]
  %".22" = icmp slt i64 %".21", %"size_2"
  br i1 %".22", label %"loop.2", label %"end.3"
loop.2:
  %".24" = mul i64 %".13", %"size_1"
  %".25" = add i64 %".24", %".17"
  %".26" = mul i64 %".25", %"size_2"
  %".27" = add i64 %".26", %".21"
  %".28" = mul i64 %".13", %"step_given_0_0"
  %".29" = mul i64 %".17", %"step_given_0_1"
  %".30" = mul i64 %".21", %"step_given_0_2"
  %".31" = add i64 %".28", %".29"
  %".32" = add i64 %".31", %".30"
  %".33" = getelementptr float, float* %"given_0", i64 %".32"
  %".34" = load float, float* %".33"
  %".35" = fdiv float 0x3ff0000000000000, %".34"
  %".36" = getelementptr float, float* %"made", i64 %".27"
  store float %".35", float* %".36"
  %".38" = add i64 %".21", 1
  br label %"head.2"
end.3:
  %".40" = add i64 %".17", 1
  br label %"head.1"
}

define void @"copy_float32_float64"(float* noalias %"made", double* noalias %"given_0", i64 %"step_given_0", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".9" = phi  i64 [%"first", %"body"], [%".18", %"loop"]
  %".10" = icmp slt i64 %".9", %"end"
  br i1 %".10", label %"loop", label %"end.1"
loop:
  %".12" = mul i64 %".9", %"step_given_0"
  %".13" = getelementptr double, double* %"given_0", i64 %".12"
  %".14" = load double, double* %".13"
  %".15" = fptrunc double %".14" to float
  %".16" = getelementptr float, float* %"made", i64 %".9"
  store float %".15", float* %".16"
  %".18" = add i64 %".9", 1
  br label %"head"
end.1:
  ret void
}

define void @"copy_float32_float64_spread"(float* noalias %"made", double* noalias %"given_0", i64 %"size_1", i64 %"size_2", i64 %"step_given_0_0", i64 %"step_given_0_1", i64 %"step_given_0_2", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".13" = phi  i64 [%"first", %"body"], [%".42", %"end.2"]
  %".14" = icmp slt i64 %".13", %"end"
  br i1 %".14", label %"loop", label %"end.1"
loop:
  br label %"head.1"
end.1:
  ret void
head.1:
  %".17" = phi  i64 [0, %"loop"], [%".40", %"end.3"]
  %".18" = icmp slt i64 %".17", %"size_1"
  br i1 %".18", label %"loop.1", label %"end.2"
loop.1:
  br label %"head.2"
end.2:
  %".42" = add i64 %".13", 1
  br label %"head"
head.2:
  %".21" = phi  i64 [0, %"loop.1"], [%".38", %"loop.2"]
  %".22" = icmp slt i64 %".21", %"size_2"
  br i1 %".22", label %"loop.2", label %"end.3"
loop.2:
  %".24" = mul i64 %".13", %"size_1"
  %".25" = add i64 %".24", %".17"
  %".26" = mul i64 %".25", %"size_2"
  %".27" = add i64 %".26", %".21"
  %".28" = mul i64 %".13", %"step_given_0_0"
  %".29" = mul i64 %".17", %"step_given_0_1"
  %".30" = mul i64 %".21", %"step_given_0_2"
  %".31" = add i64 %".28", %".29"
  %".32" = add i64 %".31", %".30"
  %".33" = getelementptr double, double* %"given_0", i64 %".32"
  %".34" = load double, double* %".33"
  %".35" = fptrunc double %".34" to float
  %".36" = getelementptr float, float* %"made", i64 %".27"
  store float %".35", float* %".36"
  %".38" = add i64 %".21", 1
  br label %"head.2"
end.3:
  %".40" = add i64 %".17", 1
  br label %"head.1"
}

define void @"gt_bool_float32_float32"(i8* noalias %"made", float* noalias %"given_0", float* noalias %"given_1", i64 %"step_given_0", i64 %"step_given_1", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".11" = phi  i64 [%"first", %"body"], [%".24", %"loop"]
  %".12" = icmp slt i64 %".11", %"end"
  br i1 %".12", label %"loop", label %"end.1"
loop:
  %".14" = mul i64 %".11", %"step_given_0"
  %".15" = mul i64 %".11", %"step_given_1"
  %".16" = getelementptr float, float* %"given_0", i64 %".14"
  %".17" = load float, float* %".16"
  %".18" = getelementptr float, float* %"given_1", i64 %".15"
  %".19" = load float, float* %".18"
  %".20" = fcmp ogt float %".17", %".19"
  %".21" = zext i1 %".20" to i8
  %".22" = getelementptr i8, i8* %"made", i64 %".11"
  store i8 %".21", i8* %".22"
  %".24" = add i64 %".11", 1
  br label %"head"
end.1:
  ret void
}

define void @"gt_bool_float32_float32_spread"(i8* noalias %"made", float* noalias %"given_0", float* noalias %"given_1", i64 %"size_1", i64 %"size_2", i64 %"step_given_0_0", i64 %"step_given_0_1", i64 %"step_given_0_2", i64 %"step_given_1_0", i64 %"step_given_1_1", i64 %"step_given_1_2", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".17" = phi  i64 [%"first", %"body"], [%".54", %"end.2"]
  %".18" = icmp slt i64 %".17", %"end"
  br i1 %".18", label %"loop", label %"end.1"
loop:
  br label %"head.1"
end.1:
  ret void
head.1:
  %".21" = phi  i64 [0, %"loop"], [%".52", %"end.3"]
  %".22" = icmp slt i64 %".21", %"size_1"
  br i1 %".22", label %"loop.1", label %"end.2"
loop.1:
  br label %"head.2"
end.2:
  %".54" = add i64 %".17", 1
  br label %"head"
head.2:
  %".25" = phi  i64 [0, %"loop.1"], [%".50", %"loop.2"]
  %".26" = icmp slt i64 %".25", %"size_2"
  br i1 %".26", label %"loop.2", label %"end.3"
loop.2:
  %".28" = mul i64 %".17", %"size_1"
  %".29" = add i64 %".28", %".21"
  %".30" = mul i64 %".29", %"size_2"
  %".31" = add i64 %".30", %".25"
  %".32" = mul i64 %".17", %"step_given_0_0"
  %".33" = mul i64 %".21", %"step_given_0_1"
  %".34" = mul i64 %".25", %"step_given_0_2"
  %".35" = add i64 %".32", %".33"
  %".36" = add i64 %".35", %".34"
  %".37" = mul i64 %".17", %"step_given_1_0"
  %".38" = mul i64 %".21", %"step_given_1_1"
  %".39" = mul i64 %".25", %"step_given_1_2"
  %".40" = add i64 %".37", %".38"
  %".41" = add i64 %".40", %".39"
  %".42" = getelementptr float, float* %"given_0", i64 %".36"
  %".43" = load float, float* %".42"
  %".44" = getelementptr float, float* %"given_1", i64 %".41"
  %".45" = load float, float* %".44"
  %".46" = fcmp ogt float %".43", %".45"
  %".47" = zext i1 %".46" to i8
  %".48" = getelementptr i8, i8* %"made", i64 %".31"
  store i8 %".47", i8* %".48"
  %".50" = add i64 %".25", 1
  br label %"head.2"
end.3:
  %".52" = add i64 %".21", 1
  br label %"head.1"
}

define void @"lt_bool_float32_float32"(i8* noalias %"made", float* noalias %"given_0", float* noalias %"given_1", i64 %"step_given_0", i64 %"step_given_1", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".11" = phi  i64 [%"first", %"body"], [%".24", %"loop"]
  %".12" = icmp slt i64 %".11", %"end"
  br i1 %".12", label %"loop", label %"end.1"
loop:
  %".14" = mul i64 %".11", %"step_given_0"
  %".15" = mul i64 %".11", %"step_given_1"
  %".16" = getelementptr float, float* %"given_0", i64 %".14"
  %".17" = load float, float* %".16"
  %".18" = getelementptr float, float* %"given_1", i64 %".15"
  %".19" = load float, float* %".18"
  %".20" = fcmp olt float %".17", %".19"
  %".21" = zext i1 %".20" to i8
  %".22" = getelementptr i8, i8* %"made", i64 %".11"
  store i8 %".21", i8* %".22"
  %".24" = add i64 %".11", 1
  br label %"head"
end.1:
  ret void
}

define void @"lt_bool_float32_float32_spread"(i8* noalias %"made", float* noalias %"given_0", float* noalias %"given_1", i64 %"size_1", i64 %"size_2", i64 %"step_given_0_0", i64 %"step_given_0_1", i64 %"step_given_0_2", i64 %"step_given_1_0", i64 %"step_given_1_1", i64 %"step_given_1_2", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".17" = phi  i64 [%"first", %"body"], [%".54", %"end.2"]
  %".18" = icmp slt i64 %".17", %"end"
  br i1 %".18", label %"loop", label %"end.1"
loop:
  br label %"head.1"
end.1:
  ret void
head.1:
  %".21" = phi  i64 [0, %"loop"], [%".52", %"end.3"]
  %".22" = icmp slt i64 %".21", %"size_1"
  br i1 %".22", label %"loop.1", label %"end.2"
loop.1:
  br label %"head.2"
end.2:
  %".54" = add i64 %".17", 1
  br label %"head"
head.2:
  %".25" = phi  i64 [0, %"loop.1"], [%".50", %"loop.2"]
  %".26" = icmp slt i64 %".25", %"size_2"
  br i1 %".26", label %"loop.2", label %"end.3"
loop.2:
  %".28" = mul i64 %".17", %"size_1"
  %".29" = add i64 %".28", %".21"
  %".30" = mul i64 %".29", %"size_2"
  %".31" = add i64 %".30", %".25"
  %".32" = mul i64 %".17", %"step_given_0_0"
  %".33" = mul i64 %".21", %"step_given_0_1"
  %".34" = mul i64 %".25", %"step_given_0_2"
  %".35" = add i64 %".32", %".33"
  %".36" = add i64 %".35", %".34"
  %".37" = mul i64 %".17", %"step_given_1_0"
  %".38" = mul i64 %".21", %"step_given_1_1"
  %".39" = mul i64 %".25", %"step_given_1_2"
  %".40" = add i64 %".37", %".38"
  %".41" = add i64 %".40", %".39"
  %".42" = getelementptr float, float* %"given_0", i64 %".36"
  %".43" = load float, float* %".42"
  %".44" = getelementptr float, float* %"given_1", i64 %".41"
  %".45" = load float, float* %".44"
  %".46" = fcmp olt float %".43", %".45"
  %".47" = zext i1 %".46" to i8
  %".48" = getelementptr i8, i8* %"made", i64 %".31"
  store i8 %".47", i8* %".48"
  %".50" = add i64 %".25", 1
  br label %"head.2"
end.3:
  %".52" = add i64 %".21", 1
  br label %"head.1"
}

define void @"where_float32_bool_float32_float32"(float* noalias %"made", i8* noalias %"given_0", float* noalias %"given_1", float* noalias %"given_2", i64 %"step_given_0", i64 %"step_given_1", i64 %"step_given_2", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".13" = phi  i64 [%"first", %"body"], [%".29", %"loop"]
  %".14" = icmp slt i64 %".13", %"end"
  br i1 %".14", label %"loop", label %"end.1"
loop:
  %".16" = mul i64 %".13", %"step_given_0"
  %".17" = mul i64 %".13", %"step_given_1"
  %".18" = mul i64 %".13", %"step_given_2"
  %".19" = getelementptr i8, i8* %"given_0", i64 %".16"
  %".20" = load i8, i8* %".19"
  %".21" = getelementptr float, float* %"given_1", i64 %".17"
  %".22" = load float, float* %".21"
  %".23" = getelementptr float, float* %"given_2", i64 %".18"
  %".24" = load float, float* %".23"
  %".25" = icmp ne i8 %".20", 0
  %".26" = select  i1 %".25", float %".22", float %".24"
  %".27" = getelementptr float, float* %"made", i64 %".13"
  store float %".26", float* %".27"
  %".29" = add i64 %".13", 1
  br label %"head"
end.1:
  ret void
}

define void @"where_float32_bool_float32_float32_spread"(float* noalias %"made", i8* noalias %"given_0", float* noalias %"given_1", float* noalias %"given_2", i64 %"size_1", i64 %"size_2", i64 %"step_given_0_0", i64 %"step_given_0_1", i64 %"step_given_0_2", i64 %"step_given_1_0", i64 %"step_given_1_1", i64 %"step_given_1_2", i64 %"step_given_2_0", i64 %"step_given_2_1", i64 %"step_given_2_2", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".21" = phi  i64 [%"first", %"body"], [%".65", %"end.2"]
  %".22" = icmp slt i64 %".21", %"end"
  br i1 %".22", label %"loop", label %"end.1"
loop:
  br label %"head.1"
end.1:
  ret void
head.1:
  %".25" = phi  i64 [0, %"loop"], [%".63", %"end.3"]
  %".26" = icmp slt i64 %".25", %"size_1"
  br i1 %".26", label %"loop.1", label %"end.2"
loop.1:
  br label %"head.2"
end.2:
  %".65" = add i64 %".21", 1
  br label %"head"
head.2:
  %".29" = phi  i64 [0, %"loop.1"], [%".61", %"loop.2"]
  %".30" = icmp slt i64 %".29", %"size_2"
  br i1 %".30", label %"loop.2", label %"end.3"
loop.2:
  %".32" = mul i64 %".21", %"size_1"
  %".33" = add i64 %".32", %".25"
  %".34" = mul i64 %".33", %"size_2"
  %".35" = add i64 %".34", %".29"
  %".36" = mul i64 %".21", %"step_given_0_0"
  %".37" = mul i64 %".25", %"step_given_0_1"
  %".38" = mul i64 %".29", %"step_given_0_2"
  %".39" = add i64 %".36", %".37"
  %".40" = add i64 %".39", %".38"
  %".41" = mul i64 %".21", %"step_given_1_0"
  %".42" = mul i64 %".25", %"step_given_1_1"
  %".43" = mul i64 %".29", %"step_given_1_2"
  %".44" = add i64 %".41", %".42"
  %".45" = add i64 %".44", %".43"
  %".46" = mul i64 %".21", %"step_given_2_0"
  %".47" = mul i64 %".25", %"step_given_2_1"
  %".48" = mul i64 %".29", %"step_given_2_2"
  %".49" = add i64 %".46", %".47"
  %".50" = add i64 %".49", %".48"
  %".51" = getelementptr i8, i8* %"given_0", i64 %".40"
  %".52" = load i8, i8* %".51"
  %".53" = getelementptr float, float* %"given_1", i64 %".45"
  %".54" = load float, float* %".53"
  %".55" = getelementptr float, float* %"given_2", i64 %".50"
  %".56" = load float, float* %".55"
  %".57" = icmp ne i8 %".52", 0
  %".58" = select  i1 %".57", float %".54", float %".56"
  %".59" = getelementptr float, float* %"made", i64 %".35"
  store float %".58", float* %".59"
  %".61" = add i64 %".29", 1
  br label %"head.2"
end.3:
  %".63" = add i64 %".25", 1
  br label %"head.1"
}

define void @"add_float64_float64_float64"(double* noalias %"made", double* noalias %"given_0", double* noalias %"given_1", i64 %"step_given_0", i64 %"step_given_1", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".11" = phi  i64 [%"first", %"body"], [%".23", %"loop"]
  %".12" = icmp slt i64 %".11", %"end"
  br i1 %".12", label %"loop", label %"end.1"
loop:
  %".14" = mul i64 %".11", %"step_given_0"
  %".15" = mul i64 %".11", %"step_given_1"
  %".16" = getelementptr double, double* %"given_0", i64 %".14"
  %".17" = load double, double* %".16"
  %".18" = getelementptr double, double* %"given_1", i64 %".15"
  %".19" = load double, double* %".18"
  %".20" = fadd double %".17", %".19"
  %".21" = getelementptr double, double* %"made", i64 %".11"
  store double %".20", double* %".21"
  %".23" = add i64 %".11", 1
  br label %"head"
end.1:
  ret void
}

define void @"add_float64_float64_float64_spread"(double* noalias %"made", double* noalias %"given_0", double* noalias %"given_1", i64 %"size_1", i64 %"size_2", i64 %"step_given_0_0", i64 %"step_given_0_1", i64 %"step_given_0_2", i64 %"step_given_1_0", i64 %"step_given_1_1", i64 %"step_given_1_2", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".17" = phi  i64 [%"first", %"body"], [%".53", %"end.2"]
  %".18" = icmp slt i64 %".17", %"end"
  br i1 %".18", label %"loop", label %"end.1"
loop:
  br label %"head.1"
end.1:
  ret void
head.1:
  %".21" = phi  i64 [0, %"loop"], [%".51", %"end.3"]
  %".22" = icmp slt i64 %".21", %"size_1"
  br i1 %".22", label %"loop.1", label %"end.2"
loop.1:
  br label %"head.2"
end.2:
  %".53" = add i64 %".17", 1
  br label %"head"
head.2:
  %".25" = phi  i64 [0, %"loop.1"], [%".49", %"loop.2"]
  %".26" = icmp slt i64 %".25", %"size_2"
  br i1 %".26", label %"loop.2", label %"end.3"
loop.2:
  %".28" = mul i64 %".17", %"size_1"
  %".29" = add i64 %".28", %".21"
  %".30" = mul i64 %".29", %"size_2"
  %".31" = add i64 %".30", %".25"
  %".32" = mul i64 %".17", %"step_given_0_0"
  %".33" = mul i64 %".21", %"step_given_0_1"
  %".34" = mul i64 %".25", %"step_given_0_2"
  %".35" = add i64 %".32", %".33"
  %".36" = add i64 %".35", %".34"
  %".37" = mul i64 %".17", %"step_given_1_0"
  %".38" = mul i64 %".21", %"step_given_1_1"
  %".39" = mul i64 %".25", %"step_given_1_2"
  %".40" = add i64 %".37", %".38"
  %".41" = add i64 %".40", %".39"
  %".42" = getelementptr double, double* %"given_0", i64 %".36"
  %".43" = load double, double* %".42"
  %".44" = getelementptr double, double* %"given_1", i64 %".41"
  %".45" = load double, double* %".44"
  %".46" = fadd double %".43", %".45"
  %".47" = getelementptr double, double* %"made", i64 %".31"
  store double %".46", double* %".47"
  %".49" = add i64 %".25", 1
  br label %"head.2"
end.3:
  %".51" = add i64 %".21", 1
  br label %"head.1"
}

define void @"mul_float64_float64_float64"(double* noalias %"made", double* noalias %"given_0", double* noalias %"given_1", i64 %"step_given_0", i64 %"step_given_1", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".11" = phi  i64 [%"first", %"body"], [%".23", %"loop"]
  %".12" = icmp slt i64 %".11", %"end"
  br i1 %".12", label %"loop", label %"end.1"
loop:
  %".14" = mul i64 %".11", %"step_given_0"
  %".15" = mul i64 %".11", %"step_given_1"
  %".16" = getelementptr double, double* %"given_0", i64 %".14"
  %".17" = load double, double* %".16"
  %".18" = getelementptr double, double* %"given_1", i64 %".15"
  %".19" = load double, double* %".18"
  %".20" = fmul double %".17", %".19"
  %".21" = getelementptr double, double* %"made", i64 %".11"
  store double %".20", double* %".21"
  %".23" = add i64 %".11", 1
  br label %"head"
end.1:
  ret void
}

define void @"mul_float64_float64_float64_spread"(double* noalias %"made", double* noalias %"given_0", double* noalias %"given_1", i64 %"size_1", i64 %"size_2", i64 %"step_given_0_0", i64 %"step_given_0_1", i64 %"step_given_0_2", i64 %"step_given_1_0", i64 %"step_given_1_1", i64 %"step_given_1_2", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".17" = phi  i64 [%"first", %"body"], [%".53", %"end.2"]
  %".18" = icmp slt i64 %".17", %"end"
  br i1 %".18", label %"loop", label %"end.1"
loop:
  br label %"head.1"
end.1:
  ret void
head.1:
  %".21" = phi  i64 [0, %"loop"], [%".51", %"end.3"]
  %".22" = icmp slt i64 %".21", %"size_1"
  br i1 %".22", label %"loop.1", label %"end.2"
loop.1:
  br label %"head.2"
end.2:
  %".53" = add i64 %".17", 1
  br label %"head"
head.2:
  %".25" = phi  i64 [0, %"loop.1"], [%".49", %"loop.2"]
  %".26" = icmp slt i64 %".25", %"size_2"
  br i1 %".26", label %"loop.2", label %"end.3"
loop.2:
  %".28" = mul i64 %".17", %"size_1"
  %".29" = add i64 %".28", %".21"
  %".30" = mul i64 %".29", %"size_2"
  %".31" = add i64 %".30", %".25"
  %".32" = mul i64 %".17", %"step_given_0_0"
  %".33" = mul i64 %".21", %"step_given_0_1"
  %".34" = mul i64 %".25", %"step_given_0_2"
  %".35" = add i64 %".32", %".33"
  %".36" = add i64 %".35", %".34"
  %".37" = mul i64 %".17", %"step_given_1_0"
  %".38" = mul i64 %".21", %"step_given_1_1"
  %".39" = mul i64 %".25", %"step_given_1_2"
  %".40" = add i64 %".37", %".38"
  %".41" = add i64 %".40", %".39"
  %".42" = getelementptr double, double* %"given_0", i64 %".36"
  %".43" = load double, double* %".42"
  %".44" = getelementptr double, double* %"given_1", i64 %".41"
  %".45" = load double, double* %".44"
  %".46" = fmul double %".43", %".45"
  %".47" = getelementptr double, double* %"made", i64 %".31"
  store double %".46", double* %".47"
  %".49" = add i64 %".25", 1
  br label %"head.2"
end.3:
  %".51" = add i64 %".21", 1
  br label %"head.1"
}

define void @"div_float64_float64_float64"(double* noalias %"made", double* noalias %"given_0", double* noalias %"given_1", i64 %"step_given_0", i64 %"step_given_1", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".11" = phi  i64 [%"first", %"body"], [%".23", %"loop"]
  %".12" = icmp slt i64 %".11", %"end"
  br i1 %".12", label %"loop", label %"end.1"
loop:
  %".14" = mul i64 %".11", %"step_given_0"
  %".15" = mul i64 %".11", %"step_given_1"
  %".16" = getelementptr double, double* %"given_0", i64 %".14"
  %".17" = load double, double* %".16"
  %".18" = getelementptr double, double* %"given_1", i64 %".15"
  %".19" = load double, double* %".18"
  %".20" = fdiv double %".17", %".19"
  %".21" = getelementptr double, double* %"made", i64 %".11"
  store double %".20", double* %".21"
  %".23" = add i64 %".11", 1
  br label %"head"
end.1:
  ret void
}

define void @"div_float64_float64_float64_spread"(double* noalias %"made", double* noalias %"given_0", double* noalias %"given_1", i64 %"size_1", i64 %"size_2", i64 %"step_given_0_0", i64 %"step_given_0_1", i64 %"step_given_0_2", i64 %"step_given_1_0", i64 %"step_given_1_1", i64 %"step_given_1_2", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".17" = phi  i64 [%"first", %"body"], [%".53", %"end.2"]
  %".18" = icmp slt i64 %".17", %"end"
  br i1 %".18", label %"loop", label %"end.1"
loop:
  br label %"head.1"
end.1:
  ret void
head.1:
  %".21" = phi  i64 [0, %"loop"], [%".51", %"end.3"]
  %".22" = icmp slt i64 %".21", %"size_1"
  br i1 %".22", label %"loop.1", label %"end.2"
loop.1:
  br label %"head.2"
end.2:
  %".53" = add i64 %".17", 1
  br label %"head"
head.2:
  %".25" = phi  i64 [0, %"loop.1"], [%".49", %"loop.2"]
  %".26" = icmp slt i64 %".25", %"size_2"
  br i1 %".26", label %"loop.2", label %"end.3"
loop.2:
  %".28" = mul i64 %".17", %"size_1"
  %".29" = add i64 %".28", %".21"
  %".30" = mul i64 %".29", %"size_2"
  %".31" = add i64 %".30", %".25"
  %".32" = mul i64 %".17", %"step_given_0_0"
  %".33" = mul i64 %".21", %"step_given_0_1"
  %".34" = mul i64 %".25", %"step_given_0_2"
  %".35" = add i64 %".32", %".33"
  %".36" = add i64 %".35", %".34"
  %".37" = mul i64 %".17", %"step_given_1_0"
  %".38" = mul i64 %".21", %"step_given_1_1"
  %".39" = mul i64 %".25", %"step_given_1_2"
  %".40" = add i64 %".37", %".38"
  %".41" = add i64 %".40", %".39"
  %".42" = getelementptr double, double* %"given_0", i64 %".36"
  %".43" = load double, double* %".42"
  %".44" = getelementptr double, double* %"given_1", i64 %".41"
  %".45" = load double, double* %".44"
  %".46" = fdiv double %".43", %".45"
  %".47" = getelementptr double, double* %"made", i64 %".31"
  store double %".46", double* %".47"
  %".49" = add i64 %".25", 1
  br label %"head.2"
end.3:
  %".51" = add i64 %".21", 1
  br label %"head.1"
}

define void @"neg_float64_float64"(double* noalias %"made", double* noalias %"given_0", i64 %"step_given_0", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".9" = phi  i64 [%"first", %"body"], [%".18", %"loop"]
  %".10" = icmp slt i64 %".9", %"end"
  br i1 %".10", label %"loop", label %"end.1"
loop:
  %".12" = mul i64 %".9", %"step_given_0"
  %".13" = getelementptr double, double* %"given_0", i64 %".12"
  %".14" = load double, double* %".13"
  %".15" = fneg double %".14"
  %".16" = getelementptr double, double* %"made", i64 %".9"
  store double %".15", double* %".16"
  %".18" = add i64 %".9", 1
  br label %"head"
end.1:
  ret void
}

define void @"neg_float64_float64_spread"(double* noalias %"made", double* noalias %"given_0", i64 %"size_1", i64 %"size_2", i64 %"step_given_0_0", i64 %"step_given_0_1", i64 %"step_given_0_2", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".13" = phi  i64 [%"first", %"body"], [%".42", %"end.2"]
  %".14" = icmp slt i64 %".13", %"end"
  br i1 %".14", label %"loop", label %"end.1"
loop:
  br label %"head.1"
end.1:
  ret void
head.1:
  %".17" = phi  i64 [0, %"loop"], [%".40", %"end.3"]
  %".18" = icmp slt i64 %".17", %"size_1"
  br i1 %".18", label %"loop.1", label %"end.2"
loop.1:
  br label %"head.2"
end.2:
  %".42" = add i64 %".13", 1
  br label %"head"
head.2:
  %".21" = phi  i64 [0, %"loop.1"], [%".38", %"loop.2"]
  %".22" = icmp slt i64 %".21", %"size_2"
  br i1 %".22", label %"loop.2", label %"end.3"
loop.2:
  %".24" = mul i64 %".13", %"size_1"
  %".25" = add i64 %".24", %".17"
  %".26" = mul i64 %".25", %"size_2"
  %".27" = add i64 %".26", %".21"
  %".28" = mul i64 %".13", %"step_given_0_0"
  %".29" = mul i64 %".17", %"step_given_0_1"
  %".30" = mul i64 %".21", %"step_given_0_2"
  %".31" = add i64 %".28", %".29"
  %".32" = add i64 %".31", %".30"
  %".33" = getelementptr double, double* %"given_0", i64 %".32"
  %".34" = load double, double* %".33"
  %".35" = fneg double %".34"
  %".36" = getelementptr double, double* %"made", i64 %".27"
  store double %".35", double* %".36"
  %".38" = add i64 %".21", 1
  br label %"head.2"
end.3:
  %".40" = add i64 %".17", 1
  br label %"head.1"
}

define void @"abs_float64_float64"(double* noalias %"made", double* noalias %"given_0", i64 %"step_given_0", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".9" = phi  i64 [%"first", %"body"], [%".20", %"loop"]
  %".10" = icmp slt i64 %".9", %"end"
  br i1 %".10", label %"loop", label %"end.1"
loop:
  %".12" = mul i64 %".9", %"step_given_0"
  %".13" = getelementptr double, double* %"given_0", i64 %".12"
  %".14" = load double, double* %".13"
  %".15" = bitcast double %".14" to i64
  %".16" = and i64 %".15", 9223372036854775807
  %".17" = bitcast i64 %".16" to double
  %".18" = getelementptr double, double* %"made", i64 %".9"
  store double %".17", double* %".18"
  %".20" = add i64 %".9", 1
  br label %"head"
end.1:
  ret void
}

define void @"abs_float64_float64_spread"(double* noalias %"made", double* noalias %"given_0", i64 %"size_1", i64 %"size_2", i64 %"step_given_0_0", i64 %"step_given_0_1", i64 %"step_given_0_2", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".13" = phi  i64 [%"first", %"body"], [%".44", %"end.2"]
  %".14" = icmp slt i64 %".13", %"end"
  br i1 %".14", label %"loop", label %"end.1"
loop:
  br label %"head.1"
end.1:
  ret void
head.1:
  %".17" = phi  i64 [0, %"loop"], [%".42", %"end.3"]
  %".18" = icmp slt i64 %".17", %"size_1"
  br i1 %".18", label %"loop.1", label %"end.2"
loop.1:
  br label %"head.2"
end.2:
  %".44" = add i64 %".13", 1
  br label %"head"
head.2:
  %".21" = phi  i64 [0, %"loop.1"], [%".40", %"loop.2"]
  %".22" = icmp slt i64 %".21", %"size_2"
  br i1 %".22", label %"loop.2", label %"end.3"
loop.2:
  %".24" = mul i64 %".13", %"size_1"
  %".25" = add i64 %".24", %".17"
  %".26" = mul i64 %".25", %"size_2"
  %".27" = add i64 %".26", %".21"
  %".28" = mul i64 %".13", %"step_given_0_0"
  %".29" = mul i64 %".17", %"step_given_0_1"
  %".30" = mul i64 %".21", %"step_given_0_2"
  %".31" = add i64 %".28", %".29"
  %".32" = add i64 %".31", %".30"
  %".33" = getelementptr double, double* %"given_0", i64 %".32"
  %".34" = load double, double* %".33"
  %".35" = bitcast double %".34" to i64
  %".36" = and i64 %".35", 9223372036854775807
  %".37" = bitcast i64 %".36" to double
  %".38" = getelementptr double, double* %"made", i64 %".27"
  store double %".37", double* %".38"
  %".40" = add i64 %".21", 1
  br label %"head.2"
end.3:
  %".42" = add i64 %".17", 1
  br label %"head.1"
}

define void @"reciprocal_float64_float64"(double* noalias %"made", double* noalias %"given_0", i64 %"step_given_0", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".9" = phi  i64 [%"first", %"body"], [%".18", %"loop"]
  %".10" = icmp slt i64 %".9", %"end"
  br i1 %".10", label %"loop", label %"end.1"
loop:
  %".12" = mul i64 %".9", %"step_given_0"
  %".13" = getelementptr double, double* %"given_0", i64 %".12"
  %".14" = load double, double* %".13"
  %".15" = fdiv double 0x3ff0000000000000, %".14"
  %".16" = getelementptr double, double* %"made", i64 %".9"
  store double %".15", double* %".16"
  %".18" = add i64 %".9", 1
  br label %"head"
end.1:
  ret void
}

define void @"reciprocal_float64_float64_spread"(double* noalias %"made", double* noalias %"given_0", i64 %"size_1", i64 %"size_2", i64 %"step_given_0_0", i64 %"step_given_0_1", i64 %"step_given_0_2", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".13" = phi  i64 [%"first", %"body"], [%".42", %"end.2"]
  %".14" = icmp slt i64 %".13", %"end"
  br i1 %".14", label %"loop", label %"end.1"
loop:
  br label %"head.1"
end.1:
  ret void
head.1:
  %".17" = phi  i64 [0, %"loop"], [%".40", %"end.3"]
  %".18" = icmp slt i64 %".17", %"size_1"
  br i1 %".18", label %"loop.1", label %"end.2"
loop.1:
  br label %"head.2"
end.2:
  %".42" = add i64 %".13", 1
  br label %"head"
head.2:
  %".21" = phi  i64 [0, %"loop.1"], [%".38", %"loop.2"]
  %".22" = icmp slt i64 %".21", %"size_2"
  br i1 %".22", label %"loop.2", label %"end.3"
loop.2:
  %".24" = mul i64 %".13", %"size_1"
  %".25" = add i64 %".24", %".17"
  %".26" = mul i64 %".25", %"size_2"
  %".27" = add i64 %".26", %".21"
  %".28" = mul i64 %".13", %"step_given_0_0"
  %".29" = mul i64 %".17", %"step_given_0_1"
  %".30" = mul i64 %".21", %"step_given_0_2"
  %".31" = add i64 %".28", %".29"
  %".32" = add i64 %".31", %".30"
  %".33" = getelementptr double, double* %"given_0", i64 %".32"
  %".34" = load double, double* %".33"
  %".35" = fdiv double 0x3ff0000000000000, %".34"
  %".36" = getelementptr double, double* %"made", i64 %".27"
  store double %".35", double* %".36"
  %".38" = add i64 %".21", 1
  br label %"head.2"
end.3:
  %".40" = add i64 %".17", 1
  br label %"head.1"
}

define void @"copy_float64_float32"(double* noalias %"made", float* noalias %"given_0", i64 %"step_given_0", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".9" = phi  i64 [%"first", %"body"], [%".18", %"loop"]
  %".10" = icmp slt i64 %".9", %"end"
  br i1 %".10", label %"loop", label %"end.1"
loop:
  %".12" = mul i64 %".9", %"step_given_0"
  %".13" = getelementptr float, float* %"given_0", i64 %".12"
  %".14" = load float, float* %".13"
  %".15" = fpext float %".14" to double
  %".16" = getelementptr double, double* %"made", i64 %".9"
  store double %".15", double* %".16"
  %".18" = add i64 %".9", 1
  br label %"head"
end.1:
  ret void
}

define void @"copy_float64_float32_spread"(double* noalias %"made", float* noalias %"given_0", i64 %"size_1", i64 %"size_2", i64 %"step_given_0_0", i64 %"step_given_0_1", i64 %"step_given_0_2", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".13" = phi  i64 [%"first", %"body"], [%".42", %"end.2"]
  %".14" = icmp slt i64 %".13", %"end"
  br i1 %".14", label %"loop", label %"end.1"
loop:
  br label %"head.1"
end.1:
  ret void
head.1:
  %".17" = phi  i64 [0, %"loop"], [%".40", %"end.3"]
  %".18" = icmp slt i64 %".17", %"size_1"
  br i1 %".18", label %"loop.1", label %"end.2"
loop.1:
  br label %"head.2"
end.2:
  %".42" = add i64 %".13", 1
  br label %"head"
head.2:
  %".21" = phi  i64 [0, %"loop.1"], [%".38", %"loop.2"]
  %".22" = icmp slt i64 %".21", %"size_2"
  br i1 %".22", label %"loop.2", label %"end.3"
loop.2:
  %".24" = mul i64 %".13", %"size_1"
  %".25" = add i64 %".24", %".17"
  %".26" = mul i64 %".25", %"size_2"
  %".27" = add i64 %".26", %".21"
  %".28" = mul i64 %".13", %"step_given_0_0"
  %".29" = mul i64 %".17", %"step_given_0_1"
  %".30" = mul i64 %".21", %"step_given_0_2"
  %".31" = add i64 %".28", %".29"
  %".32" = add i64 %".31", %".30"
  %".33" = getelementptr float, float* %"given_0", i64 %".32"
  %".34" = load float, float* %".33"
  %".35" = fpext float %".34" to double
  %".36" = getelementptr double, double* %"made", i64 %".27"
  store double %".35", double* %".36"
  %".38" = add i64 %".21", 1
  br label %"head.2"
end.3:
  %".40" = add i64 %".17", 1
  br label %"head.1"
}

define void @"gt_bool_float64_float64"(i8* noalias %"made", double* noalias %"given_0", double* noalias %"given_1", i64 %"step_given_0", i64 %"step_given_1", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".11" = phi  i64 [%"first", %"body"], [%".24", %"loop"]
  %".12" = icmp slt i64 %".11", %"end"
  br i1 %".12", label %"loop", label %"end.1"
loop:
  %".14" = mul i64 %".11", %"step_given_0"
  %".15" = mul i64 %".11", %"step_given_1"
  %".16" = getelementptr double, double* %"given_0", i64 %".14"
  %".17" = load double, double* %".16"
  %".18" = getelementptr double, double* %"given_1", i64 %".15"
  %".19" = load double, double* %".18"
  %".20" = fcmp ogt double %".17", %".19"
  %".21" = zext i1 %".20" to i8
  %".22" = getelementptr i8, i8* %"made", i64 %".11"
  store i8 %".21", i8* %".22"
  %".24" = add i64 %".11", 1
  br label %"head"
end.1:
  ret void
}

define void @"gt_bool_float64_float64_spread"(i8* noalias %"made", double* noalias %"given_0", double* noalias %"given_1", i64 %"size_1", i64 %"size_2", i64 %"step_given_0_0", i64 %"step_given_0_1", i64 %"step_given_0_2", i64 %"step_given_1_0", i64 %"step_given_1_1", i64 %"step_given_1_2", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".17" = phi  i64 [%"first", %"body"], [%".54", %"end.2"]
  %".18" = icmp slt i64 %".17", %"end"
  br i1 %".18", label %"loop", label %"end.1"
loop:
  br label %"head.1"
end.1:
  ret void
head.1:
  %".21" = phi  i64 [0, %"loop"], [%".52", %"end.3"]
  %".22" = icmp slt i64 %".21", %"size_1"
  br i1 %".22", label %"loop.1", label %"end.2"
loop.1:
  br label %"head.2"
end.2:
  %".54" = add i64 %".17", 1
  br label %"head"
head.2:
  %".25" = phi  i64 [0, %"loop.1"], [%".50", %"loop.2"]
  %".26" = icmp slt i64 %".25", %"size_2"
  br i1 %".26", label %"loop.2", label %"end.3"
loop.2:
  %".28" = mul i64 %".17", %"size_1"
  %".29" = add i64 %".28", %".21"
  %".30" = mul i64 %".29", %"size_2"
  %".31" = add i64 %".30", %".25"
  %".32" = mul i64 %".17", %"step_given_0_0"
  %".33" = mul i64 %".21", %"step_given_0_1"
  %".34" = mul i64 %".25", %"step_given_0_2"
  %".35" = add i64 %".32", %".33"
  %".36" = add i64 %".35", %".34"
  %".37" = mul i64 %".17", %"step_given_1_0"
  %".38" = mul i64 %".21", %"step_given_1_1"
  %".39" = mul i64 %".25", %"step_given_1_2"
  %".40" = add i64 %".37", %".38"
  %".41" = add i64 %".40", %".39"
  %".42" = getelementptr double, double* %"given_0", i64 %".36"
  %".43" = load double, double* %".42"
  %".44" = getelementptr double, double* %"given_1", i64 %".41"
  %".45" = load double, double* %".44"
  %".46" = fcmp ogt double %".43", %".45"
  %".47" = zext i1 %".46" to i8
  %".48" = getelementptr i8, i8* %"made", i64 %".31"
  store i8 %".47", i8* %".48"
  %".50" = add i64 %".25", 1
  br label %"head.2"
end.3:
  %".52" = add i64 %".21", 1
  br label %"head.1"
}

define void @"lt_bool_float64_float64"(i8* noalias %"made", double* noalias %"given_0", double* noalias %"given_1", i64 %"step_given_0", i64 %"step_given_1", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".11" = phi  i64 [%"first", %"body"], [%".24", %"loop"]
  %".12" = icmp slt i64 %".11", %"end"
  br i1 %".12", label %"loop", label %"end.1"
loop:
  %".14" = mul i64 %".11", %"step_given_0"
  %".15" = mul i64 %".11", %"step_given_1"
  %".16" = getelementptr double, double* %"given_0", i64 %".14"
  %".17" = load double, double* %".16"
  %".18" = getelementptr double, double* %"given_1", i64 %".15"
  %".19" = load double, double* %".18"
  %".20" = fcmp olt double %".17", %".19"
  %".21" = zext i1 %".20" to i8
  %".22" = getelementptr i8, i8* %"made", i64 %".11"
  store i8 %".21", i8* %".22"
  %".24" = add i64 %".11", 1
  br label %"head"
end.1:
  ret void
}

define void @"lt_bool_float64_float64_spread"(i8* noalias %"made", double* noalias %"given_0", double* noalias %"given_1", i64 %"size_1", i64 %"size_2", i64 %"step_given_0_0", i64 %"step_given_0_1", i64 %"step_given_0_2", i64 %"step_given_1_0", i64 %"step_given_1_1", i64 %"step_given_1_2", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".17" = phi  i64 [%"first", %"body"], [%".54", %"end.2"]
  %".18" = icmp slt i64 %".17", %"end"
  br i1 %".18", label %"loop", label %"end.1"
loop:
  br label %"head.1"
end.1:
  ret void
head.1:
  %".21" = phi  i64 [0, %"loop"], [%".52", %"end.3"]
  %".22" = icmp slt i64 %".21", %"size_1"
  br i1 %".22", label %"loop.1", label %"end.2"
loop.1:
  br label %"head.2"
end.2:
  %".54" = add i64 %".17", 1
  br label %"head"
head.2:
  %".25" = phi  i64 [0, %"loop.1"], [%".50", %"loop.2"]
  %".26" = icmp slt i64 %".25", %"size_2"
  br i1 %".26", label %"loop.2", label %"end.3"
loop.2:
  %".28" = mul i64 %".17", %"size_1"
  %".29" = add i64 %".28", %".21"
  %".30" = mul i64 %".29", %"size_2"
  %".31" = add i64 %".30", %".25"
  %".32" = mul i64 %".17", %"step_given_0_0"
  %".33" = mul i64 %".21", %"step_given_0_1"
  %".34" = mul i64 %".25", %"step_given_0_2"
  %".35" = add i64 %".32", %".33"
  %".36" = add i64 %".35", %".34"
  %".37" = mul i64 %".17", %"step_given_1_0"
  %".38" = mul i64 %".21", %"step_given_1_1"
  %".39" = mul i64 %".25", %"step_given_1_2"
  %".40" = add i64 %".37", %".38"
  %".41" = add i64 %".40", %".39"
  %".42" = getelementptr double, double* %"given_0", i64 %".36"
  %".43" = load double, double* %".42"
  %".44" = getelementptr double, double* %"given_1", i64 %".41"
  %".45" = load double, double* %".44"
  %".46" = fcmp olt double %".43", %".45"
  %".47" = zext i1 %".46" to i8
  %".48" = getelementptr i8, i8* %"made", i64 %".31"
  store i8 %".47", i8* %".48"
  %".50" = add i64 %".25", 1
  br label %"head.2"
end.3:
  %".52" = add i64 %".21", 1
  br label %"head.1"
}

define void @"where_float64_bool_float64_float64"(double* noalias %"made", i8* noalias %"given_0", double* noalias %"given_1", double* noalias %"given_2", i64 %"step_given_0", i64 %"step_given_1", i64 %"step_given_2", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".13" = phi  i64 [%"first", %"body"], [%".29", %"loop"]
  %".14" = icmp slt i64 %".13", %"end"
  br i1 %".14", label %"loop", label %"end.1"
loop:
  %".16" = mul i64 %".13", %"step_given_0"
  %".17" = mul i64 %".13", %"step_given_1"
  %".18" = mul i64 %".13", %"step_given_2"
  %".19" = getelementptr i8, i8* %"given_0", i64 %".16"
  %".20" = load i8, i8* %".19"
  %".21" = getelementptr double, double* %"given_1", i64 %".17"
  %".22" = load double, double* %".21"
  %".23" = getelementptr double, double* %"given_2", i64 %".18"
  %".24" = load double, double* %".23"
  %".25" = icmp ne i8 %".20", 0
  %".26" = select  i1 %".25", double %".22", double %".24"
  %".27" = getelementptr double, double* %"made", i64 %".13"
  store double %".26", double* %".27"
  %".29" = add i64 %".13", 1
  br label %"head"
end.1:
  ret void
}

define void @"where_float64_bool_float64_float64_spread"(double* noalias %"made", i8* noalias %"given_0", double* noalias %"given_1", double* noalias %"given_2", i64 %"size_1", i64 %"size_2", i64 %"step_given_0_0", i64 %"step_given_0_1", i64 %"step_given_0_2", i64 %"step_given_1_0", i64 %"step_given_1_1", i64 %"step_given_1_2", i64 %"step_given_2_0", i64 %"step_given_2_1", i64 %"step_given_2_2", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".21" = phi  i64 [%"first", %"body"], [%".65", %"end.2"]
  %".22" = icmp slt i64 %".21", %"end"
  br i1 %".22", label %"loop", label %"end.1"
loop:
  br label %"head.1"
end.1:
  ret void
head.1:
  %".25" = phi  i64 [0, %"loop"], [%".63", %"end.3"]
  %".26" = icmp slt i64 %".25", %"size_1"
  br i1 %".26", label %"loop.1", label %"end.2"
loop.1:
  br label %"head.2"
end.2:
  %".65" = add i64 %".21", 1
  br label %"head"
head.2:
  %".29" = phi  i64 [0, %"loop.1"], [%".61", %"loop.2"]
  %".30" = icmp slt i64 %".29", %"size_2"
  br i1 %".30", label %"loop.2", label %"end.3"
loop.2:
  %".32" = mul i64 %".21", %"size_1"
  %".33" = add i64 %".32", %".25"
  %".34" = mul i64 %".33", %"size_2"
  %".35" = add i64 %".34", %".29"
  %".36" = mul i64 %".21", %"step_given_0_0"
  %".37" = mul i64 %".25", %"step_given_0_1"
  %".38" = mul i64 %".29", %"step_given_0_2"
  %".39" = add i64 %".36", %".37"
  %".40" = add i64 %".39", %".38"
  %".41" = mul i64 %".21", %"step_given_1_0"
  %".42" = mul i64 %".25", %"step_given_1_1"
  %".43" = mul i64 %".29", %"step_given_1_2"
  %".44" = add i64 %".41", %".42"
  %".45" = add i64 %".44", %".43"
  %".46" = mul i64 %".21", %"step_given_2_0"
  %".47" = mul i64 %".25", %"step_given_2_1"
  %".48" = mul i64 %".29", %"step_given_2_2"
  %".49" = add i64 %".46", %".47"
  %".50" = add i64 %".49", %".48"
  %".51" = getelementptr i8, i8* %"given_0", i64 %".40"
  %".52" = load i8, i8* %".51"
  %".53" = getelementptr double, double* %"given_1", i64 %".45"
  %".54" = load double, double* %".53"
  %".55" = getelementptr double, double* %"given_2", i64 %".50"
  %".56" = load double, double* %".55"
  %".57" = icmp ne i8 %".52", 0
  %".58" = select  i1 %".57", double %".54", double %".56"
  %".59" = getelementptr double, double* %"made", i64 %".35"
  store double %".58", double* %".59"
  %".61" = add i64 %".29", 1
  br label %"head.2"
end.3:
  %".63" = add i64 %".25", 1
  br label %"head.1"
}

define void @"add_float64_float64_float32"(double* noalias %"made", double* noalias %"given_0", float* noalias %"given_1", i64 %"step_given_0", i64 %"step_given_1", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".11" = phi  i64 [%"first", %"body"], [%".24", %"loop"]
  %".12" = icmp slt i64 %".11", %"end"
  br i1 %".12", label %"loop", label %"end.1"
loop:
  %".14" = mul i64 %".11", %"step_given_0"
  %".15" = mul i64 %".11", %"step_given_1"
  %".16" = getelementptr double, double* %"given_0", i64 %".14"
  %".17" = load double, double* %".16"
  %".18" = getelementptr float, float* %"given_1", i64 %".15"
  %".19" = load float, float* %".18"
  %".20" = fpext float %".19" to double
  %".21" = fadd double %".17", %".20"
  %".22" = getelementptr double, double* %"made", i64 %".11"
  store double %".21", double* %".22"
  %".24" = add i64 %".11", 1
  br label %"head"
end.1:
  ret void
}

define void @"add_float64_float64_float32_spread"(double* noalias %"made", double* noalias %"given_0", float* noalias %"given_1", i64 %"size_1", i64 %"size_2", i64 %"step_given_0_0", i64 %"step_given_0_1", i64 %"step_given_0_2", i64 %"step_given_1_0", i64 %"step_given_1_1", i64 %"step_given_1_2", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".17" = phi  i64 [%"first", %"body"], [%".54", %"end.2"]
  %".18" = icmp slt i64 %".17", %"end"
  br i1 %".18", label %"loop", label %"end.1"
loop:
  br label %"head.1"
end.1:
  ret void
head.1:
  %".21" = phi  i64 [0, %"loop"], [%".52", %"end.3"]
  %".22" = icmp slt i64 %".21", %"size_1"
  br i1 %".22", label %"loop.1", label %"end.2"
loop.1:
  br label %"head.2"
end.2:
  %".54" = add i64 %".17", 1
  br label %"head"
head.2:
  %".25" = phi  i64 [0, %"loop.1"], [%".50", %"loop.2"]
  %".26" = icmp slt i64 %".25", %"size_2"
  br i1 %".26", label %"loop.2", label %"end.3"
loop.2:
  %".28" = mul i64 %".17", %"size_1"
  %".29" = add i64 %".28", %".21"
  %".30" = mul i64 %".29", %"size_2"
  %".31" = add i64 %".30", %".25"
  %".32" = mul i64 %".17", %"step_given_0_0"
  %".33" = mul i64 %".21", %"step_given_0_1"
  %".34" = mul i64 %".25", %"step_given_0_2"
  %".35" = add i64 %".32", %".33"
  %".36" = add i64 %".35", %".34"
  %".37" = mul i64 %".17", %"step_given_1_0"
  %".38" = mul i64 %".21", %"step_given_1_1"
  %".39" = mul i64 %".25", %"step_given_1_2"
  %".40" = add i64 %".37", %".38"
  %".41" = add i64 %".40", %".39"
  %".42" = getelementptr double, double* %"given_0", i64 %".36"
  %".43" = load double, double* %".42"
  %".44" = getelementptr float, float* %"given_1", i64 %".41"
  %".45" = load float, float* %".44"
  %".46" = fpext float %".45" to double
  %".47" = fadd double %".43", %".46"
  %".48" = getelementptr double, double* %"made", i64 %".31"
  store double %".47", double* %".48"
  %".50" = add i64 %".25", 1
  br label %"head.2"
end.3:
  %".52" = add i64 %".21", 1
  br label %"head.1"
}

define void @"add_float64_float32_float64"(double* noalias %"made", float* noalias %"given_0", double* noalias %"given_1", i64 %"step_given_0", i64 %"step_given_1", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".11" = phi  i64 [%"first", %"body"], [%".24", %"loop"]
  %".12" = icmp slt i64 %".11", %"end"
  br i1 %".12", label %"loop", label %"end.1"
loop:
  %".14" = mul i64 %".11", %"step_given_0"
  %".15" = mul i64 %".11", %"step_given_1"
  %".16" = getelementptr float, float* %"given_0", i64 %".14"
  %".17" = load float, float* %".16"
  %".18" = getelementptr double, double* %"given_1", i64 %".15"
  %".19" = load double, double* %".18"
  %".20" = fpext float %".17" to double
  %".21" = fadd double %".20", %".19"
  %".22" = getelementptr double, double* %"made", i64 %".11"
  store double %".21", double* %".22"
  %".24" = add i64 %".11", 1
  br label %"head"
end.1:
  ret void
}

define void @"add_float64_float32_float64_spread"(double* noalias %"made", float* noalias %"given_0", double* noalias %"given_1", i64 %"size_1", i64 %"size_2", i64 %"step_given_0_0", i64 %"step_given_0_1", i64 %"step_given_0_2", i64 %"step_given_1_0", i64 %"step_given_1_1", i64 %"step_given_1_2", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".17" = phi  i64 [%"first", %"body"], [%".54", %"end.2"]
  %".18" = icmp slt i64 %".17", %"end"
  br i1 %".18", label %"loop", label %"end.1"
loop:
  br label %"head.1"
end.1:
  ret void
head.1:
  %".21" = phi  i64 [0, %"loop"], [%".52", %"end.3"]
  %".22" = icmp slt i64 %".21", %"size_1"
  br i1 %".22", label %"loop.1", label %"end.2"
loop.1:
  br label %"head.2"
end.2:
  %".54" = add i64 %".17", 1
  br label %"head"
head.2:
  %".25" = phi  i64 [0, %"loop.1"], [%".50", %"loop.2"]
  %".26" = icmp slt i64 %".25", %"size_2"
  br i1 %".26", label %"loop.2", label %"end.3"
loop.2:
  %".28" = mul i64 %".17", %"size_1"
  %".29" = add i64 %".28", %".21"
  %".30" = mul i64 %".29", %"size_2"
  %".31" = add i64 %".30", %".25"
  %".32" = mul i64 %".17", %"step_given_0_0"
  %".33" = mul i64 %".21", %"step_given_0_1"
  %".34" = mul i64 %".25", %"step_given_0_2"
  %".35" = add i64 %".32", %".33"
  %".36" = add i64 %".35", %".34"
  %".37" = mul i64 %".17", %"step_given_1_0"
  %".38" = mul i64 %".21", %"step_given_1_1"
  %".39" = mul i64 %".25", %"step_given_1_2"
  %".40" = add i64 %".37", %".38"
  %".41" = add i64 %".40", %".39"
  %".42" = getelementptr float, float* %"given_0", i64 %".36"
  %".43" = load float, float* %".42"
  %".44" = getelementptr double, double* %"given_1", i64 %".41"
  %".45" = load double, double* %".44"
  %".46" = fpext float %".43" to double
  %".47" = fadd double %".46", %".45"
  %".48" = getelementptr double, double* %"made", i64 %".31"
  store double %".47", double* %".48"
  %".50" = add i64 %".25", 1
  br label %"head.2"
end.3:
  %".52" = add i64 %".21", 1
  br label %"head.1"
}

define void @"sums_float32"(float* noalias %"made", float* noalias %"begin", float* noalias %"source", i64* noalias %"index", i64 %"size", i64 %"width", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".12" = phi  i64 [0, %"body"], [%".19", %"loop"]
  %".13" = icmp slt i64 %".12", %"size"
  br i1 %".13", label %"loop", label %"end.1"
loop:
  %".15" = getelementptr float, float* %"begin", i64 %".12"
  %".16" = load float, float* %".15"
  %".17" = getelementptr float, float* %"made", i64 %".12"
  store float %".16", float* %".17", align 4
  %".19" = add i64 %".12", 1
  br label %"head"
end.1:
  br label %"head.1"
head.1:
  %".22" = phi  i64 [%"first", %"end.1"], [%".44", %"end.3"]
  %".23" = icmp slt i64 %".22", %"end"
  br i1 %".23", label %"loop.1", label %"end.2"
loop.1:
  br label %"head.2"
end.2:
  ret void
head.2:
  %".26" = phi  i64 [0, %"loop.1"], [%".42", %"loop.2"]
  %".27" = icmp slt i64 %".26", %"width"
  br i1 %".27", label %"loop.2", label %"end.3"
loop.2:
  %".29" = getelementptr i64, i64* %"index", i64 %".22"
  %".30" = load i64, i64* %".29"
  %".31" = mul i64 %".30", %"width"
  %".32" = add i64 %".31", %".26"
  %".33" = mul i64 %".22", %"width"
  %".34" = add i64 %".33", %".26"
  %".35" = getelementptr float, float* %"source", i64 %".34"
  %".36" = load float, float* %".35"
  %".37" = getelementptr float, float* %"made", i64 %".32"
  %".38" = load float, float* %".37"
  %".39" = fadd float %".38", %".36"
  %".40" = getelementptr float, float* %"made", i64 %".32"
  store float %".39", float* %".40", align 4
  %".42" = add i64 %".26", 1
  br label %"head.2"
end.3:
  %".44" = add i64 %".22", 1
  br label %"head.1"
}

define void @"sums_float64"(double* noalias %"made", double* noalias %"begin", double* noalias %"source", i64* noalias %"index", i64 %"size", i64 %"width", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".12" = phi  i64 [0, %"body"], [%".19", %"loop"]
  %".13" = icmp slt i64 %".12", %"size"
  br i1 %".13", label %"loop", label %"end.1"
loop:
  %".15" = getelementptr double, double* %"begin", i64 %".12"
  %".16" = load double, double* %".15"
  %".17" = getelementptr double, double* %"made", i64 %".12"
  store double %".16", double* %".17", align 8
  %".19" = add i64 %".12", 1
  br label %"head"
end.1:
  br label %"head.1"
head.1:
  %".22" = phi  i64 [%"first", %"end.1"], [%".44", %"end.3"]
  %".23" = icmp slt i64 %".22", %"end"
  br i1 %".23", label %"loop.1", label %"end.2"
loop.1:
  br label %"head.2"
end.2:
  ret void
head.2:
  %".26" = phi  i64 [0, %"loop.1"], [%".42", %"loop.2"]
  %".27" = icmp slt i64 %".26", %"width"
  br i1 %".27", label %"loop.2", label %"end.3"
loop.2:
  %".29" = getelementptr i64, i64* %"index", i64 %".22"
  %".30" = load i64, i64* %".29"
  %".31" = mul i64 %".30", %"width"
  %".32" = add i64 %".31", %".26"
  %".33" = mul i64 %".22", %"width"
  %".34" = add i64 %".33", %".26"
  %".35" = getelementptr double, double* %"source", i64 %".34"
  %".36" = load double, double* %".35"
  %".37" = getelementptr double, double* %"made", i64 %".32"
  %".38" = load double, double* %".37"
  %".39" = fadd double %".38", %".36"
  %".40" = getelementptr double, double* %"made", i64 %".32"
  store double %".39", double* %".40", align 8
  %".42" = add i64 %".26", 1
  br label %"head.2"
end.3:
  %".44" = add i64 %".22", 1
  br label %"head.1"
}

define void @"zeros"(i8* noalias %"made", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  %".6" = sub i64 %"end", %"first"
  %".7" = getelementptr i8, i8* %"made", i64 %"first"
  call void @"llvm.memset.p0i8.i64"(i8* %".7", i8 0, i64 %".6", i1 0)
  ret void
}

declare void @"llvm.memset.p0i8.i64"(i8* %".1", i8 %".2", i64 %".3", i1 %".4")

define void @"bytes"(i8* noalias %"made", i8* noalias %"given", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  %".7" = getelementptr i8, i8* %"made", i64 %"first"
  %".8" = getelementptr i8, i8* %"given", i64 %"first"
  %".9" = sub i64 %"end", %"first"
  call void @"llvm.memcpy.p0i8.p0i8.i64"(i8* %".7", i8* %".8", i64 %".9", i1 0)
  ret void
}

declare void @"llvm.memcpy.p0i8.p0i8.i64"(i8* %".1", i8* %".2", i64 %".3", i1 %".4")

define void @"rows"(i64* noalias %"index", i8* noalias %"made", i8* noalias %"source", i64 %"width", i64 %"count", i64 %"first", i64 %"end", i64 %"piece")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".11" = phi  i64 [%"first", %"body"], [%".24", %"loop"]
  %".12" = icmp slt i64 %".11", %"end"
  br i1 %".12", label %"loop", label %"end.1"
loop:
  %".14" = getelementptr i64, i64* %"index", i64 %".11"
  %".15" = load i64, i64* %".14"
  %".16" = icmp slt i64 %".15", 0
  %".17" = add i64 %".15", %"count"
  %".18" = select  i1 %".16", i64 %".17", i64 %".15"
  %".19" = mul i64 %".11", %"width"
  %".20" = getelementptr i8, i8* %"made", i64 %".19"
  %".21" = mul i64 %".18", %"width"
  %".22" = getelementptr i8, i8* %"source", i64 %".21"
  call void @"llvm.memcpy.p0i8.p0i8.i64"(i8* %".20", i8* %".22", i64 %"width", i1 0)
  %".24" = add i64 %".11", 1
  br label %"head"
end.1:
  ret void
}
