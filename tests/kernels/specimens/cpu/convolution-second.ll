; ModuleID = "convolution_second"
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

define void @"second"(float* noalias %"node_feats", float* noalias %"edge_attrs", float* noalias %"hidden", float* noalias %"weight", float* noalias %"transposed", float* noalias %"grad", float* noalias %"along_nodes", float* noalias %"along_attrs", float* noalias %"along_hidden", float* noalias %"by_edge", float* noalias %"by_attrs", float* noalias %"by_hidden", float* noalias %"by_weight", float* noalias %"by_grad", i64* noalias %"senders", i64* noalias %"receiver_ptr", i64 %"origin", i64 %"start", i64 %"stop", i64 %"number")
{
entry:
  %".22" = alloca [256 x float], align 64
  %".23" = bitcast [256 x float]* %".22" to float*
  %".24" = alloca [256 x float], align 64
  %".25" = bitcast [256 x float]* %".24" to float*
  %".26" = alloca [192 x float], align 64
  %".27" = bitcast [192 x float]* %".26" to float*
  %".28" = alloca [192 x float], align 64
  %".29" = bitcast [192 x float]* %".28" to float*
  %".30" = alloca [256 x float], align 64
  %".31" = bitcast [256 x float]* %".30" to float*
  %".32" = alloca [256 x float], align 64
  %".33" = bitcast [256 x float]* %".32" to float*
  %".101" = alloca <4 x float>
  %".198" = alloca <4 x float>
  %".331" = alloca <4 x float>
  %".413" = alloca <4 x float>
  %".505" = alloca <4 x float>
  %".634" = alloca <4 x float>
  br label %"body"
body:
  %".34" = mul i64 %"number", 32
  %".35" = getelementptr float, float* %"by_weight", i64 %".34"
  br label %"head"
head:
  %".37" = phi  i64 [%"start", %"body"], [%".782", %"end.1"]
  %".38" = icmp slt i64 %".37", %"stop"
  br i1 %".38", label %"loop", label %"end"
loop:
  %".40" = add i64 1, %".37"
  %".41" = getelementptr i64, i64* %"receiver_ptr", i64 %".40"
  %".42" = load i64, i64* %".41"
  %".43" = getelementptr i64, i64* %"receiver_ptr", i64 %".37"
  %".44" = load i64, i64* %".43"
  br label %"head.1"
end:
  ret void
head.1:
  %".46" = phi  i64 [%".44", %"loop"], [%".780", %"end.14"]
  %".47" = icmp slt i64 %".46", %".42"
  br i1 %".47", label %"loop.1", label %"end.1"
loop.1:
  %".49" = sub i64 %".42", %".46"
  %".50" = icmp slt i64 %".49", 64
  %".51" = select  i1 %".50", i64 %".49", i64 64
  %".52" = mul i64 %".46", 4
  %".53" = getelementptr float, float* %"hidden", i64 %".52"
  %".54" = getelementptr float, float* %"along_hidden", i64 %".52"
  %".55" = getelementptr float, float* %"by_hidden", i64 %".52"
  %".56" = getelementptr float, float* %"weight", i64 0
  %".57" = getelementptr float, float* %".35", i64 0
  call void @"weights"(float* %".53", float* %".56", float* %".23", i64 %".51", i64 4)
  call void @"weights"(float* %".54", float* %".56", float* %".25", i64 %".51", i64 4)
  br label %"head.2"
end.1:
  %".782" = add i64 %".37", 1
  br label %"head"
head.2:
  %".61" = phi  i64 [0, %"loop.1"], [%".73", %"loop.2"]
  %".62" = icmp slt i64 %".61", %".51"
  br i1 %".62", label %"loop.2", label %"end.2"
loop.2:
  %".64" = add i64 %".46", %".61"
  %".65" = mul i64 %".64", 4
  %".66" = getelementptr float, float* %"edge_attrs", i64 %".65"
  %".67" = getelementptr float, float* %".66", i64 0
  %".68" = load float, float* %".67"
  %".69" = fmul float %".68", 0x3ff0000000000000
  %".70" = mul i64 %".61", 1
  %".71" = getelementptr float, float* %".27", i64 %".70"
  store float %".69", float* %".71", align 4
  %".73" = add i64 %".61", 1
  br label %"head.2"
end.2:
  br label %"head.3"
head.3:
  %".76" = phi  i64 [0, %"end.2"], [%".88", %"loop.3"]
  %".77" = icmp slt i64 %".76", %".51"
  br i1 %".77", label %"loop.3", label %"end.3"
loop.3:
  %".79" = add i64 %".46", %".76"
  %".80" = mul i64 %".79", 4
  %".81" = getelementptr float, float* %"along_attrs", i64 %".80"
  %".82" = getelementptr float, float* %".81", i64 0
  %".83" = load float, float* %".82"
  %".84" = fmul float %".83", 0x3ff0000000000000
  %".85" = mul i64 %".76", 1
  %".86" = getelementptr float, float* %".29", i64 %".85"
  store float %".84", float* %".86", align 4
  %".88" = add i64 %".76", 1
  br label %"head.3"
end.3:
  br label %"head.4"
head.4:
  %".91" = phi  i64 [0, %"end.3"], [%".186", %"end.5"]
  %".92" = icmp slt i64 %".91", %".51"
  br i1 %".92", label %"loop.4", label %"end.4"
loop.4:
  %".94" = add i64 %".46", %".91"
  %".95" = getelementptr i64, i64* %"senders", i64 %".94"
  %".96" = load i64, i64* %".95"
  %".97" = mul i64 %".91", 4
  %".98" = sub i64 %".94", %"origin"
  %".99" = mul i64 %".98", 16
  %".100" = getelementptr float, float* %"by_edge", i64 %".99"
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".101"
  br label %"head.5"
end.4:
  br label %"head.6"
head.5:
  %".104" = phi  i64 [0, %"loop.4"], [%".168", %"loop.5"]
  %".105" = icmp slt i64 %".104", 4
  br i1 %".105", label %"loop.5", label %"end.5"
loop.5:
  %".107" = mul i64 %".91", 4
  %".108" = mul i64 %".96", 16
  %".109" = add i64 %".108", %".104"
  %".110" = getelementptr float, float* %"node_feats", i64 %".109"
  %".111" = getelementptr float, float* %".110", i64 0
  %".112" = bitcast float* %".111" to <4 x float>*
  %".113" = load <4 x float>, <4 x float>* %".112", align 4
  %".114" = mul i64 %".96", 16
  %".115" = add i64 %".114", %".104"
  %".116" = getelementptr float, float* %"along_nodes", i64 %".115"
  %".117" = getelementptr float, float* %".116", i64 0
  %".118" = bitcast float* %".117" to <4 x float>*
  %".119" = load <4 x float>, <4 x float>* %".118", align 4
  %".120" = add i64 %".107", %".104"
  %".121" = getelementptr float, float* %".23", i64 %".120"
  %".122" = bitcast float* %".121" to <4 x float>*
  %".123" = load <4 x float>, <4 x float>* %".122", align 4
  %".124" = add i64 %".107", %".104"
  %".125" = getelementptr float, float* %".25", i64 %".124"
  %".126" = bitcast float* %".125" to <4 x float>*
  %".127" = load <4 x float>, <4 x float>* %".126", align 4
  %".128" = mul i64 %".37", 8
  %".129" = add i64 %".128", %".104"
  %".130" = getelementptr float, float* %"grad", i64 %".129"
  %".131" = getelementptr float, float* %".130", i64 0
  %".132" = bitcast float* %".131" to <4 x float>*
  %".133" = load <4 x float>, <4 x float>* %".132", align 4
  %".134" = mul i64 %".91", 1
  %".135" = getelementptr float, float* %".27", i64 %".134"
  %".136" = load float, float* %".135"
  %".137" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".136", i32 0
  %".138" = shufflevector <4 x float> %".137", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".139" = fmul <4 x float> %".138", %".133"
  %".140" = mul i64 %".91", 1
  %".141" = getelementptr float, float* %".29", i64 %".140"
  %".142" = load float, float* %".141"
  %".143" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".142", i32 0
  %".144" = shufflevector <4 x float> %".143", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".145" = fmul <4 x float> %".144", %".133"
  %".146" = fmul <4 x float> %".139", %".119"
  %".147" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".145", <4 x float> %".113", <4 x float> %".146")
  %".148" = add i64 %".97", %".104"
  %".149" = getelementptr float, float* %".31", i64 %".148"
  %".150" = bitcast float* %".149" to <4 x float>*
  store <4 x float> %".147", <4 x float>* %".150", align 4
  %".152" = fmul <4 x float> %".139", %".113"
  %".153" = add i64 %".97", %".104"
  %".154" = getelementptr float, float* %".33", i64 %".153"
  %".155" = bitcast float* %".154" to <4 x float>*
  store <4 x float> %".152", <4 x float>* %".155", align 4
  %".157" = getelementptr float, float* %".100", i64 %".104"
  %".158" = fmul <4 x float> %".145", %".123"
  %".159" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".139", <4 x float> %".127", <4 x float> %".158")
  %".160" = getelementptr float, float* %".157", i64 0
  %".161" = bitcast float* %".160" to <4 x float>*
  store <4 x float> %".159", <4 x float>* %".161", align 4
  %".163" = fmul <4 x float> %".119", %".123"
  %".164" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".113", <4 x float> %".127", <4 x float> %".163")
  %".165" = load <4 x float>, <4 x float>* %".101"
  %".166" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".164", <4 x float> %".133", <4 x float> %".165")
  store <4 x float> %".166", <4 x float>* %".101"
  %".168" = add i64 %".104", 4
  br label %"head.5"
