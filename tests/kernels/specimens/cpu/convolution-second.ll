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

define void @"second"(float* noalias %"node_feats", float* noalias %"edge_attrs", float* noalias %"hidden", float* noalias %"weight", float* noalias %"transposed", float* noalias %"grad", float* noalias %"along_nodes", float* noalias %"along_attrs", float* noalias %"along_hidden", float* noalias %"by_edge", float* noalias %"by_attrs", float* noalias %"by_hidden", float* noalias %"by_weight", float* noalias %"by_grad", i64* noalias %"senders", i64* noalias %"receiver_ptr", i64 %"start", i64 %"stop", i64 %"number")
{
entry:
  %".21" = alloca [256 x float], align 64
  %".22" = bitcast [256 x float]* %".21" to float*
  %".23" = alloca [256 x float], align 64
  %".24" = bitcast [256 x float]* %".23" to float*
  %".25" = alloca [192 x float], align 64
  %".26" = bitcast [192 x float]* %".25" to float*
  %".27" = alloca [192 x float], align 64
  %".28" = bitcast [192 x float]* %".27" to float*
  %".29" = alloca [256 x float], align 64
  %".30" = bitcast [256 x float]* %".29" to float*
  %".31" = alloca [256 x float], align 64
  %".32" = bitcast [256 x float]* %".31" to float*
  %".102" = alloca <4 x float>
  %".201" = alloca <4 x float>
  %".336" = alloca <4 x float>
  %".413" = alloca <4 x float>
  %".500" = alloca <4 x float>
  %".645" = alloca <4 x float>
  br label %"body"
body:
  %".33" = mul i64 %"number", 32
  %".34" = getelementptr float, float* %"by_weight", i64 %".33"
  br label %"head"
head:
  %".36" = phi  i64 [%"start", %"body"], [%".793", %"end.1"]
  %".37" = icmp slt i64 %".36", %"stop"
  br i1 %".37", label %"loop", label %"end"
loop:
  %".39" = add i64 1, %".36"
  %".40" = getelementptr i64, i64* %"receiver_ptr", i64 %".39"
  %".41" = load i64, i64* %".40"
  %".42" = getelementptr i64, i64* %"receiver_ptr", i64 %".36"
  %".43" = load i64, i64* %".42"
  br label %"head.1"
end:
  ret void
head.1:
  %".45" = phi  i64 [%".43", %"loop"], [%".791", %"end.14"]
  %".46" = icmp slt i64 %".45", %".41"
  br i1 %".46", label %"loop.1", label %"end.1"
loop.1:
  %".48" = sub i64 %".41", %".45"
  %".49" = icmp slt i64 %".48", 64
  %".50" = select  i1 %".49", i64 %".48", i64 64
  %".51" = mul i64 %".45", 4
  %".52" = getelementptr float, float* %"hidden", i64 %".51"
  %".53" = getelementptr float, float* %"along_hidden", i64 %".51"
  %".54" = getelementptr float, float* %"by_hidden", i64 %".51"
  %".55" = getelementptr float, float* %"weight", i64 0
  %".56" = getelementptr float, float* %".34", i64 0
  call void @"weights"(float* %".52", float* %".55", float* %".22", i64 %".50", i64 4)
  call void @"weights"(float* %".53", float* %".55", float* %".24", i64 %".50", i64 4)
  br label %"head.2"
end.1:
  %".793" = add i64 %".36", 1
  br label %"head"
head.2:
  %".60" = phi  i64 [0, %"loop.1"], [%".72", %"loop.2"]
  %".61" = icmp slt i64 %".60", %".50"
  br i1 %".61", label %"loop.2", label %"end.2"
loop.2:
  %".63" = add i64 %".45", %".60"
  %".64" = mul i64 %".63", 4
  %".65" = getelementptr float, float* %"edge_attrs", i64 %".64"
  %".66" = getelementptr float, float* %".65", i64 0
  %".67" = load float, float* %".66"
  %".68" = fmul float %".67", 0x3ff0000000000000
  %".69" = mul i64 %".60", 1
  %".70" = getelementptr float, float* %".26", i64 %".69"
  store float %".68", float* %".70", align 4
  %".72" = add i64 %".60", 1
  br label %"head.2"
end.2:
  br label %"head.3"
head.3:
  %".75" = phi  i64 [0, %"end.2"], [%".87", %"loop.3"]
  %".76" = icmp slt i64 %".75", %".50"
  br i1 %".76", label %"loop.3", label %"end.3"
loop.3:
  %".78" = add i64 %".45", %".75"
  %".79" = mul i64 %".78", 4
  %".80" = getelementptr float, float* %"along_attrs", i64 %".79"
  %".81" = getelementptr float, float* %".80", i64 0
  %".82" = load float, float* %".81"
  %".83" = fmul float %".82", 0x3ff0000000000000
  %".84" = mul i64 %".75", 1
  %".85" = getelementptr float, float* %".28", i64 %".84"
  store float %".83", float* %".85", align 4
  %".87" = add i64 %".75", 1
  br label %"head.3"
end.3:
  br label %"head.4"
head.4:
  %".90" = phi  i64 [0, %"end.3"], [%".189", %"end.5"]
  %".91" = icmp slt i64 %".90", %".50"
  br i1 %".91", label %"loop.4", label %"end.4"
loop.4:
  %".93" = add i64 %".45", %".90"
  %".94" = getelementptr i64, i64* %"senders", i64 %".93"
  %".95" = load i64, i64* %".94"
  %".96" = mul i64 %".90", 4
  %".97" = getelementptr i64, i64* %"receiver_ptr", i64 0
  %".98" = load i64, i64* %".97"
  %".99" = sub i64 %".93", %".98"
  %".100" = mul i64 %".99", 16
  %".101" = getelementptr float, float* %"by_edge", i64 %".100"
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".102"
  br label %"head.5"
end.4:
  br label %"head.6"
head.5:
  %".105" = phi  i64 [0, %"loop.4"], [%".169", %"loop.5"]
  %".106" = icmp slt i64 %".105", 4
  br i1 %".106", label %"loop.5", label %"end.5"
loop.5:
  %".108" = mul i64 %".90", 4
  %".109" = mul i64 %".95", 16
  %".110" = add i64 %".109", %".105"
  %".111" = getelementptr float, float* %"node_feats", i64 %".110"
  %".112" = getelementptr float, float* %".111", i64 0
  %".113" = bitcast float* %".112" to <4 x float>*
  %".114" = load <4 x float>, <4 x float>* %".113", align 4
  %".115" = mul i64 %".95", 16
  %".116" = add i64 %".115", %".105"
  %".117" = getelementptr float, float* %"along_nodes", i64 %".116"
  %".118" = getelementptr float, float* %".117", i64 0
  %".119" = bitcast float* %".118" to <4 x float>*
  %".120" = load <4 x float>, <4 x float>* %".119", align 4
  %".121" = add i64 %".108", %".105"
  %".122" = getelementptr float, float* %".22", i64 %".121"
  %".123" = bitcast float* %".122" to <4 x float>*
  %".124" = load <4 x float>, <4 x float>* %".123", align 4
  %".125" = add i64 %".108", %".105"
  %".126" = getelementptr float, float* %".24", i64 %".125"
  %".127" = bitcast float* %".126" to <4 x float>*
  %".128" = load <4 x float>, <4 x float>* %".127", align 4
  %".129" = mul i64 %".36", 8
  %".130" = add i64 %".129", %".105"
  %".131" = getelementptr float, float* %"grad", i64 %".130"
  %".132" = getelementptr float, float* %".131", i64 0
  %".133" = bitcast float* %".132" to <4 x float>*
  %".134" = load <4 x float>, <4 x float>* %".133", align 4
  %".135" = mul i64 %".90", 1
  %".136" = getelementptr float, float* %".26", i64 %".135"
  %".137" = load float, float* %".136"
  %".138" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".137", i32 0
  %".139" = shufflevector <4 x float> %".138", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".140" = fmul <4 x float> %".139", %".134"
  %".141" = mul i64 %".90", 1
  %".142" = getelementptr float, float* %".28", i64 %".141"
  %".143" = load float, float* %".142"
  %".144" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".143", i32 0
  %".145" = shufflevector <4 x float> %".144", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".146" = fmul <4 x float> %".145", %".134"
  %".147" = fmul <4 x float> %".140", %".120"
  %".148" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".146", <4 x float> %".114", <4 x float> %".147")
  %".149" = add i64 %".96", %".105"
  %".150" = getelementptr float, float* %".30", i64 %".149"
  %".151" = bitcast float* %".150" to <4 x float>*
  store <4 x float> %".148", <4 x float>* %".151", align 4
  %".153" = fmul <4 x float> %".140", %".114"
  %".154" = add i64 %".96", %".105"
  %".155" = getelementptr float, float* %".32", i64 %".154"
  %".156" = bitcast float* %".155" to <4 x float>*
  store <4 x float> %".153", <4 x float>* %".156", align 4
  %".158" = getelementptr float, float* %".101", i64 %".105"
  %".159" = fmul <4 x float> %".146", %".124"
  %".160" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".140", <4 x float> %".128", <4 x float> %".159")
  %".161" = getelementptr float, float* %".158", i64 0
  %".162" = bitcast float* %".161" to <4 x float>*
  store <4 x float> %".160", <4 x float>* %".162", align 4
  %".164" = fmul <4 x float> %".120", %".124"
  %".165" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".114", <4 x float> %".128", <4 x float> %".164")
  %".166" = load <4 x float>, <4 x float>* %".102"
  %".167" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".165", <4 x float> %".134", <4 x float> %".166")
  store <4 x float> %".167", <4 x float>* %".102"
  %".169" = add i64 %".105", 4
  br label %"head.5"
