; ModuleID = "irreps_linear"
target triple = "x86_64-unknown-linux-gnu"
target datalayout = ""

define void @"linear"(float* noalias %"features", float* noalias %"weight", float* noalias %"result", i64* noalias %"node_perm", i64* noalias %"species_ptr", i64 %"num_species", i64 %"start", i64 %"stop", i64 %"number")
{
entry:
  %".11" = alloca [1024 x float], align 64
  %".12" = bitcast [1024 x float]* %".11" to float*
  %".228" = alloca <4 x float>
  %".233" = alloca <4 x float>
  %".238" = alloca <4 x float>
  %".243" = alloca <4 x float>
  %".248" = alloca <4 x float>
  %".253" = alloca <4 x float>
  %".258" = alloca <4 x float>
  %".263" = alloca <4 x float>
  %".585" = alloca <4 x float>
  %".590" = alloca <4 x float>
  %".595" = alloca <4 x float>
  %".600" = alloca <4 x float>
  %".605" = alloca <4 x float>
  %".610" = alloca <4 x float>
  %".615" = alloca <4 x float>
  %".620" = alloca <4 x float>
  br label %"body"
body:
  br label %"head"
head:
  %".14" = phi  i64 [0, %"body"], [%".735", %"loop.endif.endif"]
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
  %".378" = icmp sgt i64 %".26", 0
  br i1 %".378", label %"loop.endif.if", label %"loop.endif.endif"
head.1:
  %".35" = phi  i64 [0, %"loop.if"], [%".375", %"end.2"]
  %".36" = icmp slt i64 %".35", 4
  br i1 %".36", label %"loop.1", label %"end.1"
loop.1:
  br label %"head.2"
end.1:
  br label %"loop.endif"
head.2:
  %".39" = phi  i64 [0, %"loop.1"], [%".373", %"end.4"]
  %".40" = icmp slt i64 %".39", 4
  br i1 %".40", label %"loop.2", label %"end.2"
loop.2:
  %".42" = sub i64 4, %".39"
  %".43" = icmp slt i64 %".42", 256
  %".44" = select  i1 %".43", i64 %".42", i64 256
  br label %"head.3"
end.2:
  %".375" = add i64 %".35", 4
  br label %"head.1"
head.3:
  %".46" = phi  i64 [0, %"loop.2"], [%".60", %"loop.3"]
  %".47" = icmp slt i64 %".46", %".44"
  br i1 %".47", label %"loop.3", label %"end.3"
loop.3:
  %".49" = add i64 %".39", %".46"
  %".50" = mul i64 %".49", 4
  %".51" = add i64 %".50", %".35"
  %".52" = getelementptr float, float* %".32", i64 %".51"
  %".53" = getelementptr float, float* %".52", i64 0
  %".54" = bitcast float* %".53" to <4 x float>*
  %".55" = load <4 x float>, <4 x float>* %".54", align 4
  %".56" = mul i64 %".46", 4
  %".57" = getelementptr float, float* %".12", i64 %".56"
  %".58" = bitcast float* %".57" to <4 x float>*
  store <4 x float> %".55", <4 x float>* %".58", align 4
  %".60" = add i64 %".46", 1
  br label %"head.3"
end.3:
  br label %"head.4"
head.4:
  %".63" = phi  i64 [0, %"end.3"], [%".371", %"end.5"]
  %".64" = icmp slt i64 %".63", %".33"
  br i1 %".64", label %"loop.4", label %"end.4"
loop.4:
  %".66" = add i64 -1, %".33"
  %".67" = icmp slt i64 %".63", %".66"
  %".68" = select  i1 %".67", i64 %".63", i64 %".66"
  %".69" = add i64 1, %".63"
  %".70" = add i64 -1, %".33"
  %".71" = icmp slt i64 %".69", %".70"
  %".72" = select  i1 %".71", i64 %".69", i64 %".70"
  %".73" = add i64 2, %".63"
  %".74" = add i64 -1, %".33"
  %".75" = icmp slt i64 %".73", %".74"
  %".76" = select  i1 %".75", i64 %".73", i64 %".74"
  %".77" = add i64 3, %".63"
  %".78" = add i64 -1, %".33"
  %".79" = icmp slt i64 %".77", %".78"
  %".80" = select  i1 %".79", i64 %".77", i64 %".78"
  %".81" = add i64 4, %".63"
  %".82" = add i64 -1, %".33"
  %".83" = icmp slt i64 %".81", %".82"
  %".84" = select  i1 %".83", i64 %".81", i64 %".82"
  %".85" = add i64 5, %".63"
  %".86" = add i64 -1, %".33"
  %".87" = icmp slt i64 %".85", %".86"
  %".88" = select  i1 %".87", i64 %".85", i64 %".86"
  %".89" = add i64 6, %".63"
  %".90" = add i64 -1, %".33"
  %".91" = icmp slt i64 %".89", %".90"
  %".92" = select  i1 %".91", i64 %".89", i64 %".90"
  %".93" = add i64 7, %".63"
  %".94" = add i64 -1, %".33"
  %".95" = icmp slt i64 %".93", %".94"
  %".96" = select  i1 %".95", i64 %".93", i64 %".94"
  %".97" = sdiv i64 %".68", 1
  %".98" = mul i64 %".97", 1
  %".99" = sub i64 %".68", %".98"
  %".100" = add i64 %".20", %".97"
  %".101" = getelementptr i64, i64* %"node_perm", i64 %".100"
  %".102" = load i64, i64* %".101"
  %".103" = mul i64 %".102", 16
  %".104" = mul i64 %".99", 4
  %".105" = add i64 %".103", %".104"
  %".106" = add i64 %".105", %".39"
  %".107" = getelementptr float, float* %".31", i64 %".106"
  %".108" = mul i64 %".102", 16
  %".109" = mul i64 %".99", 4
  %".110" = add i64 %".108", %".109"
  %".111" = getelementptr float, float* %"result", i64 %".110"
  %".112" = getelementptr float, float* %".111", i64 %".35"
  %".113" = sdiv i64 %".72", 1
  %".114" = mul i64 %".113", 1
  %".115" = sub i64 %".72", %".114"
  %".116" = add i64 %".20", %".113"
  %".117" = getelementptr i64, i64* %"node_perm", i64 %".116"
  %".118" = load i64, i64* %".117"
  %".119" = mul i64 %".118", 16
  %".120" = mul i64 %".115", 4
  %".121" = add i64 %".119", %".120"
  %".122" = add i64 %".121", %".39"
  %".123" = getelementptr float, float* %".31", i64 %".122"
  %".124" = mul i64 %".118", 16
  %".125" = mul i64 %".115", 4
  %".126" = add i64 %".124", %".125"
  %".127" = getelementptr float, float* %"result", i64 %".126"
  %".128" = getelementptr float, float* %".127", i64 %".35"
  %".129" = sdiv i64 %".76", 1
  %".130" = mul i64 %".129", 1
  %".131" = sub i64 %".76", %".130"
  %".132" = add i64 %".20", %".129"
  %".133" = getelementptr i64, i64* %"node_perm", i64 %".132"
  %".134" = load i64, i64* %".133"
  %".135" = mul i64 %".134", 16
  %".136" = mul i64 %".131", 4
  %".137" = add i64 %".135", %".136"
  %".138" = add i64 %".137", %".39"
  %".139" = getelementptr float, float* %".31", i64 %".138"
  %".140" = mul i64 %".134", 16
  %".141" = mul i64 %".131", 4
  %".142" = add i64 %".140", %".141"
  %".143" = getelementptr float, float* %"result", i64 %".142"
  %".144" = getelementptr float, float* %".143", i64 %".35"
  %".145" = sdiv i64 %".80", 1
  %".146" = mul i64 %".145", 1
  %".147" = sub i64 %".80", %".146"
  %".148" = add i64 %".20", %".145"
  %".149" = getelementptr i64, i64* %"node_perm", i64 %".148"
  %".150" = load i64, i64* %".149"
  %".151" = mul i64 %".150", 16
  %".152" = mul i64 %".147", 4
  %".153" = add i64 %".151", %".152"
  %".154" = add i64 %".153", %".39"
  %".155" = getelementptr float, float* %".31", i64 %".154"
  %".156" = mul i64 %".150", 16
  %".157" = mul i64 %".147", 4
  %".158" = add i64 %".156", %".157"
  %".159" = getelementptr float, float* %"result", i64 %".158"
  %".160" = getelementptr float, float* %".159", i64 %".35"
  %".161" = sdiv i64 %".84", 1
  %".162" = mul i64 %".161", 1
  %".163" = sub i64 %".84", %".162"
  %".164" = add i64 %".20", %".161"
  %".165" = getelementptr i64, i64* %"node_perm", i64 %".164"
  %".166" = load i64, i64* %".165"
  %".167" = mul i64 %".166", 16
  %".168" = mul i64 %".163", 4
  %".169" = add i64 %".167", %".168"
  %".170" = add i64 %".169", %".39"
  %".171" = getelementptr float, float* %".31", i64 %".170"
  %".172" = mul i64 %".166", 16
  %".173" = mul i64 %".163", 4
  %".174" = add i64 %".172", %".173"
  %".175" = getelementptr float, float* %"result", i64 %".174"
  %".176" = getelementptr float, float* %".175", i64 %".35"
  %".177" = sdiv i64 %".88", 1
  %".178" = mul i64 %".177", 1
  %".179" = sub i64 %".88", %".178"
  %".180" = add i64 %".20", %".177"
  %".181" = getelementptr i64, i64* %"node_perm", i64 %".180"
  %".182" = load i64, i64* %".181"
  %".183" = mul i64 %".182", 16
  %".184" = mul i64 %".179", 4
  %".185" = add i64 %".183", %".184"
  %".186" = add i64 %".185", %".39"
  %".187" = getelementptr float, float* %".31", i64 %".186"
  %".188" = mul i64 %".182", 16
  %".189" = mul i64 %".179", 4
  %".190" = add i64 %".188", %".189"
  %".191" = getelementptr float, float* %"result", i64 %".190"
  %".192" = getelementptr float, float* %".191", i64 %".35"
  %".193" = sdiv i64 %".92", 1
  %".194" = mul i64 %".193", 1
  %".195" = sub i64 %".92", %".194"
  %".196" = add i64 %".20", %".193"
  %".197" = getelementptr i64, i64* %"node_perm", i64 %".196"
  %".198" = load i64, i64* %".197"
  %".199" = mul i64 %".198", 16
  %".200" = mul i64 %".195", 4
  %".201" = add i64 %".199", %".200"
  %".202" = add i64 %".201", %".39"
  %".203" = getelementptr float, float* %".31", i64 %".202"
  %".204" = mul i64 %".198", 16
  %".205" = mul i64 %".195", 4
  %".206" = add i64 %".204", %".205"
  %".207" = getelementptr float, float* %"result", i64 %".206"
  %".208" = getelementptr float, float* %".207", i64 %".35"
  %".209" = sdiv i64 %".96", 1
  %".210" = mul i64 %".209", 1
  %".211" = sub i64 %".96", %".210"
  %".212" = add i64 %".20", %".209"
  %".213" = getelementptr i64, i64* %"node_perm", i64 %".212"
  %".214" = load i64, i64* %".213"
  %".215" = mul i64 %".214", 16
  %".216" = mul i64 %".211", 4
  %".217" = add i64 %".215", %".216"
  %".218" = add i64 %".217", %".39"
  %".219" = getelementptr float, float* %".31", i64 %".218"
  %".220" = mul i64 %".214", 16
  %".221" = mul i64 %".211", 4
  %".222" = add i64 %".220", %".221"
  %".223" = getelementptr float, float* %"result", i64 %".222"
  %".224" = getelementptr float, float* %".223", i64 %".35"
  %".225" = getelementptr float, float* %".112", i64 0
  %".226" = bitcast float* %".225" to <4 x float>*
  %".227" = load <4 x float>, <4 x float>* %".226", align 4
  store <4 x float> %".227", <4 x float>* %".228"
  %".230" = getelementptr float, float* %".128", i64 0
  %".231" = bitcast float* %".230" to <4 x float>*
  %".232" = load <4 x float>, <4 x float>* %".231", align 4
  store <4 x float> %".232", <4 x float>* %".233"
  %".235" = getelementptr float, float* %".144", i64 0
  %".236" = bitcast float* %".235" to <4 x float>*
  %".237" = load <4 x float>, <4 x float>* %".236", align 4
  store <4 x float> %".237", <4 x float>* %".238"
  %".240" = getelementptr float, float* %".160", i64 0
  %".241" = bitcast float* %".240" to <4 x float>*
  %".242" = load <4 x float>, <4 x float>* %".241", align 4
  store <4 x float> %".242", <4 x float>* %".243"
  %".245" = getelementptr float, float* %".176", i64 0
  %".246" = bitcast float* %".245" to <4 x float>*
  %".247" = load <4 x float>, <4 x float>* %".246", align 4
  store <4 x float> %".247", <4 x float>* %".248"
  %".250" = getelementptr float, float* %".192", i64 0
  %".251" = bitcast float* %".250" to <4 x float>*
  %".252" = load <4 x float>, <4 x float>* %".251", align 4
  store <4 x float> %".252", <4 x float>* %".253"
  %".255" = getelementptr float, float* %".208", i64 0
  %".256" = bitcast float* %".255" to <4 x float>*
  %".257" = load <4 x float>, <4 x float>* %".256", align 4
  store <4 x float> %".257", <4 x float>* %".258"
  %".260" = getelementptr float, float* %".224", i64 0
  %".261" = bitcast float* %".260" to <4 x float>*
  %".262" = load <4 x float>, <4 x float>* %".261", align 4
  store <4 x float> %".262", <4 x float>* %".263"
  br label %"head.5"
end.4:
  %".373" = add i64 %".39", 256
  br label %"head.2"
head.5:
  %".266" = phi  i64 [0, %"loop.4"], [%".337", %"loop.5"]
  %".267" = icmp slt i64 %".266", %".44"
  br i1 %".267", label %"loop.5", label %"end.5"
loop.5:
  %".269" = mul i64 %".266", 4
  %".270" = getelementptr float, float* %".12", i64 %".269"
  %".271" = bitcast float* %".270" to <4 x float>*
  %".272" = load <4 x float>, <4 x float>* %".271", align 4
  %".273" = mul i64 %".266", 1
  %".274" = getelementptr float, float* %".107", i64 %".273"
  %".275" = load float, float* %".274"
  %".276" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".275", i32 0
  %".277" = shufflevector <4 x float> %".276", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".278" = load <4 x float>, <4 x float>* %".228"
  %".279" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".277", <4 x float> %".272", <4 x float> %".278")
  store <4 x float> %".279", <4 x float>* %".228"
  %".281" = mul i64 %".266", 1
  %".282" = getelementptr float, float* %".123", i64 %".281"
  %".283" = load float, float* %".282"
  %".284" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".283", i32 0
  %".285" = shufflevector <4 x float> %".284", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".286" = load <4 x float>, <4 x float>* %".233"
  %".287" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".285", <4 x float> %".272", <4 x float> %".286")
  store <4 x float> %".287", <4 x float>* %".233"
  %".289" = mul i64 %".266", 1
  %".290" = getelementptr float, float* %".139", i64 %".289"
  %".291" = load float, float* %".290"
  %".292" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".291", i32 0
  %".293" = shufflevector <4 x float> %".292", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".294" = load <4 x float>, <4 x float>* %".238"
  %".295" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".293", <4 x float> %".272", <4 x float> %".294")
  store <4 x float> %".295", <4 x float>* %".238"
  %".297" = mul i64 %".266", 1
  %".298" = getelementptr float, float* %".155", i64 %".297"
  %".299" = load float, float* %".298"
  %".300" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".299", i32 0
  %".301" = shufflevector <4 x float> %".300", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".302" = load <4 x float>, <4 x float>* %".243"
  %".303" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".301", <4 x float> %".272", <4 x float> %".302")
  store <4 x float> %".303", <4 x float>* %".243"
  %".305" = mul i64 %".266", 1
  %".306" = getelementptr float, float* %".171", i64 %".305"
  %".307" = load float, float* %".306"
  %".308" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".307", i32 0
  %".309" = shufflevector <4 x float> %".308", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".310" = load <4 x float>, <4 x float>* %".248"
  %".311" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".309", <4 x float> %".272", <4 x float> %".310")
  store <4 x float> %".311", <4 x float>* %".248"
  %".313" = mul i64 %".266", 1
  %".314" = getelementptr float, float* %".187", i64 %".313"
  %".315" = load float, float* %".314"
  %".316" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".315", i32 0
  %".317" = shufflevector <4 x float> %".316", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".318" = load <4 x float>, <4 x float>* %".253"
  %".319" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".317", <4 x float> %".272", <4 x float> %".318")
  store <4 x float> %".319", <4 x float>* %".253"
  %".321" = mul i64 %".266", 1
  %".322" = getelementptr float, float* %".203", i64 %".321"
  %".323" = load float, float* %".322"
  %".324" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".323", i32 0
  %".325" = shufflevector <4 x float> %".324", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".326" = load <4 x float>, <4 x float>* %".258"
  %".327" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".325", <4 x float> %".272", <4 x float> %".326")
  store <4 x float> %".327", <4 x float>* %".258"
  %".329" = mul i64 %".266", 1
  %".330" = getelementptr float, float* %".219", i64 %".329"
  %".331" = load float, float* %".330"
  %".332" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".331", i32 0
  %".333" = shufflevector <4 x float> %".332", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".334" = load <4 x float>, <4 x float>* %".263"
  %".335" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".333", <4 x float> %".272", <4 x float> %".334")
  store <4 x float> %".335", <4 x float>* %".263"
  %".337" = add i64 %".266", 1
  br label %"head.5"