end.5:
  %".170" = load <4 x float>, <4 x float>* %".101"
  %".171" = shufflevector <4 x float> %".170", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".172" = shufflevector <4 x float> %".170", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".173" = fadd <2 x float> %".171", %".172"
  %".174" = shufflevector <2 x float> %".173", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".175" = shufflevector <2 x float> %".173", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".176" = fadd <1 x float> %".174", %".175"
  %".177" = extractelement <1 x float> %".176", i32 0
  %".178" = fmul float %".177", 0x3ff0000000000000
  %".179" = mul i64 %".94", 4
  %".180" = getelementptr float, float* %"by_attrs", i64 %".179"
  %".181" = getelementptr float, float* %".180", i64 0
  %".182" = load float, float* %".181"
  %".183" = fadd float %".182", %".178"
  %".184" = getelementptr float, float* %".180", i64 0
  store float %".183", float* %".184", align 4
  %".186" = add i64 %".91", 1
  br label %"head.4"
head.6:
  %".189" = phi  i64 [0, %"end.4"], [%".252", %"end.7"]
  %".190" = icmp slt i64 %".189", 4
  br i1 %".190", label %"loop.6", label %"end.6"
loop.6:
  %".192" = mul i64 %".37", 8
  %".193" = add i64 %".192", %".189"
  %".194" = getelementptr float, float* %"by_grad", i64 %".193"
  %".195" = getelementptr float, float* %".194", i64 0
  %".196" = bitcast float* %".195" to <4 x float>*
  %".197" = load <4 x float>, <4 x float>* %".196", align 4
  store <4 x float> %".197", <4 x float>* %".198"
  br label %"head.7"
end.6:
  %".254" = getelementptr float, float* %"transposed", i64 0
  call void @"by_hidden"(float* %".31", float* %".254", float* %".55", i64 %".51", i64 4)
  call void @"by_weight"(float* %".53", float* %".31", float* %".57", i64 4, i64 %".51")
  call void @"by_weight"(float* %".54", float* %".33", float* %".57", i64 4, i64 %".51")
  %".258" = getelementptr float, float* %"weight", i64 16
  %".259" = getelementptr float, float* %".35", i64 16
  call void @"weights"(float* %".53", float* %".258", float* %".23", i64 %".51", i64 4)
  call void @"weights"(float* %".54", float* %".258", float* %".25", i64 %".51", i64 4)
  br label %"head.8"
