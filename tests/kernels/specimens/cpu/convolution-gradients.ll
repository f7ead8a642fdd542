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
  %".194" = alloca <4 x float>
  %".242" = alloca <4 x float>
  %".293" = alloca <4 x float>
  br label %"body"
body:
  br label %"head"
head:
  %".23" = phi  i64 [%"start", %"body"], [%".391", %"end.1"]
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
  %".32" = phi  i64 [%".30", %"loop"], [%".389", %"end.6"]
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
  %".391" = add i64 %".23", 1
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
  %".58" = phi  i64 [0, %"end.2"], [%".135", %"end.4"]
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
  %".137" = getelementptr float, float* %"transposed", i64 0
  %".138" = mul i64 %".32", 4
  %".139" = getelementptr float, float* %"grad_hidden", i64 %".138"
  call void @"by_hidden"(float* %".21", float* %".137", float* %".139", i64 %".37", i64 4)
  %".141" = mul i64 %".32", 4
  %".142" = getelementptr float, float* %"hidden", i64 %".141"
  %".143" = getelementptr float, float* %"weight", i64 16
  call void @"weights"(float* %".142", float* %".143", float* %".17", i64 %".37", i64 4)
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
  %".119" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x3ff0000000000000, i32 0
  %".120" = shufflevector <4 x float> %".119", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".121" = fmul <4 x float> %".118", %".120"
  %".122" = getelementptr float, float* %".74", i64 0
  %".123" = getelementptr float, float* %".122", i64 0
  %".124" = load float, float* %".123"
  %".125" = shufflevector <4 x float> %".121", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".126" = shufflevector <4 x float> %".121", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".127" = fadd <2 x float> %".125", %".126"
  %".128" = shufflevector <2 x float> %".127", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".129" = shufflevector <2 x float> %".127", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".130" = fadd <1 x float> %".128", %".129"
  %".131" = extractelement <1 x float> %".130", i32 0
  %".132" = fadd float %".124", %".131"
  %".133" = getelementptr float, float* %".122", i64 0
  store float %".132", float* %".133", align 4
  %".135" = add i64 %".58", 1
  br label %"head.3"
head.5:
  %".146" = phi  i64 [0, %"end.3"], [%".172", %"loop.5"]
  %".147" = icmp slt i64 %".146", %".37"
  br i1 %".147", label %"loop.5", label %"end.5"
loop.5:
  %".149" = add i64 %".32", %".146"
  %".150" = mul i64 %".149", 4
  %".151" = getelementptr float, float* %"edge_attrs", i64 %".150"
  %".152" = getelementptr float, float* %".151", i64 1
  %".153" = load float, float* %".152"
  %".154" = fmul float %".153", 0x3fe279a740000000
  %".155" = mul i64 %".146", 3
  %".156" = getelementptr float, float* %".19", i64 %".155"
  store float %".154", float* %".156", align 4
  %".158" = getelementptr float, float* %".151", i64 2
  %".159" = load float, float* %".158"
  %".160" = fmul float %".159", 0x3fe279a740000000
  %".161" = mul i64 %".146", 3
  %".162" = add i64 1, %".161"
  %".163" = getelementptr float, float* %".19", i64 %".162"
  store float %".160", float* %".163", align 4
  %".165" = getelementptr float, float* %".151", i64 3
  %".166" = load float, float* %".165"
  %".167" = fmul float %".166", 0x3fe279a740000000
  %".168" = mul i64 %".146", 3
  %".169" = add i64 2, %".168"
  %".170" = getelementptr float, float* %".19", i64 %".169"
  store float %".167", float* %".170", align 4
  %".172" = add i64 %".146", 1
  br label %"head.5"
end.5:
  br label %"head.6"
head.6:
  %".175" = phi  i64 [0, %"end.5"], [%".383", %"end.9"]
  %".176" = icmp slt i64 %".175", %".37"
  br i1 %".176", label %"loop.6", label %"end.6"
loop.6:
  %".178" = add i64 %".32", %".175"
  %".179" = mul i64 %".175", 3
  %".180" = getelementptr float, float* %".19", i64 %".179"
  %".181" = mul i64 %".175", 4
  %".182" = getelementptr float, float* %".17", i64 %".181"
  %".183" = mul i64 %".175", 4
  %".184" = getelementptr float, float* %".21", i64 %".183"
  %".185" = getelementptr i64, i64* %"receiver_ptr", i64 0
  %".186" = load i64, i64* %".185"
  %".187" = sub i64 %".178", %".186"
  %".188" = mul i64 %".187", 16
  %".189" = getelementptr float, float* %"by_edge", i64 %".188"
  %".190" = mul i64 %".178", 4
  %".191" = getelementptr float, float* %"grad_attrs", i64 %".190"
  %".192" = getelementptr i64, i64* %"senders", i64 %".178"
  %".193" = load i64, i64* %".192"
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".194"
  br label %"head.7"
end.6:
  %".385" = getelementptr float, float* %"transposed", i64 16
  %".386" = mul i64 %".32", 4
  %".387" = getelementptr float, float* %"grad_hidden", i64 %".386"
  call void @"by_hidden"(float* %".21", float* %".385", float* %".387", i64 %".37", i64 4)
  %".389" = add i64 %".32", 64
  br label %"head.1"
