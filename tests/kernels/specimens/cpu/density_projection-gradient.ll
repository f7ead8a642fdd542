; ModuleID = "density_projection_gradient"
target triple = "x86_64-unknown-linux-gnu"
target datalayout = ""

define void @"gradient"(float* noalias %"edge_attrs", float* noalias %"hidden", float* noalias %"grad", float* noalias %"grad_attrs", float* noalias %"grad_hidden", i64* noalias %"sender_species", i64* noalias %"receiver_ptr", i64 %"num_species", i64 %"start", i64 %"stop", i64 %"number")
{
entry:
  %".28" = alloca <4 x float>
  br label %"body"
body:
  br label %"head"
head:
  %".14" = phi  i64 [%"start", %"body"], [%".165", %"end.1"]
  %".15" = icmp slt i64 %".14", %"stop"
  br i1 %".15", label %"loop", label %"end"
loop:
  %".17" = getelementptr i64, i64* %"receiver_ptr", i64 %".14"
  %".18" = load i64, i64* %".17"
  %".19" = add i64 1, %".14"
  %".20" = getelementptr i64, i64* %"receiver_ptr", i64 %".19"
  %".21" = load i64, i64* %".20"
  br label %"head.1"
end:
  ret void
head.1:
  %".23" = phi  i64 [%".18", %"loop"], [%".163", %"loop.1"]
  %".24" = icmp slt i64 %".23", %".21"
  br i1 %".24", label %"loop.1", label %"end.1"
loop.1:
  %".26" = mul i64 %".23", 4
  %".27" = mul i64 %".23", 4
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".28"
  %".30" = mul i64 %".14", 4
  %".31" = getelementptr i64, i64* %"sender_species", i64 %".23"
  %".32" = load i64, i64* %".31"
  %".33" = mul i64 %".30", %"num_species"
  %".34" = add i64 %".33", %".32"
  %".35" = mul i64 %".34", 4
  %".36" = getelementptr float, float* %"grad", i64 %".35"
  %".37" = getelementptr float, float* %".36", i64 0
  %".38" = bitcast float* %".37" to <4 x float>*
  %".39" = load <4 x float>, <4 x float>* %".38", align 4
  %".40" = getelementptr float, float* %"edge_attrs", i64 %".26"
  %".41" = load float, float* %".40"
  %".42" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".41", i32 0
  %".43" = shufflevector <4 x float> %".42", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".44" = load <4 x float>, <4 x float>* %".28"
  %".45" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".43", <4 x float> %".39", <4 x float> %".44")
  store <4 x float> %".45", <4 x float>* %".28"
  %".47" = getelementptr float, float* %"hidden", i64 %".27"
  %".48" = bitcast float* %".47" to <4 x float>*
  %".49" = load <4 x float>, <4 x float>* %".48", align 4
  %".50" = fmul <4 x float> %".39", %".49"
  %".51" = shufflevector <4 x float> %".50", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".52" = shufflevector <4 x float> %".50", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".53" = fadd <2 x float> %".51", %".52"
  %".54" = shufflevector <2 x float> %".53", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".55" = shufflevector <2 x float> %".53", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".56" = fadd <1 x float> %".54", %".55"
  %".57" = extractelement <1 x float> %".56", i32 0
  %".58" = getelementptr float, float* %"grad_attrs", i64 %".26"
  store float %".57", float* %".58", align 4
  %".60" = mul i64 %".14", 4
  %".61" = add i64 1, %".60"
  %".62" = getelementptr i64, i64* %"sender_species", i64 %".23"
  %".63" = load i64, i64* %".62"
  %".64" = mul i64 %".61", %"num_species"
  %".65" = add i64 %".64", %".63"
  %".66" = mul i64 %".65", 4
  %".67" = getelementptr float, float* %"grad", i64 %".66"
  %".68" = getelementptr float, float* %".67", i64 0
  %".69" = bitcast float* %".68" to <4 x float>*
  %".70" = load <4 x float>, <4 x float>* %".69", align 4
  %".71" = add i64 1, %".26"
  %".72" = getelementptr float, float* %"edge_attrs", i64 %".71"
  %".73" = load float, float* %".72"
  %".74" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".73", i32 0
  %".75" = shufflevector <4 x float> %".74", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".76" = load <4 x float>, <4 x float>* %".28"
  %".77" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".75", <4 x float> %".70", <4 x float> %".76")
  store <4 x float> %".77", <4 x float>* %".28"
  %".79" = getelementptr float, float* %"hidden", i64 %".27"
  %".80" = bitcast float* %".79" to <4 x float>*
  %".81" = load <4 x float>, <4 x float>* %".80", align 4
  %".82" = fmul <4 x float> %".70", %".81"
  %".83" = shufflevector <4 x float> %".82", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".84" = shufflevector <4 x float> %".82", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".85" = fadd <2 x float> %".83", %".84"
  %".86" = shufflevector <2 x float> %".85", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".87" = shufflevector <2 x float> %".85", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".88" = fadd <1 x float> %".86", %".87"
  %".89" = extractelement <1 x float> %".88", i32 0
  %".90" = add i64 1, %".26"
  %".91" = getelementptr float, float* %"grad_attrs", i64 %".90"
  store float %".89", float* %".91", align 4
  %".93" = mul i64 %".14", 4
  %".94" = add i64 2, %".93"
  %".95" = getelementptr i64, i64* %"sender_species", i64 %".23"
  %".96" = load i64, i64* %".95"
  %".97" = mul i64 %".94", %"num_species"
  %".98" = add i64 %".97", %".96"
  %".99" = mul i64 %".98", 4
  %".100" = getelementptr float, float* %"grad", i64 %".99"
  %".101" = getelementptr float, float* %".100", i64 0
  %".102" = bitcast float* %".101" to <4 x float>*
  %".103" = load <4 x float>, <4 x float>* %".102", align 4
  %".104" = add i64 2, %".26"
  %".105" = getelementptr float, float* %"edge_attrs", i64 %".104"
  %".106" = load float, float* %".105"
  %".107" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".106", i32 0
  %".108" = shufflevector <4 x float> %".107", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".109" = load <4 x float>, <4 x float>* %".28"
  %".110" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".108", <4 x float> %".103", <4 x float> %".109")
  store <4 x float> %".110", <4 x float>* %".28"
  %".112" = getelementptr float, float* %"hidden", i64 %".27"
  %".113" = bitcast float* %".112" to <4 x float>*
  %".114" = load <4 x float>, <4 x float>* %".113", align 4
  %".115" = fmul <4 x float> %".103", %".114"
  %".116" = shufflevector <4 x float> %".115", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".117" = shufflevector <4 x float> %".115", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".118" = fadd <2 x float> %".116", %".117"
  %".119" = shufflevector <2 x float> %".118", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".120" = shufflevector <2 x float> %".118", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".121" = fadd <1 x float> %".119", %".120"
  %".122" = extractelement <1 x float> %".121", i32 0
  %".123" = add i64 2, %".26"
  %".124" = getelementptr float, float* %"grad_attrs", i64 %".123"
  store float %".122", float* %".124", align 4
  %".126" = mul i64 %".14", 4
  %".127" = add i64 3, %".126"
  %".128" = getelementptr i64, i64* %"sender_species", i64 %".23"
  %".129" = load i64, i64* %".128"
  %".130" = mul i64 %".127", %"num_species"
  %".131" = add i64 %".130", %".129"
  %".132" = mul i64 %".131", 4
  %".133" = getelementptr float, float* %"grad", i64 %".132"
  %".134" = getelementptr float, float* %".133", i64 0
  %".135" = bitcast float* %".134" to <4 x float>*
  %".136" = load <4 x float>, <4 x float>* %".135", align 4
  %".137" = add i64 3, %".26"
  %".138" = getelementptr float, float* %"edge_attrs", i64 %".137"
  %".139" = load float, float* %".138"
  %".140" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".139", i32 0
  %".141" = shufflevector <4 x float> %".140", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".142" = load <4 x float>, <4 x float>* %".28"
  %".143" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".141", <4 x float> %".136", <4 x float> %".142")
  store <4 x float> %".143", <4 x float>* %".28"
  %".145" = getelementptr float, float* %"hidden", i64 %".27"
  %".146" = bitcast float* %".145" to <4 x float>*
  %".147" = load <4 x float>, <4 x float>* %".146", align 4
  %".148" = fmul <4 x float> %".136", %".147"
  %".149" = shufflevector <4 x float> %".148", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".150" = shufflevector <4 x float> %".148", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".151" = fadd <2 x float> %".149", %".150"
  %".152" = shufflevector <2 x float> %".151", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".153" = shufflevector <2 x float> %".151", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".154" = fadd <1 x float> %".152", %".153"
  %".155" = extractelement <1 x float> %".154", i32 0
  %".156" = add i64 3, %".26"
  %".157" = getelementptr float, float* %"grad_attrs", i64 %".156"
  store float %".155", float* %".157", align 4
  %".159" = load <4 x float>, <4 x float>* %".28"
  %".160" = getelementptr float, float* %"grad_hidden", i64 %".27"
  %".161" = bitcast float* %".160" to <4 x float>*
  store <4 x float> %".159", <4 x float>* %".161", align 4
  %".163" = add i64 %".23", 1
  br label %"head.1"
