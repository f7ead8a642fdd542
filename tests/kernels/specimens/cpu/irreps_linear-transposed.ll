; ModuleID = "irreps_linear_transposed"
target triple = "x86_64-unknown-linux-gnu"
target datalayout = ""

define void @"linear"(float* noalias %"features", float* noalias %"weight", float* noalias %"result", i64* noalias %"node_perm", i64* noalias %"species_ptr", i64 %"num_species", i64 %"start", i64 %"stop", i64 %"number")
{
entry:
  %".11" = alloca [1024 x float], align 64
  %".12" = bitcast [1024 x float]* %".11" to float*
  %".233" = alloca <4 x float>
  %".238" = alloca <4 x float>
  %".243" = alloca <4 x float>
  %".248" = alloca <4 x float>
  %".253" = alloca <4 x float>
  %".258" = alloca <4 x float>
  %".263" = alloca <4 x float>
  %".268" = alloca <4 x float>
  %".595" = alloca <4 x float>
  %".600" = alloca <4 x float>
  %".605" = alloca <4 x float>
  %".610" = alloca <4 x float>
  %".615" = alloca <4 x float>
  %".620" = alloca <4 x float>
  %".625" = alloca <4 x float>
  %".630" = alloca <4 x float>
  br label %"body"
body:
  br label %"head"
head:
  %".14" = phi  i64 [0, %"body"], [%".745", %"loop.endif.endif"]
  %".15" = icmp slt i64 %".14", %"num_species"
  br i1 %".15", label %"loop", label %"end"
loop:
  %".17" = getelementptr i64, i64* %"species_ptr", i64 %".14"
  %".18" = load i64, i64* %".17"
  %".19" = icmp sgt i64 %".18", %"start"
  %".20" = select  i1 %".19", i64 %".18", i64 %"start"
  %".21" = add i64 1, %".14"
  %".22" = getelementptr i64, i64* %"species_ptr", i64 %".21"
  %".23" = load i64, i64* %".22"
  %".24" = icmp slt i64 %".23", %"stop"
  %".25" = select  i1 %".24", i64 %".23", i64 %"stop"
  %".26" = sub i64 %".25", %".20"
  %".27" = mul i64 %".14", 32
  %".28" = getelementptr float, float* %"weight", i64 %".27"
  %".29" = icmp sgt i64 %".26", 0
  br i1 %".29", label %"loop.if", label %"loop.endif"
end:
  ret void
loop.if:
  %".31" = getelementptr float, float* %"features", i64 0
  %".32" = getelementptr float, float* %".28", i64 0
  %".33" = mul i64 %".26", 1
  br label %"head.1"
loop.endif:
  %".383" = icmp sgt i64 %".26", 0
  br i1 %".383", label %"loop.endif.if", label %"loop.endif.endif"
head.1:
  %".35" = phi  i64 [0, %"loop.if"], [%".380", %"end.2"]
  %".36" = icmp slt i64 %".35", 4
  br i1 %".36", label %"loop.1", label %"end.1"
loop.1:
  br label %"head.2"
end.1:
  br label %"loop.endif"
head.2:
  %".39" = phi  i64 [0, %"loop.1"], [%".378", %"end.5"]
  %".40" = icmp slt i64 %".39", 4
  br i1 %".40", label %"loop.2", label %"end.2"
loop.2:
  %".42" = sub i64 4, %".39"
  %".43" = icmp slt i64 %".42", 256
  %".44" = select  i1 %".43", i64 %".42", i64 256
  br label %"head.3"
end.2:
  %".380" = add i64 %".35", 4
  br label %"head.1"
head.3:
  %".46" = phi  i64 [0, %"loop.2"], [%".65", %"end.4"]
  %".47" = icmp slt i64 %".46", %".44"
  br i1 %".47", label %"loop.3", label %"end.3"
loop.3:
  br label %"head.4"
end.3:
  br label %"head.5"
head.4:
  %".50" = phi  i64 [0, %"loop.3"], [%".63", %"loop.4"]
  %".51" = icmp slt i64 %".50", 4
  br i1 %".51", label %"loop.4", label %"end.4"
loop.4:
  %".53" = add i64 %".35", %".50"
  %".54" = mul i64 %".53", 4
  %".55" = add i64 %".54", %".39"
  %".56" = add i64 %".55", %".46"
  %".57" = getelementptr float, float* %".32", i64 %".56"
  %".58" = load float, float* %".57"
  %".59" = mul i64 %".46", 4
  %".60" = add i64 %".59", %".50"
  %".61" = getelementptr float, float* %".12", i64 %".60"
  store float %".58", float* %".61", align 4
  %".63" = add i64 %".50", 1
  br label %"head.4"
end.4:
  %".65" = add i64 %".46", 1
  br label %"head.3"
head.5:
  %".68" = phi  i64 [0, %"end.3"], [%".376", %"end.6"]
  %".69" = icmp slt i64 %".68", %".33"
  br i1 %".69", label %"loop.5", label %"end.5"
loop.5:
  %".71" = add i64 -1, %".33"
  %".72" = icmp slt i64 %".68", %".71"
  %".73" = select  i1 %".72", i64 %".68", i64 %".71"
  %".74" = add i64 1, %".68"
  %".75" = add i64 -1, %".33"
  %".76" = icmp slt i64 %".74", %".75"
  %".77" = select  i1 %".76", i64 %".74", i64 %".75"
  %".78" = add i64 2, %".68"
  %".79" = add i64 -1, %".33"
  %".80" = icmp slt i64 %".78", %".79"
  %".81" = select  i1 %".80", i64 %".78", i64 %".79"
  %".82" = add i64 3, %".68"
  %".83" = add i64 -1, %".33"
  %".84" = icmp slt i64 %".82", %".83"
  %".85" = select  i1 %".84", i64 %".82", i64 %".83"
  %".86" = add i64 4, %".68"
  %".87" = add i64 -1, %".33"
  %".88" = icmp slt i64 %".86", %".87"
  %".89" = select  i1 %".88", i64 %".86", i64 %".87"
  %".90" = add i64 5, %".68"
  %".91" = add i64 -1, %".33"
  %".92" = icmp slt i64 %".90", %".91"
  %".93" = select  i1 %".92", i64 %".90", i64 %".91"
  %".94" = add i64 6, %".68"
  %".95" = add i64 -1, %".33"
  %".96" = icmp slt i64 %".94", %".95"
  %".97" = select  i1 %".96", i64 %".94", i64 %".95"
  %".98" = add i64 7, %".68"
  %".99" = add i64 -1, %".33"
  %".100" = icmp slt i64 %".98", %".99"
  %".101" = select  i1 %".100", i64 %".98", i64 %".99"
  %".102" = sdiv i64 %".73", 1
  %".103" = mul i64 %".102", 1
  %".104" = sub i64 %".73", %".103"
  %".105" = add i64 %".20", %".102"
  %".106" = getelementptr i64, i64* %"node_perm", i64 %".105"
  %".107" = load i64, i64* %".106"
  %".108" = mul i64 %".107", 16
  %".109" = mul i64 %".104", 4
  %".110" = add i64 %".108", %".109"
  %".111" = add i64 %".110", %".39"
  %".112" = getelementptr float, float* %".31", i64 %".111"
  %".113" = mul i64 %".107", 16
  %".114" = mul i64 %".104", 4
  %".115" = add i64 %".113", %".114"
  %".116" = getelementptr float, float* %"result", i64 %".115"
  %".117" = getelementptr float, float* %".116", i64 %".35"
  %".118" = sdiv i64 %".77", 1
  %".119" = mul i64 %".118", 1
  %".120" = sub i64 %".77", %".119"
  %".121" = add i64 %".20", %".118"
  %".122" = getelementptr i64, i64* %"node_perm", i64 %".121"
  %".123" = load i64, i64* %".122"
  %".124" = mul i64 %".123", 16
  %".125" = mul i64 %".120", 4
  %".126" = add i64 %".124", %".125"
  %".127" = add i64 %".126", %".39"
  %".128" = getelementptr float, float* %".31", i64 %".127"
  %".129" = mul i64 %".123", 16
  %".130" = mul i64 %".120", 4
  %".131" = add i64 %".129", %".130"
  %".132" = getelementptr float, float* %"result", i64 %".131"
  %".133" = getelementptr float, float* %".132", i64 %".35"
  %".134" = sdiv i64 %".81", 1
  %".135" = mul i64 %".134", 1
  %".136" = sub i64 %".81", %".135"
  %".137" = add i64 %".20", %".134"
  %".138" = getelementptr i64, i64* %"node_perm", i64 %".137"
  %".139" = load i64, i64* %".138"
  %".140" = mul i64 %".139", 16
  %".141" = mul i64 %".136", 4
  %".142" = add i64 %".140", %".141"
  %".143" = add i64 %".142", %".39"
  %".144" = getelementptr float, float* %".31", i64 %".143"
  %".145" = mul i64 %".139", 16
  %".146" = mul i64 %".136", 4
  %".147" = add i64 %".145", %".146"
  %".148" = getelementptr float, float* %"result", i64 %".147"
  %".149" = getelementptr float, float* %".148", i64 %".35"
  %".150" = sdiv i64 %".85", 1
  %".151" = mul i64 %".150", 1
  %".152" = sub i64 %".85", %".151"
  %".153" = add i64 %".20", %".150"
  %".154" = getelementptr i64, i64* %"node_perm", i64 %".153"
  %".155" = load i64, i64* %".154"
  %".156" = mul i64 %".155", 16
  %".157" = mul i64 %".152", 4
  %".158" = add i64 %".156", %".157"
  %".159" = add i64 %".158", %".39"
  %".160" = getelementptr float, float* %".31", i64 %".159"
  %".161" = mul i64 %".155", 16
  %".162" = mul i64 %".152", 4
  %".163" = add i64 %".161", %".162"
  %".164" = getelementptr float, float* %"result", i64 %".163"
  %".165" = getelementptr float, float* %".164", i64 %".35"
  %".166" = sdiv i64 %".89", 1
  %".167" = mul i64 %".166", 1
  %".168" = sub i64 %".89", %".167"
  %".169" = add i64 %".20", %".166"
  %".170" = getelementptr i64, i64* %"node_perm", i64 %".169"
  %".171" = load i64, i64* %".170"
  %".172" = mul i64 %".171", 16
  %".173" = mul i64 %".168", 4
  %".174" = add i64 %".172", %".173"
  %".175" = add i64 %".174", %".39"
  %".176" = getelementptr float, float* %".31", i64 %".175"
  %".177" = mul i64 %".171", 16
  %".178" = mul i64 %".168", 4
  %".179" = add i64 %".177", %".178"
  %".180" = getelementptr float, float* %"result", i64 %".179"
  %".181" = getelementptr float, float* %".180", i64 %".35"
  %".182" = sdiv i64 %".93", 1
  %".183" = mul i64 %".182", 1
  %".184" = sub i64 %".93", %".183"
  %".185" = add i64 %".20", %".182"
  %".186" = getelementptr i64, i64* %"node_perm", i64 %".185"
  %".187" = load i64, i64* %".186"
  %".188" = mul i64 %".187", 16
  %".189" = mul i64 %".184", 4
  %".190" = add i64 %".188", %".189"
  %".191" = add i64 %".190", %".39"
  %".192" = getelementptr float, float* %".31", i64 %".191"
  %".193" = mul i64 %".187", 16
  %".194" = mul i64 %".184", 4
  %".195" = add i64 %".193", %".194"
  %".196" = getelementptr float, float* %"result", i64 %".195"
  %".197" = getelementptr float, float* %".196", i64 %".35"
  %".198" = sdiv i64 %".97", 1
  %".199" = mul i64 %".198", 1
  %".200" = sub i64 %".97", %".199"
  %".201" = add i64 %".20", %".198"
  %".202" = getelementptr i64, i64* %"node_perm", i64 %".201"
  %".203" = load i64, i64* %".202"
  %".204" = mul i64 %".203", 16
  %".205" = mul i64 %".200", 4
  %".206" = add i64 %".204", %".205"
  %".207" = add i64 %".206", %".39"
  %".208" = getelementptr float, float* %".31", i64 %".207"
  %".209" = mul i64 %".203", 16
  %".210" = mul i64 %".200", 4
  %".211" = add i64 %".209", %".210"
  %".212" = getelementptr float, float* %"result", i64 %".211"
  %".213" = getelementptr float, float* %".212", i64 %".35"
  %".214" = sdiv i64 %".101", 1
  %".215" = mul i64 %".214", 1
  %".216" = sub i64 %".101", %".215"
  %".217" = add i64 %".20", %".214"
  %".218" = getelementptr i64, i64* %"node_perm", i64 %".217"
  %".219" = load i64, i64* %".218"
  %".220" = mul i64 %".219", 16
  %".221" = mul i64 %".216", 4
  %".222" = add i64 %".220", %".221"
  %".223" = add i64 %".222", %".39"
  %".224" = getelementptr float, float* %".31", i64 %".223"
  %".225" = mul i64 %".219", 16
  %".226" = mul i64 %".216", 4
  %".227" = add i64 %".225", %".226"
  %".228" = getelementptr float, float* %"result", i64 %".227"
  %".229" = getelementptr float, float* %".228", i64 %".35"
  %".230" = getelementptr float, float* %".117", i64 0
  %".231" = bitcast float* %".230" to <4 x float>*
  %".232" = load <4 x float>, <4 x float>* %".231", align 4
  store <4 x float> %".232", <4 x float>* %".233"
  %".235" = getelementptr float, float* %".133", i64 0
  %".236" = bitcast float* %".235" to <4 x float>*
  %".237" = load <4 x float>, <4 x float>* %".236", align 4
  store <4 x float> %".237", <4 x float>* %".238"
  %".240" = getelementptr float, float* %".149", i64 0
  %".241" = bitcast float* %".240" to <4 x float>*
  %".242" = load <4 x float>, <4 x float>* %".241", align 4
  store <4 x float> %".242", <4 x float>* %".243"
  %".245" = getelementptr float, float* %".165", i64 0
  %".246" = bitcast float* %".245" to <4 x float>*
  %".247" = load <4 x float>, <4 x float>* %".246", align 4
  store <4 x float> %".247", <4 x float>* %".248"
  %".250" = getelementptr float, float* %".181", i64 0
  %".251" = bitcast float* %".250" to <4 x float>*
  %".252" = load <4 x float>, <4 x float>* %".251", align 4
  store <4 x float> %".252", <4 x float>* %".253"
  %".255" = getelementptr float, float* %".197", i64 0
  %".256" = bitcast float* %".255" to <4 x float>*
  %".257" = load <4 x float>, <4 x float>* %".256", align 4
  store <4 x float> %".257", <4 x float>* %".258"
  %".260" = getelementptr float, float* %".213", i64 0
  %".261" = bitcast float* %".260" to <4 x float>*
  %".262" = load <4 x float>, <4 x float>* %".261", align 4
  store <4 x float> %".262", <4 x float>* %".263"
  %".265" = getelementptr float, float* %".229", i64 0
  %".266" = bitcast float* %".265" to <4 x float>*
  %".267" = load <4 x float>, <4 x float>* %".266", align 4
  store <4 x float> %".267", <4 x float>* %".268"
  br label %"head.6"
end.5:
  %".378" = add i64 %".39", 256
  br label %"head.2"
head.6:
  %".271" = phi  i64 [0, %"loop.5"], [%".342", %"loop.6"]
  %".272" = icmp slt i64 %".271", %".44"
  br i1 %".272", label %"loop.6", label %"end.6"
loop.6:
  %".274" = mul i64 %".271", 4
  %".275" = getelementptr float, float* %".12", i64 %".274"
  %".276" = bitcast float* %".275" to <4 x float>*
  %".277" = load <4 x float>, <4 x float>* %".276", align 4
  %".278" = mul i64 %".271", 1
  %".279" = getelementptr float, float* %".112", i64 %".278"
  %".280" = load float, float* %".279"
  %".281" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".280", i32 0
  %".282" = shufflevector <4 x float> %".281", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".283" = load <4 x float>, <4 x float>* %".233"
  %".284" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".282", <4 x float> %".277", <4 x float> %".283")
  store <4 x float> %".284", <4 x float>* %".233"
  %".286" = mul i64 %".271", 1
  %".287" = getelementptr float, float* %".128", i64 %".286"
  %".288" = load float, float* %".287"
  %".289" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".288", i32 0
  %".290" = shufflevector <4 x float> %".289", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".291" = load <4 x float>, <4 x float>* %".238"
  %".292" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".290", <4 x float> %".277", <4 x float> %".291")
  store <4 x float> %".292", <4 x float>* %".238"
  %".294" = mul i64 %".271", 1
  %".295" = getelementptr float, float* %".144", i64 %".294"
  %".296" = load float, float* %".295"
  %".297" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".296", i32 0
  %".298" = shufflevector <4 x float> %".297", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".299" = load <4 x float>, <4 x float>* %".243"
  %".300" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".298", <4 x float> %".277", <4 x float> %".299")
  store <4 x float> %".300", <4 x float>* %".243"
  %".302" = mul i64 %".271", 1
  %".303" = getelementptr float, float* %".160", i64 %".302"
  %".304" = load float, float* %".303"
  %".305" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".304", i32 0
  %".306" = shufflevector <4 x float> %".305", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".307" = load <4 x float>, <4 x float>* %".248"
  %".308" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".306", <4 x float> %".277", <4 x float> %".307")
  store <4 x float> %".308", <4 x float>* %".248"
  %".310" = mul i64 %".271", 1
  %".311" = getelementptr float, float* %".176", i64 %".310"
  %".312" = load float, float* %".311"
  %".313" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".312", i32 0
  %".314" = shufflevector <4 x float> %".313", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".315" = load <4 x float>, <4 x float>* %".253"
  %".316" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".314", <4 x float> %".277", <4 x float> %".315")
  store <4 x float> %".316", <4 x float>* %".253"
  %".318" = mul i64 %".271", 1
  %".319" = getelementptr float, float* %".192", i64 %".318"
  %".320" = load float, float* %".319"
  %".321" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".320", i32 0
  %".322" = shufflevector <4 x float> %".321", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".323" = load <4 x float>, <4 x float>* %".258"
  %".324" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".322", <4 x float> %".277", <4 x float> %".323")
  store <4 x float> %".324", <4 x float>* %".258"
  %".326" = mul i64 %".271", 1
  %".327" = getelementptr float, float* %".208", i64 %".326"
  %".328" = load float, float* %".327"
  %".329" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".328", i32 0
  %".330" = shufflevector <4 x float> %".329", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".331" = load <4 x float>, <4 x float>* %".263"
  %".332" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".330", <4 x float> %".277", <4 x float> %".331")
  store <4 x float> %".332", <4 x float>* %".263"
  %".334" = mul i64 %".271", 1
  %".335" = getelementptr float, float* %".224", i64 %".334"
  %".336" = load float, float* %".335"
  %".337" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".336", i32 0
  %".338" = shufflevector <4 x float> %".337", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".339" = load <4 x float>, <4 x float>* %".268"
  %".340" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".338", <4 x float> %".277", <4 x float> %".339")
  store <4 x float> %".340", <4 x float>* %".268"
  %".342" = add i64 %".271", 1
  br label %"head.6"
