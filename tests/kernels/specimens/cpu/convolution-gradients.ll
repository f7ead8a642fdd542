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

define void @"gradients"(float* noalias %"node_feats", float* noalias %"edge_attrs", float* noalias %"hidden", float* noalias %"weight", float* noalias %"transposed", float* noalias %"grad", float* noalias %"by_edge", float* noalias %"grad_attrs", float* noalias %"grad_hidden", i64* noalias %"senders", i64* noalias %"receiver_ptr", i64 %"start", i64 %"stop", i64 %"number")
{
entry:
  %".16" = alloca [256 x float], align 64
  %".17" = bitcast [256 x float]* %".16" to float*
  %".18" = alloca [192 x float], align 64
  %".19" = bitcast [192 x float]* %".18" to float*
  %".20" = alloca [256 x float], align 64
  %".21" = bitcast [256 x float]* %".20" to float*
  %".77" = alloca <4 x float>
  %".192" = alloca <4 x float>
  %".245" = alloca <4 x float>
  %".301" = alloca <4 x float>
  br label %"body"
body:
  br label %"head"
head:
  %".23" = phi  i64 [%"start", %"body"], [%".383", %"end.1"]
  %".24" = icmp slt i64 %".23", %"stop"
  br i1 %".24", label %"loop", label %"end"
loop:
  %".26" = add i64 1, %".23"
  %".27" = getelementptr i64, i64* %"receiver_ptr", i64 %".26"
  %".28" = load i64, i64* %".27"
  %".29" = getelementptr i64, i64* %"receiver_ptr", i64 %".23"
  %".30" = load i64, i64* %".29"
  br label %"head.1"
end:
  ret void
head.1:
  %".32" = phi  i64 [%".30", %"loop"], [%".381", %"end.6"]
  %".33" = icmp slt i64 %".32", %".28"
  br i1 %".33", label %"loop.1", label %"end.1"
loop.1:
  %".35" = sub i64 %".28", %".32"
  %".36" = icmp slt i64 %".35", 64
  %".37" = select  i1 %".36", i64 %".35", i64 64
  %".38" = mul i64 %".32", 4
  %".39" = getelementptr float, float* %"hidden", i64 %".38"
  %".40" = getelementptr float, float* %"weight", i64 0
  call void @"weights"(float* %".39", float* %".40", float* %".17", i64 %".37", i64 4)
  br label %"head.2"
end.1:
  %".383" = add i64 %".23", 1
  br label %"head"
head.2:
  %".43" = phi  i64 [0, %"loop.1"], [%".55", %"loop.2"]
  %".44" = icmp slt i64 %".43", %".37"
  br i1 %".44", label %"loop.2", label %"end.2"
loop.2:
  %".46" = add i64 %".32", %".43"
  %".47" = mul i64 %".46", 4
  %".48" = getelementptr float, float* %"edge_attrs", i64 %".47"
  %".49" = getelementptr float, float* %".48", i64 0
  %".50" = load float, float* %".49"
  %".51" = fmul float %".50", 0x3ff0000000000000
  %".52" = mul i64 %".43", 1
  %".53" = getelementptr float, float* %".19", i64 %".52"
  store float %".51", float* %".53", align 4
  %".55" = add i64 %".43", 1
  br label %"head.2"
end.2:
  br label %"head.3"
head.3:
  %".58" = phi  i64 [0, %"end.2"], [%".133", %"end.4"]
  %".59" = icmp slt i64 %".58", %".37"
  br i1 %".59", label %"loop.3", label %"end.3"
loop.3:
  %".61" = add i64 %".32", %".58"
  %".62" = mul i64 %".58", 1
  %".63" = getelementptr float, float* %".19", i64 %".62"
  %".64" = mul i64 %".58", 4
  %".65" = getelementptr float, float* %".17", i64 %".64"
  %".66" = mul i64 %".58", 4
  %".67" = getelementptr float, float* %".21", i64 %".66"
  %".68" = getelementptr i64, i64* %"receiver_ptr", i64 0
  %".69" = load i64, i64* %".68"
  %".70" = sub i64 %".61", %".69"
  %".71" = mul i64 %".70", 16
  %".72" = getelementptr float, float* %"by_edge", i64 %".71"
  %".73" = mul i64 %".61", 4
  %".74" = getelementptr float, float* %"grad_attrs", i64 %".73"
  %".75" = getelementptr i64, i64* %"senders", i64 %".61"
  %".76" = load i64, i64* %".75"
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".77"
  br label %"head.4"
end.3:
  %".135" = getelementptr float, float* %"transposed", i64 0
  %".136" = mul i64 %".32", 4
  %".137" = getelementptr float, float* %"grad_hidden", i64 %".136"
  call void @"by_hidden"(float* %".21", float* %".135", float* %".137", i64 %".37", i64 4)
  %".139" = mul i64 %".32", 4
  %".140" = getelementptr float, float* %"hidden", i64 %".139"
  %".141" = getelementptr float, float* %"weight", i64 16
  call void @"weights"(float* %".140", float* %".141", float* %".17", i64 %".37", i64 4)
  br label %"head.5"
head.4:
  %".80" = phi  i64 [0, %"loop.3"], [%".116", %"loop.4"]
  %".81" = icmp slt i64 %".80", 4
  br i1 %".81", label %"loop.4", label %"end.4"
loop.4:
  %".83" = mul i64 %".76", 16
  %".84" = add i64 %".83", %".80"
  %".85" = getelementptr float, float* %"node_feats", i64 %".84"
  %".86" = getelementptr float, float* %".85", i64 0
  %".87" = bitcast float* %".86" to <4 x float>*
  %".88" = load <4 x float>, <4 x float>* %".87", align 4
  %".89" = mul i64 %".23", 8
  %".90" = add i64 %".89", %".80"
  %".91" = getelementptr float, float* %"grad", i64 %".90"
  %".92" = getelementptr float, float* %".91", i64 0
  %".93" = bitcast float* %".92" to <4 x float>*
  %".94" = load <4 x float>, <4 x float>* %".93", align 4
  %".95" = getelementptr float, float* %".65", i64 %".80"
  %".96" = bitcast float* %".95" to <4 x float>*
  %".97" = load <4 x float>, <4 x float>* %".96", align 4
  %".98" = getelementptr float, float* %".63", i64 0
  %".99" = load float, float* %".98"
  %".100" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".99", i32 0
  %".101" = shufflevector <4 x float> %".100", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".102" = fmul <4 x float> %".101", %".94"
  %".103" = fmul <4 x float> %".88", %".102"
  %".104" = getelementptr float, float* %".67", i64 %".80"
  %".105" = bitcast float* %".104" to <4 x float>*
  store <4 x float> %".103", <4 x float>* %".105", align 4
  %".107" = getelementptr float, float* %".72", i64 %".80"
  %".108" = fmul <4 x float> %".102", %".97"
  %".109" = getelementptr float, float* %".107", i64 0
  %".110" = bitcast float* %".109" to <4 x float>*
  store <4 x float> %".108", <4 x float>* %".110", align 4
  %".112" = fmul <4 x float> %".88", %".97"
  %".113" = load <4 x float>, <4 x float>* %".77"
  %".114" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".112", <4 x float> %".94", <4 x float> %".113")
  store <4 x float> %".114", <4 x float>* %".77"
  %".116" = add i64 %".80", 4
  br label %"head.4"
