; ModuleID = "convolution_weight_gradient"
target triple = "x86_64-unknown-linux-gnu"
target datalayout = ""

define internal void @"by_weight"(float* noalias %"a", float* noalias %"b", float* noalias %"c", i64 %"rows", i64 %"depth")
{
entry:
  %".99" = alloca <4 x float>
  %".104" = alloca <4 x float>
  %".109" = alloca <4 x float>
  %".114" = alloca <4 x float>
  %".119" = alloca <4 x float>
  %".124" = alloca <4 x float>
  %".129" = alloca <4 x float>
  %".134" = alloca <4 x float>
  br label %"body"
body:
  br label %"head"
head:
  %".8" = phi  i64 [0, %"body"], [%".244", %"end.1"]
  %".9" = icmp slt i64 %".8", 1
  br i1 %".9", label %"loop", label %"end"
loop:
  %".11" = mul i64 %".8", 4
  %".12" = getelementptr float, float* %"b", i64 %".11"
  br label %"head.1"
end:
  ret void
head.1:
  %".14" = phi  i64 [0, %"loop"], [%".242", %"end.2"]
  %".15" = icmp slt i64 %".14", %"rows"
  br i1 %".15", label %"loop.1", label %"end.1"
loop.1:
  %".17" = add i64 -1, %"rows"
  %".18" = icmp slt i64 %".14", %".17"
  %".19" = select  i1 %".18", i64 %".14", i64 %".17"
  %".20" = add i64 1, %".14"
  %".21" = add i64 -1, %"rows"
  %".22" = icmp slt i64 %".20", %".21"
  %".23" = select  i1 %".22", i64 %".20", i64 %".21"
  %".24" = add i64 2, %".14"
  %".25" = add i64 -1, %"rows"
  %".26" = icmp slt i64 %".24", %".25"
  %".27" = select  i1 %".26", i64 %".24", i64 %".25"
  %".28" = add i64 3, %".14"
  %".29" = add i64 -1, %"rows"
  %".30" = icmp slt i64 %".28", %".29"
  %".31" = select  i1 %".30", i64 %".28", i64 %".29"
  %".32" = add i64 4, %".14"
  %".33" = add i64 -1, %"rows"
  %".34" = icmp slt i64 %".32", %".33"
  %".35" = select  i1 %".34", i64 %".32", i64 %".33"
  %".36" = add i64 5, %".14"
  %".37" = add i64 -1, %"rows"
  %".38" = icmp slt i64 %".36", %".37"
  %".39" = select  i1 %".38", i64 %".36", i64 %".37"
  %".40" = add i64 6, %".14"
  %".41" = add i64 -1, %"rows"
  %".42" = icmp slt i64 %".40", %".41"
  %".43" = select  i1 %".42", i64 %".40", i64 %".41"
  %".44" = add i64 7, %".14"
  %".45" = add i64 -1, %"rows"
  %".46" = icmp slt i64 %".44", %".45"
  %".47" = select  i1 %".46", i64 %".44", i64 %".45"
  %".48" = mul i64 %".19", 1
  %".49" = getelementptr float, float* %"a", i64 %".48"
  %".50" = mul i64 %".23", 1
  %".51" = getelementptr float, float* %"a", i64 %".50"
  %".52" = mul i64 %".27", 1
  %".53" = getelementptr float, float* %"a", i64 %".52"
  %".54" = mul i64 %".31", 1
  %".55" = getelementptr float, float* %"a", i64 %".54"
  %".56" = mul i64 %".35", 1
  %".57" = getelementptr float, float* %"a", i64 %".56"
  %".58" = mul i64 %".39", 1
  %".59" = getelementptr float, float* %"a", i64 %".58"
  %".60" = mul i64 %".43", 1
  %".61" = getelementptr float, float* %"a", i64 %".60"
  %".62" = mul i64 %".47", 1
  %".63" = getelementptr float, float* %"a", i64 %".62"
  %".64" = mul i64 %".19", 4
  %".65" = mul i64 %".8", 4
  %".66" = add i64 %".64", %".65"
  %".67" = getelementptr float, float* %"c", i64 %".66"
  %".68" = mul i64 %".23", 4
  %".69" = mul i64 %".8", 4
  %".70" = add i64 %".68", %".69"
  %".71" = getelementptr float, float* %"c", i64 %".70"
  %".72" = mul i64 %".27", 4
  %".73" = mul i64 %".8", 4
  %".74" = add i64 %".72", %".73"
  %".75" = getelementptr float, float* %"c", i64 %".74"
  %".76" = mul i64 %".31", 4
  %".77" = mul i64 %".8", 4
  %".78" = add i64 %".76", %".77"
  %".79" = getelementptr float, float* %"c", i64 %".78"
  %".80" = mul i64 %".35", 4
  %".81" = mul i64 %".8", 4
  %".82" = add i64 %".80", %".81"
  %".83" = getelementptr float, float* %"c", i64 %".82"
  %".84" = mul i64 %".39", 4
  %".85" = mul i64 %".8", 4
  %".86" = add i64 %".84", %".85"
  %".87" = getelementptr float, float* %"c", i64 %".86"
  %".88" = mul i64 %".43", 4
  %".89" = mul i64 %".8", 4
  %".90" = add i64 %".88", %".89"
  %".91" = getelementptr float, float* %"c", i64 %".90"
  %".92" = mul i64 %".47", 4
  %".93" = mul i64 %".8", 4
  %".94" = add i64 %".92", %".93"
  %".95" = getelementptr float, float* %"c", i64 %".94"
  %".96" = getelementptr float, float* %".67", i64 0
  %".97" = bitcast float* %".96" to <4 x float>*
  %".98" = load <4 x float>, <4 x float>* %".97", align 4
  store <4 x float> %".98", <4 x float>* %".99"
  %".101" = getelementptr float, float* %".71", i64 0
  %".102" = bitcast float* %".101" to <4 x float>*
  %".103" = load <4 x float>, <4 x float>* %".102", align 4
  store <4 x float> %".103", <4 x float>* %".104"
  %".106" = getelementptr float, float* %".75", i64 0
  %".107" = bitcast float* %".106" to <4 x float>*
  %".108" = load <4 x float>, <4 x float>* %".107", align 4
  store <4 x float> %".108", <4 x float>* %".109"
  %".111" = getelementptr float, float* %".79", i64 0
  %".112" = bitcast float* %".111" to <4 x float>*
  %".113" = load <4 x float>, <4 x float>* %".112", align 4
  store <4 x float> %".113", <4 x float>* %".114"
  %".116" = getelementptr float, float* %".83", i64 0
  %".117" = bitcast float* %".116" to <4 x float>*
  %".118" = load <4 x float>, <4 x float>* %".117", align 4
  store <4 x float> %".118", <4 x float>* %".119"
  %".121" = getelementptr float, float* %".87", i64 0
  %".122" = bitcast float* %".121" to <4 x float>*
  %".123" = load <4 x float>, <4 x float>* %".122", align 4
  store <4 x float> %".123", <4 x float>* %".124"
  %".126" = getelementptr float, float* %".91", i64 0
  %".127" = bitcast float* %".126" to <4 x float>*
  %".128" = load <4 x float>, <4 x float>* %".127", align 4
  store <4 x float> %".128", <4 x float>* %".129"
  %".131" = getelementptr float, float* %".95", i64 0
  %".132" = bitcast float* %".131" to <4 x float>*
  %".133" = load <4 x float>, <4 x float>* %".132", align 4
  store <4 x float> %".133", <4 x float>* %".134"
  br label %"head.2"
end.1:
  %".244" = add i64 %".8", 1
  br label %"head"
head.2:
  %".137" = phi  i64 [0, %"loop.1"], [%".208", %"loop.2"]
  %".138" = icmp slt i64 %".137", %"depth"
  br i1 %".138", label %"loop.2", label %"end.2"
loop.2:
  %".140" = mul i64 %".137", 4
  %".141" = getelementptr float, float* %".12", i64 %".140"
  %".142" = bitcast float* %".141" to <4 x float>*
  %".143" = load <4 x float>, <4 x float>* %".142", align 4
  %".144" = mul i64 %".137", 4
  %".145" = getelementptr float, float* %".49", i64 %".144"
  %".146" = load float, float* %".145"
  %".147" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".146", i32 0
  %".148" = shufflevector <4 x float> %".147", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".149" = load <4 x float>, <4 x float>* %".99"
  %".150" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".148", <4 x float> %".143", <4 x float> %".149")
  store <4 x float> %".150", <4 x float>* %".99"
  %".152" = mul i64 %".137", 4
  %".153" = getelementptr float, float* %".51", i64 %".152"
  %".154" = load float, float* %".153"
  %".155" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".154", i32 0
  %".156" = shufflevector <4 x float> %".155", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".157" = load <4 x float>, <4 x float>* %".104"
  %".158" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".156", <4 x float> %".143", <4 x float> %".157")
  store <4 x float> %".158", <4 x float>* %".104"
  %".160" = mul i64 %".137", 4
  %".161" = getelementptr float, float* %".53", i64 %".160"
  %".162" = load float, float* %".161"
  %".163" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".162", i32 0
  %".164" = shufflevector <4 x float> %".163", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".165" = load <4 x float>, <4 x float>* %".109"
  %".166" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".164", <4 x float> %".143", <4 x float> %".165")
  store <4 x float> %".166", <4 x float>* %".109"
  %".168" = mul i64 %".137", 4
  %".169" = getelementptr float, float* %".55", i64 %".168"
  %".170" = load float, float* %".169"
  %".171" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".170", i32 0
  %".172" = shufflevector <4 x float> %".171", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".173" = load <4 x float>, <4 x float>* %".114"
  %".174" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".172", <4 x float> %".143", <4 x float> %".173")
  store <4 x float> %".174", <4 x float>* %".114"
  %".176" = mul i64 %".137", 4
  %".177" = getelementptr float, float* %".57", i64 %".176"
  %".178" = load float, float* %".177"
  %".179" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".178", i32 0
  %".180" = shufflevector <4 x float> %".179", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".181" = load <4 x float>, <4 x float>* %".119"
  %".182" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".180", <4 x float> %".143", <4 x float> %".181")
  store <4 x float> %".182", <4 x float>* %".119"
  %".184" = mul i64 %".137", 4
  %".185" = getelementptr float, float* %".59", i64 %".184"
  %".186" = load float, float* %".185"
  %".187" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".186", i32 0
  %".188" = shufflevector <4 x float> %".187", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".189" = load <4 x float>, <4 x float>* %".124"
  %".190" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".188", <4 x float> %".143", <4 x float> %".189")
  store <4 x float> %".190", <4 x float>* %".124"
  %".192" = mul i64 %".137", 4
  %".193" = getelementptr float, float* %".61", i64 %".192"
  %".194" = load float, float* %".193"
  %".195" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".194", i32 0
  %".196" = shufflevector <4 x float> %".195", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".197" = load <4 x float>, <4 x float>* %".129"
  %".198" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".196", <4 x float> %".143", <4 x float> %".197")
  store <4 x float> %".198", <4 x float>* %".129"
  %".200" = mul i64 %".137", 4
  %".201" = getelementptr float, float* %".63", i64 %".200"
  %".202" = load float, float* %".201"
  %".203" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".202", i32 0
  %".204" = shufflevector <4 x float> %".203", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".205" = load <4 x float>, <4 x float>* %".134"
  %".206" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".204", <4 x float> %".143", <4 x float> %".205")
  store <4 x float> %".206", <4 x float>* %".134"
  %".208" = add i64 %".137", 1
  br label %"head.2"
