; ModuleID = "convolution_gradients"
target triple = "x86_64-unknown-linux-gnu"
target datalayout = ""

define internal void @"weights"(float* noalias %"a", float* noalias %"b", float* noalias %"c", i64 %"rows", i64 %"depth")
{
entry:
  %".96" = alloca <4 x float>
  %".98" = alloca <4 x float>
  %".100" = alloca <4 x float>
  %".102" = alloca <4 x float>
  %".104" = alloca <4 x float>
  %".106" = alloca <4 x float>
  %".108" = alloca <4 x float>
  %".110" = alloca <4 x float>
  br label %"body"
body:
  br label %"head"
head:
  %".8" = phi  i64 [0, %"body"], [%".220", %"end.1"]
  %".9" = icmp slt i64 %".8", 1
  br i1 %".9", label %"loop", label %"end"
loop:
  %".11" = mul i64 %".8", 16
  %".12" = getelementptr float, float* %"b", i64 %".11"
  br label %"head.1"
end:
  ret void
head.1:
  %".14" = phi  i64 [0, %"loop"], [%".218", %"end.2"]
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
  %".48" = mul i64 %".19", 4
  %".49" = getelementptr float, float* %"a", i64 %".48"
  %".50" = mul i64 %".23", 4
  %".51" = getelementptr float, float* %"a", i64 %".50"
  %".52" = mul i64 %".27", 4
  %".53" = getelementptr float, float* %"a", i64 %".52"
  %".54" = mul i64 %".31", 4
  %".55" = getelementptr float, float* %"a", i64 %".54"
  %".56" = mul i64 %".35", 4
  %".57" = getelementptr float, float* %"a", i64 %".56"
  %".58" = mul i64 %".39", 4
  %".59" = getelementptr float, float* %"a", i64 %".58"
  %".60" = mul i64 %".43", 4
  %".61" = getelementptr float, float* %"a", i64 %".60"
  %".62" = mul i64 %".47", 4
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
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".96"
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".98"
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".100"
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".102"
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".104"
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".106"
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".108"
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".110"
  br label %"head.2"
end.1:
  %".220" = add i64 %".8", 1
  br label %"head"
head.2:
  %".113" = phi  i64 [0, %"loop.1"], [%".184", %"loop.2"]
  %".114" = icmp slt i64 %".113", 4
  br i1 %".114", label %"loop.2", label %"end.2"
loop.2:
  %".116" = mul i64 %".113", 4
  %".117" = getelementptr float, float* %".12", i64 %".116"
  %".118" = bitcast float* %".117" to <4 x float>*
  %".119" = load <4 x float>, <4 x float>* %".118", align 4
  %".120" = mul i64 %".113", 1
  %".121" = getelementptr float, float* %".49", i64 %".120"
  %".122" = load float, float* %".121"
  %".123" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".122", i32 0
  %".124" = shufflevector <4 x float> %".123", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".125" = load <4 x float>, <4 x float>* %".96"
  %".126" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".124", <4 x float> %".119", <4 x float> %".125")
  store <4 x float> %".126", <4 x float>* %".96"
  %".128" = mul i64 %".113", 1
  %".129" = getelementptr float, float* %".51", i64 %".128"
  %".130" = load float, float* %".129"
  %".131" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".130", i32 0
  %".132" = shufflevector <4 x float> %".131", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".133" = load <4 x float>, <4 x float>* %".98"
  %".134" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".132", <4 x float> %".119", <4 x float> %".133")
  store <4 x float> %".134", <4 x float>* %".98"
  %".136" = mul i64 %".113", 1
  %".137" = getelementptr float, float* %".53", i64 %".136"
  %".138" = load float, float* %".137"
  %".139" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".138", i32 0
  %".140" = shufflevector <4 x float> %".139", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".141" = load <4 x float>, <4 x float>* %".100"
  %".142" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".140", <4 x float> %".119", <4 x float> %".141")
  store <4 x float> %".142", <4 x float>* %".100"
  %".144" = mul i64 %".113", 1
  %".145" = getelementptr float, float* %".55", i64 %".144"
  %".146" = load float, float* %".145"
  %".147" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".146", i32 0
  %".148" = shufflevector <4 x float> %".147", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".149" = load <4 x float>, <4 x float>* %".102"
  %".150" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".148", <4 x float> %".119", <4 x float> %".149")
  store <4 x float> %".150", <4 x float>* %".102"
  %".152" = mul i64 %".113", 1
  %".153" = getelementptr float, float* %".57", i64 %".152"
  %".154" = load float, float* %".153"
  %".155" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".154", i32 0
  %".156" = shufflevector <4 x float> %".155", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".157" = load <4 x float>, <4 x float>* %".104"
  %".158" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".156", <4 x float> %".119", <4 x float> %".157")
  store <4 x float> %".158", <4 x float>* %".104"
  %".160" = mul i64 %".113", 1
  %".161" = getelementptr float, float* %".59", i64 %".160"
  %".162" = load float, float* %".161"
  %".163" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".162", i32 0
  %".164" = shufflevector <4 x float> %".163", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".165" = load <4 x float>, <4 x float>* %".106"
  %".166" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".164", <4 x float> %".119", <4 x float> %".165")
  store <4 x float> %".166", <4 x float>* %".106"
  %".168" = mul i64 %".113", 1
  %".169" = getelementptr float, float* %".61", i64 %".168"
  %".170" = load float, float* %".169"
  %".171" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".170", i32 0
  %".172" = shufflevector <4 x float> %".171", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".173" = load <4 x float>, <4 x float>* %".108"
  %".174" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".172", <4 x float> %".119", <4 x float> %".173")
  store <4 x float> %".174", <4 x float>* %".108"
  %".176" = mul i64 %".113", 1
  %".177" = getelementptr float, float* %".63", i64 %".176"
  %".178" = load float, float* %".177"
  %".179" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".178", i32 0
  %".180" = shufflevector <4 x float> %".179", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".181" = load <4 x float>, <4 x float>* %".110"
  %".182" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".180", <4 x float> %".119", <4 x float> %".181")
  store <4 x float> %".182", <4 x float>* %".110"
  %".184" = add i64 %".113", 1
  br label %"head.2"