end.6:
  %".344" = load <4 x float>, <4 x float>* %".233"
  %".345" = getelementptr float, float* %".117", i64 0
  %".346" = bitcast float* %".345" to <4 x float>*
  store <4 x float> %".344", <4 x float>* %".346", align 4
  %".348" = load <4 x float>, <4 x float>* %".238"
  %".349" = getelementptr float, float* %".133", i64 0
  %".350" = bitcast float* %".349" to <4 x float>*
  store <4 x float> %".348", <4 x float>* %".350", align 4
  %".352" = load <4 x float>, <4 x float>* %".243"
  %".353" = getelementptr float, float* %".149", i64 0
  %".354" = bitcast float* %".353" to <4 x float>*
  store <4 x float> %".352", <4 x float>* %".354", align 4
  %".356" = load <4 x float>, <4 x float>* %".248"
  %".357" = getelementptr float, float* %".165", i64 0
  %".358" = bitcast float* %".357" to <4 x float>*
  store <4 x float> %".356", <4 x float>* %".358", align 4
  %".360" = load <4 x float>, <4 x float>* %".253"
  %".361" = getelementptr float, float* %".181", i64 0
  %".362" = bitcast float* %".361" to <4 x float>*
  store <4 x float> %".360", <4 x float>* %".362", align 4
  %".364" = load <4 x float>, <4 x float>* %".258"
  %".365" = getelementptr float, float* %".197", i64 0
  %".366" = bitcast float* %".365" to <4 x float>*
  store <4 x float> %".364", <4 x float>* %".366", align 4
  %".368" = load <4 x float>, <4 x float>* %".263"
  %".369" = getelementptr float, float* %".213", i64 0
  %".370" = bitcast float* %".369" to <4 x float>*
  store <4 x float> %".368", <4 x float>* %".370", align 4
  %".372" = load <4 x float>, <4 x float>* %".268"
  %".373" = getelementptr float, float* %".229", i64 0
  %".374" = bitcast float* %".373" to <4 x float>*
  store <4 x float> %".372", <4 x float>* %".374", align 4
  %".376" = add i64 %".68", 8
  br label %"head.5"