head.7:
  %".201" = phi  i64 [0, %"loop.6"], [%".246", %"loop.7"]
  %".202" = icmp slt i64 %".201", %".51"
  br i1 %".202", label %"loop.7", label %"end.7"
loop.7:
  %".204" = add i64 %".46", %".201"
  %".205" = getelementptr i64, i64* %"senders", i64 %".204"
  %".206" = load i64, i64* %".205"
  %".207" = mul i64 %".201", 1
  %".208" = mul i64 %".201", 4
  %".209" = mul i64 %".206", 16
  %".210" = add i64 %".209", %".189"
  %".211" = getelementptr float, float* %"node_feats", i64 %".210"
  %".212" = getelementptr float, float* %".211", i64 0
  %".213" = bitcast float* %".212" to <4 x float>*
  %".214" = load <4 x float>, <4 x float>* %".213", align 4
  %".215" = mul i64 %".206", 16
  %".216" = add i64 %".215", %".189"
  %".217" = getelementptr float, float* %"along_nodes", i64 %".216"
  %".218" = getelementptr float, float* %".217", i64 0
  %".219" = bitcast float* %".218" to <4 x float>*
  %".220" = load <4 x float>, <4 x float>* %".219", align 4
  %".221" = add i64 %".208", %".189"
  %".222" = getelementptr float, float* %".23", i64 %".221"
  %".223" = bitcast float* %".222" to <4 x float>*
  %".224" = load <4 x float>, <4 x float>* %".223", align 4
  %".225" = add i64 %".208", %".189"
  %".226" = getelementptr float, float* %".25", i64 %".225"
  %".227" = bitcast float* %".226" to <4 x float>*
  %".228" = load <4 x float>, <4 x float>* %".227", align 4
  %".229" = fmul <4 x float> %".220", %".224"
  %".230" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".214", <4 x float> %".228", <4 x float> %".229")
  %".231" = fmul <4 x float> %".214", %".224"
  %".232" = getelementptr float, float* %".27", i64 %".207"
  %".233" = load float, float* %".232"
  %".234" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".233", i32 0
  %".235" = shufflevector <4 x float> %".234", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".236" = load <4 x float>, <4 x float>* %".198"
  %".237" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".235", <4 x float> %".230", <4 x float> %".236")
  store <4 x float> %".237", <4 x float>* %".198"
  %".239" = getelementptr float, float* %".29", i64 %".207"
  %".240" = load float, float* %".239"
  %".241" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".240", i32 0
  %".242" = shufflevector <4 x float> %".241", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".243" = load <4 x float>, <4 x float>* %".198"
  %".244" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".242", <4 x float> %".231", <4 x float> %".243")
  store <4 x float> %".244", <4 x float>* %".198"
  %".246" = add i64 %".201", 1
  br label %"head.7"
end.7:
  %".248" = load <4 x float>, <4 x float>* %".198"
  %".249" = getelementptr float, float* %".194", i64 0
  %".250" = bitcast float* %".249" to <4 x float>*
  store <4 x float> %".248", <4 x float>* %".250", align 4
  %".252" = add i64 %".189", 4
  br label %"head.6"
head.8:
  %".263" = phi  i64 [0, %"end.6"], [%".289", %"loop.8"]
  %".264" = icmp slt i64 %".263", %".51"
  br i1 %".264", label %"loop.8", label %"end.8"
loop.8:
  %".266" = add i64 %".46", %".263"
  %".267" = mul i64 %".266", 4
  %".268" = getelementptr float, float* %"edge_attrs", i64 %".267"
  %".269" = getelementptr float, float* %".268", i64 1
  %".270" = load float, float* %".269"
  %".271" = fmul float %".270", 0x3fe279a740000000
  %".272" = mul i64 %".263", 3
  %".273" = getelementptr float, float* %".27", i64 %".272"
  store float %".271", float* %".273", align 4
  %".275" = getelementptr float, float* %".268", i64 2
  %".276" = load float, float* %".275"
  %".277" = fmul float %".276", 0x3fe279a740000000
  %".278" = mul i64 %".263", 3
  %".279" = add i64 1, %".278"
  %".280" = getelementptr float, float* %".27", i64 %".279"
  store float %".277", float* %".280", align 4
  %".282" = getelementptr float, float* %".268", i64 3
  %".283" = load float, float* %".282"
  %".284" = fmul float %".283", 0x3fe279a740000000
  %".285" = mul i64 %".263", 3
  %".286" = add i64 2, %".285"
  %".287" = getelementptr float, float* %".27", i64 %".286"
  store float %".284", float* %".287", align 4
  %".289" = add i64 %".263", 1
  br label %"head.8"
end.8:
  br label %"head.9"
head.9:
  %".292" = phi  i64 [0, %"end.8"], [%".318", %"loop.9"]
  %".293" = icmp slt i64 %".292", %".51"
  br i1 %".293", label %"loop.9", label %"end.9"
loop.9:
  %".295" = add i64 %".46", %".292"
  %".296" = mul i64 %".295", 4
  %".297" = getelementptr float, float* %"along_attrs", i64 %".296"
  %".298" = getelementptr float, float* %".297", i64 1
  %".299" = load float, float* %".298"
  %".300" = fmul float %".299", 0x3fe279a740000000
  %".301" = mul i64 %".292", 3
  %".302" = getelementptr float, float* %".29", i64 %".301"
  store float %".300", float* %".302", align 4
  %".304" = getelementptr float, float* %".297", i64 2
  %".305" = load float, float* %".304"
  %".306" = fmul float %".305", 0x3fe279a740000000
  %".307" = mul i64 %".292", 3
  %".308" = add i64 1, %".307"
  %".309" = getelementptr float, float* %".29", i64 %".308"
  store float %".306", float* %".309", align 4
  %".311" = getelementptr float, float* %".297", i64 3
  %".312" = load float, float* %".311"
  %".313" = fmul float %".312", 0x3fe279a740000000
  %".314" = mul i64 %".292", 3
  %".315" = add i64 2, %".314"
  %".316" = getelementptr float, float* %".29", i64 %".315"
  store float %".313", float* %".316", align 4
  %".318" = add i64 %".292", 1
  br label %"head.9"
