; ModuleID = "symmetric_contraction_coefficient_gradient"
target triple = "x86_64-unknown-linux-gnu"
target datalayout = ""

define void @"coefficient_gradient"(float* noalias %"grad", float* noalias %"node_feats", float* noalias %"partial", i64* noalias %"node_perm", i64* noalias %"species_ptr", i64 %"num_species", i64 %"start", i64 %"stop", i64 %"number")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".12" = phi  i64 [%"start", %"body"], [%".192", %"end.1"]
  %".13" = icmp slt i64 %".12", %"stop"
  br i1 %".13", label %"loop", label %"end"
loop:
  br label %"head.1"
end:
  ret void
head.1:
  %".16" = phi  i64 [0, %"loop"], [%".190", %"end.2"]
  %".17" = icmp slt i64 %".16", %"num_species"
  br i1 %".17", label %"loop.1", label %"end.1"
loop.1:
  %".19" = mul i64 %".12", 4
  %".20" = getelementptr i64, i64* %"species_ptr", i64 %".16"
  %".21" = load i64, i64* %".20"
  %".22" = add i64 1, %".16"
  %".23" = getelementptr i64, i64* %"species_ptr", i64 %".22"
  %".24" = load i64, i64* %".23"
  br label %"head.2"
end.1:
  %".192" = add i64 %".12", 1
  br label %"head"
head.2:
  %".26" = phi  i64 [%".21", %"loop.1"], [%".188", %"loop.2"]
  %".27" = icmp slt i64 %".26", %".24"
  br i1 %".27", label %"loop.2", label %"end.2"