end.2:
  %".210" = load <4 x float>, <4 x float>* %".99"
  %".211" = getelementptr float, float* %".67", i64 0
  %".212" = bitcast float* %".211" to <4 x float>*
  store <4 x float> %".210", <4 x float>* %".212", align 4
  %".214" = load <4 x float>, <4 x float>* %".104"
  %".215" = getelementptr float, float* %".71", i64 0
  %".216" = bitcast float* %".215" to <4 x float>*
  store <4 x float> %".214", <4 x float>* %".216", align 4
  %".218" = load <4 x float>, <4 x float>* %".109"
  %".219" = getelementptr float, float* %".75", i64 0
  %".220" = bitcast float* %".219" to <4 x float>*
  store <4 x float> %".218", <4 x float>* %".220", align 4
  %".222" = load <4 x float>, <4 x float>* %".114"
  %".223" = getelementptr float, float* %".79", i64 0
  %".224" = bitcast float* %".223" to <4 x float>*
  store <4 x float> %".222", <4 x float>* %".224", align 4
  %".226" = load <4 x float>, <4 x float>* %".119"
  %".227" = getelementptr float, float* %".83", i64 0
  %".228" = bitcast float* %".227" to <4 x float>*
  store <4 x float> %".226", <4 x float>* %".228", align 4
  %".230" = load <4 x float>, <4 x float>* %".124"
  %".231" = getelementptr float, float* %".87", i64 0
  %".232" = bitcast float* %".231" to <4 x float>*
  store <4 x float> %".230", <4 x float>* %".232", align 4
  %".234" = load <4 x float>, <4 x float>* %".129"
  %".235" = getelementptr float, float* %".91", i64 0
  %".236" = bitcast float* %".235" to <4 x float>*
  store <4 x float> %".234", <4 x float>* %".236", align 4
  %".238" = load <4 x float>, <4 x float>* %".134"
  %".239" = getelementptr float, float* %".95", i64 0
  %".240" = bitcast float* %".239" to <4 x float>*
  store <4 x float> %".238", <4 x float>* %".240", align 4
  %".242" = add i64 %".14", 8
  br label %"head.1"
}