end.5:
  %".171" = load <4 x float>, <4 x float>* %".102"
  %".172" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x3ff0000000000000, i32 0
  %".173" = shufflevector <4 x float> %".172", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".174" = fmul <4 x float> %".171", %".173"
  %".175" = mul i64 %".93", 4
  %".176" = getelementptr float, float* %"by_attrs", i64 %".175"
  %".177" = getelementptr float, float* %".176", i64 0
  %".178" = load float, float* %".177"
  %".179" = shufflevector <4 x float> %".174", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".180" = shufflevector <4 x float> %".174", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".181" = fadd <2 x float> %".179", %".180"
  %".182" = shufflevector <2 x float> %".181", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".183" = shufflevector <2 x float> %".181", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".184" = fadd <1 x float> %".182", %".183"
  %".185" = extractelement <1 x float> %".184", i32 0
  %".186" = fadd float %".178", %".185"
  %".187" = getelementptr float, float* %".176", i64 0
  store float %".186", float* %".187", align 4
  %".189" = add i64 %".90", 1
  br label %"head.4"
head.6:
  %".192" = phi  i64 [0, %"end.4"], [%".255", %"end.7"]
  %".193" = icmp slt i64 %".192", 4
  br i1 %".193", label %"loop.6", label %"end.6"
loop.6:
  %".195" = mul i64 %".36", 8
  %".196" = add i64 %".195", %".192"
  %".197" = getelementptr float, float* %"by_grad", i64 %".196"
  %".198" = getelementptr float, float* %".197", i64 0
  %".199" = bitcast float* %".198" to <4 x float>*
  %".200" = load <4 x float>, <4 x float>* %".199", align 4
  store <4 x float> %".200", <4 x float>* %".201"
  br label %"head.7"