loop.endif.if:
  %".385" = getelementptr float, float* %"features", i64 4
  %".386" = getelementptr float, float* %".28", i64 16
  %".387" = mul i64 %".26", 3
  br label %"head.7"
loop.endif.endif:
  %".745" = add i64 %".14", 1
  br label %"head"
head.7:
  %".389" = phi  i64 [0, %"loop.endif.if"], [%".742", %"end.8"]
  %".390" = icmp slt i64 %".389", 4
  br i1 %".390", label %"loop.7", label %"end.7"
loop.7:
  br label %"head.8"
end.7:
  br label %"loop.endif.endif"
head.8:
  %".393" = phi  i64 [0, %"loop.7"], [%".740", %"end.11"]
  %".394" = icmp slt i64 %".393", 4
  br i1 %".394", label %"loop.8", label %"end.8"
loop.8:
  %".396" = sub i64 4, %".393"
  %".397" = icmp slt i64 %".396", 256
  %".398" = select  i1 %".397", i64 %".396", i64 256
  br label %"head.9"
end.8:
  %".742" = add i64 %".389", 4
  br label %"head.7"
head.9:
  %".400" = phi  i64 [0, %"loop.8"], [%".419", %"end.10"]
  %".401" = icmp slt i64 %".400", %".398"
  br i1 %".401", label %"loop.9", label %"end.9"