loop.2:
  %".29" = getelementptr i64, i64* %"node_perm", i64 %".26"
  %".30" = load i64, i64* %".29"
  %".31" = mul i64 %".30", 4
  %".32" = add i64 %".31", %".19"
  %".33" = getelementptr float, float* %"grad", i64 %".32"
  %".34" = getelementptr float, float* %".33", i64 0
  %".35" = bitcast float* %".34" to <4 x float>*
  %".36" = load <4 x float>, <4 x float>* %".35", align 4
  %".37" = mul i64 %".30", 16
  %".38" = add i64 %".37", %".19"
  %".39" = getelementptr float, float* %"node_feats", i64 %".38"
  %".40" = getelementptr float, float* %".39", i64 0
  %".41" = bitcast float* %".40" to <4 x float>*
  %".42" = load <4 x float>, <4 x float>* %".41", align 4
  %".43" = fmul <4 x float> %".36", %".42"
  %".44" = mul i64 %".16", 36
  %".45" = add i64 %".44", %".19"
  %".46" = getelementptr float, float* %"partial", i64 %".45"
  %".47" = getelementptr float, float* %".46", i64 0
  %".48" = bitcast float* %".47" to <4 x float>*
  %".49" = load <4 x float>, <4 x float>* %".48", align 4
  %".50" = fadd <4 x float> %".49", %".43"
  %".51" = getelementptr float, float* %".46", i64 0
  %".52" = bitcast float* %".51" to <4 x float>*
  store <4 x float> %".50", <4 x float>* %".52", align 4
  %".54" = fmul <4 x float> %".43", %".42"
  %".55" = mul i64 %".16", 36
  %".56" = add i64 4, %".55"
  %".57" = add i64 %".56", %".19"
  %".58" = getelementptr float, float* %"partial", i64 %".57"
  %".59" = getelementptr float, float* %".58", i64 0
  %".60" = bitcast float* %".59" to <4 x float>*
  %".61" = load <4 x float>, <4 x float>* %".60", align 4
  %".62" = fadd <4 x float> %".61", %".54"
  %".63" = getelementptr float, float* %".58", i64 0
  %".64" = bitcast float* %".63" to <4 x float>*
  store <4 x float> %".62", <4 x float>* %".64", align 4
  %".66" = mul i64 %".16", 36
  %".67" = add i64 8, %".66"
  %".68" = add i64 %".67", %".19"
  %".69" = getelementptr float, float* %"partial", i64 %".68"
  %".70" = getelementptr float, float* %".69", i64 0
  %".71" = bitcast float* %".70" to <4 x float>*
  %".72" = load <4 x float>, <4 x float>* %".71", align 4
  %".73" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".54", <4 x float> %".42", <4 x float> %".72")
  %".74" = getelementptr float, float* %".69", i64 0
  %".75" = bitcast float* %".74" to <4 x float>*
  store <4 x float> %".73", <4 x float>* %".75", align 4
  %".77" = mul i64 %".30", 4
  %".78" = add i64 %".77", %".19"
  %".79" = getelementptr float, float* %"grad", i64 %".78"
  %".80" = getelementptr float, float* %".79", i64 0
  %".81" = bitcast float* %".80" to <4 x float>*
  %".82" = load <4 x float>, <4 x float>* %".81", align 4
  %".83" = mul i64 %".30", 16
  %".84" = add i64 4, %".83"
  %".85" = add i64 %".84", %".19"
  %".86" = getelementptr float, float* %"node_feats", i64 %".85"
  %".87" = getelementptr float, float* %".86", i64 0
  %".88" = bitcast float* %".87" to <4 x float>*
  %".89" = load <4 x float>, <4 x float>* %".88", align 4
  %".90" = fmul <4 x float> %".82", %".89"
  %".91" = fmul <4 x float> %".90", %".89"
  %".92" = mul i64 %".16", 36
  %".93" = add i64 12, %".92"
  %".94" = add i64 %".93", %".19"
  %".95" = getelementptr float, float* %"partial", i64 %".94"
  %".96" = getelementptr float, float* %".95", i64 0
  %".97" = bitcast float* %".96" to <4 x float>*
  %".98" = load <4 x float>, <4 x float>* %".97", align 4
  %".99" = fadd <4 x float> %".98", %".91"
  %".100" = getelementptr float, float* %".95", i64 0
  %".101" = bitcast float* %".100" to <4 x float>*
  store <4 x float> %".99", <4 x float>* %".101", align 4
  %".103" = mul i64 %".16", 36
  %".104" = add i64 16, %".103"
  %".105" = add i64 %".104", %".19"
  %".106" = getelementptr float, float* %"partial", i64 %".105"
  %".107" = getelementptr float, float* %".106", i64 0
  %".108" = bitcast float* %".107" to <4 x float>*
  %".109" = load <4 x float>, <4 x float>* %".108", align 4
  %".110" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".91", <4 x float> %".42", <4 x float> %".109")
  %".111" = getelementptr float, float* %".106", i64 0
  %".112" = bitcast float* %".111" to <4 x float>*
  store <4 x float> %".110", <4 x float>* %".112", align 4
  %".114" = mul i64 %".30", 4
  %".115" = add i64 %".114", %".19"
  %".116" = getelementptr float, float* %"grad", i64 %".115"
  %".117" = getelementptr float, float* %".116", i64 0
  %".118" = bitcast float* %".117" to <4 x float>*
  %".119" = load <4 x float>, <4 x float>* %".118", align 4
  %".120" = mul i64 %".30", 16
  %".121" = add i64 8, %".120"
  %".122" = add i64 %".121", %".19"
  %".123" = getelementptr float, float* %"node_feats", i64 %".122"
  %".124" = getelementptr float, float* %".123", i64 0
  %".125" = bitcast float* %".124" to <4 x float>*
  %".126" = load <4 x float>, <4 x float>* %".125", align 4
  %".127" = fmul <4 x float> %".119", %".126"
  %".128" = fmul <4 x float> %".127", %".126"
  %".129" = mul i64 %".16", 36
  %".130" = add i64 20, %".129"
  %".131" = add i64 %".130", %".19"
  %".132" = getelementptr float, float* %"partial", i64 %".131"
  %".133" = getelementptr float, float* %".132", i64 0
  %".134" = bitcast float* %".133" to <4 x float>*
  %".135" = load <4 x float>, <4 x float>* %".134", align 4
  %".136" = fadd <4 x float> %".135", %".128"
  %".137" = getelementptr float, float* %".132", i64 0
  %".138" = bitcast float* %".137" to <4 x float>*
  store <4 x float> %".136", <4 x float>* %".138", align 4
  %".140" = mul i64 %".16", 36
  %".141" = add i64 24, %".140"
  %".142" = add i64 %".141", %".19"
  %".143" = getelementptr float, float* %"partial", i64 %".142"
  %".144" = getelementptr float, float* %".143", i64 0
  %".145" = bitcast float* %".144" to <4 x float>*
  %".146" = load <4 x float>, <4 x float>* %".145", align 4
  %".147" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".128", <4 x float> %".42", <4 x float> %".146")
  %".148" = getelementptr float, float* %".143", i64 0
  %".149" = bitcast float* %".148" to <4 x float>*
  store <4 x float> %".147", <4 x float>* %".149", align 4
  %".151" = mul i64 %".30", 4
  %".152" = add i64 %".151", %".19"
  %".153" = getelementptr float, float* %"grad", i64 %".152"
  %".154" = getelementptr float, float* %".153", i64 0
  %".155" = bitcast float* %".154" to <4 x float>*
  %".156" = load <4 x float>, <4 x float>* %".155", align 4
  %".157" = mul i64 %".30", 16
  %".158" = add i64 12, %".157"
  %".159" = add i64 %".158", %".19"
  %".160" = getelementptr float, float* %"node_feats", i64 %".159"
  %".161" = getelementptr float, float* %".160", i64 0
  %".162" = bitcast float* %".161" to <4 x float>*
  %".163" = load <4 x float>, <4 x float>* %".162", align 4
  %".164" = fmul <4 x float> %".156", %".163"
  %".165" = fmul <4 x float> %".164", %".163"
  %".166" = mul i64 %".16", 36
  %".167" = add i64 28, %".166"
  %".168" = add i64 %".167", %".19"
  %".169" = getelementptr float, float* %"partial", i64 %".168"
  %".170" = getelementptr float, float* %".169", i64 0
  %".171" = bitcast float* %".170" to <4 x float>*
  %".172" = load <4 x float>, <4 x float>* %".171", align 4
  %".173" = fadd <4 x float> %".172", %".165"
  %".174" = getelementptr float, float* %".169", i64 0
  %".175" = bitcast float* %".174" to <4 x float>*
  store <4 x float> %".173", <4 x float>* %".175", align 4
  %".177" = mul i64 %".16", 36
  %".178" = add i64 32, %".177"
  %".179" = add i64 %".178", %".19"
  %".180" = getelementptr float, float* %"partial", i64 %".179"
  %".181" = getelementptr float, float* %".180", i64 0
  %".182" = bitcast float* %".181" to <4 x float>*
  %".183" = load <4 x float>, <4 x float>* %".182", align 4
  %".184" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".165", <4 x float> %".42", <4 x float> %".183")
  %".185" = getelementptr float, float* %".180", i64 0
  %".186" = bitcast float* %".185" to <4 x float>*
  store <4 x float> %".184", <4 x float>* %".186", align 4
  %".188" = add i64 %".26", 1
  br label %"head.2"