end.2:
  %".186" = load <4 x float>, <4 x float>* %".96"
  %".187" = getelementptr float, float* %".67", i64 0
  %".188" = bitcast float* %".187" to <4 x float>*
  store <4 x float> %".186", <4 x float>* %".188", align 4
  %".190" = load <4 x float>, <4 x float>* %".98"
  %".191" = getelementptr float, float* %".71", i64 0
  %".192" = bitcast float* %".191" to <4 x float>*
  store <4 x float> %".190", <4 x float>* %".192", align 4
  %".194" = load <4 x float>, <4 x float>* %".100"
  %".195" = getelementptr float, float* %".75", i64 0
  %".196" = bitcast float* %".195" to <4 x float>*
  store <4 x float> %".194", <4 x float>* %".196", align 4
  %".198" = load <4 x float>, <4 x float>* %".102"
  %".199" = getelementptr float, float* %".79", i64 0
  %".200" = bitcast float* %".199" to <4 x float>*
  store <4 x float> %".198", <4 x float>* %".200", align 4
  %".202" = load <4 x float>, <4 x float>* %".104"
  %".203" = getelementptr float, float* %".83", i64 0
  %".204" = bitcast float* %".203" to <4 x float>*
  store <4 x float> %".202", <4 x float>* %".204", align 4
  %".206" = load <4 x float>, <4 x float>* %".106"
  %".207" = getelementptr float, float* %".87", i64 0
  %".208" = bitcast float* %".207" to <4 x float>*
  store <4 x float> %".206", <4 x float>* %".208", align 4
  %".210" = load <4 x float>, <4 x float>* %".108"
  %".211" = getelementptr float, float* %".91", i64 0
  %".212" = bitcast float* %".211" to <4 x float>*
  store <4 x float> %".210", <4 x float>* %".212", align 4
  %".214" = load <4 x float>, <4 x float>* %".110"
  %".215" = getelementptr float, float* %".95", i64 0
  %".216" = bitcast float* %".215" to <4 x float>*
  store <4 x float> %".214", <4 x float>* %".216", align 4
  %".218" = add i64 %".14", 8
  br label %"head.1"
}

declare <4 x float> @"llvm.fma.v4f32"(<4 x float> %".1", <4 x float> %".2", <4 x float> %".3")

define internal void @"by_hidden"(float* noalias %"a", float* noalias %"b", float* noalias %"c", i64 %"rows", i64 %"depth")
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
  %".11" = mul i64 %".8", 16
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
  %".48" = mul i64 %".19", 4
  %".49" = getelementptr float, float* %"a", i64 %".48"
  %".50" = mul i64 %".23", 4
  %".51" = getelementptr float, float* %"a", i64 %".50"
  %".52" = mul i64 %".27", 4
  %".53" = getelementptr float, float* %"a", i64 %".52"
  %".54" = mul i64 %".31", 4
  %".55" = getelementptr float, float* %"a", i64 %".54"
  %".56" = mul i64 %".35", 4
  %".57" = getelementptr float, float* %"a", i64 %".56"
  %".58" = mul i64 %".39", 4
  %".59" = getelementptr float, float* %"a", i64 %".58"
  %".60" = mul i64 %".43", 4
  %".61" = getelementptr float, float* %"a", i64 %".60"
  %".62" = mul i64 %".47", 4
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
  %".138" = icmp slt i64 %".137", 4
  br i1 %".138", label %"loop.2", label %"end.2"