end.5:
  %".339" = load <4 x float>, <4 x float>* %".228"
  %".340" = getelementptr float, float* %".112", i64 0
  %".341" = bitcast float* %".340" to <4 x float>*
  store <4 x float> %".339", <4 x float>* %".341", align 4
  %".343" = load <4 x float>, <4 x float>* %".233"
  %".344" = getelementptr float, float* %".128", i64 0
  %".345" = bitcast float* %".344" to <4 x float>*
  store <4 x float> %".343", <4 x float>* %".345", align 4
  %".347" = load <4 x float>, <4 x float>* %".238"
  %".348" = getelementptr float, float* %".144", i64 0
  %".349" = bitcast float* %".348" to <4 x float>*
  store <4 x float> %".347", <4 x float>* %".349", align 4
  %".351" = load <4 x float>, <4 x float>* %".243"
  %".352" = getelementptr float, float* %".160", i64 0
  %".353" = bitcast float* %".352" to <4 x float>*
  store <4 x float> %".351", <4 x float>* %".353", align 4
  %".355" = load <4 x float>, <4 x float>* %".248"
  %".356" = getelementptr float, float* %".176", i64 0
  %".357" = bitcast float* %".356" to <4 x float>*
  store <4 x float> %".355", <4 x float>* %".357", align 4
  %".359" = load <4 x float>, <4 x float>* %".253"
  %".360" = getelementptr float, float* %".192", i64 0
  %".361" = bitcast float* %".360" to <4 x float>*
  store <4 x float> %".359", <4 x float>* %".361", align 4
  %".363" = load <4 x float>, <4 x float>* %".258"
  %".364" = getelementptr float, float* %".208", i64 0
  %".365" = bitcast float* %".364" to <4 x float>*
  store <4 x float> %".363", <4 x float>* %".365", align 4
  %".367" = load <4 x float>, <4 x float>* %".263"
  %".368" = getelementptr float, float* %".224", i64 0
  %".369" = bitcast float* %".368" to <4 x float>*
  store <4 x float> %".367", <4 x float>* %".369", align 4
  %".371" = add i64 %".63", 8
  br label %"head.4"
