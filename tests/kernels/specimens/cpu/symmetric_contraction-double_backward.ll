; ModuleID = "symmetric_contraction_double_backward"
target triple = "x86_64-unknown-linux-gnu"
target datalayout = ""

define void @"double_backward"(float* noalias %"grad", float* noalias %"node_feats", float* noalias %"direction", float* noalias %"coefficients", float* noalias %"result", float* noalias %"grad_feats", i64* noalias %"node_perm", i64* noalias %"species_ptr", i64 %"num_species", i64 %"start", i64 %"stop", i64 %"number")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".15" = phi  i64 [0, %"body"], [%".274", %"end.1"]
  %".16" = icmp slt i64 %".15", %"num_species"
  br i1 %".16", label %"loop", label %"end"
loop:
  %".18" = getelementptr i64, i64* %"species_ptr", i64 %".15"
  %".19" = load i64, i64* %".18"
  %".20" = icmp sgt i64 %".19", %"start"
  %".21" = select  i1 %".20", i64 %".19", i64 %"start"
  %".22" = add i64 1, %".15"
  %".23" = getelementptr i64, i64* %"species_ptr", i64 %".22"
  %".24" = load i64, i64* %".23"
  %".25" = icmp slt i64 %".24", %"stop"
  %".26" = select  i1 %".25", i64 %".24", i64 %"stop"
  br label %"head.1"
end:
  ret void
head.1:
  %".28" = phi  i64 [0, %"loop"], [%".272", %"end.2"]
  %".29" = icmp slt i64 %".28", 4
  br i1 %".29", label %"loop.1", label %"end.1"
loop.1:
  br label %"head.2"
end.1:
  %".274" = add i64 %".15", 1
  br label %"head"
head.2:
  %".32" = phi  i64 [%".21", %"loop.1"], [%".270", %"loop.2"]
  %".33" = icmp slt i64 %".32", %".26"
  br i1 %".33", label %"loop.2", label %"end.2"