loop.2:
  %".140" = mul i64 %".137", 4
  %".141" = getelementptr float, float* %".12", i64 %".140"
  %".142" = bitcast float* %".141" to <4 x float>*
  %".143" = load <4 x float>, <4 x float>* %".142", align 4
  %".144" = mul i64 %".137", 1
  %".145" = getelementptr float, float* %".49", i64 %".144"
  %".146" = load float, float* %".145"
  %".147" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".146", i32 0
  %".148" = shufflevector <4 x float> %".147", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".149" = load <4 x float>, <4 x float>* %".99"
  %".150" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".148", <4 x float> %".143", <4 x float> %".149")
  store <4 x float> %".150", <4 x float>* %".99"
  %".152" = mul i64 %".137", 1
  %".153" = getelementptr float, float* %".51", i64 %".152"
  %".154" = load float, float* %".153"
  %".155" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".154", i32 0
  %".156" = shufflevector <4 x float> %".155", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".157" = load <4 x float>, <4 x float>* %".104"
  %".158" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".156", <4 x float> %".143", <4 x float> %".157")
  store <4 x float> %".158", <4 x float>* %".104"
  %".160" = mul i64 %".137", 1
  %".161" = getelementptr float, float* %".53", i64 %".160"
  %".162" = load float, float* %".161"
  %".163" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".162", i32 0
  %".164" = shufflevector <4 x float> %".163", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".165" = load <4 x float>, <4 x float>* %".109"
  %".166" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".164", <4 x float> %".143", <4 x float> %".165")
  store <4 x float> %".166", <4 x float>* %".109"
  %".168" = mul i64 %".137", 1
  %".169" = getelementptr float, float* %".55", i64 %".168"
  %".170" = load float, float* %".169"
  %".171" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".170", i32 0
  %".172" = shufflevector <4 x float> %".171", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".173" = load <4 x float>, <4 x float>* %".114"
  %".174" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".172", <4 x float> %".143", <4 x float> %".173")
  store <4 x float> %".174", <4 x float>* %".114"
  %".176" = mul i64 %".137", 1
  %".177" = getelementptr float, float* %".57", i64 %".176"
  %".178" = load float, float* %".177"
  %".179" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".178", i32 0
  %".180" = shufflevector <4 x float> %".179", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".181" = load <4 x float>, <4 x float>* %".119"
  %".182" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".180", <4 x float> %".143", <4 x float> %".181")
  store <4 x float> %".182", <4 x float>* %".119"
  %".184" = mul i64 %".137", 1
  %".185" = getelementptr float, float* %".59", i64 %".184"
  %".186" = load float, float* %".185"
  %".187" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".186", i32 0
  %".188" = shufflevector <4 x float> %".187", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".189" = load <4 x float>, <4 x float>* %".124"
  %".190" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".188", <4 x float> %".143", <4 x float> %".189")
  store <4 x float> %".190", <4 x float>* %".124"
  %".192" = mul i64 %".137", 1
  %".193" = getelementptr float, float* %".61", i64 %".192"
  %".194" = load float, float* %".193"
  %".195" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".194", i32 0
  %".196" = shufflevector <4 x float> %".195", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".197" = load <4 x float>, <4 x float>* %".129"
  %".198" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".196", <4 x float> %".143", <4 x float> %".197")
  store <4 x float> %".198", <4 x float>* %".129"
  %".200" = mul i64 %".137", 1
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