loop.9:
  br label %"head.10"
end.9:
  br label %"head.11"
head.10:
  %".404" = phi  i64 [0, %"loop.9"], [%".417", %"loop.10"]
  %".405" = icmp slt i64 %".404", 4
  br i1 %".405", label %"loop.10", label %"end.10"
loop.10:
  %".407" = add i64 %".389", %".404"
  %".408" = mul i64 %".407", 4
  %".409" = add i64 %".408", %".393"
  %".410" = add i64 %".409", %".400"
  %".411" = getelementptr float, float* %".386", i64 %".410"
  %".412" = load float, float* %".411"
  %".413" = mul i64 %".400", 4
  %".414" = add i64 %".413", %".404"
  %".415" = getelementptr float, float* %".12", i64 %".414"
  store float %".412", float* %".415", align 4
  %".417" = add i64 %".404", 1
  br label %"head.10"
end.10:
  %".419" = add i64 %".400", 1
  br label %"head.9"
head.11:
  %".422" = phi  i64 [0, %"end.9"], [%".738", %"end.12"]
  %".423" = icmp slt i64 %".422", %".387"
  br i1 %".423", label %"loop.11", label %"end.11"
loop.11:
  %".425" = add i64 -1, %".387"
  %".426" = icmp slt i64 %".422", %".425"
  %".427" = select  i1 %".426", i64 %".422", i64 %".425"
  %".428" = add i64 1, %".422"
  %".429" = add i64 -1, %".387"
  %".430" = icmp slt i64 %".428", %".429"
  %".431" = select  i1 %".430", i64 %".428", i64 %".429"
  %".432" = add i64 2, %".422"
  %".433" = add i64 -1, %".387"
  %".434" = icmp slt i64 %".432", %".433"
  %".435" = select  i1 %".434", i64 %".432", i64 %".433"
  %".436" = add i64 3, %".422"
  %".437" = add i64 -1, %".387"
  %".438" = icmp slt i64 %".436", %".437"
  %".439" = select  i1 %".438", i64 %".436", i64 %".437"
  %".440" = add i64 4, %".422"
  %".441" = add i64 -1, %".387"
  %".442" = icmp slt i64 %".440", %".441"
  %".443" = select  i1 %".442", i64 %".440", i64 %".441"
  %".444" = add i64 5, %".422"
  %".445" = add i64 -1, %".387"
  %".446" = icmp slt i64 %".444", %".445"
  %".447" = select  i1 %".446", i64 %".444", i64 %".445"
  %".448" = add i64 6, %".422"
  %".449" = add i64 -1, %".387"
  %".450" = icmp slt i64 %".448", %".449"
  %".451" = select  i1 %".450", i64 %".448", i64 %".449"
  %".452" = add i64 7, %".422"
  %".453" = add i64 -1, %".387"
  %".454" = icmp slt i64 %".452", %".453"
  %".455" = select  i1 %".454", i64 %".452", i64 %".453"
  %".456" = sdiv i64 %".427", 3
  %".457" = mul i64 %".456", 3
  %".458" = sub i64 %".427", %".457"
  %".459" = add i64 %".20", %".456"
  %".460" = getelementptr i64, i64* %"node_perm", i64 %".459"
  %".461" = load i64, i64* %".460"
  %".462" = mul i64 %".461", 16
  %".463" = mul i64 %".458", 4
  %".464" = add i64 %".462", %".463"
  %".465" = add i64 %".464", %".393"
  %".466" = getelementptr float, float* %".385", i64 %".465"
  %".467" = mul i64 %".461", 16
  %".468" = mul i64 %".458", 4
  %".469" = add i64 %".467", %".468"
  %".470" = getelementptr float, float* %"result", i64 %".469"
  %".471" = add i64 4, %".389"
  %".472" = getelementptr float, float* %".470", i64 %".471"
  %".473" = sdiv i64 %".431", 3
  %".474" = mul i64 %".473", 3
  %".475" = sub i64 %".431", %".474"
  %".476" = add i64 %".20", %".473"
  %".477" = getelementptr i64, i64* %"node_perm", i64 %".476"
  %".478" = load i64, i64* %".477"
  %".479" = mul i64 %".478", 16
  %".480" = mul i64 %".475", 4
  %".481" = add i64 %".479", %".480"
  %".482" = add i64 %".481", %".393"
  %".483" = getelementptr float, float* %".385", i64 %".482"
  %".484" = mul i64 %".478", 16
  %".485" = mul i64 %".475", 4
  %".486" = add i64 %".484", %".485"
  %".487" = getelementptr float, float* %"result", i64 %".486"
  %".488" = add i64 4, %".389"
  %".489" = getelementptr float, float* %".487", i64 %".488"
  %".490" = sdiv i64 %".435", 3
  %".491" = mul i64 %".490", 3
  %".492" = sub i64 %".435", %".491"
  %".493" = add i64 %".20", %".490"
  %".494" = getelementptr i64, i64* %"node_perm", i64 %".493"
  %".495" = load i64, i64* %".494"
  %".496" = mul i64 %".495", 16
  %".497" = mul i64 %".492", 4
  %".498" = add i64 %".496", %".497"
  %".499" = add i64 %".498", %".393"
  %".500" = getelementptr float, float* %".385", i64 %".499"
  %".501" = mul i64 %".495", 16
  %".502" = mul i64 %".492", 4
  %".503" = add i64 %".501", %".502"
  %".504" = getelementptr float, float* %"result", i64 %".503"
  %".505" = add i64 4, %".389"
  %".506" = getelementptr float, float* %".504", i64 %".505"
  %".507" = sdiv i64 %".439", 3
  %".508" = mul i64 %".507", 3
  %".509" = sub i64 %".439", %".508"
  %".510" = add i64 %".20", %".507"
  %".511" = getelementptr i64, i64* %"node_perm", i64 %".510"
  %".512" = load i64, i64* %".511"
  %".513" = mul i64 %".512", 16
  %".514" = mul i64 %".509", 4
  %".515" = add i64 %".513", %".514"
  %".516" = add i64 %".515", %".393"
  %".517" = getelementptr float, float* %".385", i64 %".516"
  %".518" = mul i64 %".512", 16
  %".519" = mul i64 %".509", 4
  %".520" = add i64 %".518", %".519"
  %".521" = getelementptr float, float* %"result", i64 %".520"
  %".522" = add i64 4, %".389"
  %".523" = getelementptr float, float* %".521", i64 %".522"
  %".524" = sdiv i64 %".443", 3
  %".525" = mul i64 %".524", 3
  %".526" = sub i64 %".443", %".525"
  %".527" = add i64 %".20", %".524"
  %".528" = getelementptr i64, i64* %"node_perm", i64 %".527"
  %".529" = load i64, i64* %".528"
  %".530" = mul i64 %".529", 16
  %".531" = mul i64 %".526", 4
  %".532" = add i64 %".530", %".531"
  %".533" = add i64 %".532", %".393"
  %".534" = getelementptr float, float* %".385", i64 %".533"
  %".535" = mul i64 %".529", 16
  %".536" = mul i64 %".526", 4
  %".537" = add i64 %".535", %".536"
  %".538" = getelementptr float, float* %"result", i64 %".537"
  %".539" = add i64 4, %".389"
  %".540" = getelementptr float, float* %".538", i64 %".539"
  %".541" = sdiv i64 %".447", 3
  %".542" = mul i64 %".541", 3
  %".543" = sub i64 %".447", %".542"
  %".544" = add i64 %".20", %".541"
  %".545" = getelementptr i64, i64* %"node_perm", i64 %".544"
  %".546" = load i64, i64* %".545"
  %".547" = mul i64 %".546", 16
  %".548" = mul i64 %".543", 4
  %".549" = add i64 %".547", %".548"
  %".550" = add i64 %".549", %".393"
  %".551" = getelementptr float, float* %".385", i64 %".550"
  %".552" = mul i64 %".546", 16
  %".553" = mul i64 %".543", 4
  %".554" = add i64 %".552", %".553"
  %".555" = getelementptr float, float* %"result", i64 %".554"
  %".556" = add i64 4, %".389"
  %".557" = getelementptr float, float* %".555", i64 %".556"
  %".558" = sdiv i64 %".451", 3
  %".559" = mul i64 %".558", 3
  %".560" = sub i64 %".451", %".559"
  %".561" = add i64 %".20", %".558"
  %".562" = getelementptr i64, i64* %"node_perm", i64 %".561"
  %".563" = load i64, i64* %".562"
  %".564" = mul i64 %".563", 16
  %".565" = mul i64 %".560", 4
  %".566" = add i64 %".564", %".565"
  %".567" = add i64 %".566", %".393"
  %".568" = getelementptr float, float* %".385", i64 %".567"
  %".569" = mul i64 %".563", 16
  %".570" = mul i64 %".560", 4
  %".571" = add i64 %".569", %".570"
  %".572" = getelementptr float, float* %"result", i64 %".571"
  %".573" = add i64 4, %".389"
  %".574" = getelementptr float, float* %".572", i64 %".573"
  %".575" = sdiv i64 %".455", 3
  %".576" = mul i64 %".575", 3
  %".577" = sub i64 %".455", %".576"
  %".578" = add i64 %".20", %".575"
  %".579" = getelementptr i64, i64* %"node_perm", i64 %".578"
  %".580" = load i64, i64* %".579"
  %".581" = mul i64 %".580", 16
  %".582" = mul i64 %".577", 4
  %".583" = add i64 %".581", %".582"
  %".584" = add i64 %".583", %".393"
  %".585" = getelementptr float, float* %".385", i64 %".584"
  %".586" = mul i64 %".580", 16
  %".587" = mul i64 %".577", 4
  %".588" = add i64 %".586", %".587"
  %".589" = getelementptr float, float* %"result", i64 %".588"
  %".590" = add i64 4, %".389"
  %".591" = getelementptr float, float* %".589", i64 %".590"
  %".592" = getelementptr float, float* %".472", i64 0
  %".593" = bitcast float* %".592" to <4 x float>*
  %".594" = load <4 x float>, <4 x float>* %".593", align 4
  store <4 x float> %".594", <4 x float>* %".595"
  %".597" = getelementptr float, float* %".489", i64 0
  %".598" = bitcast float* %".597" to <4 x float>*
  %".599" = load <4 x float>, <4 x float>* %".598", align 4
  store <4 x float> %".599", <4 x float>* %".600"
  %".602" = getelementptr float, float* %".506", i64 0
  %".603" = bitcast float* %".602" to <4 x float>*
  %".604" = load <4 x float>, <4 x float>* %".603", align 4
  store <4 x float> %".604", <4 x float>* %".605"
  %".607" = getelementptr float, float* %".523", i64 0
  %".608" = bitcast float* %".607" to <4 x float>*
  %".609" = load <4 x float>, <4 x float>* %".608", align 4
  store <4 x float> %".609", <4 x float>* %".610"
  %".612" = getelementptr float, float* %".540", i64 0
  %".613" = bitcast float* %".612" to <4 x float>*
  %".614" = load <4 x float>, <4 x float>* %".613", align 4
  store <4 x float> %".614", <4 x float>* %".615"
  %".617" = getelementptr float, float* %".557", i64 0
  %".618" = bitcast float* %".617" to <4 x float>*
  %".619" = load <4 x float>, <4 x float>* %".618", align 4
  store <4 x float> %".619", <4 x float>* %".620"
  %".622" = getelementptr float, float* %".574", i64 0
  %".623" = bitcast float* %".622" to <4 x float>*
  %".624" = load <4 x float>, <4 x float>* %".623", align 4
  store <4 x float> %".624", <4 x float>* %".625"
  %".627" = getelementptr float, float* %".591", i64 0
  %".628" = bitcast float* %".627" to <4 x float>*
  %".629" = load <4 x float>, <4 x float>* %".628", align 4
  store <4 x float> %".629", <4 x float>* %".630"
  br label %"head.12"
