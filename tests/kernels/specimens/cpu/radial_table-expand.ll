; ModuleID = "radial_table_expand"
target triple = "x86_64-unknown-linux-gnu"
target datalayout = ""

define void @"expand"(float* noalias %"lengths", float* noalias %"coefficients", float* noalias %"result", i64 %"start", i64 %"stop", i64 %"number")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".9" = phi  i64 [%"start", %"body"], [%".66", %"end.1"]
  %".10" = icmp slt i64 %".9", %"stop"
  br i1 %".10", label %"loop", label %"end"
loop:
  %".12" = getelementptr float, float* %"lengths", i64 %".9"
  %".13" = load float, float* %".12"
  %".14" = fcmp oge float %".13", 0x4012000000000000
  %".15" = select  i1 %".14", float 0x4012000000000000, float %".13"
  %".16" = fpext float %".15" to double
  %".17" = fsub double %".16", 0x3fe0000000000000
  %".18" = fmul double %".17", 0x4020000000000000
  %".19" = fcmp ogt double %".18",              0x0
  %".20" = select  i1 %".19", double %".18", double              0x0
  %".21" = fcmp ogt double %".20", 0x403f000000000000
  %".22" = select  i1 %".21", double 0x403f000000000000, double %".20"
  %".23" = fptosi double %".22" to i64
  %".24" = sitofp i64 %".23" to double
  %".25" = fsub double %".18", %".24"
  %".26" = fptrunc double %".25" to float
  %".27" = fcmp olt double %".18", 0xbff0000000000000
  %".28" = select  i1 %".27", float 0x7ff8000000000000, float 0x3ff0000000000000
  %".29" = select  i1 %".14", float              0x0, float %".28"
  %".30" = mul i64 %".23", 16
  %".31" = getelementptr float, float* %"coefficients", i64 %".30"
  %".32" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".26", i32 0
  %".33" = shufflevector <4 x float> %".32", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".34" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".29", i32 0
  %".35" = shufflevector <4 x float> %".34", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  br label %"head.1"
end:
  ret void
head.1:
  %".37" = phi  i64 [0, %"loop"], [%".64", %"loop.1"]
  %".38" = icmp slt i64 %".37", 4
  br i1 %".38", label %"loop.1", label %"end.1"
loop.1:
  %".40" = add i64 12, %".37"
  %".41" = getelementptr float, float* %".31", i64 %".40"
  %".42" = bitcast float* %".41" to <4 x float>*
  %".43" = load <4 x float>, <4 x float>* %".42", align 4
  %".44" = add i64 8, %".37"
  %".45" = getelementptr float, float* %".31", i64 %".44"
  %".46" = bitcast float* %".45" to <4 x float>*
  %".47" = load <4 x float>, <4 x float>* %".46", align 4
  %".48" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".43", <4 x float> %".33", <4 x float> %".47")
  %".49" = add i64 4, %".37"
  %".50" = getelementptr float, float* %".31", i64 %".49"
  %".51" = bitcast float* %".50" to <4 x float>*
  %".52" = load <4 x float>, <4 x float>* %".51", align 4
  %".53" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".48", <4 x float> %".33", <4 x float> %".52")
  %".54" = getelementptr float, float* %".31", i64 %".37"
  %".55" = bitcast float* %".54" to <4 x float>*
  %".56" = load <4 x float>, <4 x float>* %".55", align 4
  %".57" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".53", <4 x float> %".33", <4 x float> %".56")
  %".58" = fmul <4 x float> %".57", %".35"
  %".59" = mul i64 %".9", 4
  %".60" = add i64 %".59", %".37"
  %".61" = getelementptr float, float* %"result", i64 %".60"
  %".62" = bitcast float* %".61" to <4 x float>*
  store <4 x float> %".58", <4 x float>* %".62", align 4
  %".64" = add i64 %".37", 4
  br label %"head.1"
end.1:
  %".66" = add i64 %".9", 1
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
  %".9" = inttoptr i64 %".4" to float*
  %".10" = inttoptr i64 %".6" to float*
  %".11" = inttoptr i64 %".8" to float*
  %".12" = call i32 @"omp_get_thread_num"()
  %".13" = sext i32 %".12" to i64
  %".14" = call i32 @"omp_get_num_threads"()
  %".15" = sext i32 %".14" to i64
  %".16" = getelementptr i64, i64* %"given", i64 3
  %".17" = load i64, i64* %".16"
  br label %"head"
head:
  %".19" = phi  i64 [%".13", %"body"], [%".29", %"loop"]
  %".20" = icmp slt i64 %".19", %".17"
  br i1 %".20", label %"loop", label %"end"
loop:
  %".22" = add i64 4, %".19"
  %".23" = getelementptr i64, i64* %"given", i64 %".22"
  %".24" = getelementptr i64, i64* %".23", i64 0
  %".25" = load i64, i64* %".24"
  %".26" = getelementptr i64, i64* %".23", i64 1
  %".27" = load i64, i64* %".26"
  call void @"expand"(float* %".9", float* %".10", float* %".11", i64 %".25", i64 %".27", i64 %".19")
  %".29" = add i64 %".19", %".15"
  br label %"head"
end:
  ret void
}

declare i32 @"omp_get_thread_num"()

declare i32 @"omp_get_num_threads"()