loop.2:
  %".35" = getelementptr i64, i64* %"node_perm", i64 %".32"
  %".36" = load i64, i64* %".35"
  %".37" = mul i64 %".36", 4
  %".38" = add i64 %".37", %".28"
  %".39" = getelementptr float, float* %"grad", i64 %".38"
  %".40" = getelementptr float, float* %".39", i64 0
  %".41" = bitcast float* %".40" to <4 x float>*
  %".42" = load <4 x float>, <4 x float>* %".41", align 4
  %".43" = mul i64 %".15", 36
  %".44" = add i64 %".43", %".28"
  %".45" = getelementptr float, float* %"coefficients", i64 %".44"
  %".46" = getelementptr float, float* %".45", i64 0
  %".47" = bitcast float* %".46" to <4 x float>*
  %".48" = load <4 x float>, <4 x float>* %".47", align 4
  %".49" = mul i64 %".36", 16
  %".50" = add i64 %".49", %".28"
  %".51" = getelementptr float, float* %"node_feats", i64 %".50"
  %".52" = getelementptr float, float* %".51", i64 0
  %".53" = bitcast float* %".52" to <4 x float>*
  %".54" = load <4 x float>, <4 x float>* %".53", align 4
  %".55" = mul i64 %".36", 16
  %".56" = add i64 %".55", %".28"
  %".57" = getelementptr float, float* %"direction", i64 %".56"
  %".58" = getelementptr float, float* %".57", i64 0
  %".59" = bitcast float* %".58" to <4 x float>*
  %".60" = load <4 x float>, <4 x float>* %".59", align 4
  %".61" = fmul <4 x float> %".42", %".60"
  %".62" = fmul <4 x float> %".42", %".54"
  %".63" = mul i64 %".15", 36
  %".64" = add i64 4, %".63"
  %".65" = add i64 %".64", %".28"
  %".66" = getelementptr float, float* %"coefficients", i64 %".65"
  %".67" = getelementptr float, float* %".66", i64 0
  %".68" = bitcast float* %".67" to <4 x float>*
  %".69" = load <4 x float>, <4 x float>* %".68", align 4
  %".70" = fmul <4 x float> %".61", %".54"
  %".71" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".62", <4 x float> %".60", <4 x float> %".70")
  %".72" = mul i64 %".15", 36
  %".73" = add i64 8, %".72"
  %".74" = add i64 %".73", %".28"
  %".75" = getelementptr float, float* %"coefficients", i64 %".74"
  %".76" = getelementptr float, float* %".75", i64 0
  %".77" = bitcast float* %".76" to <4 x float>*
  %".78" = load <4 x float>, <4 x float>* %".77", align 4
  %".79" = fmul <4 x float> %".71", %".78"
  %".80" = fmul <4 x float> %".60", %".78"
  %".81" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".54", <4 x float> %".78", <4 x float> %".69")
  %".82" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".61", <4 x float> %".81", <4 x float> %".79")
  %".83" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".62", <4 x float> %".80", <4 x float> %".82")
  %".84" = fmul <4 x float> %".60", %".81"
  %".85" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".54", <4 x float> %".80", <4 x float> %".84")
  %".86" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".54", <4 x float> %".81", <4 x float> %".48")
  %".87" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".42", <4 x float> %".85", <4 x float> %".83")
  %".88" = fmul <4 x float> %".60", %".86"
  %".89" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".54", <4 x float> %".85", <4 x float> %".88")
  %".90" = mul i64 %".36", 4
  %".91" = add i64 %".90", %".28"
  %".92" = getelementptr float, float* %"grad", i64 %".91"
  %".93" = getelementptr float, float* %".92", i64 0
  %".94" = bitcast float* %".93" to <4 x float>*
  %".95" = load <4 x float>, <4 x float>* %".94", align 4
  %".96" = mul i64 %".36", 16
  %".97" = add i64 4, %".96"
  %".98" = add i64 %".97", %".28"
  %".99" = getelementptr float, float* %"node_feats", i64 %".98"
  %".100" = getelementptr float, float* %".99", i64 0
  %".101" = bitcast float* %".100" to <4 x float>*
  %".102" = load <4 x float>, <4 x float>* %".101", align 4
  %".103" = mul i64 %".36", 16
  %".104" = add i64 4, %".103"
  %".105" = add i64 %".104", %".28"
  %".106" = getelementptr float, float* %"direction", i64 %".105"
  %".107" = getelementptr float, float* %".106", i64 0
  %".108" = bitcast float* %".107" to <4 x float>*
  %".109" = load <4 x float>, <4 x float>* %".108", align 4
  %".110" = fmul <4 x float> %".95", %".109"
  %".111" = fmul <4 x float> %".95", %".102"
  %".112" = mul i64 %".15", 36
  %".113" = add i64 12, %".112"
  %".114" = add i64 %".113", %".28"
  %".115" = getelementptr float, float* %"coefficients", i64 %".114"
  %".116" = getelementptr float, float* %".115", i64 0
  %".117" = bitcast float* %".116" to <4 x float>*
  %".118" = load <4 x float>, <4 x float>* %".117", align 4
  %".119" = fmul <4 x float> %".110", %".102"
  %".120" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".111", <4 x float> %".109", <4 x float> %".119")
  %".121" = mul i64 %".15", 36
  %".122" = add i64 16, %".121"
  %".123" = add i64 %".122", %".28"
  %".124" = getelementptr float, float* %"coefficients", i64 %".123"
  %".125" = getelementptr float, float* %".124", i64 0
  %".126" = bitcast float* %".125" to <4 x float>*
  %".127" = load <4 x float>, <4 x float>* %".126", align 4
  %".128" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".120", <4 x float> %".127", <4 x float> %".87")
  %".129" = fmul <4 x float> %".60", %".127"
  %".130" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".54", <4 x float> %".127", <4 x float> %".118")
  %".131" = fmul <4 x float> %".110", %".130"
  %".132" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".111", <4 x float> %".129", <4 x float> %".131")
  %".133" = fmul <4 x float> %".109", %".130"
  %".134" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".102", <4 x float> %".129", <4 x float> %".133")
  %".135" = fmul <4 x float> %".102", %".130"
  %".136" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".95", <4 x float> %".134", <4 x float> %".132")
  %".137" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".109", <4 x float> %".135", <4 x float> %".89")
  %".138" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".102", <4 x float> %".134", <4 x float> %".137")
  %".139" = mul i64 %".36", 4
  %".140" = add i64 %".139", %".28"
  %".141" = getelementptr float, float* %"grad", i64 %".140"
  %".142" = getelementptr float, float* %".141", i64 0
  %".143" = bitcast float* %".142" to <4 x float>*
  %".144" = load <4 x float>, <4 x float>* %".143", align 4
  %".145" = mul i64 %".36", 16
  %".146" = add i64 8, %".145"
  %".147" = add i64 %".146", %".28"
  %".148" = getelementptr float, float* %"node_feats", i64 %".147"
  %".149" = getelementptr float, float* %".148", i64 0
  %".150" = bitcast float* %".149" to <4 x float>*
  %".151" = load <4 x float>, <4 x float>* %".150", align 4
  %".152" = mul i64 %".36", 16
  %".153" = add i64 8, %".152"
  %".154" = add i64 %".153", %".28"
  %".155" = getelementptr float, float* %"direction", i64 %".154"
  %".156" = getelementptr float, float* %".155", i64 0
  %".157" = bitcast float* %".156" to <4 x float>*
  %".158" = load <4 x float>, <4 x float>* %".157", align 4
  %".159" = fmul <4 x float> %".144", %".158"
  %".160" = fmul <4 x float> %".144", %".151"
  %".161" = mul i64 %".15", 36
  %".162" = add i64 20, %".161"
  %".163" = add i64 %".162", %".28"
  %".164" = getelementptr float, float* %"coefficients", i64 %".163"
  %".165" = getelementptr float, float* %".164", i64 0
  %".166" = bitcast float* %".165" to <4 x float>*
  %".167" = load <4 x float>, <4 x float>* %".166", align 4
  %".168" = fmul <4 x float> %".159", %".151"
  %".169" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".160", <4 x float> %".158", <4 x float> %".168")
  %".170" = mul i64 %".15", 36
  %".171" = add i64 24, %".170"
  %".172" = add i64 %".171", %".28"
  %".173" = getelementptr float, float* %"coefficients", i64 %".172"
  %".174" = getelementptr float, float* %".173", i64 0
  %".175" = bitcast float* %".174" to <4 x float>*
  %".176" = load <4 x float>, <4 x float>* %".175", align 4
  %".177" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".169", <4 x float> %".176", <4 x float> %".128")
  %".178" = fmul <4 x float> %".60", %".176"
  %".179" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".54", <4 x float> %".176", <4 x float> %".167")
  %".180" = fmul <4 x float> %".159", %".179"
  %".181" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".160", <4 x float> %".178", <4 x float> %".180")
  %".182" = fmul <4 x float> %".158", %".179"
  %".183" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".151", <4 x float> %".178", <4 x float> %".182")
  %".184" = fmul <4 x float> %".151", %".179"
  %".185" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".144", <4 x float> %".183", <4 x float> %".181")
  %".186" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".158", <4 x float> %".184", <4 x float> %".138")
  %".187" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".151", <4 x float> %".183", <4 x float> %".186")
  %".188" = mul i64 %".36", 4
  %".189" = add i64 %".188", %".28"
  %".190" = getelementptr float, float* %"grad", i64 %".189"
  %".191" = getelementptr float, float* %".190", i64 0
  %".192" = bitcast float* %".191" to <4 x float>*
  %".193" = load <4 x float>, <4 x float>* %".192", align 4
  %".194" = mul i64 %".36", 16
  %".195" = add i64 12, %".194"
  %".196" = add i64 %".195", %".28"
  %".197" = getelementptr float, float* %"node_feats", i64 %".196"
  %".198" = getelementptr float, float* %".197", i64 0
  %".199" = bitcast float* %".198" to <4 x float>*
  %".200" = load <4 x float>, <4 x float>* %".199", align 4
  %".201" = mul i64 %".36", 16
  %".202" = add i64 12, %".201"
  %".203" = add i64 %".202", %".28"
  %".204" = getelementptr float, float* %"direction", i64 %".203"
  %".205" = getelementptr float, float* %".204", i64 0
  %".206" = bitcast float* %".205" to <4 x float>*
  %".207" = load <4 x float>, <4 x float>* %".206", align 4
  %".208" = fmul <4 x float> %".193", %".207"
  %".209" = fmul <4 x float> %".193", %".200"
  %".210" = mul i64 %".15", 36
  %".211" = add i64 28, %".210"
  %".212" = add i64 %".211", %".28"
  %".213" = getelementptr float, float* %"coefficients", i64 %".212"
  %".214" = getelementptr float, float* %".213", i64 0
  %".215" = bitcast float* %".214" to <4 x float>*
  %".216" = load <4 x float>, <4 x float>* %".215", align 4
  %".217" = fmul <4 x float> %".208", %".200"
  %".218" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".209", <4 x float> %".207", <4 x float> %".217")
  %".219" = mul i64 %".15", 36
  %".220" = add i64 32, %".219"
  %".221" = add i64 %".220", %".28"
  %".222" = getelementptr float, float* %"coefficients", i64 %".221"
  %".223" = getelementptr float, float* %".222", i64 0
  %".224" = bitcast float* %".223" to <4 x float>*
  %".225" = load <4 x float>, <4 x float>* %".224", align 4
  %".226" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".218", <4 x float> %".225", <4 x float> %".177")
  %".227" = fmul <4 x float> %".60", %".225"
  %".228" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".54", <4 x float> %".225", <4 x float> %".216")
  %".229" = fmul <4 x float> %".208", %".228"
  %".230" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".209", <4 x float> %".227", <4 x float> %".229")
  %".231" = fmul <4 x float> %".207", %".228"
  %".232" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".200", <4 x float> %".227", <4 x float> %".231")
  %".233" = fmul <4 x float> %".200", %".228"
  %".234" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".193", <4 x float> %".232", <4 x float> %".230")
  %".235" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".207", <4 x float> %".233", <4 x float> %".187")
  %".236" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".200", <4 x float> %".232", <4 x float> %".235")
  %".237" = mul i64 %".36", 4
  %".238" = add i64 %".237", %".28"
  %".239" = getelementptr float, float* %"result", i64 %".238"
  %".240" = getelementptr float, float* %".239", i64 0
  %".241" = bitcast float* %".240" to <4 x float>*
  store <4 x float> %".236", <4 x float>* %".241", align 4
  %".243" = mul i64 %".36", 16
  %".244" = add i64 %".243", %".28"
  %".245" = getelementptr float, float* %"grad_feats", i64 %".244"
  %".246" = getelementptr float, float* %".245", i64 0
  %".247" = bitcast float* %".246" to <4 x float>*
  store <4 x float> %".226", <4 x float>* %".247", align 4
  %".249" = mul i64 %".36", 16
  %".250" = add i64 4, %".249"
  %".251" = add i64 %".250", %".28"
  %".252" = getelementptr float, float* %"grad_feats", i64 %".251"
  %".253" = getelementptr float, float* %".252", i64 0
  %".254" = bitcast float* %".253" to <4 x float>*
  store <4 x float> %".136", <4 x float>* %".254", align 4
  %".256" = mul i64 %".36", 16
  %".257" = add i64 8, %".256"
  %".258" = add i64 %".257", %".28"
  %".259" = getelementptr float, float* %"grad_feats", i64 %".258"
  %".260" = getelementptr float, float* %".259", i64 0
  %".261" = bitcast float* %".260" to <4 x float>*
  store <4 x float> %".185", <4 x float>* %".261", align 4
  %".263" = mul i64 %".36", 16
  %".264" = add i64 12, %".263"
  %".265" = add i64 %".264", %".28"
  %".266" = getelementptr float, float* %"grad_feats", i64 %".265"
  %".267" = getelementptr float, float* %".266", i64 0
  %".268" = bitcast float* %".267" to <4 x float>*
  store <4 x float> %".234", <4 x float>* %".268", align 4
  %".270" = add i64 %".32", 1
  br label %"head.2"