end.11:
  %".740" = add i64 %".393", 256
  br label %"head.8"
head.12:
  %".633" = phi  i64 [0, %"loop.11"], [%".704", %"loop.12"]
  %".634" = icmp slt i64 %".633", %".398"
  br i1 %".634", label %"loop.12", label %"end.12"
loop.12:
  %".636" = mul i64 %".633", 4
  %".637" = getelementptr float, float* %".12", i64 %".636"
  %".638" = bitcast float* %".637" to <4 x float>*
  %".639" = load <4 x float>, <4 x float>* %".638", align 4
  %".640" = mul i64 %".633", 1
  %".641" = getelementptr float, float* %".466", i64 %".640"
  %".642" = load float, float* %".641"
  %".643" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".642", i32 0
  %".644" = shufflevector <4 x float> %".643", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".645" = load <4 x float>, <4 x float>* %".595"
  %".646" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".644", <4 x float> %".639", <4 x float> %".645")
  store <4 x float> %".646", <4 x float>* %".595"
  %".648" = mul i64 %".633", 1
  %".649" = getelementptr float, float* %".483", i64 %".648"
  %".650" = load float, float* %".649"
  %".651" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".650", i32 0
  %".652" = shufflevector <4 x float> %".651", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".653" = load <4 x float>, <4 x float>* %".600"
  %".654" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".652", <4 x float> %".639", <4 x float> %".653")
  store <4 x float> %".654", <4 x float>* %".600"
  %".656" = mul i64 %".633", 1
  %".657" = getelementptr float, float* %".500", i64 %".656"
  %".658" = load float, float* %".657"
  %".659" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".658", i32 0
  %".660" = shufflevector <4 x float> %".659", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".661" = load <4 x float>, <4 x float>* %".605"
  %".662" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".660", <4 x float> %".639", <4 x float> %".661")
  store <4 x float> %".662", <4 x float>* %".605"
  %".664" = mul i64 %".633", 1
  %".665" = getelementptr float, float* %".517", i64 %".664"
  %".666" = load float, float* %".665"
  %".667" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".666", i32 0
  %".668" = shufflevector <4 x float> %".667", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".669" = load <4 x float>, <4 x float>* %".610"
  %".670" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".668", <4 x float> %".639", <4 x float> %".669")
  store <4 x float> %".670", <4 x float>* %".610"
  %".672" = mul i64 %".633", 1
  %".673" = getelementptr float, float* %".534", i64 %".672"
  %".674" = load float, float* %".673"
  %".675" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".674", i32 0
  %".676" = shufflevector <4 x float> %".675", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".677" = load <4 x float>, <4 x float>* %".615"
  %".678" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".676", <4 x float> %".639", <4 x float> %".677")
  store <4 x float> %".678", <4 x float>* %".615"
  %".680" = mul i64 %".633", 1
  %".681" = getelementptr float, float* %".551", i64 %".680"
  %".682" = load float, float* %".681"
  %".683" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".682", i32 0
  %".684" = shufflevector <4 x float> %".683", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".685" = load <4 x float>, <4 x float>* %".620"
  %".686" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".684", <4 x float> %".639", <4 x float> %".685")
  store <4 x float> %".686", <4 x float>* %".620"
  %".688" = mul i64 %".633", 1
  %".689" = getelementptr float, float* %".568", i64 %".688"
  %".690" = load float, float* %".689"
  %".691" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".690", i32 0
  %".692" = shufflevector <4 x float> %".691", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".693" = load <4 x float>, <4 x float>* %".625"
  %".694" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".692", <4 x float> %".639", <4 x float> %".693")
  store <4 x float> %".694", <4 x float>* %".625"
  %".696" = mul i64 %".633", 1
  %".697" = getelementptr float, float* %".585", i64 %".696"
  %".698" = load float, float* %".697"
  %".699" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".698", i32 0
  %".700" = shufflevector <4 x float> %".699", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".701" = load <4 x float>, <4 x float>* %".630"
  %".702" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".700", <4 x float> %".639", <4 x float> %".701")
  store <4 x float> %".702", <4 x float>* %".630"
  %".704" = add i64 %".633", 1
  br label %"head.12"