end.6:
  %".257" = getelementptr float, float* %"transposed", i64 0
  call void @"by_hidden"(float* %".30", float* %".257", float* %".54", i64 %".50", i64 4)
  call void @"by_weight"(float* %".52", float* %".30", float* %".56", i64 4, i64 %".50")
  call void @"by_weight"(float* %".53", float* %".32", float* %".56", i64 4, i64 %".50")
  %".261" = getelementptr float, float* %"weight", i64 16
  %".262" = getelementptr float, float* %".34", i64 16
  call void @"weights"(float* %".52", float* %".261", float* %".22", i64 %".50", i64 4)
  call void @"weights"(float* %".53", float* %".261", float* %".24", i64 %".50", i64 4)
  br label %"head.8"
head.7:
  %".204" = phi  i64 [0, %"loop.6"], [%".249", %"loop.7"]
  %".205" = icmp slt i64 %".204", %".50"
  br i1 %".205", label %"loop.7", label %"end.7"
loop.7:
  %".207" = add i64 %".45", %".204"
  %".208" = getelementptr i64, i64* %"senders", i64 %".207"
  %".209" = load i64, i64* %".208"
  %".210" = mul i64 %".204", 1
  %".211" = mul i64 %".204", 4
  %".212" = mul i64 %".209", 16
  %".213" = add i64 %".212", %".192"
  %".214" = getelementptr float, float* %"node_feats", i64 %".213"
  %".215" = getelementptr float, float* %".214", i64 0
  %".216" = bitcast float* %".215" to <4 x float>*
  %".217" = load <4 x float>, <4 x float>* %".216", align 4
  %".218" = mul i64 %".209", 16
  %".219" = add i64 %".218", %".192"
  %".220" = getelementptr float, float* %"along_nodes", i64 %".219"
  %".221" = getelementptr float, float* %".220", i64 0
  %".222" = bitcast float* %".221" to <4 x float>*
  %".223" = load <4 x float>, <4 x float>* %".222", align 4
  %".224" = add i64 %".211", %".192"
  %".225" = getelementptr float, float* %".22", i64 %".224"
  %".226" = bitcast float* %".225" to <4 x float>*
  %".227" = load <4 x float>, <4 x float>* %".226", align 4
  %".228" = add i64 %".211", %".192"
  %".229" = getelementptr float, float* %".24", i64 %".228"
  %".230" = bitcast float* %".229" to <4 x float>*
  %".231" = load <4 x float>, <4 x float>* %".230", align 4
  %".232" = fmul <4 x float> %".223", %".227"
  %".233" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".217", <4 x float> %".231", <4 x float> %".232")
  %".234" = fmul <4 x float> %".217", %".227"
  %".235" = getelementptr float, float* %".26", i64 %".210"
  %".236" = load float, float* %".235"
  %".237" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".236", i32 0
  %".238" = shufflevector <4 x float> %".237", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".239" = load <4 x float>, <4 x float>* %".201"
  %".240" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".238", <4 x float> %".233", <4 x float> %".239")
  store <4 x float> %".240", <4 x float>* %".201"
  %".242" = getelementptr float, float* %".28", i64 %".210"
  %".243" = load float, float* %".242"
  %".244" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".243", i32 0
  %".245" = shufflevector <4 x float> %".244", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".246" = load <4 x float>, <4 x float>* %".201"
  %".247" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".245", <4 x float> %".234", <4 x float> %".246")
  store <4 x float> %".247", <4 x float>* %".201"
  %".249" = add i64 %".204", 1
  br label %"head.7"
end.7:
  %".251" = load <4 x float>, <4 x float>* %".201"
  %".252" = getelementptr float, float* %".197", i64 0
  %".253" = bitcast float* %".252" to <4 x float>*
  store <4 x float> %".251", <4 x float>* %".253", align 4
  %".255" = add i64 %".192", 4
  br label %"head.6"
head.8:
  %".266" = phi  i64 [0, %"end.6"], [%".292", %"loop.8"]
  %".267" = icmp slt i64 %".266", %".50"
  br i1 %".267", label %"loop.8", label %"end.8"
loop.8:
  %".269" = add i64 %".45", %".266"
  %".270" = mul i64 %".269", 4
  %".271" = getelementptr float, float* %"edge_attrs", i64 %".270"
  %".272" = getelementptr float, float* %".271", i64 1
  %".273" = load float, float* %".272"
  %".274" = fmul float %".273", 0x3fe279a740000000
  %".275" = mul i64 %".266", 3
  %".276" = getelementptr float, float* %".26", i64 %".275"
  store float %".274", float* %".276", align 4
  %".278" = getelementptr float, float* %".271", i64 2
  %".279" = load float, float* %".278"
  %".280" = fmul float %".279", 0x3fe279a740000000
  %".281" = mul i64 %".266", 3
  %".282" = add i64 1, %".281"
  %".283" = getelementptr float, float* %".26", i64 %".282"
  store float %".280", float* %".283", align 4
  %".285" = getelementptr float, float* %".271", i64 3
  %".286" = load float, float* %".285"
  %".287" = fmul float %".286", 0x3fe279a740000000
  %".288" = mul i64 %".266", 3
  %".289" = add i64 2, %".288"
  %".290" = getelementptr float, float* %".26", i64 %".289"
  store float %".287", float* %".290", align 4
  %".292" = add i64 %".266", 1
  br label %"head.8"
end.8:
  br label %"head.9"
head.9:
  %".295" = phi  i64 [0, %"end.8"], [%".321", %"loop.9"]
  %".296" = icmp slt i64 %".295", %".50"
  br i1 %".296", label %"loop.9", label %"end.9"