loop.endif.if:
  %".380" = getelementptr float, float* %"features", i64 4
  %".381" = getelementptr float, float* %".28", i64 16
  %".382" = mul i64 %".26", 3
  br label %"head.6"
loop.endif.endif:
  %".735" = add i64 %".14", 1
  br label %"head"
head.6:
  %".384" = phi  i64 [0, %"loop.endif.if"], [%".732", %"end.7"]
  %".385" = icmp slt i64 %".384", 4
  br i1 %".385", label %"loop.6", label %"end.6"
loop.6:
  br label %"head.7"
end.6:
  br label %"loop.endif.endif"
head.7:
  %".388" = phi  i64 [0, %"loop.6"], [%".730", %"end.9"]
  %".389" = icmp slt i64 %".388", 4
  br i1 %".389", label %"loop.7", label %"end.7"
loop.7:
  %".391" = sub i64 4, %".388"
  %".392" = icmp slt i64 %".391", 256
  %".393" = select  i1 %".392", i64 %".391", i64 256
  br label %"head.8"
end.7:
  %".732" = add i64 %".384", 4
  br label %"head.6"
head.8:
  %".395" = phi  i64 [0, %"loop.7"], [%".409", %"loop.8"]
  %".396" = icmp slt i64 %".395", %".393"
  br i1 %".396", label %"loop.8", label %"end.8"