head.7:
  %".197" = phi  i64 [0, %"loop.6"], [%".236", %"loop.7"]
  %".198" = icmp slt i64 %".197", 4
  br i1 %".198", label %"loop.7", label %"end.7"
loop.7:
  %".200" = mul i64 %".193", 16
  %".201" = add i64 4, %".200"
  %".202" = add i64 %".201", %".197"
  %".203" = getelementptr float, float* %"node_feats", i64 %".202"
  %".204" = getelementptr float, float* %".203", i64 0
  %".205" = bitcast float* %".204" to <4 x float>*
  %".206" = load <4 x float>, <4 x float>* %".205", align 4
  %".207" = mul i64 %".23", 8
  %".208" = add i64 4, %".207"
  %".209" = add i64 %".208", %".197"
  %".210" = getelementptr float, float* %"grad", i64 %".209"
  %".211" = getelementptr float, float* %".210", i64 0
  %".212" = bitcast float* %".211" to <4 x float>*
  %".213" = load <4 x float>, <4 x float>* %".212", align 4
  %".214" = getelementptr float, float* %".182", i64 %".197"
  %".215" = bitcast float* %".214" to <4 x float>*
  %".216" = load <4 x float>, <4 x float>* %".215", align 4
  %".217" = getelementptr float, float* %".180", i64 0
  %".218" = load float, float* %".217"
  %".219" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".218", i32 0
  %".220" = shufflevector <4 x float> %".219", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".221" = fmul <4 x float> %".220", %".213"
  %".222" = fmul <4 x float> %".206", %".221"
  %".223" = getelementptr float, float* %".184", i64 %".197"
  %".224" = bitcast float* %".223" to <4 x float>*
  store <4 x float> %".222", <4 x float>* %".224", align 4
  %".226" = add i64 4, %".197"
  %".227" = getelementptr float, float* %".189", i64 %".226"
  %".228" = fmul <4 x float> %".221", %".216"
  %".229" = getelementptr float, float* %".227", i64 0
  %".230" = bitcast float* %".229" to <4 x float>*
  store <4 x float> %".228", <4 x float>* %".230", align 4
  %".232" = fmul <4 x float> %".206", %".216"
  %".233" = load <4 x float>, <4 x float>* %".194"
  %".234" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".232", <4 x float> %".213", <4 x float> %".233")
  store <4 x float> %".234", <4 x float>* %".194"
  %".236" = add i64 %".197", 4
  br label %"head.7"
end.7:
  %".238" = load <4 x float>, <4 x float>* %".194"
  %".239" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x3fe279a740000000, i32 0
  %".240" = shufflevector <4 x float> %".239", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".241" = fmul <4 x float> %".238", %".240"
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".242"
  br label %"head.8"
head.8:
  %".245" = phi  i64 [0, %"end.7"], [%".287", %"loop.8"]
  %".246" = icmp slt i64 %".245", 4
  br i1 %".246", label %"loop.8", label %"end.8"
loop.8:
  %".248" = mul i64 %".193", 16
  %".249" = add i64 8, %".248"
  %".250" = add i64 %".249", %".245"
  %".251" = getelementptr float, float* %"node_feats", i64 %".250"
  %".252" = getelementptr float, float* %".251", i64 0
  %".253" = bitcast float* %".252" to <4 x float>*
  %".254" = load <4 x float>, <4 x float>* %".253", align 4
  %".255" = mul i64 %".23", 8
  %".256" = add i64 4, %".255"
  %".257" = add i64 %".256", %".245"
  %".258" = getelementptr float, float* %"grad", i64 %".257"
  %".259" = getelementptr float, float* %".258", i64 0
  %".260" = bitcast float* %".259" to <4 x float>*
  %".261" = load <4 x float>, <4 x float>* %".260", align 4
  %".262" = getelementptr float, float* %".182", i64 %".245"
  %".263" = bitcast float* %".262" to <4 x float>*
  %".264" = load <4 x float>, <4 x float>* %".263", align 4
  %".265" = getelementptr float, float* %".180", i64 1
  %".266" = load float, float* %".265"
  %".267" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".266", i32 0
  %".268" = shufflevector <4 x float> %".267", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".269" = fmul <4 x float> %".268", %".261"
  %".270" = getelementptr float, float* %".184", i64 %".245"
  %".271" = bitcast float* %".270" to <4 x float>*
  %".272" = load <4 x float>, <4 x float>* %".271", align 4
  %".273" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".254", <4 x float> %".269", <4 x float> %".272")
  %".274" = getelementptr float, float* %".184", i64 %".245"
  %".275" = bitcast float* %".274" to <4 x float>*
  store <4 x float> %".273", <4 x float>* %".275", align 4
  %".277" = add i64 8, %".245"
  %".278" = getelementptr float, float* %".189", i64 %".277"
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
  %".290" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x3fe279a740000000, i32 0
  %".291" = shufflevector <4 x float> %".290", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".292" = fmul <4 x float> %".289", %".291"
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".293"
  br label %"head.9"