loop.9:
  %".298" = add i64 %".45", %".295"
  %".299" = mul i64 %".298", 4
  %".300" = getelementptr float, float* %"along_attrs", i64 %".299"
  %".301" = getelementptr float, float* %".300", i64 1
  %".302" = load float, float* %".301"
  %".303" = fmul float %".302", 0x3fe279a740000000
  %".304" = mul i64 %".295", 3
  %".305" = getelementptr float, float* %".28", i64 %".304"
  store float %".303", float* %".305", align 4
  %".307" = getelementptr float, float* %".300", i64 2
  %".308" = load float, float* %".307"
  %".309" = fmul float %".308", 0x3fe279a740000000
  %".310" = mul i64 %".295", 3
  %".311" = add i64 1, %".310"
  %".312" = getelementptr float, float* %".28", i64 %".311"
  store float %".309", float* %".312", align 4
  %".314" = getelementptr float, float* %".300", i64 3
  %".315" = load float, float* %".314"
  %".316" = fmul float %".315", 0x3fe279a740000000
  %".317" = mul i64 %".295", 3
  %".318" = add i64 2, %".317"
  %".319" = getelementptr float, float* %".28", i64 %".318"
  store float %".316", float* %".319", align 4
  %".321" = add i64 %".295", 1
  br label %"head.9"
end.9:
  br label %"head.10"
head.10:
  %".324" = phi  i64 [0, %"end.9"], [%".632", %"end.13"]
  %".325" = icmp slt i64 %".324", %".50"
  br i1 %".325", label %"loop.10", label %"end.10"
loop.10:
  %".327" = add i64 %".45", %".324"
  %".328" = getelementptr i64, i64* %"senders", i64 %".327"
  %".329" = load i64, i64* %".328"
  %".330" = mul i64 %".324", 4
  %".331" = getelementptr i64, i64* %"receiver_ptr", i64 0
  %".332" = load i64, i64* %".331"
  %".333" = sub i64 %".327", %".332"
  %".334" = mul i64 %".333", 16
  %".335" = getelementptr float, float* %"by_edge", i64 %".334"
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".336"
  br label %"head.11"
end.10:
  br label %"head.14"
head.11:
  %".339" = phi  i64 [0, %"loop.10"], [%".407", %"loop.11"]
  %".340" = icmp slt i64 %".339", 4
  br i1 %".340", label %"loop.11", label %"end.11"
loop.11:
  %".342" = mul i64 %".324", 4
  %".343" = mul i64 %".329", 16
  %".344" = add i64 4, %".343"
  %".345" = add i64 %".344", %".339"
  %".346" = getelementptr float, float* %"node_feats", i64 %".345"
  %".347" = getelementptr float, float* %".346", i64 0
  %".348" = bitcast float* %".347" to <4 x float>*
  %".349" = load <4 x float>, <4 x float>* %".348", align 4
  %".350" = mul i64 %".329", 16
  %".351" = add i64 4, %".350"
  %".352" = add i64 %".351", %".339"
  %".353" = getelementptr float, float* %"along_nodes", i64 %".352"
  %".354" = getelementptr float, float* %".353", i64 0
  %".355" = bitcast float* %".354" to <4 x float>*
  %".356" = load <4 x float>, <4 x float>* %".355", align 4
  %".357" = add i64 %".342", %".339"
  %".358" = getelementptr float, float* %".22", i64 %".357"
  %".359" = bitcast float* %".358" to <4 x float>*
  %".360" = load <4 x float>, <4 x float>* %".359", align 4
  %".361" = add i64 %".342", %".339"
  %".362" = getelementptr float, float* %".24", i64 %".361"
  %".363" = bitcast float* %".362" to <4 x float>*
  %".364" = load <4 x float>, <4 x float>* %".363", align 4
  %".365" = mul i64 %".36", 8
  %".366" = add i64 4, %".365"
  %".367" = add i64 %".366", %".339"
  %".368" = getelementptr float, float* %"grad", i64 %".367"
  %".369" = getelementptr float, float* %".368", i64 0
  %".370" = bitcast float* %".369" to <4 x float>*
  %".371" = load <4 x float>, <4 x float>* %".370", align 4
  %".372" = mul i64 %".324", 3
  %".373" = getelementptr float, float* %".26", i64 %".372"
  %".374" = load float, float* %".373"
  %".375" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".374", i32 0
  %".376" = shufflevector <4 x float> %".375", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".377" = fmul <4 x float> %".376", %".371"
  %".378" = mul i64 %".324", 3
  %".379" = getelementptr float, float* %".28", i64 %".378"
  %".380" = load float, float* %".379"
  %".381" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".380", i32 0
  %".382" = shufflevector <4 x float> %".381", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".383" = fmul <4 x float> %".382", %".371"
  %".384" = fmul <4 x float> %".377", %".356"
  %".385" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".383", <4 x float> %".349", <4 x float> %".384")
  %".386" = add i64 %".330", %".339"
  %".387" = getelementptr float, float* %".30", i64 %".386"
  %".388" = bitcast float* %".387" to <4 x float>*
  store <4 x float> %".385", <4 x float>* %".388", align 4
  %".390" = fmul <4 x float> %".377", %".349"
  %".391" = add i64 %".330", %".339"
  %".392" = getelementptr float, float* %".32", i64 %".391"
  %".393" = bitcast float* %".392" to <4 x float>*
  store <4 x float> %".390", <4 x float>* %".393", align 4
  %".395" = add i64 4, %".339"
  %".396" = getelementptr float, float* %".335", i64 %".395"
  %".397" = fmul <4 x float> %".383", %".360"
  %".398" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".377", <4 x float> %".364", <4 x float> %".397")
  %".399" = getelementptr float, float* %".396", i64 0
  %".400" = bitcast float* %".399" to <4 x float>*
  store <4 x float> %".398", <4 x float>* %".400", align 4
  %".402" = fmul <4 x float> %".356", %".360"
  %".403" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".349", <4 x float> %".364", <4 x float> %".402")
  %".404" = load <4 x float>, <4 x float>* %".336"
  %".405" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".403", <4 x float> %".371", <4 x float> %".404")
  store <4 x float> %".405", <4 x float>* %".336"
  %".407" = add i64 %".339", 4
  br label %"head.11"