loop.8:
  %".398" = add i64 %".388", %".395"
  %".399" = mul i64 %".398", 4
  %".400" = add i64 %".399", %".384"
  %".401" = getelementptr float, float* %".381", i64 %".400"
  %".402" = getelementptr float, float* %".401", i64 0
  %".403" = bitcast float* %".402" to <4 x float>*
  %".404" = load <4 x float>, <4 x float>* %".403", align 4
  %".405" = mul i64 %".395", 4
  %".406" = getelementptr float, float* %".12", i64 %".405"
  %".407" = bitcast float* %".406" to <4 x float>*
  store <4 x float> %".404", <4 x float>* %".407", align 4
  %".409" = add i64 %".395", 1
  br label %"head.8"
end.8:
  br label %"head.9"
head.9:
  %".412" = phi  i64 [0, %"end.8"], [%".728", %"end.10"]
  %".413" = icmp slt i64 %".412", %".382"
  br i1 %".413", label %"loop.9", label %"end.9"
loop.9:
  %".415" = add i64 -1, %".382"
  %".416" = icmp slt i64 %".412", %".415"
  %".417" = select  i1 %".416", i64 %".412", i64 %".415"
  %".418" = add i64 1, %".412"
  %".419" = add i64 -1, %".382"
  %".420" = icmp slt i64 %".418", %".419"
  %".421" = select  i1 %".420", i64 %".418", i64 %".419"
  %".422" = add i64 2, %".412"
  %".423" = add i64 -1, %".382"
  %".424" = icmp slt i64 %".422", %".423"
  %".425" = select  i1 %".424", i64 %".422", i64 %".423"
  %".426" = add i64 3, %".412"
  %".427" = add i64 -1, %".382"
  %".428" = icmp slt i64 %".426", %".427"
  %".429" = select  i1 %".428", i64 %".426", i64 %".427"
  %".430" = add i64 4, %".412"
  %".431" = add i64 -1, %".382"
  %".432" = icmp slt i64 %".430", %".431"
  %".433" = select  i1 %".432", i64 %".430", i64 %".431"
  %".434" = add i64 5, %".412"
  %".435" = add i64 -1, %".382"
  %".436" = icmp slt i64 %".434", %".435"
  %".437" = select  i1 %".436", i64 %".434", i64 %".435"
  %".438" = add i64 6, %".412"
  %".439" = add i64 -1, %".382"
  %".440" = icmp slt i64 %".438", %".439"
  %".441" = select  i1 %".440", i64 %".438", i64 %".439"
  %".442" = add i64 7, %".412"
  %".443" = add i64 -1, %".382"
  %".444" = icmp slt i64 %".442", %".443"
  %".445" = select  i1 %".444", i64 %".442", i64 %".443"
  %".446" = sdiv i64 %".417", 3
  %".447" = mul i64 %".446", 3
  %".448" = sub i64 %".417", %".447"
  %".449" = add i64 %".20", %".446"
  %".450" = getelementptr i64, i64* %"node_perm", i64 %".449"
  %".451" = load i64, i64* %".450"
  %".452" = mul i64 %".451", 16
  %".453" = mul i64 %".448", 4
  %".454" = add i64 %".452", %".453"
  %".455" = add i64 %".454", %".388"
  %".456" = getelementptr float, float* %".380", i64 %".455"
  %".457" = mul i64 %".451", 16
  %".458" = mul i64 %".448", 4
  %".459" = add i64 %".457", %".458"
  %".460" = getelementptr float, float* %"result", i64 %".459"
  %".461" = add i64 4, %".384"
  %".462" = getelementptr float, float* %".460", i64 %".461"
  %".463" = sdiv i64 %".421", 3
  %".464" = mul i64 %".463", 3
  %".465" = sub i64 %".421", %".464"
  %".466" = add i64 %".20", %".463"
  %".467" = getelementptr i64, i64* %"node_perm", i64 %".466"
  %".468" = load i64, i64* %".467"
  %".469" = mul i64 %".468", 16
  %".470" = mul i64 %".465", 4
  %".471" = add i64 %".469", %".470"
  %".472" = add i64 %".471", %".388"
  %".473" = getelementptr float, float* %".380", i64 %".472"
  %".474" = mul i64 %".468", 16
  %".475" = mul i64 %".465", 4
  %".476" = add i64 %".474", %".475"
  %".477" = getelementptr float, float* %"result", i64 %".476"
  %".478" = add i64 4, %".384"
  %".479" = getelementptr float, float* %".477", i64 %".478"
  %".480" = sdiv i64 %".425", 3
  %".481" = mul i64 %".480", 3
  %".482" = sub i64 %".425", %".481"
  %".483" = add i64 %".20", %".480"
  %".484" = getelementptr i64, i64* %"node_perm", i64 %".483"
  %".485" = load i64, i64* %".484"
  %".486" = mul i64 %".485", 16
  %".487" = mul i64 %".482", 4
  %".488" = add i64 %".486", %".487"
  %".489" = add i64 %".488", %".388"
  %".490" = getelementptr float, float* %".380", i64 %".489"
  %".491" = mul i64 %".485", 16
  %".492" = mul i64 %".482", 4
  %".493" = add i64 %".491", %".492"
  %".494" = getelementptr float, float* %"result", i64 %".493"
  %".495" = add i64 4, %".384"
  %".496" = getelementptr float, float* %".494", i64 %".495"
  %".497" = sdiv i64 %".429", 3
  %".498" = mul i64 %".497", 3
  %".499" = sub i64 %".429", %".498"
  %".500" = add i64 %".20", %".497"
  %".501" = getelementptr i64, i64* %"node_perm", i64 %".500"
  %".502" = load i64, i64* %".501"
  %".503" = mul i64 %".502", 16
  %".504" = mul i64 %".499", 4
  %".505" = add i64 %".503", %".504"
  %".506" = add i64 %".505", %".388"
  %".507" = getelementptr float, float* %".380", i64 %".506"
  %".508" = mul i64 %".502", 16
  %".509" = mul i64 %".499", 4
  %".510" = add i64 %".508", %".509"
  %".511" = getelementptr float, float* %"result", i64 %".510"
  %".512" = add i64 4, %".384"
  %".513" = getelementptr float, float* %".511", i64 %".512"
  %".514" = sdiv i64 %".433", 3
  %".515" = mul i64 %".514", 3
  %".516" = sub i64 %".433", %".515"
  %".517" = add i64 %".20", %".514"
  %".518" = getelementptr i64, i64* %"node_perm", i64 %".517"
  %".519" = load i64, i64* %".518"
  %".520" = mul i64 %".519", 16
  %".521" = mul i64 %".516", 4
  %".522" = add i64 %".520", %".521"
  %".523" = add i64 %".522", %".388"
  %".524" = getelementptr float, float* %".380", i64 %".523"
  %".525" = mul i64 %".519", 16
  %".526" = mul i64 %".516", 4
  %".527" = add i64 %".525", %".526"
  %".528" = getelementptr float, float* %"result", i64 %".527"
  %".529" = add i64 4, %".384"
  %".530" = getelementptr float, float* %".528", i64 %".529"
  %".531" = sdiv i64 %".437", 3
  %".532" = mul i64 %".531", 3
  %".533" = sub i64 %".437", %".532"
  %".534" = add i64 %".20", %".531"
  %".535" = getelementptr i64, i64* %"node_perm", i64 %".534"
  %".536" = load i64, i64* %".535"
  %".537" = mul i64 %".536", 16
  %".538" = mul i64 %".533", 4
  %".539" = add i64 %".537", %".538"
  %".540" = add i64 %".539", %".388"
  %".541" = getelementptr float, float* %".380", i64 %".540"
  %".542" = mul i64 %".536", 16
  %".543" = mul i64 %".533", 4
  %".544" = add i64 %".542", %".543"
  %".545" = getelementptr float, float* %"result", i64 %".544"
  %".546" = add i64 4, %".384"
  %".547" = getelementptr float, float* %".545", i64 %".546"
  %".548" = sdiv i64 %".441", 3
  %".549" = mul i64 %".548", 3
  %".550" = sub i64 %".441", %".549"
  %".551" = add i64 %".20", %".548"
  %".552" = getelementptr i64, i64* %"node_perm", i64 %".551"
  %".553" = load i64, i64* %".552"
  %".554" = mul i64 %".553", 16
  %".555" = mul i64 %".550", 4
  %".556" = add i64 %".554", %".555"
  %".557" = add i64 %".556", %".388"
  %".558" = getelementptr float, float* %".380", i64 %".557"
  %".559" = mul i64 %".553", 16
  %".560" = mul i64 %".550", 4
  %".561" = add i64 %".559", %".560"
  %".562" = getelementptr float, float* %"result", i64 %".561"
  %".563" = add i64 4, %".384"
  %".564" = getelementptr float, float* %".562", i64 %".563"
  %".565" = sdiv i64 %".445", 3
  %".566" = mul i64 %".565", 3
  %".567" = sub i64 %".445", %".566"
  %".568" = add i64 %".20", %".565"
  %".569" = getelementptr i64, i64* %"node_perm", i64 %".568"
  %".570" = load i64, i64* %".569"
  %".571" = mul i64 %".570", 16
  %".572" = mul i64 %".567", 4
  %".573" = add i64 %".571", %".572"
  %".574" = add i64 %".573", %".388"
  %".575" = getelementptr float, float* %".380", i64 %".574"
  %".576" = mul i64 %".570", 16
  %".577" = mul i64 %".567", 4
  %".578" = add i64 %".576", %".577"
  %".579" = getelementptr float, float* %"result", i64 %".578"
  %".580" = add i64 4, %".384"
  %".581" = getelementptr float, float* %".579", i64 %".580"
  %".582" = getelementptr float, float* %".462", i64 0
  %".583" = bitcast float* %".582" to <4 x float>*
  %".584" = load <4 x float>, <4 x float>* %".583", align 4
  store <4 x float> %".584", <4 x float>* %".585"
  %".587" = getelementptr float, float* %".479", i64 0
  %".588" = bitcast float* %".587" to <4 x float>*
  %".589" = load <4 x float>, <4 x float>* %".588", align 4
  store <4 x float> %".589", <4 x float>* %".590"
  %".592" = getelementptr float, float* %".496", i64 0
  %".593" = bitcast float* %".592" to <4 x float>*
  %".594" = load <4 x float>, <4 x float>* %".593", align 4
  store <4 x float> %".594", <4 x float>* %".595"
  %".597" = getelementptr float, float* %".513", i64 0
  %".598" = bitcast float* %".597" to <4 x float>*
  %".599" = load <4 x float>, <4 x float>* %".598", align 4
  store <4 x float> %".599", <4 x float>* %".600"
  %".602" = getelementptr float, float* %".530", i64 0
  %".603" = bitcast float* %".602" to <4 x float>*
  %".604" = load <4 x float>, <4 x float>* %".603", align 4
  store <4 x float> %".604", <4 x float>* %".605"
  %".607" = getelementptr float, float* %".547", i64 0
  %".608" = bitcast float* %".607" to <4 x float>*
  %".609" = load <4 x float>, <4 x float>* %".608", align 4
  store <4 x float> %".609", <4 x float>* %".610"
  %".612" = getelementptr float, float* %".564", i64 0
  %".613" = bitcast float* %".612" to <4 x float>*
  %".614" = load <4 x float>, <4 x float>* %".613", align 4
  store <4 x float> %".614", <4 x float>* %".615"
  %".617" = getelementptr float, float* %".581", i64 0
  %".618" = bitcast float* %".617" to <4 x float>*
  %".619" = load <4 x float>, <4 x float>* %".618", align 4
  store <4 x float> %".619", <4 x float>* %".620"
  br label %"head.10"