head.9:
  %".296" = phi  i64 [0, %"end.8"], [%".338", %"loop.9"]
  %".297" = icmp slt i64 %".296", 4
  br i1 %".297", label %"loop.9", label %"end.9"
loop.9:
  %".299" = mul i64 %".193", 16
  %".300" = add i64 12, %".299"
  %".301" = add i64 %".300", %".296"
  %".302" = getelementptr float, float* %"node_feats", i64 %".301"
  %".303" = getelementptr float, float* %".302", i64 0
  %".304" = bitcast float* %".303" to <4 x float>*
  %".305" = load <4 x float>, <4 x float>* %".304", align 4
  %".306" = mul i64 %".23", 8
  %".307" = add i64 4, %".306"
  %".308" = add i64 %".307", %".296"
  %".309" = getelementptr float, float* %"grad", i64 %".308"
  %".310" = getelementptr float, float* %".309", i64 0
  %".311" = bitcast float* %".310" to <4 x float>*
  %".312" = load <4 x float>, <4 x float>* %".311", align 4
  %".313" = getelementptr float, float* %".182", i64 %".296"
  %".314" = bitcast float* %".313" to <4 x float>*
  %".315" = load <4 x float>, <4 x float>* %".314", align 4
  %".316" = getelementptr float, float* %".180", i64 2
  %".317" = load float, float* %".316"
  %".318" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".317", i32 0
  %".319" = shufflevector <4 x float> %".318", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".320" = fmul <4 x float> %".319", %".312"
  %".321" = getelementptr float, float* %".184", i64 %".296"
  %".322" = bitcast float* %".321" to <4 x float>*
  %".323" = load <4 x float>, <4 x float>* %".322", align 4
  %".324" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".305", <4 x float> %".320", <4 x float> %".323")
  %".325" = getelementptr float, float* %".184", i64 %".296"
  %".326" = bitcast float* %".325" to <4 x float>*
  store <4 x float> %".324", <4 x float>* %".326", align 4
  %".328" = add i64 12, %".296"
  %".329" = getelementptr float, float* %".189", i64 %".328"
  %".330" = fmul <4 x float> %".320", %".315"
  %".331" = getelementptr float, float* %".329", i64 0
  %".332" = bitcast float* %".331" to <4 x float>*
  store <4 x float> %".330", <4 x float>* %".332", align 4
  %".334" = fmul <4 x float> %".305", %".315"
  %".335" = load <4 x float>, <4 x float>* %".293"
  %".336" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".334", <4 x float> %".312", <4 x float> %".335")
  store <4 x float> %".336", <4 x float>* %".293"
  %".338" = add i64 %".296", 4
  br label %"head.9"
end.9:
  %".340" = load <4 x float>, <4 x float>* %".293"
  %".341" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x3fe279a740000000, i32 0
  %".342" = shufflevector <4 x float> %".341", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".343" = fmul <4 x float> %".340", %".342"
  %".344" = getelementptr float, float* %".191", i64 1
  %".345" = getelementptr float, float* %".344", i64 0
  %".346" = load float, float* %".345"
  %".347" = shufflevector <4 x float> %".241", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".348" = shufflevector <4 x float> %".241", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".349" = fadd <2 x float> %".347", %".348"
  %".350" = shufflevector <2 x float> %".349", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".351" = shufflevector <2 x float> %".349", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".352" = fadd <1 x float> %".350", %".351"
  %".353" = extractelement <1 x float> %".352", i32 0
  %".354" = fadd float %".346", %".353"
  %".355" = getelementptr float, float* %".344", i64 0
  store float %".354", float* %".355", align 4
  %".357" = getelementptr float, float* %".191", i64 2
  %".358" = getelementptr float, float* %".357", i64 0
  %".359" = load float, float* %".358"
  %".360" = shufflevector <4 x float> %".292", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".361" = shufflevector <4 x float> %".292", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".362" = fadd <2 x float> %".360", %".361"
  %".363" = shufflevector <2 x float> %".362", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".364" = shufflevector <2 x float> %".362", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".365" = fadd <1 x float> %".363", %".364"
  %".366" = extractelement <1 x float> %".365", i32 0
  %".367" = fadd float %".359", %".366"
  %".368" = getelementptr float, float* %".357", i64 0
  store float %".367", float* %".368", align 4
  %".370" = getelementptr float, float* %".191", i64 3
  %".371" = getelementptr float, float* %".370", i64 0
  %".372" = load float, float* %".371"
  %".373" = shufflevector <4 x float> %".343", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".374" = shufflevector <4 x float> %".343", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".375" = fadd <2 x float> %".373", %".374"
  %".376" = shufflevector <2 x float> %".375", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".377" = shufflevector <2 x float> %".375", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".378" = fadd <1 x float> %".376", %".377"
  %".379" = extractelement <1 x float> %".378", i32 0
  %".380" = fadd float %".372", %".379"
  %".381" = getelementptr float, float* %".370", i64 0
  store float %".380", float* %".381", align 4
  %".383" = add i64 %".175", 1
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
