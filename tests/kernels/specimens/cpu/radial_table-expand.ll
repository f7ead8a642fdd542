; ModuleID = "radial_table_expand"
target triple = "x86_64-unknown-linux-gnu"
target datalayout = ""

define void @"expand"(float* noalias %"lengths", float* noalias %"coefficients", float* noalias %"result", i64* noalias %"tables", i64 %"start", i64 %"stop", i64 %"number")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".10" = phi  i64 [%"start", %"body"], [%".71", %"end.1"]
  %".11" = icmp slt i64 %".10", %"stop"
  br i1 %".11", label %"loop", label %"end"
loop:
  %".13" = getelementptr float, float* %"lengths", i64 %".10"
  %".14" = load float, float* %".13"
  %".15" = fcmp oge float %".14", 0x4012000000000000
  %".16" = select  i1 %".15", float 0x4012000000000000, float %".14"
  %".17" = fpext float %".16" to double
  %".18" = fsub double %".17", 0x3fe0000000000000
  %".19" = fmul double %".18", 0x4020000000000000
  %".20" = fcmp ogt double %".19",              0x0
  %".21" = select  i1 %".20", double %".19", double              0x0
  %".22" = fcmp ogt double %".21", 0x403f000000000000
  %".23" = select  i1 %".22", double 0x403f000000000000, double %".21"
  %".24" = fptosi double %".23" to i64
  %".25" = sitofp i64 %".24" to double
  %".26" = fsub double %".19", %".25"
  %".27" = fptrunc double %".26" to float
  %".28" = fcmp olt double %".19", 0xbff0000000000000
  %".29" = select  i1 %".28", float 0x7ff8000000000000, float 0x3ff0000000000000
  %".30" = getelementptr i64, i64* %"tables", i64 %".10"
  %".31" = load i64, i64* %".30"
  %".32" = mul i64 %".31", 32
  %".33" = add i64 %".24", %".32"
  %".34" = mul i64 %".33", 16
  %".35" = select  i1 %".15", float              0x0, float %".29"
  %".36" = getelementptr float, float* %"coefficients", i64 %".34"
  %".37" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".27", i32 0
  %".38" = shufflevector <4 x float> %".37", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".39" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".35", i32 0
  %".40" = shufflevector <4 x float> %".39", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  br label %"head.1"
end:
  ret void
head.1:
  %".42" = phi  i64 [0, %"loop"], [%".69", %"loop.1"]
  %".43" = icmp slt i64 %".42", 4
  br i1 %".43", label %"loop.1", label %"end.1"
loop.1:
  %".45" = add i64 12, %".42"
  %".46" = getelementptr float, float* %".36", i64 %".45"
  %".47" = bitcast float* %".46" to <4 x float>*
  %".48" = load <4 x float>, <4 x float>* %".47", align 4
  %".49" = add i64 8, %".42"
  %".50" = getelementptr float, float* %".36", i64 %".49"
  %".51" = bitcast float* %".50" to <4 x float>*
  %".52" = load <4 x float>, <4 x float>* %".51", align 4
  %".53" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".48", <4 x float> %".38", <4 x float> %".52")
  %".54" = add i64 4, %".42"
  %".55" = getelementptr float, float* %".36", i64 %".54"
  %".56" = bitcast float* %".55" to <4 x float>*
  %".57" = load <4 x float>, <4 x float>* %".56", align 4
  %".58" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".53", <4 x float> %".38", <4 x float> %".57")
  %".59" = getelementptr float, float* %".36", i64 %".42"
  %".60" = bitcast float* %".59" to <4 x float>*
  %".61" = load <4 x float>, <4 x float>* %".60", align 4
  %".62" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".58", <4 x float> %".38", <4 x float> %".61")
  %".63" = fmul <4 x float> %".62", %".40"
  %".64" = mul i64 %".10", 4
  %".65" = add i64 %".64", %".42"
  %".66" = getelementptr float, float* %"result", i64 %".65"
  %".67" = bitcast float* %".66" to <4 x float>*
  store <4 x float> %".63", <4 x float>* %".67", align 4
  %".69" = add i64 %".42", 4
  br label %"head.1"
end.1:
  %".71" = add i64 %".10", 1
  br label %"head"
}

declare <4 x float> @"llvm.fma.v4f32"(<4 x float> %".1", <4 x float> %".2", <4 x float> %".3")

define void @"expand_team"(i64* noalias %"given")
{
entry:
  br label %"body"
body:
  %".3" = getelementptr i64, i64* %"given", i64 0
  %".4" = load i64, i64* %".3"
  %".5" = getelementptr i64, i64* %"given", i64 1
  %".6" = load i64, i64* %".5"
  %".7" = getelementptr i64, i64* %"given", i64 2
  %".8" = load i64, i64* %".7"
  %".9" = getelementptr i64, i64* %"given", i64 3
  %".10" = load i64, i64* %".9"
  %".11" = inttoptr i64 %".4" to float*
  %".12" = inttoptr i64 %".6" to float*
  %".13" = inttoptr i64 %".8" to float*
  %".14" = inttoptr i64 %".10" to i64*
  %".15" = call i32 @"omp_get_thread_num"()
  %".16" = sext i32 %".15" to i64
  %".17" = call i32 @"omp_get_num_threads"()
  %".18" = sext i32 %".17" to i64
  %".19" = getelementptr i64, i64* %"given", i64 4
  %".20" = load i64, i64* %".19"
  br label %"head"
head:
  %".22" = phi  i64 [%".16", %"body"], [%".32", %"loop"]
  %".23" = icmp slt i64 %".22", %".20"
  br i1 %".23", label %"loop", label %"end"
loop:
  %".25" = add i64 5, %".22"
  %".26" = getelementptr i64, i64* %"given", i64 %".25"
  %".27" = getelementptr i64, i64* %".26", i64 0
  %".28" = load i64, i64* %".27"
  %".29" = getelementptr i64, i64* %".26", i64 1
  %".30" = load i64, i64* %".29"
  call void @"expand"(float* %".11", float* %".12", float* %".13", i64* %".14", i64 %".28", i64 %".30", i64 %".22")
  %".32" = add i64 %".22", %".18"
  br label %"head"
end:
  ret void
}

declare i32 @"omp_get_thread_num"()

declare i32 @"omp_get_num_threads"()