end.2:
  %".272" = add i64 %".28", 4
  br label %"head.1"
}

declare <4 x float> @"llvm.fma.v4f32"(<4 x float> %".1", <4 x float> %".2", <4 x float> %".3")

define void @"double_backward_team"(i64* noalias %"given")
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
  %".19" = getelementptr i64, i64* %"given", i64 8
  %".20" = load i64, i64* %".19"
  %".21" = inttoptr i64 %".4" to float*
  %".22" = inttoptr i64 %".6" to float*
  %".23" = inttoptr i64 %".8" to float*
  %".24" = inttoptr i64 %".10" to float*
  %".25" = inttoptr i64 %".12" to float*
  %".26" = inttoptr i64 %".14" to float*
  %".27" = inttoptr i64 %".16" to i64*
  %".28" = inttoptr i64 %".18" to i64*
  %".29" = call i32 @"omp_get_thread_num"()
  %".30" = sext i32 %".29" to i64
  %".31" = call i32 @"omp_get_num_threads"()
  %".32" = sext i32 %".31" to i64
  %".33" = getelementptr i64, i64* %"given", i64 9
  %".34" = load i64, i64* %".33"
  br label %"head"
head:
  %".36" = phi  i64 [%".30", %"body"], [%".46", %"loop"]
  %".37" = icmp slt i64 %".36", %".34"
  br i1 %".37", label %"loop", label %"end"
loop:
  %".39" = add i64 10, %".36"
  %".40" = getelementptr i64, i64* %"given", i64 %".39"
  %".41" = getelementptr i64, i64* %".40", i64 0
  %".42" = load i64, i64* %".41"
  %".43" = getelementptr i64, i64* %".40", i64 1
  %".44" = load i64, i64* %".43"
  call void @"double_backward"(float* %".21", float* %".22", float* %".23", float* %".24", float* %".25", float* %".26", i64* %".27", i64* %".28", i64 %".20", i64 %".42", i64 %".44", i64 %".36")
  %".46" = add i64 %".36", %".32"
  br label %"head"
end:
  ret void
}

declare i32 @"omp_get_thread_num"()

declare i32 @"omp_get_num_threads"()
