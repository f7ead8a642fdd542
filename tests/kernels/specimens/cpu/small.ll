; ModuleID = "small"
target triple = "x86_64-unknown-linux-gnu"
target datalayout = ""

define void @"add_float32_float32_float32"(float* noalias %"made", float* noalias %"given_0", float* noalias %"given_1", i64 %"step_0", i64 %"step_1", i64 %"first", i64 %"end", i64 %"piece")
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
  %".14" = mul i64 %".11", %"step_0"
  %".15" = getelementptr float, float* %"given_0", i64 %".14"
  %".16" = load float, float* %".15"
  %".17" = mul i64 %".11", %"step_1"
  %".18" = getelementptr float, float* %"given_1", i64 %".17"
  %".19" = load float, float* %".18"
  %".20" = fadd float %".16", %".19"
  %".21" = getelementptr float, float* %"made", i64 %".11"
  store float %".20", float* %".21"
  %".23" = add i64 %".11", 1
  br label %"head"
end.1:
  ret void
}

define void @"mul_float32_float32_float32"(float* noalias %"made", float* noalias %"given_0", float* noalias %"given_1", i64 %"step_0", i64 %"step_1", i64 %"first", i64 %"end", i64 %"piece")
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
  %".14" = mul i64 %".11", %"step_0"
  %".15" = getelementptr float, float* %"given_0", i64 %".14"
  %".16" = load float, float* %".15"
  %".17" = mul i64 %".11", %"step_1"
  %".18" = getelementptr float, float* %"given_1", i64 %".17"
  %".19" = load float, float* %".18"
  %".20" = fmul float %".16", %".19"
  %".21" = getelementptr float, float* %"made", i64 %".11"
  store float %".20", float* %".21"
  %".23" = add i64 %".11", 1
  br label %"head"
end.1:
  ret void
}

define void @"div_float32_float32_float32"(float* noalias %"made", float* noalias %"given_0", float* noalias %"given_1", i64 %"step_0", i64 %"step_1", i64 %"first", i64 %"end", i64 %"piece")
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
  %".14" = mul i64 %".11", %"step_0"
  %".15" = getelementptr float, float* %"given_0", i64 %".14"
  %".16" = load float, float* %".15"
  %".17" = mul i64 %".11", %"step_1"
  %".18" = getelementptr float, float* %"given_1", i64 %".17"
  %".19" = load float, float* %".18"
  %".20" = fdiv float %".16", %".19"
  %".21" = getelementptr float, float* %"made", i64 %".11"
  store float %".20", float* %".21"
  %".23" = add i64 %".11", 1
  br label %"head"
end.1:
  ret void
}

define void @"neg_float32_float32"(float* noalias %"made", float* noalias %"given_0", i64 %"step_0", i64 %"first", i64 %"end", i64 %"piece")
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
  %".12" = mul i64 %".9", %"step_0"
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

define void @"abs_float32_float32"(float* noalias %"made", float* noalias %"given_0", i64 %"step_0", i64 %"first", i64 %"end", i64 %"piece")
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
  %".12" = mul i64 %".9", %"step_0"
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

define void @"copy_float32_float64"(float* noalias %"made", double* noalias %"given_0", i64 %"step_0", i64 %"first", i64 %"end", i64 %"piece")
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
  %".12" = mul i64 %".9", %"step_0"
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

define void @"gt_bool_float32_float32"(i8* noalias %"made", float* noalias %"given_0", float* noalias %"given_1", i64 %"step_0", i64 %"step_1", i64 %"first", i64 %"end", i64 %"piece")
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
  %".14" = mul i64 %".11", %"step_0"
  %".15" = getelementptr float, float* %"given_0", i64 %".14"
  %".16" = load float, float* %".15"
  %".17" = mul i64 %".11", %"step_1"
  %".18" = getelementptr float, float* %"given_1", i64 %".17"
  %".19" = load float, float* %".18"
  %".20" = fcmp ogt float %".16", %".19"
  %".21" = zext i1 %".20" to i8
  %".22" = getelementptr i8, i8* %"made", i64 %".11"
  store i8 %".21", i8* %".22"
  %".24" = add i64 %".11", 1
  br label %"head"
end.1:
  ret void
}

define void @"lt_bool_float32_float32"(i8* noalias %"made", float* noalias %"given_0", float* noalias %"given_1", i64 %"step_0", i64 %"step_1", i64 %"first", i64 %"end", i64 %"piece")
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
  %".14" = mul i64 %".11", %"step_0"
  %".15" = getelementptr float, float* %"given_0", i64 %".14"
  %".16" = load float, float* %".15"
  %".17" = mul i64 %".11", %"step_1"
  %".18" = getelementptr float, float* %"given_1", i64 %".17"
  %".19" = load float, float* %".18"
  %".20" = fcmp olt float %".16", %".19"
  %".21" = zext i1 %".20" to i8
  %".22" = getelementptr i8, i8* %"made", i64 %".11"
  store i8 %".21", i8* %".22"
  %".24" = add i64 %".11", 1
  br label %"head"