end.9:
  br label %"head.10"
head.10:
  %".321" = phi  i64 [0, %"end.9"], [%".621", %"end.13"]
  %".322" = icmp slt i64 %".321", %".51"
  br i1 %".322", label %"loop.10", label %"end.10"
loop.10:
  %".324" = add i64 %".46", %".321"
  %".325" = getelementptr i64, i64* %"senders", i64 %".324"
  %".326" = load i64, i64* %".325"
  %".327" = mul i64 %".321", 4
  %".328" = sub i64 %".324", %"origin"
  %".329" = mul i64 %".328", 16
  %".330" = getelementptr float, float* %"by_edge", i64 %".329"
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".331"
  br label %"head.11"
end.10:
  br label %"head.14"
head.11:
  %".334" = phi  i64 [0, %"loop.10"], [%".402", %"loop.11"]
  %".335" = icmp slt i64 %".334", 4
  br i1 %".335", label %"loop.11", label %"end.11"
loop.11:
  %".337" = mul i64 %".321", 4
  %".338" = mul i64 %".326", 16
  %".339" = add i64 4, %".338"
  %".340" = add i64 %".339", %".334"
  %".341" = getelementptr float, float* %"node_feats", i64 %".340"
  %".342" = getelementptr float, float* %".341", i64 0
  %".343" = bitcast float* %".342" to <4 x float>*
  %".344" = load <4 x float>, <4 x float>* %".343", align 4
  %".345" = mul i64 %".326", 16
  %".346" = add i64 4, %".345"
  %".347" = add i64 %".346", %".334"
  %".348" = getelementptr float, float* %"along_nodes", i64 %".347"
  %".349" = getelementptr float, float* %".348", i64 0
  %".350" = bitcast float* %".349" to <4 x float>*
  %".351" = load <4 x float>, <4 x float>* %".350", align 4
  %".352" = add i64 %".337", %".334"
  %".353" = getelementptr float, float* %".23", i64 %".352"
  %".354" = bitcast float* %".353" to <4 x float>*
  %".355" = load <4 x float>, <4 x float>* %".354", align 4
  %".356" = add i64 %".337", %".334"
  %".357" = getelementptr float, float* %".25", i64 %".356"
  %".358" = bitcast float* %".357" to <4 x float>*
  %".359" = load <4 x float>, <4 x float>* %".358", align 4
  %".360" = mul i64 %".37", 8
  %".361" = add i64 4, %".360"
  %".362" = add i64 %".361", %".334"
  %".363" = getelementptr float, float* %"grad", i64 %".362"
  %".364" = getelementptr float, float* %".363", i64 0
  %".365" = bitcast float* %".364" to <4 x float>*
  %".366" = load <4 x float>, <4 x float>* %".365", align 4
  %".367" = mul i64 %".321", 3
  %".368" = getelementptr float, float* %".27", i64 %".367"
  %".369" = load float, float* %".368"
  %".370" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".369", i32 0
  %".371" = shufflevector <4 x float> %".370", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".372" = fmul <4 x float> %".371", %".366"
  %".373" = mul i64 %".321", 3
  %".374" = getelementptr float, float* %".29", i64 %".373"
  %".375" = load float, float* %".374"
  %".376" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".375", i32 0
  %".377" = shufflevector <4 x float> %".376", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".378" = fmul <4 x float> %".377", %".366"
  %".379" = fmul <4 x float> %".372", %".351"
  %".380" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".378", <4 x float> %".344", <4 x float> %".379")
  %".381" = add i64 %".327", %".334"
  %".382" = getelementptr float, float* %".31", i64 %".381"
  %".383" = bitcast float* %".382" to <4 x float>*
  store <4 x float> %".380", <4 x float>* %".383", align 4
  %".385" = fmul <4 x float> %".372", %".344"
  %".386" = add i64 %".327", %".334"
  %".387" = getelementptr float, float* %".33", i64 %".386"
  %".388" = bitcast float* %".387" to <4 x float>*
  store <4 x float> %".385", <4 x float>* %".388", align 4
  %".390" = add i64 4, %".334"
  %".391" = getelementptr float, float* %".330", i64 %".390"
  %".392" = fmul <4 x float> %".378", %".355"
  %".393" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".372", <4 x float> %".359", <4 x float> %".392")
  %".394" = getelementptr float, float* %".391", i64 0
  %".395" = bitcast float* %".394" to <4 x float>*
  store <4 x float> %".393", <4 x float>* %".395", align 4
  %".397" = fmul <4 x float> %".351", %".355"
  %".398" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".344", <4 x float> %".359", <4 x float> %".397")
  %".399" = load <4 x float>, <4 x float>* %".331"
  %".400" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".398", <4 x float> %".366", <4 x float> %".399")
  store <4 x float> %".400", <4 x float>* %".331"
  %".402" = add i64 %".334", 4
  br label %"head.11"
end.11:
  %".404" = load <4 x float>, <4 x float>* %".331"
  %".405" = shufflevector <4 x float> %".404", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".406" = shufflevector <4 x float> %".404", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".407" = fadd <2 x float> %".405", %".406"
  %".408" = shufflevector <2 x float> %".407", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".409" = shufflevector <2 x float> %".407", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".410" = fadd <1 x float> %".408", %".409"
  %".411" = extractelement <1 x float> %".410", i32 0
  %".412" = fmul float %".411", 0x3fe279a740000000
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".413"
  br label %"head.12"
head.12:
  %".416" = phi  i64 [0, %"end.11"], [%".494", %"loop.12"]
  %".417" = icmp slt i64 %".416", 4
  br i1 %".417", label %"loop.12", label %"end.12"