end.4:
  %".118" = load <4 x float>, <4 x float>* %".77"
  %".119" = shufflevector <4 x float> %".118", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".120" = shufflevector <4 x float> %".118", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".121" = fadd <2 x float> %".119", %".120"
  %".122" = shufflevector <2 x float> %".121", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".123" = shufflevector <2 x float> %".121", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".124" = fadd <1 x float> %".122", %".123"
  %".125" = extractelement <1 x float> %".124", i32 0
  %".126" = fmul float %".125", 0x3ff0000000000000
  %".127" = getelementptr float, float* %".74", i64 0
  %".128" = getelementptr float, float* %".127", i64 0
  %".129" = load float, float* %".128"
  %".130" = fadd float %".129", %".126"
  %".131" = getelementptr float, float* %".127", i64 0
  store float %".130", float* %".131", align 4
  %".133" = add i64 %".58", 1
  br label %"head.3"
head.5:
  %".144" = phi  i64 [0, %"end.3"], [%".170", %"loop.5"]
  %".145" = icmp slt i64 %".144", %".37"
  br i1 %".145", label %"loop.5", label %"end.5"
loop.5:
  %".147" = add i64 %".32", %".144"
  %".148" = mul i64 %".147", 4
  %".149" = getelementptr float, float* %"edge_attrs", i64 %".148"
  %".150" = getelementptr float, float* %".149", i64 1
  %".151" = load float, float* %".150"
  %".152" = fmul float %".151", 0x3fe279a740000000
  %".153" = mul i64 %".144", 3
  %".154" = getelementptr float, float* %".19", i64 %".153"
  store float %".152", float* %".154", align 4
  %".156" = getelementptr float, float* %".149", i64 2
  %".157" = load float, float* %".156"
  %".158" = fmul float %".157", 0x3fe279a740000000
  %".159" = mul i64 %".144", 3
  %".160" = add i64 1, %".159"
  %".161" = getelementptr float, float* %".19", i64 %".160"
  store float %".158", float* %".161", align 4
  %".163" = getelementptr float, float* %".149", i64 3
  %".164" = load float, float* %".163"
  %".165" = fmul float %".164", 0x3fe279a740000000
  %".166" = mul i64 %".144", 3
  %".167" = add i64 2, %".166"
  %".168" = getelementptr float, float* %".19", i64 %".167"
  store float %".165", float* %".168", align 4
  %".170" = add i64 %".144", 1
  br label %"head.5"