define void @"gradients"(float* noalias %"node_feats", float* noalias %"edge_attrs", float* noalias %"hidden", float* noalias %"weight", float* noalias %"transposed", float* noalias %"grad", float* noalias %"by_edge", float* noalias %"grad_attrs", float* noalias %"grad_hidden", i64* noalias %"senders", i64* noalias %"receiver_ptr", i64 %"origin", i64 %"start", i64 %"stop", i64 %"number")
{
entry:
  %".17" = alloca [256 x float], align 64
  %".18" = bitcast [256 x float]* %".17" to float*
  %".19" = alloca [192 x float], align 64
  %".20" = bitcast [192 x float]* %".19" to float*
  %".21" = alloca [256 x float], align 64
  %".22" = bitcast [256 x float]* %".21" to float*
  %".76" = alloca <4 x float>
  %".189" = alloca <4 x float>
  %".242" = alloca <4 x float>
  %".298" = alloca <4 x float>
  br label %"body"
body:
  br label %"head"
head:
  %".24" = phi  i64 [%"start", %"body"], [%".380", %"end.1"]
  %".25" = icmp slt i64 %".24", %"stop"
  br i1 %".25", label %"loop", label %"end"
loop:
  %".27" = add i64 1, %".24"
  %".28" = getelementptr i64, i64* %"receiver_ptr", i64 %".27"
  %".29" = load i64, i64* %".28"
  %".30" = getelementptr i64, i64* %"receiver_ptr", i64 %".24"
  %".31" = load i64, i64* %".30"
  br label %"head.1"
end:
  ret void
head.1:
  %".33" = phi  i64 [%".31", %"loop"], [%".378", %"end.6"]
  %".34" = icmp slt i64 %".33", %".29"
  br i1 %".34", label %"loop.1", label %"end.1"
loop.1:
  %".36" = sub i64 %".29", %".33"
  %".37" = icmp slt i64 %".36", 64
  %".38" = select  i1 %".37", i64 %".36", i64 64
  %".39" = mul i64 %".33", 4
  %".40" = getelementptr float, float* %"hidden", i64 %".39"
  %".41" = getelementptr float, float* %"weight", i64 0
  call void @"weights"(float* %".40", float* %".41", float* %".18", i64 %".38", i64 4)
  br label %"head.2"
end.1:
  %".380" = add i64 %".24", 1
  br label %"head"
head.2:
  %".44" = phi  i64 [0, %"loop.1"], [%".56", %"loop.2"]
  %".45" = icmp slt i64 %".44", %".38"
  br i1 %".45", label %"loop.2", label %"end.2"
loop.2:
  %".47" = add i64 %".33", %".44"
  %".48" = mul i64 %".47", 4
  %".49" = getelementptr float, float* %"edge_attrs", i64 %".48"
  %".50" = getelementptr float, float* %".49", i64 0
  %".51" = load float, float* %".50"
  %".52" = fmul float %".51", 0x3ff0000000000000
  %".53" = mul i64 %".44", 1
  %".54" = getelementptr float, float* %".20", i64 %".53"
  store float %".52", float* %".54", align 4
  %".56" = add i64 %".44", 1
  br label %"head.2"
end.2:
  br label %"head.3"
head.3:
  %".59" = phi  i64 [0, %"end.2"], [%".132", %"end.4"]
  %".60" = icmp slt i64 %".59", %".38"
  br i1 %".60", label %"loop.3", label %"end.3"
loop.3:
  %".62" = add i64 %".33", %".59"
  %".63" = mul i64 %".59", 1
  %".64" = getelementptr float, float* %".20", i64 %".63"
  %".65" = mul i64 %".59", 4
  %".66" = getelementptr float, float* %".18", i64 %".65"
  %".67" = mul i64 %".59", 4
  %".68" = getelementptr float, float* %".22", i64 %".67"
  %".69" = sub i64 %".62", %"origin"
  %".70" = mul i64 %".69", 16
  %".71" = getelementptr float, float* %"by_edge", i64 %".70"
  %".72" = mul i64 %".62", 4
  %".73" = getelementptr float, float* %"grad_attrs", i64 %".72"
  %".74" = getelementptr i64, i64* %"senders", i64 %".62"
  %".75" = load i64, i64* %".74"
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".76"
  br label %"head.4"
end.3:
  %".134" = getelementptr float, float* %"transposed", i64 0
  %".135" = mul i64 %".33", 4
  %".136" = getelementptr float, float* %"grad_hidden", i64 %".135"
  call void @"by_hidden"(float* %".22", float* %".134", float* %".136", i64 %".38", i64 4)
  %".138" = mul i64 %".33", 4
  %".139" = getelementptr float, float* %"hidden", i64 %".138"
  %".140" = getelementptr float, float* %"weight", i64 16
  call void @"weights"(float* %".139", float* %".140", float* %".18", i64 %".38", i64 4)
  br label %"head.5"
head.4:
  %".79" = phi  i64 [0, %"loop.3"], [%".115", %"loop.4"]
  %".80" = icmp slt i64 %".79", 4
  br i1 %".80", label %"loop.4", label %"end.4"
loop.4:
  %".82" = mul i64 %".75", 16
  %".83" = add i64 %".82", %".79"
  %".84" = getelementptr float, float* %"node_feats", i64 %".83"
  %".85" = getelementptr float, float* %".84", i64 0
  %".86" = bitcast float* %".85" to <4 x float>*
  %".87" = load <4 x float>, <4 x float>* %".86", align 4
  %".88" = mul i64 %".24", 8
  %".89" = add i64 %".88", %".79"
  %".90" = getelementptr float, float* %"grad", i64 %".89"
  %".91" = getelementptr float, float* %".90", i64 0
  %".92" = bitcast float* %".91" to <4 x float>*
  %".93" = load <4 x float>, <4 x float>* %".92", align 4
  %".94" = getelementptr float, float* %".66", i64 %".79"
  %".95" = bitcast float* %".94" to <4 x float>*
  %".96" = load <4 x float>, <4 x float>* %".95", align 4
  %".97" = getelementptr float, float* %".64", i64 0
  %".98" = load float, float* %".97"
  %".99" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".98", i32 0
  %".100" = shufflevector <4 x float> %".99", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".101" = fmul <4 x float> %".100", %".93"
  %".102" = fmul <4 x float> %".87", %".101"
  %".103" = getelementptr float, float* %".68", i64 %".79"
  %".104" = bitcast float* %".103" to <4 x float>*
  store <4 x float> %".102", <4 x float>* %".104", align 4
  %".106" = getelementptr float, float* %".71", i64 %".79"
  %".107" = fmul <4 x float> %".101", %".96"
  %".108" = getelementptr float, float* %".106", i64 0
  %".109" = bitcast float* %".108" to <4 x float>*
  store <4 x float> %".107", <4 x float>* %".109", align 4
  %".111" = fmul <4 x float> %".87", %".96"
  %".112" = load <4 x float>, <4 x float>* %".76"
  %".113" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".111", <4 x float> %".93", <4 x float> %".112")
  store <4 x float> %".113", <4 x float>* %".76"
  %".115" = add i64 %".79", 4
  br label %"head.4"