loop.12:
  %".419" = mul i64 %".321", 4
  %".420" = mul i64 %".326", 16
  %".421" = add i64 8, %".420"
  %".422" = add i64 %".421", %".416"
  %".423" = getelementptr float, float* %"node_feats", i64 %".422"
  %".424" = getelementptr float, float* %".423", i64 0
  %".425" = bitcast float* %".424" to <4 x float>*
  %".426" = load <4 x float>, <4 x float>* %".425", align 4
  %".427" = mul i64 %".326", 16
  %".428" = add i64 8, %".427"
  %".429" = add i64 %".428", %".416"
  %".430" = getelementptr float, float* %"along_nodes", i64 %".429"
  %".431" = getelementptr float, float* %".430", i64 0
  %".432" = bitcast float* %".431" to <4 x float>*
  %".433" = load <4 x float>, <4 x float>* %".432", align 4
  %".434" = add i64 %".419", %".416"
  %".435" = getelementptr float, float* %".23", i64 %".434"
  %".436" = bitcast float* %".435" to <4 x float>*
  %".437" = load <4 x float>, <4 x float>* %".436", align 4
  %".438" = add i64 %".419", %".416"
  %".439" = getelementptr float, float* %".25", i64 %".438"
  %".440" = bitcast float* %".439" to <4 x float>*
  %".441" = load <4 x float>, <4 x float>* %".440", align 4
  %".442" = mul i64 %".37", 8
  %".443" = add i64 4, %".442"
  %".444" = add i64 %".443", %".416"
  %".445" = getelementptr float, float* %"grad", i64 %".444"
  %".446" = getelementptr float, float* %".445", i64 0
  %".447" = bitcast float* %".446" to <4 x float>*
  %".448" = load <4 x float>, <4 x float>* %".447", align 4
  %".449" = mul i64 %".321", 3
  %".450" = add i64 1, %".449"
  %".451" = getelementptr float, float* %".27", i64 %".450"
  %".452" = load float, float* %".451"
  %".453" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".452", i32 0
  %".454" = shufflevector <4 x float> %".453", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".455" = fmul <4 x float> %".454", %".448"
  %".456" = mul i64 %".321", 3
  %".457" = add i64 1, %".456"
  %".458" = getelementptr float, float* %".29", i64 %".457"
  %".459" = load float, float* %".458"
  %".460" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".459", i32 0
  %".461" = shufflevector <4 x float> %".460", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".462" = fmul <4 x float> %".461", %".448"
  %".463" = add i64 %".327", %".416"
  %".464" = getelementptr float, float* %".31", i64 %".463"
  %".465" = bitcast float* %".464" to <4 x float>*
  %".466" = load <4 x float>, <4 x float>* %".465", align 4
  %".467" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".455", <4 x float> %".433", <4 x float> %".466")
  %".468" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".462", <4 x float> %".426", <4 x float> %".467")
  %".469" = add i64 %".327", %".416"
  %".470" = getelementptr float, float* %".31", i64 %".469"
  %".471" = bitcast float* %".470" to <4 x float>*
  store <4 x float> %".468", <4 x float>* %".471", align 4
  %".473" = add i64 %".327", %".416"
  %".474" = getelementptr float, float* %".33", i64 %".473"
  %".475" = bitcast float* %".474" to <4 x float>*
  %".476" = load <4 x float>, <4 x float>* %".475", align 4
  %".477" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".455", <4 x float> %".426", <4 x float> %".476")
  %".478" = add i64 %".327", %".416"
  %".479" = getelementptr float, float* %".33", i64 %".478"
  %".480" = bitcast float* %".479" to <4 x float>*
  store <4 x float> %".477", <4 x float>* %".480", align 4
  %".482" = add i64 8, %".416"
  %".483" = getelementptr float, float* %".330", i64 %".482"
  %".484" = fmul <4 x float> %".462", %".437"
  %".485" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".455", <4 x float> %".441", <4 x float> %".484")
  %".486" = getelementptr float, float* %".483", i64 0
  %".487" = bitcast float* %".486" to <4 x float>*
  store <4 x float> %".485", <4 x float>* %".487", align 4
  %".489" = fmul <4 x float> %".433", %".437"
  %".490" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".426", <4 x float> %".441", <4 x float> %".489")
  %".491" = load <4 x float>, <4 x float>* %".413"
  %".492" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".490", <4 x float> %".448", <4 x float> %".491")
  store <4 x float> %".492", <4 x float>* %".413"
  %".494" = add i64 %".416", 4
  br label %"head.12"
end.12:
  %".496" = load <4 x float>, <4 x float>* %".413"
  %".497" = shufflevector <4 x float> %".496", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".498" = shufflevector <4 x float> %".496", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".499" = fadd <2 x float> %".497", %".498"
  %".500" = shufflevector <2 x float> %".499", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".501" = shufflevector <2 x float> %".499", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".502" = fadd <1 x float> %".500", %".501"
  %".503" = extractelement <1 x float> %".502", i32 0
  %".504" = fmul float %".503", 0x3fe279a740000000
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".505"
  br label %"head.13"
head.13:
  %".508" = phi  i64 [0, %"end.12"], [%".586", %"loop.13"]
  %".509" = icmp slt i64 %".508", 4
  br i1 %".509", label %"loop.13", label %"end.13"