end.5:
  br label %"head.6"
head.6:
  %".173" = phi  i64 [0, %"end.5"], [%".375", %"end.9"]
  %".174" = icmp slt i64 %".173", %".37"
  br i1 %".174", label %"loop.6", label %"end.6"
loop.6:
  %".176" = add i64 %".32", %".173"
  %".177" = mul i64 %".173", 3
  %".178" = getelementptr float, float* %".19", i64 %".177"
  %".179" = mul i64 %".173", 4
  %".180" = getelementptr float, float* %".17", i64 %".179"
  %".181" = mul i64 %".173", 4
  %".182" = getelementptr float, float* %".21", i64 %".181"
  %".183" = getelementptr i64, i64* %"receiver_ptr", i64 0
  %".184" = load i64, i64* %".183"
  %".185" = sub i64 %".176", %".184"
  %".186" = mul i64 %".185", 16
  %".187" = getelementptr float, float* %"by_edge", i64 %".186"
  %".188" = mul i64 %".176", 4
  %".189" = getelementptr float, float* %"grad_attrs", i64 %".188"
  %".190" = getelementptr i64, i64* %"senders", i64 %".176"
  %".191" = load i64, i64* %".190"
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".192"
  br label %"head.7"
end.6:
  %".377" = getelementptr float, float* %"transposed", i64 16
  %".378" = mul i64 %".32", 4
  %".379" = getelementptr float, float* %"grad_hidden", i64 %".378"
  call void @"by_hidden"(float* %".21", float* %".377", float* %".379", i64 %".37", i64 4)
  %".381" = add i64 %".32", 64
  br label %"head.1"
head.7:
  %".195" = phi  i64 [0, %"loop.6"], [%".234", %"loop.7"]
  %".196" = icmp slt i64 %".195", 4
  br i1 %".196", label %"loop.7", label %"end.7"