end.4:
  %".117" = load <4 x float>, <4 x float>* %".76"
  %".118" = shufflevector <4 x float> %".117", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".119" = shufflevector <4 x float> %".117", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".120" = fadd <2 x float> %".118", %".119"
  %".121" = shufflevector <2 x float> %".120", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".122" = shufflevector <2 x float> %".120", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".123" = fadd <1 x float> %".121", %".122"
  %".124" = extractelement <1 x float> %".123", i32 0
  %".125" = fmul float %".124", 0x3ff0000000000000
  %".126" = getelementptr float, float* %".73", i64 0
  %".127" = getelementptr float, float* %".126", i64 0
  %".128" = load float, float* %".127"
  %".129" = fadd float %".128", %".125"
  %".130" = getelementptr float, float* %".126", i64 0
  store float %".129", float* %".130", align 4
  %".132" = add i64 %".59", 1
  br label %"head.3"
head.5:
  %".143" = phi  i64 [0, %"end.3"], [%".169", %"loop.5"]
  %".144" = icmp slt i64 %".143", %".38"
  br i1 %".144", label %"loop.5", label %"end.5"
loop.5:
  %".146" = add i64 %".33", %".143"
  %".147" = mul i64 %".146", 4
  %".148" = getelementptr float, float* %"edge_attrs", i64 %".147"
  %".149" = getelementptr float, float* %".148", i64 1
  %".150" = load float, float* %".149"
  %".151" = fmul float %".150", 0x3fe279a740000000
  %".152" = mul i64 %".143", 3
  %".153" = getelementptr float, float* %".20", i64 %".152"
  store float %".151", float* %".153", align 4
  %".155" = getelementptr float, float* %".148", i64 2
  %".156" = load float, float* %".155"
  %".157" = fmul float %".156", 0x3fe279a740000000
  %".158" = mul i64 %".143", 3
  %".159" = add i64 1, %".158"
  %".160" = getelementptr float, float* %".20", i64 %".159"
  store float %".157", float* %".160", align 4
  %".162" = getelementptr float, float* %".148", i64 3
  %".163" = load float, float* %".162"
  %".164" = fmul float %".163", 0x3fe279a740000000
  %".165" = mul i64 %".143", 3
  %".166" = add i64 2, %".165"
  %".167" = getelementptr float, float* %".20", i64 %".166"
  store float %".164", float* %".167", align 4
  %".169" = add i64 %".143", 1
  br label %"head.5"
end.5:
  br label %"head.6"
head.6:
  %".172" = phi  i64 [0, %"end.5"], [%".372", %"end.9"]
  %".173" = icmp slt i64 %".172", %".38"
  br i1 %".173", label %"loop.6", label %"end.6"