loop.13:
  %".511" = mul i64 %".321", 4
  %".512" = mul i64 %".326", 16
  %".513" = add i64 12, %".512"
  %".514" = add i64 %".513", %".508"
  %".515" = getelementptr float, float* %"node_feats", i64 %".514"
  %".516" = getelementptr float, float* %".515", i64 0
  %".517" = bitcast float* %".516" to <4 x float>*
  %".518" = load <4 x float>, <4 x float>* %".517", align 4
  %".519" = mul i64 %".326", 16
  %".520" = add i64 12, %".519"
  %".521" = add i64 %".520", %".508"
  %".522" = getelementptr float, float* %"along_nodes", i64 %".521"
  %".523" = getelementptr float, float* %".522", i64 0
  %".524" = bitcast float* %".523" to <4 x float>*
  %".525" = load <4 x float>, <4 x float>* %".524", align 4
  %".526" = add i64 %".511", %".508"
  %".527" = getelementptr float, float* %".23", i64 %".526"
  %".528" = bitcast float* %".527" to <4 x float>*
  %".529" = load <4 x float>, <4 x float>* %".528", align 4
  %".530" = add i64 %".511", %".508"
  %".531" = getelementptr float, float* %".25", i64 %".530"
  %".532" = bitcast float* %".531" to <4 x float>*
  %".533" = load <4 x float>, <4 x float>* %".532", align 4
  %".534" = mul i64 %".37", 8
  %".535" = add i64 4, %".534"
  %".536" = add i64 %".535", %".508"
  %".537" = getelementptr float, float* %"grad", i64 %".536"
  %".538" = getelementptr float, float* %".537", i64 0
  %".539" = bitcast float* %".538" to <4 x float>*
  %".540" = load <4 x float>, <4 x float>* %".539", align 4
  %".541" = mul i64 %".321", 3
  %".542" = add i64 2, %".541"
  %".543" = getelementptr float, float* %".27", i64 %".542"
  %".544" = load float, float* %".543"
  %".545" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".544", i32 0
  %".546" = shufflevector <4 x float> %".545", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".547" = fmul <4 x float> %".546", %".540"
  %".548" = mul i64 %".321", 3
  %".549" = add i64 2, %".548"
  %".550" = getelementptr float, float* %".29", i64 %".549"
  %".551" = load float, float* %".550"
  %".552" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".551", i32 0
  %".553" = shufflevector <4 x float> %".552", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".554" = fmul <4 x float> %".553", %".540"
  %".555" = add i64 %".327", %".508"
  %".556" = getelementptr float, float* %".31", i64 %".555"
  %".557" = bitcast float* %".556" to <4 x float>*
  %".558" = load <4 x float>, <4 x float>* %".557", align 4
  %".559" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".547", <4 x float> %".525", <4 x float> %".558")
  %".560" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".554", <4 x float> %".518", <4 x float> %".559")
  %".561" = add i64 %".327", %".508"
  %".562" = getelementptr float, float* %".31", i64 %".561"
  %".563" = bitcast float* %".562" to <4 x float>*
  store <4 x float> %".560", <4 x float>* %".563", align 4
  %".565" = add i64 %".327", %".508"
  %".566" = getelementptr float, float* %".33", i64 %".565"
  %".567" = bitcast float* %".566" to <4 x float>*
  %".568" = load <4 x float>, <4 x float>* %".567", align 4
  %".569" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".547", <4 x float> %".518", <4 x float> %".568")
  %".570" = add i64 %".327", %".508"
  %".571" = getelementptr float, float* %".33", i64 %".570"
  %".572" = bitcast float* %".571" to <4 x float>*
  store <4 x float> %".569", <4 x float>* %".572", align 4
  %".574" = add i64 12, %".508"
  %".575" = getelementptr float, float* %".330", i64 %".574"
  %".576" = fmul <4 x float> %".554", %".529"
  %".577" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".547", <4 x float> %".533", <4 x float> %".576")
  %".578" = getelementptr float, float* %".575", i64 0
  %".579" = bitcast float* %".578" to <4 x float>*
  store <4 x float> %".577", <4 x float>* %".579", align 4
  %".581" = fmul <4 x float> %".525", %".529"
  %".582" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".518", <4 x float> %".533", <4 x float> %".581")
  %".583" = load <4 x float>, <4 x float>* %".505"
  %".584" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".582", <4 x float> %".540", <4 x float> %".583")
  store <4 x float> %".584", <4 x float>* %".505"
  %".586" = add i64 %".508", 4
  br label %"head.13"
end.13:
  %".588" = load <4 x float>, <4 x float>* %".505"
  %".589" = shufflevector <4 x float> %".588", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".590" = shufflevector <4 x float> %".588", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".591" = fadd <2 x float> %".589", %".590"
  %".592" = shufflevector <2 x float> %".591", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".593" = shufflevector <2 x float> %".591", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".594" = fadd <1 x float> %".592", %".593"
  %".595" = extractelement <1 x float> %".594", i32 0
  %".596" = fmul float %".595", 0x3fe279a740000000
  %".597" = mul i64 %".324", 4
  %".598" = add i64 1, %".597"
  %".599" = getelementptr float, float* %"by_attrs", i64 %".598"
  %".600" = getelementptr float, float* %".599", i64 0
  %".601" = load float, float* %".600"
  %".602" = fadd float %".601", %".412"
  %".603" = getelementptr float, float* %".599", i64 0
  store float %".602", float* %".603", align 4
  %".605" = mul i64 %".324", 4
  %".606" = add i64 2, %".605"
  %".607" = getelementptr float, float* %"by_attrs", i64 %".606"
  %".608" = getelementptr float, float* %".607", i64 0
  %".609" = load float, float* %".608"
  %".610" = fadd float %".609", %".504"
  %".611" = getelementptr float, float* %".607", i64 0
  store float %".610", float* %".611", align 4
  %".613" = mul i64 %".324", 4
  %".614" = add i64 3, %".613"
  %".615" = getelementptr float, float* %"by_attrs", i64 %".614"
  %".616" = getelementptr float, float* %".615", i64 0
  %".617" = load float, float* %".616"
  %".618" = fadd float %".617", %".596"
  %".619" = getelementptr float, float* %".615", i64 0
  store float %".618", float* %".619", align 4
  %".621" = add i64 %".321", 1
  br label %"head.10"
head.14:
  %".624" = phi  i64 [0, %"end.10"], [%".774", %"end.15"]
  %".625" = icmp slt i64 %".624", 4
  br i1 %".625", label %"loop.14", label %"end.14"