declare <4 x float> @"llvm.fma.v4f32"(<4 x float> %".1", <4 x float> %".2", <4 x float> %".3")

define void @"weight_gradient"(float* noalias %"node_feats", float* noalias %"edge_attrs", float* noalias %"hidden", float* noalias %"grad", float* noalias %"result", i64* noalias %"senders", i64* noalias %"receivers", i64 %"start", i64 %"stop", i64 %"number")
{
entry:
  %".12" = alloca [192 x float], align 64
  %".13" = bitcast [192 x float]* %".12" to float*
  %".14" = alloca [256 x float], align 64
  %".15" = bitcast [256 x float]* %".14" to float*
  br label %"body"
body:
  %".16" = mul i64 %"number", 32
  %".17" = getelementptr float, float* %"result", i64 %".16"
  br label %"head"
head:
  %".19" = phi  i64 [%"start", %"body"], [%".227", %"end.5"]
  %".20" = icmp slt i64 %".19", %"stop"
  br i1 %".20", label %"loop", label %"end"
loop:
  %".22" = sub i64 %"stop", %".19"
  %".23" = icmp slt i64 %".22", 64
  %".24" = select  i1 %".23", i64 %".22", i64 64
  %".25" = mul i64 %".19", 4
  %".26" = getelementptr float, float* %"hidden", i64 %".25"
  br label %"head.1"
end:
  ret void
head.1:
  %".28" = phi  i64 [0, %"loop"], [%".40", %"loop.1"]
  %".29" = icmp slt i64 %".28", %".24"
  br i1 %".29", label %"loop.1", label %"end.1"
loop.1:
  %".31" = add i64 %".19", %".28"
  %".32" = mul i64 %".31", 4
  %".33" = getelementptr float, float* %"edge_attrs", i64 %".32"
  %".34" = getelementptr float, float* %".33", i64 0
  %".35" = load float, float* %".34"
  %".36" = fmul float %".35", 0x3ff0000000000000
  %".37" = mul i64 %".28", 1
  %".38" = getelementptr float, float* %".13", i64 %".37"
  store float %".36", float* %".38", align 4
  %".40" = add i64 %".28", 1
  br label %"head.1"
end.1:
  br label %"head.2"
head.2:
  %".43" = phi  i64 [0, %"end.1"], [%".83", %"end.3"]
  %".44" = icmp slt i64 %".43", %".24"
  br i1 %".44", label %"loop.2", label %"end.2"
loop.2:
  %".46" = add i64 %".19", %".43"
  %".47" = getelementptr i64, i64* %"receivers", i64 %".46"
  %".48" = load i64, i64* %".47"
  %".49" = add i64 %".19", %".43"
  %".50" = mul i64 %".43", 1
  %".51" = getelementptr float, float* %".13", i64 %".50"
  %".52" = mul i64 %".43", 4
  %".53" = getelementptr float, float* %".15", i64 %".52"
  %".54" = getelementptr i64, i64* %"senders", i64 %".49"
  %".55" = load i64, i64* %".54"
  br label %"head.3"
end.2:
  %".85" = getelementptr float, float* %".17", i64 0
  call void @"by_weight"(float* %".26", float* %".15", float* %".85", i64 4, i64 %".24")
  br label %"head.4"
head.3:
  %".57" = phi  i64 [0, %"loop.2"], [%".81", %"loop.3"]
  %".58" = icmp slt i64 %".57", 4
  br i1 %".58", label %"loop.3", label %"end.3"
loop.3:
  %".60" = mul i64 %".55", 16
  %".61" = add i64 %".60", %".57"
  %".62" = getelementptr float, float* %"node_feats", i64 %".61"
  %".63" = getelementptr float, float* %".62", i64 0
  %".64" = bitcast float* %".63" to <4 x float>*
  %".65" = load <4 x float>, <4 x float>* %".64", align 4
  %".66" = mul i64 %".48", 8
  %".67" = add i64 %".66", %".57"
  %".68" = getelementptr float, float* %"grad", i64 %".67"
  %".69" = getelementptr float, float* %".68", i64 0
  %".70" = bitcast float* %".69" to <4 x float>*
  %".71" = load <4 x float>, <4 x float>* %".70", align 4
  %".72" = getelementptr float, float* %".51", i64 0
  %".73" = load float, float* %".72"
  %".74" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".73", i32 0
  %".75" = shufflevector <4 x float> %".74", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".76" = fmul <4 x float> %".75", %".71"
  %".77" = fmul <4 x float> %".65", %".76"
  %".78" = getelementptr float, float* %".53", i64 %".57"
  %".79" = bitcast float* %".78" to <4 x float>*
  store <4 x float> %".77", <4 x float>* %".79", align 4
  %".81" = add i64 %".57", 4
  br label %"head.3"
end.3:
  %".83" = add i64 %".43", 1
  br label %"head.2"
head.4:
  %".88" = phi  i64 [0, %"end.2"], [%".114", %"loop.4"]
  %".89" = icmp slt i64 %".88", %".24"
  br i1 %".89", label %"loop.4", label %"end.4"
loop.4:
  %".91" = add i64 %".19", %".88"
  %".92" = mul i64 %".91", 4
  %".93" = getelementptr float, float* %"edge_attrs", i64 %".92"
  %".94" = getelementptr float, float* %".93", i64 1
  %".95" = load float, float* %".94"
  %".96" = fmul float %".95", 0x3fe279a740000000
  %".97" = mul i64 %".88", 3
  %".98" = getelementptr float, float* %".13", i64 %".97"
  store float %".96", float* %".98", align 4
  %".100" = getelementptr float, float* %".93", i64 2
  %".101" = load float, float* %".100"
  %".102" = fmul float %".101", 0x3fe279a740000000
  %".103" = mul i64 %".88", 3
  %".104" = add i64 1, %".103"
  %".105" = getelementptr float, float* %".13", i64 %".104"
  store float %".102", float* %".105", align 4
  %".107" = getelementptr float, float* %".93", i64 3
  %".108" = load float, float* %".107"
  %".109" = fmul float %".108", 0x3fe279a740000000
  %".110" = mul i64 %".88", 3
  %".111" = add i64 2, %".110"
  %".112" = getelementptr float, float* %".13", i64 %".111"
  store float %".109", float* %".112", align 4
  %".114" = add i64 %".88", 1
  br label %"head.4"
end.4:
  br label %"head.5"
head.5:
  %".117" = phi  i64 [0, %"end.4"], [%".223", %"end.8"]
  %".118" = icmp slt i64 %".117", %".24"
  br i1 %".118", label %"loop.5", label %"end.5"
loop.5:
  %".120" = add i64 %".19", %".117"
  %".121" = getelementptr i64, i64* %"receivers", i64 %".120"
  %".122" = load i64, i64* %".121"
  %".123" = add i64 %".19", %".117"
  %".124" = mul i64 %".117", 3
  %".125" = getelementptr float, float* %".13", i64 %".124"
  %".126" = mul i64 %".117", 4
  %".127" = getelementptr float, float* %".15", i64 %".126"
  %".128" = getelementptr i64, i64* %"senders", i64 %".123"
  %".129" = load i64, i64* %".128"
  br label %"head.6"
end.5:
  %".225" = getelementptr float, float* %".17", i64 16
  call void @"by_weight"(float* %".26", float* %".15", float* %".225", i64 4, i64 %".24")
  %".227" = add i64 %".19", 64
  br label %"head"
head.6:
  %".131" = phi  i64 [0, %"loop.5"], [%".157", %"loop.6"]
  %".132" = icmp slt i64 %".131", 4
  br i1 %".132", label %"loop.6", label %"end.6"
loop.6:
  %".134" = mul i64 %".129", 16
  %".135" = add i64 4, %".134"
  %".136" = add i64 %".135", %".131"
  %".137" = getelementptr float, float* %"node_feats", i64 %".136"
  %".138" = getelementptr float, float* %".137", i64 0
  %".139" = bitcast float* %".138" to <4 x float>*
  %".140" = load <4 x float>, <4 x float>* %".139", align 4
  %".141" = mul i64 %".122", 8
  %".142" = add i64 4, %".141"
  %".143" = add i64 %".142", %".131"
  %".144" = getelementptr float, float* %"grad", i64 %".143"
  %".145" = getelementptr float, float* %".144", i64 0
  %".146" = bitcast float* %".145" to <4 x float>*
  %".147" = load <4 x float>, <4 x float>* %".146", align 4
  %".148" = getelementptr float, float* %".125", i64 0
  %".149" = load float, float* %".148"
  %".150" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".149", i32 0
  %".151" = shufflevector <4 x float> %".150", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".152" = fmul <4 x float> %".151", %".147"
  %".153" = fmul <4 x float> %".140", %".152"
  %".154" = getelementptr float, float* %".127", i64 %".131"
  %".155" = bitcast float* %".154" to <4 x float>*
  store <4 x float> %".153", <4 x float>* %".155", align 4
  %".157" = add i64 %".131", 4
  br label %"head.6"
end.6:
  br label %"head.7"
head.7:
  %".160" = phi  i64 [0, %"end.6"], [%".189", %"loop.7"]
  %".161" = icmp slt i64 %".160", 4
  br i1 %".161", label %"loop.7", label %"end.7"
loop.7:
  %".163" = mul i64 %".129", 16
  %".164" = add i64 8, %".163"
  %".165" = add i64 %".164", %".160"
  %".166" = getelementptr float, float* %"node_feats", i64 %".165"
  %".167" = getelementptr float, float* %".166", i64 0
  %".168" = bitcast float* %".167" to <4 x float>*
  %".169" = load <4 x float>, <4 x float>* %".168", align 4
  %".170" = mul i64 %".122", 8
  %".171" = add i64 4, %".170"
  %".172" = add i64 %".171", %".160"
  %".173" = getelementptr float, float* %"grad", i64 %".172"
  %".174" = getelementptr float, float* %".173", i64 0
  %".175" = bitcast float* %".174" to <4 x float>*
  %".176" = load <4 x float>, <4 x float>* %".175", align 4
  %".177" = getelementptr float, float* %".125", i64 1
  %".178" = load float, float* %".177"
  %".179" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".178", i32 0
  %".180" = shufflevector <4 x float> %".179", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".181" = fmul <4 x float> %".180", %".176"
  %".182" = getelementptr float, float* %".127", i64 %".160"
  %".183" = bitcast float* %".182" to <4 x float>*
  %".184" = load <4 x float>, <4 x float>* %".183", align 4
  %".185" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".169", <4 x float> %".181", <4 x float> %".184")
  %".186" = getelementptr float, float* %".127", i64 %".160"
  %".187" = bitcast float* %".186" to <4 x float>*
  store <4 x float> %".185", <4 x float>* %".187", align 4
  %".189" = add i64 %".160", 4
  br label %"head.7"