loop.6:
  %".175" = add i64 %".33", %".172"
  %".176" = mul i64 %".172", 3
  %".177" = getelementptr float, float* %".20", i64 %".176"
  %".178" = mul i64 %".172", 4
  %".179" = getelementptr float, float* %".18", i64 %".178"
  %".180" = mul i64 %".172", 4
  %".181" = getelementptr float, float* %".22", i64 %".180"
  %".182" = sub i64 %".175", %"origin"
  %".183" = mul i64 %".182", 16
  %".184" = getelementptr float, float* %"by_edge", i64 %".183"
  %".185" = mul i64 %".175", 4
  %".186" = getelementptr float, float* %"grad_attrs", i64 %".185"
  %".187" = getelementptr i64, i64* %"senders", i64 %".175"
  %".188" = load i64, i64* %".187"
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".189"
  br label %"head.7"
end.6:
  %".374" = getelementptr float, float* %"transposed", i64 16
  %".375" = mul i64 %".33", 4
  %".376" = getelementptr float, float* %"grad_hidden", i64 %".375"
  call void @"by_hidden"(float* %".22", float* %".374", float* %".376", i64 %".38", i64 4)
  %".378" = add i64 %".33", 64
  br label %"head.1"
head.7:
  %".192" = phi  i64 [0, %"loop.6"], [%".231", %"loop.7"]
  %".193" = icmp slt i64 %".192", 4
  br i1 %".193", label %"loop.7", label %"end.7"
loop.7:
  %".195" = mul i64 %".188", 16
  %".196" = add i64 4, %".195"
  %".197" = add i64 %".196", %".192"
  %".198" = getelementptr float, float* %"node_feats", i64 %".197"
  %".199" = getelementptr float, float* %".198", i64 0
  %".200" = bitcast float* %".199" to <4 x float>*
  %".201" = load <4 x float>, <4 x float>* %".200", align 4
  %".202" = mul i64 %".24", 8
  %".203" = add i64 4, %".202"
  %".204" = add i64 %".203", %".192"
  %".205" = getelementptr float, float* %"grad", i64 %".204"
  %".206" = getelementptr float, float* %".205", i64 0
  %".207" = bitcast float* %".206" to <4 x float>*
  %".208" = load <4 x float>, <4 x float>* %".207", align 4
  %".209" = getelementptr float, float* %".179", i64 %".192"
  %".210" = bitcast float* %".209" to <4 x float>*
  %".211" = load <4 x float>, <4 x float>* %".210", align 4
  %".212" = getelementptr float, float* %".177", i64 0
  %".213" = load float, float* %".212"
  %".214" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".213", i32 0
  %".215" = shufflevector <4 x float> %".214", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".216" = fmul <4 x float> %".215", %".208"
  %".217" = fmul <4 x float> %".201", %".216"
  %".218" = getelementptr float, float* %".181", i64 %".192"
  %".219" = bitcast float* %".218" to <4 x float>*
  store <4 x float> %".217", <4 x float>* %".219", align 4
  %".221" = add i64 4, %".192"
  %".222" = getelementptr float, float* %".184", i64 %".221"
  %".223" = fmul <4 x float> %".216", %".211"
  %".224" = getelementptr float, float* %".222", i64 0
  %".225" = bitcast float* %".224" to <4 x float>*
  store <4 x float> %".223", <4 x float>* %".225", align 4
  %".227" = fmul <4 x float> %".201", %".211"
  %".228" = load <4 x float>, <4 x float>* %".189"
  %".229" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".227", <4 x float> %".208", <4 x float> %".228")
  store <4 x float> %".229", <4 x float>* %".189"
  %".231" = add i64 %".192", 4
  br label %"head.7"
end.7:
  %".233" = load <4 x float>, <4 x float>* %".189"
  %".234" = shufflevector <4 x float> %".233", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".235" = shufflevector <4 x float> %".233", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".236" = fadd <2 x float> %".234", %".235"
  %".237" = shufflevector <2 x float> %".236", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".238" = shufflevector <2 x float> %".236", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".239" = fadd <1 x float> %".237", %".238"
  %".240" = extractelement <1 x float> %".239", i32 0
  %".241" = fmul float %".240", 0x3fe279a740000000
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".242"
  br label %"head.8"
head.8:
  %".245" = phi  i64 [0, %"end.7"], [%".287", %"loop.8"]
  %".246" = icmp slt i64 %".245", 4
  br i1 %".246", label %"loop.8", label %"end.8"