end.2:
  %".190" = add i64 %".16", 1
  br label %"head.1"
}

declare <4 x float> @"llvm.fma.v4f32"(<4 x float> %".1", <4 x float> %".2", <4 x float> %".3")

define void @"coefficient_gradient_team"(i64* noalias %"given")
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
  %".15" = inttoptr i64 %".4" to float*
  %".16" = inttoptr i64 %".6" to float*
  %".17" = inttoptr i64 %".8" to float*
  %".18" = inttoptr i64 %".10" to i64*
  %".19" = inttoptr i64 %".12" to i64*
  %".20" = call i32 @"omp_get_thread_num"()
  %".21" = sext i32 %".20" to i64
  %".22" = call i32 @"omp_get_num_threads"()
  %".23" = sext i32 %".22" to i64
  %".24" = getelementptr i64, i64* %"given", i64 6
  %".25" = load i64, i64* %".24"
  br label %"head"
head:
  %".27" = phi  i64 [%".21", %"body"], [%".37", %"loop"]
  %".28" = icmp slt i64 %".27", %".25"
  br i1 %".28", label %"loop", label %"end"
loop:
  %".30" = add i64 7, %".27"
  %".31" = getelementptr i64, i64* %"given", i64 %".30"
  %".32" = getelementptr i64, i64* %".31", i64 0
  %".33" = load i64, i64* %".32"
  %".34" = getelementptr i64, i64* %".31", i64 1
  %".35" = load i64, i64* %".34"
  call void @"coefficient_gradient"(float* %".15", float* %".16", float* %".17", i64* %".18", i64* %".19", i64 %".14", i64 %".33", i64 %".35", i64 %".27")
  %".37" = add i64 %".27", %".23"
  br label %"head"
end:
  ret void
}

declare i32 @"omp_get_thread_num"()

declare i32 @"omp_get_num_threads"()