end.7:
  br label %"head.8"
head.8:
  %".192" = phi  i64 [0, %"end.7"], [%".221", %"loop.8"]
  %".193" = icmp slt i64 %".192", 4
  br i1 %".193", label %"loop.8", label %"end.8"
loop.8:
  %".195" = mul i64 %".129", 16
  %".196" = add i64 12, %".195"
  %".197" = add i64 %".196", %".192"
  %".198" = getelementptr float, float* %"node_feats", i64 %".197"
  %".199" = getelementptr float, float* %".198", i64 0
  %".200" = bitcast float* %".199" to <4 x float>*
  %".201" = load <4 x float>, <4 x float>* %".200", align 4
  %".202" = mul i64 %".122", 8
  %".203" = add i64 4, %".202"
  %".204" = add i64 %".203", %".192"
  %".205" = getelementptr float, float* %"grad", i64 %".204"
  %".206" = getelementptr float, float* %".205", i64 0
  %".207" = bitcast float* %".206" to <4 x float>*
  %".208" = load <4 x float>, <4 x float>* %".207", align 4
  %".209" = getelementptr float, float* %".125", i64 2
  %".210" = load float, float* %".209"
  %".211" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".210", i32 0
  %".212" = shufflevector <4 x float> %".211", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".213" = fmul <4 x float> %".212", %".208"
  %".214" = getelementptr float, float* %".127", i64 %".192"
  %".215" = bitcast float* %".214" to <4 x float>*
  %".216" = load <4 x float>, <4 x float>* %".215", align 4
  %".217" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".201", <4 x float> %".213", <4 x float> %".216")
  %".218" = getelementptr float, float* %".127", i64 %".192"
  %".219" = bitcast float* %".218" to <4 x float>*
  store <4 x float> %".217", <4 x float>* %".219", align 4
  %".221" = add i64 %".192", 4
  br label %"head.8"
