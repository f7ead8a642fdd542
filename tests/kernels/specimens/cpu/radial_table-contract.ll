; ModuleID = "radial_table_contract"
target triple = "x86_64-unknown-linux-gnu"
target datalayout = ""

define void @"contract"(float* noalias %"grad", float* noalias %"lengths", float* noalias %"coefficients", float* noalias %"result", i64* noalias %"tables", i64 %"start", i64 %"stop", i64 %"number")
{
entry:
  %".42" = alloca <4 x float>
  br label %"body"
body:
  br label %"head"
head:
  %".11" = phi  i64 [%"start", %"body"], [%".87", %"end.1"]
  %".12" = icmp slt i64 %".11", %"stop"
  br i1 %".12", label %"loop", label %"end"
loop:
  %".14" = getelementptr float, float* %"lengths", i64 %".11"
  %".15" = load float, float* %".14"
  %".16" = fcmp oge float %".15", 0x4012000000000000
  %".17" = select  i1 %".16", float 0x4012000000000000, float %".15"
  %".18" = fpext float %".17" to double
  %".19" = fsub double %".18", 0x3fe0000000000000
  %".20" = fmul double %".19", 0x4020000000000000
  %".21" = fcmp ogt double %".20",              0x0
  %".22" = select  i1 %".21", double %".20", double              0x0
  %".23" = fcmp ogt double %".22", 0x403f000000000000
  %".24" = select  i1 %".23", double 0x403f000000000000, double %".22"
  %".25" = fptosi double %".24" to i64
  %".26" = sitofp i64 %".25" to double
  %".27" = fsub double %".20", %".26"
  %".28" = fptrunc double %".27" to float
  %".29" = fcmp olt double %".20", 0xbff0000000000000
  %".30" = select  i1 %".29", float 0x7ff8000000000000, float 0x3ff0000000000000
  %".31" = getelementptr i64, i64* %"tables", i64 %".11"
  %".32" = load i64, i64* %".31"
  %".33" = mul i64 %".32", 32
  %".34" = add i64 %".25", %".33"
  %".35" = mul i64 %".34", 16
  %".36" = select  i1 %".16", float              0x0, float %".30"
  %".37" = getelementptr float, float* %"coefficients", i64 %".35"
  %".38" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".28", i32 0
  %".39" = shufflevector <4 x float> %".38", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".40" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".36", i32 0
  %".41" = shufflevector <4 x float> %".40", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".42"
  br label %"head.1"
end:
  ret void
head.1:
  %".45" = phi  i64 [0, %"loop"], [%".75", %"loop.1"]
  %".46" = icmp slt i64 %".45", 4
  br i1 %".46", label %"loop.1", label %"end.1"
loop.1:
  %".48" = mul i64 %".11", 4
  %".49" = add i64 %".48", %".45"
  %".50" = getelementptr float, float* %"grad", i64 %".49"
  %".51" = bitcast float* %".50" to <4 x float>*
  %".52" = load <4 x float>, <4 x float>* %".51", align 4
  %".53" = add i64 12, %".45"
  %".54" = getelementptr float, float* %".37", i64 %".53"
  %".55" = bitcast float* %".54" to <4 x float>*
  %".56" = load <4 x float>, <4 x float>* %".55", align 4
  %".57" = add i64 8, %".45"
  %".58" = getelementptr float, float* %".37", i64 %".57"
  %".59" = bitcast float* %".58" to <4 x float>*
  %".60" = load <4 x float>, <4 x float>* %".59", align 4
  %".61" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".56", <4 x float> %".39", <4 x float> %".60")
  %".62" = add i64 4, %".45"
  %".63" = getelementptr float, float* %".37", i64 %".62"
  %".64" = bitcast float* %".63" to <4 x float>*
  %".65" = load <4 x float>, <4 x float>* %".64", align 4
  %".66" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".61", <4 x float> %".39", <4 x float> %".65")
  %".67" = getelementptr float, float* %".37", i64 %".45"
  %".68" = bitcast float* %".67" to <4 x float>*
  %".69" = load <4 x float>, <4 x float>* %".68", align 4
  %".70" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".66", <4 x float> %".39", <4 x float> %".69")
  %".71" = fmul <4 x float> %".70", %".41"
  %".72" = load <4 x float>, <4 x float>* %".42"
  %".73" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".52", <4 x float> %".71", <4 x float> %".72")
  store <4 x float> %".73", <4 x float>* %".42"
  %".75" = add i64 %".45", 4
  br label %"head.1"
end.1:
  %".77" = load <4 x float>, <4 x float>* %".42"
  %".78" = shufflevector <4 x float> %".77", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".79" = shufflevector <4 x float> %".77", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".80" = fadd <2 x float> %".78", %".79"
  %".81" = shufflevector <2 x float> %".80", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".82" = shufflevector <2 x float> %".80", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".83" = fadd <1 x float> %".81", %".82"
  %".84" = extractelement <1 x float> %".83", i32 0
  %".85" = getelementptr float, float* %"result", i64 %".11"
  store float %".84", float* %".85", align 4
  %".87" = add i64 %".11", 1
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
  %".11" = getelementptr i64, i64* %"given", i64 4
  %".12" = load i64, i64* %".11"
  %".13" = inttoptr i64 %".4" to float*
  %".14" = inttoptr i64 %".6" to float*
  %".15" = inttoptr i64 %".8" to float*
  %".16" = inttoptr i64 %".10" to float*
  %".17" = inttoptr i64 %".12" to i64*
  %".18" = call i32 @"omp_get_thread_num"()
  %".19" = sext i32 %".18" to i64
  %".20" = call i32 @"omp_get_num_threads"()
  %".21" = sext i32 %".20" to i64
  %".22" = getelementptr i64, i64* %"given", i64 5
  %".23" = load i64, i64* %".22"
  br label %"head"
head:
  %".25" = phi  i64 [%".19", %"body"], [%".35", %"loop"]
  %".26" = icmp slt i64 %".25", %".23"
  br i1 %".26", label %"loop", label %"end"
loop:
  %".28" = add i64 6, %".25"
  %".29" = getelementptr i64, i64* %"given", i64 %".28"
  %".30" = getelementptr i64, i64* %".29", i64 0
  %".31" = load i64, i64* %".30"
  %".32" = getelementptr i64, i64* %".29", i64 1
  %".33" = load i64, i64* %".32"
  call void @"contract"(float* %".13", float* %".14", float* %".15", float* %".16", i64* %".17", i64 %".31", i64 %".33", i64 %".25")
  %".35" = add i64 %".25", %".21"
  br label %"head"
end:
  ret void
}

declare i32 @"omp_get_thread_num"()

declare i32 @"omp_get_num_threads"()