end.1:
  ret void
}

define void @"where_float32_bool_float32_float32"(float* noalias %"made", i8* noalias %"given_0", float* noalias %"given_1", float* noalias %"given_2", i64 %"step_0", i64 %"step_1", i64 %"step_2", i64 %"first", i64 %"end", i64 %"piece")
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
  %".16" = mul i64 %".13", %"step_0"
  %".17" = getelementptr i8, i8* %"given_0", i64 %".16"
  %".18" = load i8, i8* %".17"
  %".19" = mul i64 %".13", %"step_1"
  %".20" = getelementptr float, float* %"given_1", i64 %".19"
  %".21" = load float, float* %".20"
  %".22" = mul i64 %".13", %"step_2"
  %".23" = getelementptr float, float* %"given_2", i64 %".22"
  %".24" = load float, float* %".23"
  %".25" = icmp ne i8 %".18", 0
  %".26" = select  i1 %".25", float %".21", float %".24"
  %".27" = getelementptr float, float* %"made", i64 %".13"
  store float %".26", float* %".27"
  %".29" = add i64 %".13", 1
  br label %"head"
end.1:
  ret void
}

define void @"add_float64_float64_float64"(double* noalias %"made", double* noalias %"given_0", double* noalias %"given_1", i64 %"step_0", i64 %"step_1", i64 %"first", i64 %"end", i64 %"piece")
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
  %".14" = mul i64 %".11", %"step_0"
  %".15" = getelementptr double, double* %"given_0", i64 %".14"
  %".16" = load double, double* %".15"
  %".17" = mul i64 %".11", %"step_1"
  %".18" = getelementptr double, double* %"given_1", i64 %".17"
  %".19" = load double, double* %".18"
  %".20" = fadd double %".16", %".19"
  %".21" = getelementptr double, double* %"made", i64 %".11"
  store double %".20", double* %".21"
  %".23" = add i64 %".11", 1
  br label %"head"
end.1:
  ret void
}

define void @"mul_float64_float64_float64"(double* noalias %"made", double* noalias %"given_0", double* noalias %"given_1", i64 %"step_0", i64 %"step_1", i64 %"first", i64 %"end", i64 %"piece")
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
  %".14" = mul i64 %".11", %"step_0"
  %".15" = getelementptr double, double* %"given_0", i64 %".14"
  %".16" = load double, double* %".15"
  %".17" = mul i64 %".11", %"step_1"
  %".18" = getelementptr double, double* %"given_1", i64 %".17"
  %".19" = load double, double* %".18"
  %".20" = fmul double %".16", %".19"
  %".21" = getelementptr double, double* %"made", i64 %".11"
  store double %".20", double* %".21"
  %".23" = add i64 %".11", 1
  br label %"head"
end.1:
  ret void
}

define void @"div_float64_float64_float64"(double* noalias %"made", double* noalias %"given_0", double* noalias %"given_1", i64 %"step_0", i64 %"step_1", i64 %"first", i64 %"end", i64 %"piece")
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
  %".14" = mul i64 %".11", %"step_0"
  %".15" = getelementptr double, double* %"given_0", i64 %".14"
  %".16" = load double, double* %".15"
  %".17" = mul i64 %".11", %"step_1"
  %".18" = getelementptr double, double* %"given_1", i64 %".17"
  %".19" = load double, double* %".18"
  %".20" = fdiv double %".16", %".19"
  %".21" = getelementptr double, double* %"made", i64 %".11"
  store double %".20", double* %".21"
  %".23" = add i64 %".11", 1
  br label %"head"
end.1:
  ret void
}

define void @"neg_float64_float64"(double* noalias %"made", double* noalias %"given_0", i64 %"step_0", i64 %"first", i64 %"end", i64 %"piece")
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
  %".12" = mul i64 %".9", %"step_0"
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

define void @"abs_float64_float64"(double* noalias %"made", double* noalias %"given_0", i64 %"step_0", i64 %"first", i64 %"end", i64 %"piece")
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
  %".12" = mul i64 %".9", %"step_0"
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

define void @"copy_float64_float32"(double* noalias %"made", float* noalias %"given_0", i64 %"step_0", i64 %"first", i64 %"end", i64 %"piece")
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
  %".12" = mul i64 %".9", %"step_0"
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

