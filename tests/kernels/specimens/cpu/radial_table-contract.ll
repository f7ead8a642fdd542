; ModuleID = "radial_table_contract"
target triple = "x86_64-unknown-linux-gnu"
target datalayout = ""

define void @"contract"(float* noalias %"grad", float* noalias %"lengths", float* noalias %"coefficients", float* noalias %"result", i64 %"start", i64 %"stop", i64 %"number")
{
entry:
  %".37" = alloca <4 x float>
  br label %"body"
body:
  br label %"head"
head:
  %".10" = phi  i64 [%"start", %"body"], [%".82", %"end.1"]
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
  %".30" = select  i1 %".15", float              0x0, float %".29"
  %".31" = mul i64 %".24", 16
  %".32" = getelementptr float, float* %"coefficients", i64 %".31"
  %".33" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".27", i32 0
  %".34" = shufflevector <4 x float> %".33", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".35" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".30", i32 0
  %".36" = shufflevector <4 x float> %".35", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".37"
  br label %"head.1"
end:
  ret void
head.1:
  %".40" = phi  i64 [0, %"loop"], [%".70", %"loop.1"]
  %".41" = icmp slt i64 %".40", 4
  br i1 %".41", label %"loop.1", label %"end.1"
loop.1:
  %".43" = mul i64 %".10", 4
  %".44" = add i64 %".43", %".40"
  %".45" = getelementptr float, float* %"grad", i64 %".44"
  %".46" = bitcast float* %".45" to <4 x float>*
  %".47" = load <4 x float>, <4 x float>* %".46", align 4
  %".48" = add i64 12, %".40"
  %".49" = getelementptr float, float* %".32", i64 %".48"
  %".50" = bitcast float* %".49" to <4 x float>*
  %".51" = load <4 x float>, <4 x float>* %".50", align 4
  %".52" = add i64 8, %".40"
  %".53" = getelementptr float, float* %".32", i64 %".52"
  %".54" = bitcast float* %".53" to <4 x float>*
  %".55" = load <4 x float>, <4 x float>* %".54", align 4
  %".56" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".51", <4 x float> %".34", <4 x float> %".55")
  %".57" = add i64 4, %".40"
  %".58" = getelementptr float, float* %".32", i64 %".57"
  %".59" = bitcast float* %".58" to <4 x float>*
  %".60" = load <4 x float>, <4 x float>* %".59", align 4
  %".61" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".56", <4 x float> %".34", <4 x float> %".60")
  %".62" = getelementptr float, float* %".32", i64 %".40"
  %".63" = bitcast float* %".62" to <4 x float>*
  %".64" = load <4 x float>, <4 x float>* %".63", align 4
  %".65" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".61", <4 x float> %".34", <4 x float> %".64")
  %".66" = fmul <4 x float> %".65", %".36"
  %".67" = load <4 x float>, <4 x float>* %".37"
  %".68" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".47", <4 x float> %".66", <4 x float> %".67")
  store <4 x float> %".68", <4 x float>* %".37"
  %".70" = add i64 %".40", 4
  br label %"head.1"
end.1:
  %".72" = load <4 x float>, <4 x float>* %".37"
  %".73" = shufflevector <4 x float> %".72", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".74" = shufflevector <4 x float> %".72", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".75" = fadd <2 x float> %".73", %".74"
  %".76" = shufflevector <2 x float> %".75", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".77" = shufflevector <2 x float> %".75", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".78" = fadd <1 x float> %".76", %".77"
  %".79" = extractelement <1 x float> %".78", i32 0
  %".80" = getelementptr float, float* %"result", i64 %".10"
  store float %".79", float* %".80", align 4
  %".82" = add i64 %".10", 1
  br label %"head"
}

declare <4 x float> @"llvm.fma.v4f32"(<4 x float> %".1", <4 x float> %".2", <4 x float> %".3")

define void @"contract_team"(i64* noalias %"given")
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
  %".14" = inttoptr i64 %".10" to float*
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
  call void @"contract"(float* %".11", float* %".12", float* %".13", float* %".14", i64 %".28", i64 %".30", i64 %".22")
  %".32" = add i64 %".22", %".18"
  br label %"head"
end:
  ret void
}

declare i32 @"omp_get_thread_num"()

declare i32 @"omp_get_num_threads"()