end.12:
  %".706" = load <4 x float>, <4 x float>* %".595"
  %".707" = getelementptr float, float* %".472", i64 0
  %".708" = bitcast float* %".707" to <4 x float>*
  store <4 x float> %".706", <4 x float>* %".708", align 4
  %".710" = load <4 x float>, <4 x float>* %".600"
  %".711" = getelementptr float, float* %".489", i64 0
  %".712" = bitcast float* %".711" to <4 x float>*
  store <4 x float> %".710", <4 x float>* %".712", align 4
  %".714" = load <4 x float>, <4 x float>* %".605"
  %".715" = getelementptr float, float* %".506", i64 0
  %".716" = bitcast float* %".715" to <4 x float>*
  store <4 x float> %".714", <4 x float>* %".716", align 4
  %".718" = load <4 x float>, <4 x float>* %".610"
  %".719" = getelementptr float, float* %".523", i64 0
  %".720" = bitcast float* %".719" to <4 x float>*
  store <4 x float> %".718", <4 x float>* %".720", align 4
  %".722" = load <4 x float>, <4 x float>* %".615"
  %".723" = getelementptr float, float* %".540", i64 0
  %".724" = bitcast float* %".723" to <4 x float>*
  store <4 x float> %".722", <4 x float>* %".724", align 4
  %".726" = load <4 x float>, <4 x float>* %".620"
  %".727" = getelementptr float, float* %".557", i64 0
  %".728" = bitcast float* %".727" to <4 x float>*
  store <4 x float> %".726", <4 x float>* %".728", align 4
  %".730" = load <4 x float>, <4 x float>* %".625"
  %".731" = getelementptr float, float* %".574", i64 0
  %".732" = bitcast float* %".731" to <4 x float>*
  store <4 x float> %".730", <4 x float>* %".732", align 4
  %".734" = load <4 x float>, <4 x float>* %".630"
  %".735" = getelementptr float, float* %".591", i64 0
  %".736" = bitcast float* %".735" to <4 x float>*
  store <4 x float> %".734", <4 x float>* %".736", align 4
  %".738" = add i64 %".422", 8
  br label %"head.11"
}

declare <4 x float> @"llvm.fma.v4f32"(<4 x float> %".1", <4 x float> %".2", <4 x float> %".3")

define void @"linear_team"(i64* noalias %"given")
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
  call void @"linear"(float* %".15", float* %".16", float* %".17", i64* %".18", i64* %".19", i64 %".14", i64 %".33", i64 %".35", i64 %".27")
  %".37" = add i64 %".27", %".23"
  br label %"head"
end:
  ret void
}

declare i32 @"omp_get_thread_num"()

declare i32 @"omp_get_num_threads"()