end.11:
  %".409" = load <4 x float>, <4 x float>* %".336"
  %".410" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x3fe279a740000000, i32 0
  %".411" = shufflevector <4 x float> %".410", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".412" = fmul <4 x float> %".409", %".411"
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".413"
  br label %"head.12"
head.12:
  %".416" = phi  i64 [0, %"end.11"], [%".494", %"loop.12"]
  %".417" = icmp slt i64 %".416", 4
  br i1 %".417", label %"loop.12", label %"end.12"
loop.12:
  %".419" = mul i64 %".324", 4
  %".420" = mul i64 %".329", 16
  %".421" = add i64 8, %".420"
  %".422" = add i64 %".421", %".416"
  %".423" = getelementptr float, float* %"node_feats", i64 %".422"
  %".424" = getelementptr float, float* %".423", i64 0
  %".425" = bitcast float* %".424" to <4 x float>*
  %".426" = load <4 x float>, <4 x float>* %".425", align 4
  %".427" = mul i64 %".329", 16
  %".428" = add i64 8, %".427"
  %".429" = add i64 %".428", %".416"
  %".430" = getelementptr float, float* %"along_nodes", i64 %".429"
  %".431" = getelementptr float, float* %".430", i64 0
  %".432" = bitcast float* %".431" to <4 x float>*
  %".433" = load <4 x float>, <4 x float>* %".432", align 4
  %".434" = add i64 %".419", %".416"
  %".435" = getelementptr float, float* %".22", i64 %".434"
  %".436" = bitcast float* %".435" to <4 x float>*
  %".437" = load <4 x float>, <4 x float>* %".436", align 4
  %".438" = add i64 %".419", %".416"
  %".439" = getelementptr float, float* %".24", i64 %".438"
  %".440" = bitcast float* %".439" to <4 x float>*
  %".441" = load <4 x float>, <4 x float>* %".440", align 4
  %".442" = mul i64 %".36", 8
  %".443" = add i64 4, %".442"
  %".444" = add i64 %".443", %".416"
  %".445" = getelementptr float, float* %"grad", i64 %".444"
  %".446" = getelementptr float, float* %".445", i64 0
  %".447" = bitcast float* %".446" to <4 x float>*
  %".448" = load <4 x float>, <4 x float>* %".447", align 4
  %".449" = mul i64 %".324", 3
  %".450" = add i64 1, %".449"
  %".451" = getelementptr float, float* %".26", i64 %".450"
  %".452" = load float, float* %".451"
  %".453" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".452", i32 0
  %".454" = shufflevector <4 x float> %".453", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".455" = fmul <4 x float> %".454", %".448"
  %".456" = mul i64 %".324", 3
  %".457" = add i64 1, %".456"
  %".458" = getelementptr float, float* %".28", i64 %".457"
  %".459" = load float, float* %".458"
  %".460" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".459", i32 0
  %".461" = shufflevector <4 x float> %".460", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".462" = fmul <4 x float> %".461", %".448"
  %".463" = add i64 %".330", %".416"
  %".464" = getelementptr float, float* %".30", i64 %".463"
  %".465" = bitcast float* %".464" to <4 x float>*
  %".466" = load <4 x float>, <4 x float>* %".465", align 4
  %".467" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".455", <4 x float> %".433", <4 x float> %".466")
  %".468" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".462", <4 x float> %".426", <4 x float> %".467")
  %".469" = add i64 %".330", %".416"
  %".470" = getelementptr float, float* %".30", i64 %".469"
  %".471" = bitcast float* %".470" to <4 x float>*
  store <4 x float> %".468", <4 x float>* %".471", align 4
  %".473" = add i64 %".330", %".416"
  %".474" = getelementptr float, float* %".32", i64 %".473"
  %".475" = bitcast float* %".474" to <4 x float>*
  %".476" = load <4 x float>, <4 x float>* %".475", align 4
  %".477" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".455", <4 x float> %".426", <4 x float> %".476")
  %".478" = add i64 %".330", %".416"
  %".479" = getelementptr float, float* %".32", i64 %".478"
  %".480" = bitcast float* %".479" to <4 x float>*
  store <4 x float> %".477", <4 x float>* %".480", align 4
  %".482" = add i64 8, %".416"
  %".483" = getelementptr float, float* %".335", i64 %".482"
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
  %".497" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x3fe279a740000000, i32 0
  %".498" = shufflevector <4 x float> %".497", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".499" = fmul <4 x float> %".496", %".498"
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".500"
  br label %"head.13"
head.13:
  %".503" = phi  i64 [0, %"end.12"], [%".581", %"loop.13"]
  %".504" = icmp slt i64 %".503", 4
  br i1 %".504", label %"loop.13", label %"end.13"