define void @"gt_bool_float64_float64"(i8* noalias %"made", double* noalias %"given_0", double* noalias %"given_1", i64 %"step_0", i64 %"step_1", i64 %"first", i64 %"end", i64 %"piece")
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
  %".14" = mul i64 %".11", %"step_0"
  %".15" = getelementptr double, double* %"given_0", i64 %".14"
  %".16" = load double, double* %".15"
  %".17" = mul i64 %".11", %"step_1"
  %".18" = getelementptr double, double* %"given_1", i64 %".17"
  %".19" = load double, double* %".18"
  %".20" = fcmp ogt double %".16", %".19"
  %".21" = zext i1 %".20" to i8
  %".22" = getelementptr i8, i8* %"made", i64 %".11"
  store i8 %".21", i8* %".22"
  %".24" = add i64 %".11", 1
  br label %"head"
end.1:
  ret void
}

define void @"lt_bool_float64_float64"(i8* noalias %"made", double* noalias %"given_0", double* noalias %"given_1", i64 %"step_0", i64 %"step_1", i64 %"first", i64 %"end", i64 %"piece")
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
  %".14" = mul i64 %".11", %"step_0"
  %".15" = getelementptr double, double* %"given_0", i64 %".14"
  %".16" = load double, double* %".15"
  %".17" = mul i64 %".11", %"step_1"
  %".18" = getelementptr double, double* %"given_1", i64 %".17"
  %".19" = load double, double* %".18"
  %".20" = fcmp olt double %".16", %".19"
  %".21" = zext i1 %".20" to i8
  %".22" = getelementptr i8, i8* %"made", i64 %".11"
  store i8 %".21", i8* %".22"
  %".24" = add i64 %".11", 1
  br label %"head"
end.1:
  ret void
}

define void @"where_float64_bool_float64_float64"(double* noalias %"made", i8* noalias %"given_0", double* noalias %"given_1", double* noalias %"given_2", i64 %"step_0", i64 %"step_1", i64 %"step_2", i64 %"first", i64 %"end", i64 %"piece")
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
  %".16" = mul i64 %".13", %"step_0"
  %".17" = getelementptr i8, i8* %"given_0", i64 %".16"
  %".18" = load i8, i8* %".17"
  %".19" = mul i64 %".13", %"step_1"
  %".20" = getelementptr double, double* %"given_1", i64 %".19"
  %".21" = load double, double* %".20"
  %".22" = mul i64 %".13", %"step_2"
  %".23" = getelementptr double, double* %"given_2", i64 %".22"
  %".24" = load double, double* %".23"
  %".25" = icmp ne i8 %".18", 0
  %".26" = select  i1 %".25", double %".21", double %".24"
  %".27" = getelementptr double, double* %"made", i64 %".13"
  store double %".26", double* %".27"
  %".29" = add i64 %".13", 1
  br label %"head"
end.1:
  ret void
}

define void @"add_float64_float64_float32"(double* noalias %"made", double* noalias %"given_0", float* noalias %"given_1", i64 %"step_0", i64 %"step_1", i64 %"first", i64 %"end", i64 %"piece")
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
  %".14" = mul i64 %".11", %"step_0"
  %".15" = getelementptr double, double* %"given_0", i64 %".14"
  %".16" = load double, double* %".15"
  %".17" = mul i64 %".11", %"step_1"
  %".18" = getelementptr float, float* %"given_1", i64 %".17"
  %".19" = load float, float* %".18"
  %".20" = fpext float %".19" to double
  %".21" = fadd double %".16", %".20"
  %".22" = getelementptr double, double* %"made", i64 %".11"
  store double %".21", double* %".22"
  %".24" = add i64 %".11", 1
  br label %"head"
end.1:
  ret void
}

define void @"add_float64_float32_float64"(double* noalias %"made", float* noalias %"given_0", double* noalias %"given_1", i64 %"step_0", i64 %"step_1", i64 %"first", i64 %"end", i64 %"piece")
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
  %".14" = mul i64 %".11", %"step_0"
  %".15" = getelementptr float, float* %"given_0", i64 %".14"
  %".16" = load float, float* %".15"
  %".17" = mul i64 %".11", %"step_1"
  %".18" = getelementptr double, double* %"given_1", i64 %".17"
  %".19" = load double, double* %".18"
  %".20" = fpext float %".16" to double
  %".21" = fadd double %".20", %".19"
  %".22" = getelementptr double, double* %"made", i64 %".11"
  store double %".21", double* %".22"
  %".24" = add i64 %".11", 1
  br label %"head"
end.1:
  ret void
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