loop.7:
  %".198" = mul i64 %".191", 16
  %".199" = add i64 4, %".198"
  %".200" = add i64 %".199", %".195"
  %".201" = getelementptr float, float* %"node_feats", i64 %".200"
  %".202" = getelementptr float, float* %".201", i64 0
  %".203" = bitcast float* %".202" to <4 x float>*
  %".204" = load <4 x float>, <4 x float>* %".203", align 4
  %".205" = mul i64 %".23", 8
  %".206" = add i64 4, %".205"
  %".207" = add i64 %".206", %".195"
  %".208" = getelementptr float, float* %"grad", i64 %".207"
  %".209" = getelementptr float, float* %".208", i64 0
  %".210" = bitcast float* %".209" to <4 x float>*
  %".211" = load <4 x float>, <4 x float>* %".210", align 4
  %".212" = getelementptr float, float* %".180", i64 %".195"
  %".213" = bitcast float* %".212" to <4 x float>*
  %".214" = load <4 x float>, <4 x float>* %".213", align 4
  %".215" = getelementptr float, float* %".178", i64 0
  %".216" = load float, float* %".215"
  %".217" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".216", i32 0
  %".218" = shufflevector <4 x float> %".217", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".219" = fmul <4 x float> %".218", %".211"
  %".220" = fmul <4 x float> %".204", %".219"
  %".221" = getelementptr float, float* %".182", i64 %".195"
  %".222" = bitcast float* %".221" to <4 x float>*
  store <4 x float> %".220", <4 x float>* %".222", align 4
  %".224" = add i64 4, %".195"
  %".225" = getelementptr float, float* %".187", i64 %".224"
  %".226" = fmul <4 x float> %".219", %".214"
  %".227" = getelementptr float, float* %".225", i64 0
  %".228" = bitcast float* %".227" to <4 x float>*
  store <4 x float> %".226", <4 x float>* %".228", align 4
  %".230" = fmul <4 x float> %".204", %".214"
  %".231" = load <4 x float>, <4 x float>* %".192"
  %".232" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".230", <4 x float> %".211", <4 x float> %".231")
  store <4 x float> %".232", <4 x float>* %".192"
  %".234" = add i64 %".195", 4
  br label %"head.7"
end.7:
  %".236" = load <4 x float>, <4 x float>* %".192"
  %".237" = shufflevector <4 x float> %".236", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".238" = shufflevector <4 x float> %".236", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".239" = fadd <2 x float> %".237", %".238"
  %".240" = shufflevector <2 x float> %".239", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".241" = shufflevector <2 x float> %".239", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".242" = fadd <1 x float> %".240", %".241"
  %".243" = extractelement <1 x float> %".242", i32 0
  %".244" = fmul float %".243", 0x3fe279a740000000
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".245"
  br label %"head.8"
head.8:
  %".248" = phi  i64 [0, %"end.7"], [%".290", %"loop.8"]
  %".249" = icmp slt i64 %".248", 4
  br i1 %".249", label %"loop.8", label %"end.8"