loop.13:
  %".506" = mul i64 %".324", 4
  %".507" = mul i64 %".329", 16
  %".508" = add i64 12, %".507"
  %".509" = add i64 %".508", %".503"
  %".510" = getelementptr float, float* %"node_feats", i64 %".509"
  %".511" = getelementptr float, float* %".510", i64 0
  %".512" = bitcast float* %".511" to <4 x float>*
  %".513" = load <4 x float>, <4 x float>* %".512", align 4
  %".514" = mul i64 %".329", 16
  %".515" = add i64 12, %".514"
  %".516" = add i64 %".515", %".503"
  %".517" = getelementptr float, float* %"along_nodes", i64 %".516"
  %".518" = getelementptr float, float* %".517", i64 0
  %".519" = bitcast float* %".518" to <4 x float>*
  %".520" = load <4 x float>, <4 x float>* %".519", align 4
  %".521" = add i64 %".506", %".503"
  %".522" = getelementptr float, float* %".22", i64 %".521"
  %".523" = bitcast float* %".522" to <4 x float>*
  %".524" = load <4 x float>, <4 x float>* %".523", align 4
  %".525" = add i64 %".506", %".503"
  %".526" = getelementptr float, float* %".24", i64 %".525"
  %".527" = bitcast float* %".526" to <4 x float>*
  %".528" = load <4 x float>, <4 x float>* %".527", align 4
  %".529" = mul i64 %".36", 8
  %".530" = add i64 4, %".529"
  %".531" = add i64 %".530", %".503"
  %".532" = getelementptr float, float* %"grad", i64 %".531"
  %".533" = getelementptr float, float* %".532", i64 0
  %".534" = bitcast float* %".533" to <4 x float>*
  %".535" = load <4 x float>, <4 x float>* %".534", align 4
  %".536" = mul i64 %".324", 3
  %".537" = add i64 2, %".536"
  %".538" = getelementptr float, float* %".26", i64 %".537"
  %".539" = load float, float* %".538"
  %".540" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".539", i32 0
  %".541" = shufflevector <4 x float> %".540", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".542" = fmul <4 x float> %".541", %".535"
  %".543" = mul i64 %".324", 3
  %".544" = add i64 2, %".543"
  %".545" = getelementptr float, float* %".28", i64 %".544"
  %".546" = load float, float* %".545"
  %".547" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".546", i32 0
  %".548" = shufflevector <4 x float> %".547", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".549" = fmul <4 x float> %".548", %".535"
  %".550" = add i64 %".330", %".503"
  %".551" = getelementptr float, float* %".30", i64 %".550"
  %".552" = bitcast float* %".551" to <4 x float>*
  %".553" = load <4 x float>, <4 x float>* %".552", align 4
  %".554" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".542", <4 x float> %".520", <4 x float> %".553")
  %".555" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".549", <4 x float> %".513", <4 x float> %".554")
  %".556" = add i64 %".330", %".503"
  %".557" = getelementptr float, float* %".30", i64 %".556"
  %".558" = bitcast float* %".557" to <4 x float>*
  store <4 x float> %".555", <4 x float>* %".558", align 4
  %".560" = add i64 %".330", %".503"
  %".561" = getelementptr float, float* %".32", i64 %".560"
  %".562" = bitcast float* %".561" to <4 x float>*
  %".563" = load <4 x float>, <4 x float>* %".562", align 4
  %".564" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".542", <4 x float> %".513", <4 x float> %".563")
  %".565" = add i64 %".330", %".503"
  %".566" = getelementptr float, float* %".32", i64 %".565"
  %".567" = bitcast float* %".566" to <4 x float>*
  store <4 x float> %".564", <4 x float>* %".567", align 4
  %".569" = add i64 12, %".503"
  %".570" = getelementptr float, float* %".335", i64 %".569"
  %".571" = fmul <4 x float> %".549", %".524"
  %".572" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".542", <4 x float> %".528", <4 x float> %".571")
  %".573" = getelementptr float, float* %".570", i64 0
  %".574" = bitcast float* %".573" to <4 x float>*
  store <4 x float> %".572", <4 x float>* %".574", align 4
  %".576" = fmul <4 x float> %".520", %".524"
  %".577" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".513", <4 x float> %".528", <4 x float> %".576")
  %".578" = load <4 x float>, <4 x float>* %".500"
  %".579" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".577", <4 x float> %".535", <4 x float> %".578")
  store <4 x float> %".579", <4 x float>* %".500"
  %".581" = add i64 %".503", 4
  br label %"head.13"
end.13:
  %".583" = load <4 x float>, <4 x float>* %".500"
  %".584" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x3fe279a740000000, i32 0
  %".585" = shufflevector <4 x float> %".584", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".586" = fmul <4 x float> %".583", %".585"
  %".587" = mul i64 %".327", 4
  %".588" = add i64 1, %".587"
  %".589" = getelementptr float, float* %"by_attrs", i64 %".588"
  %".590" = getelementptr float, float* %".589", i64 0
  %".591" = load float, float* %".590"
  %".592" = shufflevector <4 x float> %".412", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".593" = shufflevector <4 x float> %".412", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".594" = fadd <2 x float> %".592", %".593"
  %".595" = shufflevector <2 x float> %".594", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".596" = shufflevector <2 x float> %".594", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".597" = fadd <1 x float> %".595", %".596"
  %".598" = extractelement <1 x float> %".597", i32 0
  %".599" = fadd float %".591", %".598"
  %".600" = getelementptr float, float* %".589", i64 0
  store float %".599", float* %".600", align 4
  %".602" = mul i64 %".327", 4
  %".603" = add i64 2, %".602"
  %".604" = getelementptr float, float* %"by_attrs", i64 %".603"
  %".605" = getelementptr float, float* %".604", i64 0
  %".606" = load float, float* %".605"
  %".607" = shufflevector <4 x float> %".499", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".608" = shufflevector <4 x float> %".499", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".609" = fadd <2 x float> %".607", %".608"
  %".610" = shufflevector <2 x float> %".609", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".611" = shufflevector <2 x float> %".609", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".612" = fadd <1 x float> %".610", %".611"
  %".613" = extractelement <1 x float> %".612", i32 0
  %".614" = fadd float %".606", %".613"
  %".615" = getelementptr float, float* %".604", i64 0
  store float %".614", float* %".615", align 4
  %".617" = mul i64 %".327", 4
  %".618" = add i64 3, %".617"
  %".619" = getelementptr float, float* %"by_attrs", i64 %".618"
  %".620" = getelementptr float, float* %".619", i64 0
  %".621" = load float, float* %".620"
  %".622" = shufflevector <4 x float> %".586", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".623" = shufflevector <4 x float> %".586", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".624" = fadd <2 x float> %".622", %".623"
  %".625" = shufflevector <2 x float> %".624", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".626" = shufflevector <2 x float> %".624", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".627" = fadd <1 x float> %".625", %".626"
  %".628" = extractelement <1 x float> %".627", i32 0
  %".629" = fadd float %".621", %".628"
  %".630" = getelementptr float, float* %".619", i64 0
  store float %".629", float* %".630", align 4
  %".632" = add i64 %".324", 1
  br label %"head.10"