end.1:
  %".165" = add i64 %".14", 1
  br label %"head"
}

declare <4 x float> @"llvm.fma.v4f32"(<4 x float> %".1", <4 x float> %".2", <4 x float> %".3")

define void @"gradient_team"(i64* noalias %"given")
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
  %".13" = getelementptr i64, i64* %"given", i64 5
  %".14" = load i64, i64* %".13"
  %".15" = getelementptr i64, i64* %"given", i64 6
  %".16" = load i64, i64* %".15"
  %".17" = getelementptr i64, i64* %"given", i64 7
  %".18" = load i64, i64* %".17"
  %".19" = inttoptr i64 %".4" to float*
  %".20" = inttoptr i64 %".6" to float*
  %".21" = inttoptr i64 %".8" to float*
  %".22" = inttoptr i64 %".10" to float*
  %".23" = inttoptr i64 %".12" to float*
  %".24" = inttoptr i64 %".14" to i64*
  %".25" = inttoptr i64 %".16" to i64*
  %".26" = call i32 @"omp_get_thread_num"()
  %".27" = sext i32 %".26" to i64
  %".28" = call i32 @"omp_get_num_threads"()
  %".29" = sext i32 %".28" to i64
  %".30" = getelementptr i64, i64* %"given", i64 8
  %".31" = load i64, i64* %".30"
  br label %"head"
head:
  %".33" = phi  i64 [%".27", %"body"], [%".43", %"loop"]
  %".34" = icmp slt i64 %".33", %".31"
  br i1 %".34", label %"loop", label %"end"
loop:
  %".36" = add i64 9, %".33"
  %".37" = getelementptr i64, i64* %"given", i64 %".36"
  %".38" = getelementptr i64, i64* %".37", i64 0
  %".39" = load i64, i64* %".38"
  %".40" = getelementptr i64, i64* %".37", i64 1
  %".41" = load i64, i64* %".40"
  call void @"gradient"(float* %".19", float* %".20", float* %".21", float* %".22", float* %".23", i64* %".24", i64* %".25", i64 %".18", i64 %".39", i64 %".41", i64 %".33")
  %".43" = add i64 %".33", %".29"
  br label %"head"
end:
  ret void
}

declare i32 @"omp_get_thread_num"()

declare i32 @"omp_get_num_threads"()