end.9:
  %".730" = add i64 %".388", 256
  br label %"head.7"
head.10:
  %".623" = phi  i64 [0, %"loop.9"], [%".694", %"loop.10"]
  %".624" = icmp slt i64 %".623", %".393"
  br i1 %".624", label %"loop.10", label %"end.10"
loop.10:
  %".626" = mul i64 %".623", 4
  %".627" = getelementptr float, float* %".12", i64 %".626"
  %".628" = bitcast float* %".627" to <4 x float>*
  %".629" = load <4 x float>, <4 x float>* %".628", align 4
  %".630" = mul i64 %".623", 1
  %".631" = getelementptr float, float* %".456", i64 %".630"
  %".632" = load float, float* %".631"
  %".633" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".632", i32 0
  %".634" = shufflevector <4 x float> %".633", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".635" = load <4 x float>, <4 x float>* %".585"
  %".636" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".634", <4 x float> %".629", <4 x float> %".635")
  store <4 x float> %".636", <4 x float>* %".585"
  %".638" = mul i64 %".623", 1
  %".639" = getelementptr float, float* %".473", i64 %".638"
  %".640" = load float, float* %".639"
  %".641" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".640", i32 0
  %".642" = shufflevector <4 x float> %".641", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".643" = load <4 x float>, <4 x float>* %".590"
  %".644" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".642", <4 x float> %".629", <4 x float> %".643")
  store <4 x float> %".644", <4 x float>* %".590"
  %".646" = mul i64 %".623", 1
  %".647" = getelementptr float, float* %".490", i64 %".646"
  %".648" = load float, float* %".647"
  %".649" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".648", i32 0
  %".650" = shufflevector <4 x float> %".649", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".651" = load <4 x float>, <4 x float>* %".595"
  %".652" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".650", <4 x float> %".629", <4 x float> %".651")
  store <4 x float> %".652", <4 x float>* %".595"
  %".654" = mul i64 %".623", 1
  %".655" = getelementptr float, float* %".507", i64 %".654"
  %".656" = load float, float* %".655"
  %".657" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".656", i32 0
  %".658" = shufflevector <4 x float> %".657", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".659" = load <4 x float>, <4 x float>* %".600"
  %".660" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".658", <4 x float> %".629", <4 x float> %".659")
  store <4 x float> %".660", <4 x float>* %".600"
  %".662" = mul i64 %".623", 1
  %".663" = getelementptr float, float* %".524", i64 %".662"
  %".664" = load float, float* %".663"
  %".665" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".664", i32 0
  %".666" = shufflevector <4 x float> %".665", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".667" = load <4 x float>, <4 x float>* %".605"
  %".668" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".666", <4 x float> %".629", <4 x float> %".667")
  store <4 x float> %".668", <4 x float>* %".605"
  %".670" = mul i64 %".623", 1
  %".671" = getelementptr float, float* %".541", i64 %".670"
  %".672" = load float, float* %".671"
  %".673" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".672", i32 0
  %".674" = shufflevector <4 x float> %".673", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".675" = load <4 x float>, <4 x float>* %".610"
  %".676" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".674", <4 x float> %".629", <4 x float> %".675")
  store <4 x float> %".676", <4 x float>* %".610"
  %".678" = mul i64 %".623", 1
  %".679" = getelementptr float, float* %".558", i64 %".678"
  %".680" = load float, float* %".679"
  %".681" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".680", i32 0
  %".682" = shufflevector <4 x float> %".681", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".683" = load <4 x float>, <4 x float>* %".615"
  %".684" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".682", <4 x float> %".629", <4 x float> %".683")
  store <4 x float> %".684", <4 x float>* %".615"
  %".686" = mul i64 %".623", 1
  %".687" = getelementptr float, float* %".575", i64 %".686"
  %".688" = load float, float* %".687"
  %".689" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".688", i32 0
  %".690" = shufflevector <4 x float> %".689", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".691" = load <4 x float>, <4 x float>* %".620"
  %".692" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".690", <4 x float> %".629", <4 x float> %".691")
  store <4 x float> %".692", <4 x float>* %".620"
  %".694" = add i64 %".623", 1
  br label %"head.10"