head.14:
  %".635" = phi  i64 [0, %"end.10"], [%".785", %"end.15"]
  %".636" = icmp slt i64 %".635", 4
  br i1 %".636", label %"loop.14", label %"end.14"
loop.14:
  %".638" = mul i64 %".36", 8
  %".639" = add i64 4, %".638"
  %".640" = add i64 %".639", %".635"
  %".641" = getelementptr float, float* %"by_grad", i64 %".640"
  %".642" = getelementptr float, float* %".641", i64 0
  %".643" = bitcast float* %".642" to <4 x float>*
  %".644" = load <4 x float>, <4 x float>* %".643", align 4
  store <4 x float> %".644", <4 x float>* %".645"
  br label %"head.15"
end.14:
  %".787" = getelementptr float, float* %"transposed", i64 16
  call void @"by_hidden"(float* %".30", float* %".787", float* %".54", i64 %".50", i64 4)
  call void @"by_weight"(float* %".52", float* %".30", float* %".262", i64 4, i64 %".50")
  call void @"by_weight"(float* %".53", float* %".32", float* %".262", i64 4, i64 %".50")
  %".791" = add i64 %".45", 64
  br label %"head.1"
head.15:
  %".648" = phi  i64 [0, %"loop.14"], [%".779", %"loop.15"]
  %".649" = icmp slt i64 %".648", %".50"
  br i1 %".649", label %"loop.15", label %"end.15"
loop.15:
  %".651" = add i64 %".45", %".648"
  %".652" = getelementptr i64, i64* %"senders", i64 %".651"
  %".653" = load i64, i64* %".652"
  %".654" = mul i64 %".648", 3
  %".655" = mul i64 %".648", 4
  %".656" = mul i64 %".653", 16
  %".657" = add i64 4, %".656"
  %".658" = add i64 %".657", %".635"
  %".659" = getelementptr float, float* %"node_feats", i64 %".658"
  %".660" = getelementptr float, float* %".659", i64 0
  %".661" = bitcast float* %".660" to <4 x float>*
  %".662" = load <4 x float>, <4 x float>* %".661", align 4
  %".663" = mul i64 %".653", 16
  %".664" = add i64 4, %".663"
  %".665" = add i64 %".664", %".635"
  %".666" = getelementptr float, float* %"along_nodes", i64 %".665"
  %".667" = getelementptr float, float* %".666", i64 0
  %".668" = bitcast float* %".667" to <4 x float>*
  %".669" = load <4 x float>, <4 x float>* %".668", align 4
  %".670" = add i64 %".655", %".635"
  %".671" = getelementptr float, float* %".22", i64 %".670"
  %".672" = bitcast float* %".671" to <4 x float>*
  %".673" = load <4 x float>, <4 x float>* %".672", align 4
  %".674" = add i64 %".655", %".635"
  %".675" = getelementptr float, float* %".24", i64 %".674"
  %".676" = bitcast float* %".675" to <4 x float>*
  %".677" = load <4 x float>, <4 x float>* %".676", align 4
  %".678" = fmul <4 x float> %".669", %".673"
  %".679" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".662", <4 x float> %".677", <4 x float> %".678")
  %".680" = fmul <4 x float> %".662", %".673"
  %".681" = getelementptr float, float* %".26", i64 %".654"
  %".682" = load float, float* %".681"
  %".683" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".682", i32 0
  %".684" = shufflevector <4 x float> %".683", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".685" = load <4 x float>, <4 x float>* %".645"
  %".686" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".684", <4 x float> %".679", <4 x float> %".685")
  store <4 x float> %".686", <4 x float>* %".645"
  %".688" = getelementptr float, float* %".28", i64 %".654"
  %".689" = load float, float* %".688"
  %".690" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".689", i32 0
  %".691" = shufflevector <4 x float> %".690", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".692" = load <4 x float>, <4 x float>* %".645"
  %".693" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".691", <4 x float> %".680", <4 x float> %".692")
  store <4 x float> %".693", <4 x float>* %".645"
  %".695" = mul i64 %".648", 4
  %".696" = mul i64 %".653", 16
  %".697" = add i64 8, %".696"
  %".698" = add i64 %".697", %".635"
  %".699" = getelementptr float, float* %"node_feats", i64 %".698"
  %".700" = getelementptr float, float* %".699", i64 0
  %".701" = bitcast float* %".700" to <4 x float>*
  %".702" = load <4 x float>, <4 x float>* %".701", align 4
  %".703" = mul i64 %".653", 16
  %".704" = add i64 8, %".703"
  %".705" = add i64 %".704", %".635"
  %".706" = getelementptr float, float* %"along_nodes", i64 %".705"
  %".707" = getelementptr float, float* %".706", i64 0
  %".708" = bitcast float* %".707" to <4 x float>*
  %".709" = load <4 x float>, <4 x float>* %".708", align 4
  %".710" = add i64 %".695", %".635"
  %".711" = getelementptr float, float* %".22", i64 %".710"
  %".712" = bitcast float* %".711" to <4 x float>*
  %".713" = load <4 x float>, <4 x float>* %".712", align 4
  %".714" = add i64 %".695", %".635"
  %".715" = getelementptr float, float* %".24", i64 %".714"
  %".716" = bitcast float* %".715" to <4 x float>*
  %".717" = load <4 x float>, <4 x float>* %".716", align 4
  %".718" = fmul <4 x float> %".709", %".713"
  %".719" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".702", <4 x float> %".717", <4 x float> %".718")
  %".720" = fmul <4 x float> %".702", %".713"
  %".721" = add i64 1, %".654"
  %".722" = getelementptr float, float* %".26", i64 %".721"
  %".723" = load float, float* %".722"
  %".724" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".723", i32 0
  %".725" = shufflevector <4 x float> %".724", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".726" = load <4 x float>, <4 x float>* %".645"
  %".727" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".725", <4 x float> %".719", <4 x float> %".726")
  store <4 x float> %".727", <4 x float>* %".645"
  %".729" = add i64 1, %".654"
  %".730" = getelementptr float, float* %".28", i64 %".729"
  %".731" = load float, float* %".730"
  %".732" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".731", i32 0
  %".733" = shufflevector <4 x float> %".732", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".734" = load <4 x float>, <4 x float>* %".645"
  %".735" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".733", <4 x float> %".720", <4 x float> %".734")
  store <4 x float> %".735", <4 x float>* %".645"
  %".737" = mul i64 %".648", 4
  %".738" = mul i64 %".653", 16
  %".739" = add i64 12, %".738"
  %".740" = add i64 %".739", %".635"
  %".741" = getelementptr float, float* %"node_feats", i64 %".740"
  %".742" = getelementptr float, float* %".741", i64 0
  %".743" = bitcast float* %".742" to <4 x float>*
  %".744" = load <4 x float>, <4 x float>* %".743", align 4
  %".745" = mul i64 %".653", 16
  %".746" = add i64 12, %".745"
  %".747" = add i64 %".746", %".635"
  %".748" = getelementptr float, float* %"along_nodes", i64 %".747"
  %".749" = getelementptr float, float* %".748", i64 0
  %".750" = bitcast float* %".749" to <4 x float>*
  %".751" = load <4 x float>, <4 x float>* %".750", align 4
  %".752" = add i64 %".737", %".635"
  %".753" = getelementptr float, float* %".22", i64 %".752"
  %".754" = bitcast float* %".753" to <4 x float>*
  %".755" = load <4 x float>, <4 x float>* %".754", align 4
  %".756" = add i64 %".737", %".635"
  %".757" = getelementptr float, float* %".24", i64 %".756"
  %".758" = bitcast float* %".757" to <4 x float>*
  %".759" = load <4 x float>, <4 x float>* %".758", align 4
  %".760" = fmul <4 x float> %".751", %".755"
  %".761" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".744", <4 x float> %".759", <4 x float> %".760")
  %".762" = fmul <4 x float> %".744", %".755"
  %".763" = add i64 2, %".654"
  %".764" = getelementptr float, float* %".26", i64 %".763"
  %".765" = load float, float* %".764"
  %".766" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".765", i32 0
  %".767" = shufflevector <4 x float> %".766", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".768" = load <4 x float>, <4 x float>* %".645"
  %".769" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".767", <4 x float> %".761", <4 x float> %".768")
  store <4 x float> %".769", <4 x float>* %".645"
  %".771" = add i64 2, %".654"
  %".772" = getelementptr float, float* %".28", i64 %".771"
  %".773" = load float, float* %".772"
  %".774" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".773", i32 0
  %".775" = shufflevector <4 x float> %".774", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".776" = load <4 x float>, <4 x float>* %".645"
  %".777" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".775", <4 x float> %".762", <4 x float> %".776")
  store <4 x float> %".777", <4 x float>* %".645"
  %".779" = add i64 %".648", 1
  br label %"head.15"