loop.8:
  %".248" = mul i64 %".188", 16
  %".249" = add i64 8, %".248"
  %".250" = add i64 %".249", %".245"
  %".251" = getelementptr float, float* %"node_feats", i64 %".250"
  %".252" = getelementptr float, float* %".251", i64 0
  %".253" = bitcast float* %".252" to <4 x float>*
  %".254" = load <4 x float>, <4 x float>* %".253", align 4
  %".255" = mul i64 %".24", 8
  %".256" = add i64 4, %".255"
  %".257" = add i64 %".256", %".245"
  %".258" = getelementptr float, float* %"grad", i64 %".257"
  %".259" = getelementptr float, float* %".258", i64 0
  %".260" = bitcast float* %".259" to <4 x float>*
  %".261" = load <4 x float>, <4 x float>* %".260", align 4
  %".262" = getelementptr float, float* %".179", i64 %".245"
  %".263" = bitcast float* %".262" to <4 x float>*
  %".264" = load <4 x float>, <4 x float>* %".263", align 4
  %".265" = getelementptr float, float* %".177", i64 1
  %".266" = load float, float* %".265"
  %".267" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".266", i32 0
  %".268" = shufflevector <4 x float> %".267", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".269" = fmul <4 x float> %".268", %".261"
  %".270" = getelementptr float, float* %".181", i64 %".245"
  %".271" = bitcast float* %".270" to <4 x float>*
  %".272" = load <4 x float>, <4 x float>* %".271", align 4
  %".273" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".254", <4 x float> %".269", <4 x float> %".272")
  %".274" = getelementptr float, float* %".181", i64 %".245"
  %".275" = bitcast float* %".274" to <4 x float>*
  store <4 x float> %".273", <4 x float>* %".275", align 4
  %".277" = add i64 8, %".245"
  %".278" = getelementptr float, float* %".184", i64 %".277"
  %".279" = fmul <4 x float> %".269", %".264"
  %".280" = getelementptr float, float* %".278", i64 0
  %".281" = bitcast float* %".280" to <4 x float>*
  store <4 x float> %".279", <4 x float>* %".281", align 4
  %".283" = fmul <4 x float> %".254", %".264"
  %".284" = load <4 x float>, <4 x float>* %".242"
  %".285" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".283", <4 x float> %".261", <4 x float> %".284")
  store <4 x float> %".285", <4 x float>* %".242"
  %".287" = add i64 %".245", 4
  br label %"head.8"
end.8:
  %".289" = load <4 x float>, <4 x float>* %".242"
  %".290" = shufflevector <4 x float> %".289", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".291" = shufflevector <4 x float> %".289", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".292" = fadd <2 x float> %".290", %".291"
  %".293" = shufflevector <2 x float> %".292", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".294" = shufflevector <2 x float> %".292", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".295" = fadd <1 x float> %".293", %".294"
  %".296" = extractelement <1 x float> %".295", i32 0
  %".297" = fmul float %".296", 0x3fe279a740000000
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".298"
  br label %"head.9"
head.9:
  %".301" = phi  i64 [0, %"end.8"], [%".343", %"loop.9"]
  %".302" = icmp slt i64 %".301", 4
  br i1 %".302", label %"loop.9", label %"end.9"
loop.9:
  %".304" = mul i64 %".188", 16
  %".305" = add i64 12, %".304"
  %".306" = add i64 %".305", %".301"
  %".307" = getelementptr float, float* %"node_feats", i64 %".306"
  %".308" = getelementptr float, float* %".307", i64 0
  %".309" = bitcast float* %".308" to <4 x float>*
  %".310" = load <4 x float>, <4 x float>* %".309", align 4
  %".311" = mul i64 %".24", 8
  %".312" = add i64 4, %".311"
  %".313" = add i64 %".312", %".301"
  %".314" = getelementptr float, float* %"grad", i64 %".313"
  %".315" = getelementptr float, float* %".314", i64 0
  %".316" = bitcast float* %".315" to <4 x float>*
  %".317" = load <4 x float>, <4 x float>* %".316", align 4
  %".318" = getelementptr float, float* %".179", i64 %".301"
  %".319" = bitcast float* %".318" to <4 x float>*
  %".320" = load <4 x float>, <4 x float>* %".319", align 4
  %".321" = getelementptr float, float* %".177", i64 2
  %".322" = load float, float* %".321"
  %".323" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".322", i32 0
  %".324" = shufflevector <4 x float> %".323", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".325" = fmul <4 x float> %".324", %".317"
  %".326" = getelementptr float, float* %".181", i64 %".301"
  %".327" = bitcast float* %".326" to <4 x float>*
  %".328" = load <4 x float>, <4 x float>* %".327", align 4
  %".329" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".310", <4 x float> %".325", <4 x float> %".328")
  %".330" = getelementptr float, float* %".181", i64 %".301"
  %".331" = bitcast float* %".330" to <4 x float>*
  store <4 x float> %".329", <4 x float>* %".331", align 4
  %".333" = add i64 12, %".301"
  %".334" = getelementptr float, float* %".184", i64 %".333"
  %".335" = fmul <4 x float> %".325", %".320"
  %".336" = getelementptr float, float* %".334", i64 0
  %".337" = bitcast float* %".336" to <4 x float>*
  store <4 x float> %".335", <4 x float>* %".337", align 4
  %".339" = fmul <4 x float> %".310", %".320"
  %".340" = load <4 x float>, <4 x float>* %".298"
  %".341" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".339", <4 x float> %".317", <4 x float> %".340")
  store <4 x float> %".341", <4 x float>* %".298"
  %".343" = add i64 %".301", 4
  br label %"head.9"