loop.14:
  %".627" = mul i64 %".37", 8
  %".628" = add i64 4, %".627"
  %".629" = add i64 %".628", %".624"
  %".630" = getelementptr float, float* %"by_grad", i64 %".629"
  %".631" = getelementptr float, float* %".630", i64 0
  %".632" = bitcast float* %".631" to <4 x float>*
  %".633" = load <4 x float>, <4 x float>* %".632", align 4
  store <4 x float> %".633", <4 x float>* %".634"
  br label %"head.15"
end.14:
  %".776" = getelementptr float, float* %"transposed", i64 16
  call void @"by_hidden"(float* %".31", float* %".776", float* %".55", i64 %".51", i64 4)
  call void @"by_weight"(float* %".53", float* %".31", float* %".259", i64 4, i64 %".51")
  call void @"by_weight"(float* %".54", float* %".33", float* %".259", i64 4, i64 %".51")
  %".780" = add i64 %".46", 64
  br label %"head.1"
head.15:
  %".637" = phi  i64 [0, %"loop.14"], [%".768", %"loop.15"]
  %".638" = icmp slt i64 %".637", %".51"
  br i1 %".638", label %"loop.15", label %"end.15"
loop.15:
  %".640" = add i64 %".46", %".637"
  %".641" = getelementptr i64, i64* %"senders", i64 %".640"
  %".642" = load i64, i64* %".641"
  %".643" = mul i64 %".637", 3
  %".644" = mul i64 %".637", 4
  %".645" = mul i64 %".642", 16
  %".646" = add i64 4, %".645"
  %".647" = add i64 %".646", %".624"
  %".648" = getelementptr float, float* %"node_feats", i64 %".647"
  %".649" = getelementptr float, float* %".648", i64 0
  %".650" = bitcast float* %".649" to <4 x float>*
  %".651" = load <4 x float>, <4 x float>* %".650", align 4
  %".652" = mul i64 %".642", 16
  %".653" = add i64 4, %".652"
  %".654" = add i64 %".653", %".624"
  %".655" = getelementptr float, float* %"along_nodes", i64 %".654"
  %".656" = getelementptr float, float* %".655", i64 0
  %".657" = bitcast float* %".656" to <4 x float>*
  %".658" = load <4 x float>, <4 x float>* %".657", align 4
  %".659" = add i64 %".644", %".624"
  %".660" = getelementptr float, float* %".23", i64 %".659"
  %".661" = bitcast float* %".660" to <4 x float>*
  %".662" = load <4 x float>, <4 x float>* %".661", align 4
  %".663" = add i64 %".644", %".624"
  %".664" = getelementptr float, float* %".25", i64 %".663"
  %".665" = bitcast float* %".664" to <4 x float>*
  %".666" = load <4 x float>, <4 x float>* %".665", align 4
  %".667" = fmul <4 x float> %".658", %".662"
  %".668" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".651", <4 x float> %".666", <4 x float> %".667")
  %".669" = fmul <4 x float> %".651", %".662"
  %".670" = getelementptr float, float* %".27", i64 %".643"
  %".671" = load float, float* %".670"
  %".672" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".671", i32 0
  %".673" = shufflevector <4 x float> %".672", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".674" = load <4 x float>, <4 x float>* %".634"
  %".675" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".673", <4 x float> %".668", <4 x float> %".674")
  store <4 x float> %".675", <4 x float>* %".634"
  %".677" = getelementptr float, float* %".29", i64 %".643"
  %".678" = load float, float* %".677"
  %".679" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".678", i32 0
  %".680" = shufflevector <4 x float> %".679", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".681" = load <4 x float>, <4 x float>* %".634"
  %".682" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".680", <4 x float> %".669", <4 x float> %".681")
  store <4 x float> %".682", <4 x float>* %".634"
  %".684" = mul i64 %".637", 4
  %".685" = mul i64 %".642", 16
  %".686" = add i64 8, %".685"
  %".687" = add i64 %".686", %".624"
  %".688" = getelementptr float, float* %"node_feats", i64 %".687"
  %".689" = getelementptr float, float* %".688", i64 0
  %".690" = bitcast float* %".689" to <4 x float>*
  %".691" = load <4 x float>, <4 x float>* %".690", align 4
  %".692" = mul i64 %".642", 16
  %".693" = add i64 8, %".692"
  %".694" = add i64 %".693", %".624"
  %".695" = getelementptr float, float* %"along_nodes", i64 %".694"
  %".696" = getelementptr float, float* %".695", i64 0
  %".697" = bitcast float* %".696" to <4 x float>*
  %".698" = load <4 x float>, <4 x float>* %".697", align 4
  %".699" = add i64 %".684", %".624"
  %".700" = getelementptr float, float* %".23", i64 %".699"
  %".701" = bitcast float* %".700" to <4 x float>*
  %".702" = load <4 x float>, <4 x float>* %".701", align 4
  %".703" = add i64 %".684", %".624"
  %".704" = getelementptr float, float* %".25", i64 %".703"
  %".705" = bitcast float* %".704" to <4 x float>*
  %".706" = load <4 x float>, <4 x float>* %".705", align 4
  %".707" = fmul <4 x float> %".698", %".702"
  %".708" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".691", <4 x float> %".706", <4 x float> %".707")
  %".709" = fmul <4 x float> %".691", %".702"
  %".710" = add i64 1, %".643"
  %".711" = getelementptr float, float* %".27", i64 %".710"
  %".712" = load float, float* %".711"
  %".713" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".712", i32 0
  %".714" = shufflevector <4 x float> %".713", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".715" = load <4 x float>, <4 x float>* %".634"
  %".716" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".714", <4 x float> %".708", <4 x float> %".715")
  store <4 x float> %".716", <4 x float>* %".634"
  %".718" = add i64 1, %".643"
  %".719" = getelementptr float, float* %".29", i64 %".718"
  %".720" = load float, float* %".719"
  %".721" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".720", i32 0
  %".722" = shufflevector <4 x float> %".721", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".723" = load <4 x float>, <4 x float>* %".634"
  %".724" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".722", <4 x float> %".709", <4 x float> %".723")
  store <4 x float> %".724", <4 x float>* %".634"
  %".726" = mul i64 %".637", 4
  %".727" = mul i64 %".642", 16
  %".728" = add i64 12, %".727"
  %".729" = add i64 %".728", %".624"
  %".730" = getelementptr float, float* %"node_feats", i64 %".729"
  %".731" = getelementptr float, float* %".730", i64 0
  %".732" = bitcast float* %".731" to <4 x float>*
  %".733" = load <4 x float>, <4 x float>* %".732", align 4
  %".734" = mul i64 %".642", 16
  %".735" = add i64 12, %".734"
  %".736" = add i64 %".735", %".624"
  %".737" = getelementptr float, float* %"along_nodes", i64 %".736"
  %".738" = getelementptr float, float* %".737", i64 0
  %".739" = bitcast float* %".738" to <4 x float>*
  %".740" = load <4 x float>, <4 x float>* %".739", align 4
  %".741" = add i64 %".726", %".624"
  %".742" = getelementptr float, float* %".23", i64 %".741"
  %".743" = bitcast float* %".742" to <4 x float>*
  %".744" = load <4 x float>, <4 x float>* %".743", align 4
  %".745" = add i64 %".726", %".624"
  %".746" = getelementptr float, float* %".25", i64 %".745"
  %".747" = bitcast float* %".746" to <4 x float>*
  %".748" = load <4 x float>, <4 x float>* %".747", align 4
  %".749" = fmul <4 x float> %".740", %".744"
  %".750" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".733", <4 x float> %".748", <4 x float> %".749")
  %".751" = fmul <4 x float> %".733", %".744"
  %".752" = add i64 2, %".643"
  %".753" = getelementptr float, float* %".27", i64 %".752"
  %".754" = load float, float* %".753"
  %".755" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".754", i32 0
  %".756" = shufflevector <4 x float> %".755", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".757" = load <4 x float>, <4 x float>* %".634"
  %".758" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".756", <4 x float> %".750", <4 x float> %".757")
  store <4 x float> %".758", <4 x float>* %".634"
  %".760" = add i64 2, %".643"
  %".761" = getelementptr float, float* %".29", i64 %".760"
  %".762" = load float, float* %".761"
  %".763" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".762", i32 0
  %".764" = shufflevector <4 x float> %".763", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".765" = load <4 x float>, <4 x float>* %".634"
  %".766" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".764", <4 x float> %".751", <4 x float> %".765")
  store <4 x float> %".766", <4 x float>* %".634"
  %".768" = add i64 %".637", 1
  br label %"head.15"