loop.8:
  %".251" = mul i64 %".191", 16
  %".252" = add i64 8, %".251"
  %".253" = add i64 %".252", %".248"
  %".254" = getelementptr float, float* %"node_feats", i64 %".253"
  %".255" = getelementptr float, float* %".254", i64 0
  %".256" = bitcast float* %".255" to <4 x float>*
  %".257" = load <4 x float>, <4 x float>* %".256", align 4
  %".258" = mul i64 %".23", 8
  %".259" = add i64 4, %".258"
  %".260" = add i64 %".259", %".248"
  %".261" = getelementptr float, float* %"grad", i64 %".260"
  %".262" = getelementptr float, float* %".261", i64 0
  %".263" = bitcast float* %".262" to <4 x float>*
  %".264" = load <4 x float>, <4 x float>* %".263", align 4
  %".265" = getelementptr float, float* %".180", i64 %".248"
  %".266" = bitcast float* %".265" to <4 x float>*
  %".267" = load <4 x float>, <4 x float>* %".266", align 4
  %".268" = getelementptr float, float* %".178", i64 1
  %".269" = load float, float* %".268"
  %".270" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".269", i32 0
  %".271" = shufflevector <4 x float> %".270", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".272" = fmul <4 x float> %".271", %".264"
  %".273" = getelementptr float, float* %".182", i64 %".248"
  %".274" = bitcast float* %".273" to <4 x float>*
  %".275" = load <4 x float>, <4 x float>* %".274", align 4
  %".276" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".257", <4 x float> %".272", <4 x float> %".275")
  %".277" = getelementptr float, float* %".182", i64 %".248"
  %".278" = bitcast float* %".277" to <4 x float>*
  store <4 x float> %".276", <4 x float>* %".278", align 4
  %".280" = add i64 8, %".248"
  %".281" = getelementptr float, float* %".187", i64 %".280"
  %".282" = fmul <4 x float> %".272", %".267"
  %".283" = getelementptr float, float* %".281", i64 0
  %".284" = bitcast float* %".283" to <4 x float>*
  store <4 x float> %".282", <4 x float>* %".284", align 4
  %".286" = fmul <4 x float> %".257", %".267"
  %".287" = load <4 x float>, <4 x float>* %".245"
  %".288" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".286", <4 x float> %".264", <4 x float> %".287")
  store <4 x float> %".288", <4 x float>* %".245"
  %".290" = add i64 %".248", 4
  br label %"head.8"
end.8:
  %".292" = load <4 x float>, <4 x float>* %".245"
  %".293" = shufflevector <4 x float> %".292", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".294" = shufflevector <4 x float> %".292", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".295" = fadd <2 x float> %".293", %".294"
  %".296" = shufflevector <2 x float> %".295", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".297" = shufflevector <2 x float> %".295", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".298" = fadd <1 x float> %".296", %".297"
  %".299" = extractelement <1 x float> %".298", i32 0
  %".300" = fmul float %".299", 0x3fe279a740000000
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".301"
  br label %"head.9"
head.9:
  %".304" = phi  i64 [0, %"end.8"], [%".346", %"loop.9"]
  %".305" = icmp slt i64 %".304", 4
  br i1 %".305", label %"loop.9", label %"end.9"
loop.9:
  %".307" = mul i64 %".191", 16
  %".308" = add i64 12, %".307"
  %".309" = add i64 %".308", %".304"
  %".310" = getelementptr float, float* %"node_feats", i64 %".309"
  %".311" = getelementptr float, float* %".310", i64 0
  %".312" = bitcast float* %".311" to <4 x float>*
  %".313" = load <4 x float>, <4 x float>* %".312", align 4
  %".314" = mul i64 %".23", 8
  %".315" = add i64 4, %".314"
  %".316" = add i64 %".315", %".304"
  %".317" = getelementptr float, float* %"grad", i64 %".316"
  %".318" = getelementptr float, float* %".317", i64 0
  %".319" = bitcast float* %".318" to <4 x float>*
  %".320" = load <4 x float>, <4 x float>* %".319", align 4
  %".321" = getelementptr float, float* %".180", i64 %".304"
  %".322" = bitcast float* %".321" to <4 x float>*
  %".323" = load <4 x float>, <4 x float>* %".322", align 4
  %".324" = getelementptr float, float* %".178", i64 2
  %".325" = load float, float* %".324"
  %".326" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".325", i32 0
  %".327" = shufflevector <4 x float> %".326", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".328" = fmul <4 x float> %".327", %".320"
  %".329" = getelementptr float, float* %".182", i64 %".304"
  %".330" = bitcast float* %".329" to <4 x float>*
  %".331" = load <4 x float>, <4 x float>* %".330", align 4
  %".332" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".313", <4 x float> %".328", <4 x float> %".331")
  %".333" = getelementptr float, float* %".182", i64 %".304"
  %".334" = bitcast float* %".333" to <4 x float>*
  store <4 x float> %".332", <4 x float>* %".334", align 4
  %".336" = add i64 12, %".304"
  %".337" = getelementptr float, float* %".187", i64 %".336"
  %".338" = fmul <4 x float> %".328", %".323"
  %".339" = getelementptr float, float* %".337", i64 0
  %".340" = bitcast float* %".339" to <4 x float>*
  store <4 x float> %".338", <4 x float>* %".340", align 4
  %".342" = fmul <4 x float> %".313", %".323"
  %".343" = load <4 x float>, <4 x float>* %".301"
  %".344" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".342", <4 x float> %".320", <4 x float> %".343")
  store <4 x float> %".344", <4 x float>* %".301"
  %".346" = add i64 %".304", 4
  br label %"head.9"