end.9:
  %".345" = load <4 x float>, <4 x float>* %".298"
  %".346" = shufflevector <4 x float> %".345", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".347" = shufflevector <4 x float> %".345", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".348" = fadd <2 x float> %".346", %".347"
  %".349" = shufflevector <2 x float> %".348", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".350" = shufflevector <2 x float> %".348", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".351" = fadd <1 x float> %".349", %".350"
  %".352" = extractelement <1 x float> %".351", i32 0
  %".353" = fmul float %".352", 0x3fe279a740000000
  %".354" = getelementptr float, float* %".186", i64 1
  %".355" = getelementptr float, float* %".354", i64 0
  %".356" = load float, float* %".355"
  %".357" = fadd float %".356", %".241"
  %".358" = getelementptr float, float* %".354", i64 0
  store float %".357", float* %".358", align 4
  %".360" = getelementptr float, float* %".186", i64 2
  %".361" = getelementptr float, float* %".360", i64 0
  %".362" = load float, float* %".361"
  %".363" = fadd float %".362", %".297"
  %".364" = getelementptr float, float* %".360", i64 0
  store float %".363", float* %".364", align 4
  %".366" = getelementptr float, float* %".186", i64 3
  %".367" = getelementptr float, float* %".366", i64 0
  %".368" = load float, float* %".367"
  %".369" = fadd float %".368", %".353"
  %".370" = getelementptr float, float* %".366", i64 0
  store float %".369", float* %".370", align 4
  %".372" = add i64 %".172", 1
  br label %"head.6"
}

define void @"gradients_team"(i64* noalias %"given")
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
  %".21" = getelementptr i64, i64* %"given", i64 9
  %".22" = load i64, i64* %".21"
  %".23" = getelementptr i64, i64* %"given", i64 10
  %".24" = load i64, i64* %".23"
  %".25" = getelementptr i64, i64* %"given", i64 11
  %".26" = load i64, i64* %".25"
  %".27" = inttoptr i64 %".4" to float*
  %".28" = inttoptr i64 %".6" to float*
  %".29" = inttoptr i64 %".8" to float*
  %".30" = inttoptr i64 %".10" to float*
  %".31" = inttoptr i64 %".12" to float*
  %".32" = inttoptr i64 %".14" to float*
  %".33" = inttoptr i64 %".16" to float*
  %".34" = inttoptr i64 %".18" to float*
  %".35" = inttoptr i64 %".20" to float*
  %".36" = inttoptr i64 %".22" to i64*
  %".37" = inttoptr i64 %".24" to i64*
  %".38" = call i32 @"omp_get_thread_num"()
  %".39" = sext i32 %".38" to i64
  %".40" = call i32 @"omp_get_num_threads"()
  %".41" = sext i32 %".40" to i64
  %".42" = getelementptr i64, i64* %"given", i64 12
  %".43" = load i64, i64* %".42"
  br label %"head"
head:
  %".45" = phi  i64 [%".39", %"body"], [%".55", %"loop"]
  %".46" = icmp slt i64 %".45", %".43"
  br i1 %".46", label %"loop", label %"end"
loop:
  %".48" = add i64 13, %".45"
  %".49" = getelementptr i64, i64* %"given", i64 %".48"
  %".50" = getelementptr i64, i64* %".49", i64 0
  %".51" = load i64, i64* %".50"
  %".52" = getelementptr i64, i64* %".49", i64 1
  %".53" = load i64, i64* %".52"
  call void @"gradients"(float* %".27", float* %".28", float* %".29", float* %".30", float* %".31", float* %".32", float* %".33", float* %".34", float* %".35", i64* %".36", i64* %".37", i64 %".26", i64 %".51", i64 %".53", i64 %".45")
  %".55" = add i64 %".45", %".41"
  br label %"head"
end:
  ret void
}

declare i32 @"omp_get_thread_num"()

declare i32 @"omp_get_num_threads"()