end.8:
  %".223" = add i64 %".117", 1
  br label %"head.5"
}

define void @"weight_gradient_team"(i64* noalias %"given")
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
  %".17" = inttoptr i64 %".4" to float*
  %".18" = inttoptr i64 %".6" to float*
  %".19" = inttoptr i64 %".8" to float*
  %".20" = inttoptr i64 %".10" to float*
  %".21" = inttoptr i64 %".12" to float*
  %".22" = inttoptr i64 %".14" to i64*
  %".23" = inttoptr i64 %".16" to i64*
  %".24" = call i32 @"omp_get_thread_num"()
  %".25" = sext i32 %".24" to i64
  %".26" = call i32 @"omp_get_num_threads"()
  %".27" = sext i32 %".26" to i64
  %".28" = getelementptr i64, i64* %"given", i64 7
  %".29" = load i64, i64* %".28"
  br label %"head"
head:
  %".31" = phi  i64 [%".25", %"body"], [%".41", %"loop"]
  %".32" = icmp slt i64 %".31", %".29"
  br i1 %".32", label %"loop", label %"end"
loop:
  %".34" = add i64 8, %".31"
  %".35" = getelementptr i64, i64* %"given", i64 %".34"
  %".36" = getelementptr i64, i64* %".35", i64 0
  %".37" = load i64, i64* %".36"
  %".38" = getelementptr i64, i64* %".35", i64 1
  %".39" = load i64, i64* %".38"
  call void @"weight_gradient"(float* %".17", float* %".18", float* %".19", float* %".20", float* %".21", i64* %".22", i64* %".23", i64 %".37", i64 %".39", i64 %".31")
  %".41" = add i64 %".31", %".27"
  br label %"head"
end:
  ret void
}

declare i32 @"omp_get_thread_num"()

declare i32 @"omp_get_num_threads"()