end.9:
  %".348" = load <4 x float>, <4 x float>* %".301"
  %".349" = shufflevector <4 x float> %".348", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".350" = shufflevector <4 x float> %".348", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".351" = fadd <2 x float> %".349", %".350"
  %".352" = shufflevector <2 x float> %".351", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".353" = shufflevector <2 x float> %".351", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".354" = fadd <1 x float> %".352", %".353"
  %".355" = extractelement <1 x float> %".354", i32 0
  %".356" = fmul float %".355", 0x3fe279a740000000
  %".357" = getelementptr float, float* %".189", i64 1
  %".358" = getelementptr float, float* %".357", i64 0
  %".359" = load float, float* %".358"
  %".360" = fadd float %".359", %".244"
  %".361" = getelementptr float, float* %".357", i64 0
  store float %".360", float* %".361", align 4
  %".363" = getelementptr float, float* %".189", i64 2
  %".364" = getelementptr float, float* %".363", i64 0
  %".365" = load float, float* %".364"
  %".366" = fadd float %".365", %".300"
  %".367" = getelementptr float, float* %".363", i64 0
  store float %".366", float* %".367", align 4
  %".369" = getelementptr float, float* %".189", i64 3
  %".370" = getelementptr float, float* %".369", i64 0
  %".371" = load float, float* %".370"
  %".372" = fadd float %".371", %".356"
  %".373" = getelementptr float, float* %".369", i64 0
  store float %".372", float* %".373", align 4
  %".375" = add i64 %".173", 1
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
  %".25" = inttoptr i64 %".4" to float*
  %".26" = inttoptr i64 %".6" to float*
  %".27" = inttoptr i64 %".8" to float*
  %".28" = inttoptr i64 %".10" to float*
  %".29" = inttoptr i64 %".12" to float*
  %".30" = inttoptr i64 %".14" to float*
  %".31" = inttoptr i64 %".16" to float*
  %".32" = inttoptr i64 %".18" to float*
  %".33" = inttoptr i64 %".20" to float*
  %".34" = inttoptr i64 %".22" to i64*
  %".35" = inttoptr i64 %".24" to i64*
  %".36" = call i32 @"omp_get_thread_num"()
  %".37" = sext i32 %".36" to i64
  %".38" = call i32 @"omp_get_num_threads"()
  %".39" = sext i32 %".38" to i64
  %".40" = getelementptr i64, i64* %"given", i64 11
  %".41" = load i64, i64* %".40"
  br label %"head"
head:
  %".43" = phi  i64 [%".37", %"body"], [%".53", %"loop"]
  %".44" = icmp slt i64 %".43", %".41"
  br i1 %".44", label %"loop", label %"end"
loop:
  %".46" = add i64 12, %".43"
  %".47" = getelementptr i64, i64* %"given", i64 %".46"
  %".48" = getelementptr i64, i64* %".47", i64 0
  %".49" = load i64, i64* %".48"
  %".50" = getelementptr i64, i64* %".47", i64 1
  %".51" = load i64, i64* %".50"
  call void @"gradients"(float* %".25", float* %".26", float* %".27", float* %".28", float* %".29", float* %".30", float* %".31", float* %".32", float* %".33", i64* %".34", i64* %".35", i64 %".49", i64 %".51", i64 %".43")
  %".53" = add i64 %".43", %".39"
  br label %"head"
end:
  ret void
}

declare i32 @"omp_get_thread_num"()

declare i32 @"omp_get_num_threads"()