end.15:
  %".781" = load <4 x float>, <4 x float>* %".645"
  %".782" = getelementptr float, float* %".641", i64 0
  %".783" = bitcast float* %".782" to <4 x float>*
  store <4 x float> %".781", <4 x float>* %".783", align 4
  %".785" = add i64 %".635", 4
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
  %".35" = inttoptr i64 %".4" to float*
  %".36" = inttoptr i64 %".6" to float*
  %".37" = inttoptr i64 %".8" to float*
  %".38" = inttoptr i64 %".10" to float*
  %".39" = inttoptr i64 %".12" to float*
  %".40" = inttoptr i64 %".14" to float*
  %".41" = inttoptr i64 %".16" to float*
  %".42" = inttoptr i64 %".18" to float*
  %".43" = inttoptr i64 %".20" to float*
  %".44" = inttoptr i64 %".22" to float*
  %".45" = inttoptr i64 %".24" to float*
  %".46" = inttoptr i64 %".26" to float*
  %".47" = inttoptr i64 %".28" to float*
  %".48" = inttoptr i64 %".30" to float*
  %".49" = inttoptr i64 %".32" to i64*
  %".50" = inttoptr i64 %".34" to i64*
  %".51" = call i32 @"omp_get_thread_num"()
  %".52" = sext i32 %".51" to i64
  %".53" = call i32 @"omp_get_num_threads"()
  %".54" = sext i32 %".53" to i64
  %".55" = getelementptr i64, i64* %"given", i64 16
  %".56" = load i64, i64* %".55"
  br label %"head"
head:
  %".58" = phi  i64 [%".52", %"body"], [%".68", %"loop"]
  %".59" = icmp slt i64 %".58", %".56"
  br i1 %".59", label %"loop", label %"end"
loop:
  %".61" = add i64 17, %".58"
  %".62" = getelementptr i64, i64* %"given", i64 %".61"
  %".63" = getelementptr i64, i64* %".62", i64 0
  %".64" = load i64, i64* %".63"
  %".65" = getelementptr i64, i64* %".62", i64 1
  %".66" = load i64, i64* %".65"
  call void @"second"(float* %".35", float* %".36", float* %".37", float* %".38", float* %".39", float* %".40", float* %".41", float* %".42", float* %".43", float* %".44", float* %".45", float* %".46", float* %".47", float* %".48", i64* %".49", i64* %".50", i64 %".64", i64 %".66", i64 %".58")
  %".68" = add i64 %".58", %".54"
  br label %"head"
end:
  ret void
}

declare i32 @"omp_get_thread_num"()

declare i32 @"omp_get_num_threads"()