end.10:
  %".696" = load <4 x float>, <4 x float>* %".585"
  %".697" = getelementptr float, float* %".462", i64 0
  %".698" = bitcast float* %".697" to <4 x float>*
  store <4 x float> %".696", <4 x float>* %".698", align 4
  %".700" = load <4 x float>, <4 x float>* %".590"
  %".701" = getelementptr float, float* %".479", i64 0
  %".702" = bitcast float* %".701" to <4 x float>*
  store <4 x float> %".700", <4 x float>* %".702", align 4
  %".704" = load <4 x float>, <4 x float>* %".595"
  %".705" = getelementptr float, float* %".496", i64 0
  %".706" = bitcast float* %".705" to <4 x float>*
  store <4 x float> %".704", <4 x float>* %".706", align 4
  %".708" = load <4 x float>, <4 x float>* %".600"
  %".709" = getelementptr float, float* %".513", i64 0
  %".710" = bitcast float* %".709" to <4 x float>*
  store <4 x float> %".708", <4 x float>* %".710", align 4
  %".712" = load <4 x float>, <4 x float>* %".605"
  %".713" = getelementptr float, float* %".530", i64 0
  %".714" = bitcast float* %".713" to <4 x float>*
  store <4 x float> %".712", <4 x float>* %".714", align 4
  %".716" = load <4 x float>, <4 x float>* %".610"
  %".717" = getelementptr float, float* %".547", i64 0
  %".718" = bitcast float* %".717" to <4 x float>*
  store <4 x float> %".716", <4 x float>* %".718", align 4
  %".720" = load <4 x float>, <4 x float>* %".615"
  %".721" = getelementptr float, float* %".564", i64 0
  %".722" = bitcast float* %".721" to <4 x float>*
  store <4 x float> %".720", <4 x float>* %".722", align 4
  %".724" = load <4 x float>, <4 x float>* %".620"
  %".725" = getelementptr float, float* %".581", i64 0
  %".726" = bitcast float* %".725" to <4 x float>*
  store <4 x float> %".724", <4 x float>* %".726", align 4
  %".728" = add i64 %".412", 8
  br label %"head.9"
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