end.15:
  %".770" = load <4 x float>, <4 x float>* %".634"
  %".771" = getelementptr float, float* %".630", i64 0
  %".772" = bitcast float* %".771" to <4 x float>*
  store <4 x float> %".770", <4 x float>* %".772", align 4
  %".774" = add i64 %".624", 4
  br label %"head.14"
}

define void @"second_team"(i64* noalias %"given")
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
  %".27" = getelementptr i64, i64* %"given", i64 12
  %".28" = load i64, i64* %".27"
  %".29" = getelementptr i64, i64* %"given", i64 13
  %".30" = load i64, i64* %".29"
  %".31" = getelementptr i64, i64* %"given", i64 14
  %".32" = load i64, i64* %".31"
  %".33" = getelementptr i64, i64* %"given", i64 15
  %".34" = load i64, i64* %".33"
  %".35" = getelementptr i64, i64* %"given", i64 16
  %".36" = load i64, i64* %".35"
  %".37" = inttoptr i64 %".4" to float*
  %".38" = inttoptr i64 %".6" to float*
  %".39" = inttoptr i64 %".8" to float*
  %".40" = inttoptr i64 %".10" to float*
  %".41" = inttoptr i64 %".12" to float*
  %".42" = inttoptr i64 %".14" to float*
  %".43" = inttoptr i64 %".16" to float*
  %".44" = inttoptr i64 %".18" to float*
  %".45" = inttoptr i64 %".20" to float*
  %".46" = inttoptr i64 %".22" to float*
  %".47" = inttoptr i64 %".24" to float*
  %".48" = inttoptr i64 %".26" to float*
  %".49" = inttoptr i64 %".28" to float*
  %".50" = inttoptr i64 %".30" to float*
  %".51" = inttoptr i64 %".32" to i64*
  %".52" = inttoptr i64 %".34" to i64*
  %".53" = call i32 @"omp_get_thread_num"()
  %".54" = sext i32 %".53" to i64
  %".55" = call i32 @"omp_get_num_threads"()
  %".56" = sext i32 %".55" to i64
  %".57" = getelementptr i64, i64* %"given", i64 17
  %".58" = load i64, i64* %".57"
  br label %"head"
head:
  %".60" = phi  i64 [%".54", %"body"], [%".70", %"loop"]
  %".61" = icmp slt i64 %".60", %".58"
  br i1 %".61", label %"loop", label %"end"
loop:
  %".63" = add i64 18, %".60"
  %".64" = getelementptr i64, i64* %"given", i64 %".63"
  %".65" = getelementptr i64, i64* %".64", i64 0
  %".66" = load i64, i64* %".65"
  %".67" = getelementptr i64, i64* %".64", i64 1
  %".68" = load i64, i64* %".67"
  call void @"second"(float* %".37", float* %".38", float* %".39", float* %".40", float* %".41", float* %".42", float* %".43", float* %".44", float* %".45", float* %".46", float* %".47", float* %".48", float* %".49", float* %".50", i64* %".51", i64* %".52", i64 %".36", i64 %".66", i64 %".68", i64 %".60")
  %".70" = add i64 %".60", %".56"
  br label %"head"
end:
  ret void
}

declare i32 @"omp_get_thread_num"()

declare i32 @"omp_get_num_threads"()
