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
  %".199" = alloca <4 x float>
  %".334" = alloca <4 x float>
  %".416" = alloca <4 x float>
  %".508" = alloca <4 x float>
  %".637" = alloca <4 x float>
  br label %"body"
body:
  %".33" = mul i64 %"number", 32
  %".34" = getelementptr float, float* %"by_weight", i64 %".33"
  br label %"head"
head:
  %".36" = phi  i64 [%"start", %"body"], [%".785", %"end.1"]
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
  %".45" = phi  i64 [%".43", %"loop"], [%".783", %"end.14"]
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
  %".785" = add i64 %".36", 1
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
  %".90" = phi  i64 [0, %"end.3"], [%".187", %"end.5"]
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
  %".172" = shufflevector <4 x float> %".171", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".173" = shufflevector <4 x float> %".171", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".174" = fadd <2 x float> %".172", %".173"
  %".175" = shufflevector <2 x float> %".174", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".176" = shufflevector <2 x float> %".174", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".177" = fadd <1 x float> %".175", %".176"
  %".178" = extractelement <1 x float> %".177", i32 0
  %".179" = fmul float %".178", 0x3ff0000000000000
  %".180" = mul i64 %".93", 4
  %".181" = getelementptr float, float* %"by_attrs", i64 %".180"
  %".182" = getelementptr float, float* %".181", i64 0
  %".183" = load float, float* %".182"
  %".184" = fadd float %".183", %".179"
  %".185" = getelementptr float, float* %".181", i64 0
  store float %".184", float* %".185", align 4
  %".187" = add i64 %".90", 1
  br label %"head.4"
head.6:
  %".190" = phi  i64 [0, %"end.4"], [%".253", %"end.7"]
  %".191" = icmp slt i64 %".190", 4
  br i1 %".191", label %"loop.6", label %"end.6"
loop.6:
  %".193" = mul i64 %".36", 8
  %".194" = add i64 %".193", %".190"
  %".195" = getelementptr float, float* %"by_grad", i64 %".194"
  %".196" = getelementptr float, float* %".195", i64 0
  %".197" = bitcast float* %".196" to <4 x float>*
  %".198" = load <4 x float>, <4 x float>* %".197", align 4
  store <4 x float> %".198", <4 x float>* %".199"
  br label %"head.7"
end.6:
  %".255" = getelementptr float, float* %"transposed", i64 0
  call void @"by_hidden"(float* %".30", float* %".255", float* %".54", i64 %".50", i64 4)
  call void @"by_weight"(float* %".52", float* %".30", float* %".56", i64 4, i64 %".50")
  call void @"by_weight"(float* %".53", float* %".32", float* %".56", i64 4, i64 %".50")
  %".259" = getelementptr float, float* %"weight", i64 16
  %".260" = getelementptr float, float* %".34", i64 16
  call void @"weights"(float* %".52", float* %".259", float* %".22", i64 %".50", i64 4)
  call void @"weights"(float* %".53", float* %".259", float* %".24", i64 %".50", i64 4)
  br label %"head.8"
head.7:
  %".202" = phi  i64 [0, %"loop.6"], [%".247", %"loop.7"]
  %".203" = icmp slt i64 %".202", %".50"
  br i1 %".203", label %"loop.7", label %"end.7"
loop.7:
  %".205" = add i64 %".45", %".202"
  %".206" = getelementptr i64, i64* %"senders", i64 %".205"
  %".207" = load i64, i64* %".206"
  %".208" = mul i64 %".202", 1
  %".209" = mul i64 %".202", 4
  %".210" = mul i64 %".207", 16
  %".211" = add i64 %".210", %".190"
  %".212" = getelementptr float, float* %"node_feats", i64 %".211"
  %".213" = getelementptr float, float* %".212", i64 0
  %".214" = bitcast float* %".213" to <4 x float>*
  %".215" = load <4 x float>, <4 x float>* %".214", align 4
  %".216" = mul i64 %".207", 16
  %".217" = add i64 %".216", %".190"
  %".218" = getelementptr float, float* %"along_nodes", i64 %".217"
  %".219" = getelementptr float, float* %".218", i64 0
  %".220" = bitcast float* %".219" to <4 x float>*
  %".221" = load <4 x float>, <4 x float>* %".220", align 4
  %".222" = add i64 %".209", %".190"
  %".223" = getelementptr float, float* %".22", i64 %".222"
  %".224" = bitcast float* %".223" to <4 x float>*
  %".225" = load <4 x float>, <4 x float>* %".224", align 4
  %".226" = add i64 %".209", %".190"
  %".227" = getelementptr float, float* %".24", i64 %".226"
  %".228" = bitcast float* %".227" to <4 x float>*
  %".229" = load <4 x float>, <4 x float>* %".228", align 4
  %".230" = fmul <4 x float> %".221", %".225"
  %".231" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".215", <4 x float> %".229", <4 x float> %".230")
  %".232" = fmul <4 x float> %".215", %".225"
  %".233" = getelementptr float, float* %".26", i64 %".208"
  %".234" = load float, float* %".233"
  %".235" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".234", i32 0
  %".236" = shufflevector <4 x float> %".235", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".237" = load <4 x float>, <4 x float>* %".199"
  %".238" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".236", <4 x float> %".231", <4 x float> %".237")
  store <4 x float> %".238", <4 x float>* %".199"
  %".240" = getelementptr float, float* %".28", i64 %".208"
  %".241" = load float, float* %".240"
  %".242" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".241", i32 0
  %".243" = shufflevector <4 x float> %".242", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".244" = load <4 x float>, <4 x float>* %".199"
  %".245" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".243", <4 x float> %".232", <4 x float> %".244")
  store <4 x float> %".245", <4 x float>* %".199"
  %".247" = add i64 %".202", 1
  br label %"head.7"
end.7:
  %".249" = load <4 x float>, <4 x float>* %".199"
  %".250" = getelementptr float, float* %".195", i64 0
  %".251" = bitcast float* %".250" to <4 x float>*
  store <4 x float> %".249", <4 x float>* %".251", align 4
  %".253" = add i64 %".190", 4
  br label %"head.6"
head.8:
  %".264" = phi  i64 [0, %"end.6"], [%".290", %"loop.8"]
  %".265" = icmp slt i64 %".264", %".50"
  br i1 %".265", label %"loop.8", label %"end.8"
loop.8:
  %".267" = add i64 %".45", %".264"
  %".268" = mul i64 %".267", 4
  %".269" = getelementptr float, float* %"edge_attrs", i64 %".268"
  %".270" = getelementptr float, float* %".269", i64 1
  %".271" = load float, float* %".270"
  %".272" = fmul float %".271", 0x3fe279a740000000
  %".273" = mul i64 %".264", 3
  %".274" = getelementptr float, float* %".26", i64 %".273"
  store float %".272", float* %".274", align 4
  %".276" = getelementptr float, float* %".269", i64 2
  %".277" = load float, float* %".276"
  %".278" = fmul float %".277", 0x3fe279a740000000
  %".279" = mul i64 %".264", 3
  %".280" = add i64 1, %".279"
  %".281" = getelementptr float, float* %".26", i64 %".280"
  store float %".278", float* %".281", align 4
  %".283" = getelementptr float, float* %".269", i64 3
  %".284" = load float, float* %".283"
  %".285" = fmul float %".284", 0x3fe279a740000000
  %".286" = mul i64 %".264", 3
  %".287" = add i64 2, %".286"
  %".288" = getelementptr float, float* %".26", i64 %".287"
  store float %".285", float* %".288", align 4
  %".290" = add i64 %".264", 1
  br label %"head.8"
end.8:
  br label %"head.9"
head.9:
  %".293" = phi  i64 [0, %"end.8"], [%".319", %"loop.9"]
  %".294" = icmp slt i64 %".293", %".50"
  br i1 %".294", label %"loop.9", label %"end.9"
loop.9:
  %".296" = add i64 %".45", %".293"
  %".297" = mul i64 %".296", 4
  %".298" = getelementptr float, float* %"along_attrs", i64 %".297"
  %".299" = getelementptr float, float* %".298", i64 1
  %".300" = load float, float* %".299"
  %".301" = fmul float %".300", 0x3fe279a740000000
  %".302" = mul i64 %".293", 3
  %".303" = getelementptr float, float* %".28", i64 %".302"
  store float %".301", float* %".303", align 4
  %".305" = getelementptr float, float* %".298", i64 2
  %".306" = load float, float* %".305"
  %".307" = fmul float %".306", 0x3fe279a740000000
  %".308" = mul i64 %".293", 3
  %".309" = add i64 1, %".308"
  %".310" = getelementptr float, float* %".28", i64 %".309"
  store float %".307", float* %".310", align 4
  %".312" = getelementptr float, float* %".298", i64 3
  %".313" = load float, float* %".312"
  %".314" = fmul float %".313", 0x3fe279a740000000
  %".315" = mul i64 %".293", 3
  %".316" = add i64 2, %".315"
  %".317" = getelementptr float, float* %".28", i64 %".316"
  store float %".314", float* %".317", align 4
  %".319" = add i64 %".293", 1
  br label %"head.9"
end.9:
  br label %"head.10"
head.10:
  %".322" = phi  i64 [0, %"end.9"], [%".624", %"end.13"]
  %".323" = icmp slt i64 %".322", %".50"
  br i1 %".323", label %"loop.10", label %"end.10"
loop.10:
  %".325" = add i64 %".45", %".322"
  %".326" = getelementptr i64, i64* %"senders", i64 %".325"
  %".327" = load i64, i64* %".326"
  %".328" = mul i64 %".322", 4
  %".329" = getelementptr i64, i64* %"receiver_ptr", i64 0
  %".330" = load i64, i64* %".329"
  %".331" = sub i64 %".325", %".330"
  %".332" = mul i64 %".331", 16
  %".333" = getelementptr float, float* %"by_edge", i64 %".332"
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".334"
  br label %"head.11"
end.10:
  br label %"head.14"
head.11:
  %".337" = phi  i64 [0, %"loop.10"], [%".405", %"loop.11"]
  %".338" = icmp slt i64 %".337", 4
  br i1 %".338", label %"loop.11", label %"end.11"
loop.11:
  %".340" = mul i64 %".322", 4
  %".341" = mul i64 %".327", 16
  %".342" = add i64 4, %".341"
  %".343" = add i64 %".342", %".337"
  %".344" = getelementptr float, float* %"node_feats", i64 %".343"
  %".345" = getelementptr float, float* %".344", i64 0
  %".346" = bitcast float* %".345" to <4 x float>*
  %".347" = load <4 x float>, <4 x float>* %".346", align 4
  %".348" = mul i64 %".327", 16
  %".349" = add i64 4, %".348"
  %".350" = add i64 %".349", %".337"
  %".351" = getelementptr float, float* %"along_nodes", i64 %".350"
  %".352" = getelementptr float, float* %".351", i64 0
  %".353" = bitcast float* %".352" to <4 x float>*
  %".354" = load <4 x float>, <4 x float>* %".353", align 4
  %".355" = add i64 %".340", %".337"
  %".356" = getelementptr float, float* %".22", i64 %".355"
  %".357" = bitcast float* %".356" to <4 x float>*
  %".358" = load <4 x float>, <4 x float>* %".357", align 4
  %".359" = add i64 %".340", %".337"
  %".360" = getelementptr float, float* %".24", i64 %".359"
  %".361" = bitcast float* %".360" to <4 x float>*
  %".362" = load <4 x float>, <4 x float>* %".361", align 4
  %".363" = mul i64 %".36", 8
  %".364" = add i64 4, %".363"
  %".365" = add i64 %".364", %".337"
  %".366" = getelementptr float, float* %"grad", i64 %".365"
  %".367" = getelementptr float, float* %".366", i64 0
  %".368" = bitcast float* %".367" to <4 x float>*
  %".369" = load <4 x float>, <4 x float>* %".368", align 4
  %".370" = mul i64 %".322", 3
  %".371" = getelementptr float, float* %".26", i64 %".370"
  %".372" = load float, float* %".371"
  %".373" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".372", i32 0
  %".374" = shufflevector <4 x float> %".373", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".375" = fmul <4 x float> %".374", %".369"
  %".376" = mul i64 %".322", 3
  %".377" = getelementptr float, float* %".28", i64 %".376"
  %".378" = load float, float* %".377"
  %".379" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".378", i32 0
  %".380" = shufflevector <4 x float> %".379", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".381" = fmul <4 x float> %".380", %".369"
  %".382" = fmul <4 x float> %".375", %".354"
  %".383" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".381", <4 x float> %".347", <4 x float> %".382")
  %".384" = add i64 %".328", %".337"
  %".385" = getelementptr float, float* %".30", i64 %".384"
  %".386" = bitcast float* %".385" to <4 x float>*
  store <4 x float> %".383", <4 x float>* %".386", align 4
  %".388" = fmul <4 x float> %".375", %".347"
  %".389" = add i64 %".328", %".337"
  %".390" = getelementptr float, float* %".32", i64 %".389"
  %".391" = bitcast float* %".390" to <4 x float>*
  store <4 x float> %".388", <4 x float>* %".391", align 4
  %".393" = add i64 4, %".337"
  %".394" = getelementptr float, float* %".333", i64 %".393"
  %".395" = fmul <4 x float> %".381", %".358"
  %".396" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".375", <4 x float> %".362", <4 x float> %".395")
  %".397" = getelementptr float, float* %".394", i64 0
  %".398" = bitcast float* %".397" to <4 x float>*
  store <4 x float> %".396", <4 x float>* %".398", align 4
  %".400" = fmul <4 x float> %".354", %".358"
  %".401" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".347", <4 x float> %".362", <4 x float> %".400")
  %".402" = load <4 x float>, <4 x float>* %".334"
  %".403" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".401", <4 x float> %".369", <4 x float> %".402")
  store <4 x float> %".403", <4 x float>* %".334"
  %".405" = add i64 %".337", 4
  br label %"head.11"
end.11:
  %".407" = load <4 x float>, <4 x float>* %".334"
  %".408" = shufflevector <4 x float> %".407", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".409" = shufflevector <4 x float> %".407", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".410" = fadd <2 x float> %".408", %".409"
  %".411" = shufflevector <2 x float> %".410", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".412" = shufflevector <2 x float> %".410", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".413" = fadd <1 x float> %".411", %".412"
  %".414" = extractelement <1 x float> %".413", i32 0
  %".415" = fmul float %".414", 0x3fe279a740000000
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".416"
  br label %"head.12"
head.12:
  %".419" = phi  i64 [0, %"end.11"], [%".497", %"loop.12"]
  %".420" = icmp slt i64 %".419", 4
  br i1 %".420", label %"loop.12", label %"end.12"
loop.12:
  %".422" = mul i64 %".322", 4
  %".423" = mul i64 %".327", 16
  %".424" = add i64 8, %".423"
  %".425" = add i64 %".424", %".419"
  %".426" = getelementptr float, float* %"node_feats", i64 %".425"
  %".427" = getelementptr float, float* %".426", i64 0
  %".428" = bitcast float* %".427" to <4 x float>*
  %".429" = load <4 x float>, <4 x float>* %".428", align 4
  %".430" = mul i64 %".327", 16
  %".431" = add i64 8, %".430"
  %".432" = add i64 %".431", %".419"
  %".433" = getelementptr float, float* %"along_nodes", i64 %".432"
  %".434" = getelementptr float, float* %".433", i64 0
  %".435" = bitcast float* %".434" to <4 x float>*
  %".436" = load <4 x float>, <4 x float>* %".435", align 4
  %".437" = add i64 %".422", %".419"
  %".438" = getelementptr float, float* %".22", i64 %".437"
  %".439" = bitcast float* %".438" to <4 x float>*
  %".440" = load <4 x float>, <4 x float>* %".439", align 4
  %".441" = add i64 %".422", %".419"
  %".442" = getelementptr float, float* %".24", i64 %".441"
  %".443" = bitcast float* %".442" to <4 x float>*
  %".444" = load <4 x float>, <4 x float>* %".443", align 4
  %".445" = mul i64 %".36", 8
  %".446" = add i64 4, %".445"
  %".447" = add i64 %".446", %".419"
  %".448" = getelementptr float, float* %"grad", i64 %".447"
  %".449" = getelementptr float, float* %".448", i64 0
  %".450" = bitcast float* %".449" to <4 x float>*
  %".451" = load <4 x float>, <4 x float>* %".450", align 4
  %".452" = mul i64 %".322", 3
  %".453" = add i64 1, %".452"
  %".454" = getelementptr float, float* %".26", i64 %".453"
  %".455" = load float, float* %".454"
  %".456" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".455", i32 0
  %".457" = shufflevector <4 x float> %".456", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".458" = fmul <4 x float> %".457", %".451"
  %".459" = mul i64 %".322", 3
  %".460" = add i64 1, %".459"
  %".461" = getelementptr float, float* %".28", i64 %".460"
  %".462" = load float, float* %".461"
  %".463" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".462", i32 0
  %".464" = shufflevector <4 x float> %".463", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".465" = fmul <4 x float> %".464", %".451"
  %".466" = add i64 %".328", %".419"
  %".467" = getelementptr float, float* %".30", i64 %".466"
  %".468" = bitcast float* %".467" to <4 x float>*
  %".469" = load <4 x float>, <4 x float>* %".468", align 4
  %".470" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".458", <4 x float> %".436", <4 x float> %".469")
  %".471" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".465", <4 x float> %".429", <4 x float> %".470")
  %".472" = add i64 %".328", %".419"
  %".473" = getelementptr float, float* %".30", i64 %".472"
  %".474" = bitcast float* %".473" to <4 x float>*
  store <4 x float> %".471", <4 x float>* %".474", align 4
  %".476" = add i64 %".328", %".419"
  %".477" = getelementptr float, float* %".32", i64 %".476"
  %".478" = bitcast float* %".477" to <4 x float>*
  %".479" = load <4 x float>, <4 x float>* %".478", align 4
  %".480" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".458", <4 x float> %".429", <4 x float> %".479")
  %".481" = add i64 %".328", %".419"
  %".482" = getelementptr float, float* %".32", i64 %".481"
  %".483" = bitcast float* %".482" to <4 x float>*
  store <4 x float> %".480", <4 x float>* %".483", align 4
  %".485" = add i64 8, %".419"
  %".486" = getelementptr float, float* %".333", i64 %".485"
  %".487" = fmul <4 x float> %".465", %".440"
  %".488" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".458", <4 x float> %".444", <4 x float> %".487")
  %".489" = getelementptr float, float* %".486", i64 0
  %".490" = bitcast float* %".489" to <4 x float>*
  store <4 x float> %".488", <4 x float>* %".490", align 4
  %".492" = fmul <4 x float> %".436", %".440"
  %".493" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".429", <4 x float> %".444", <4 x float> %".492")
  %".494" = load <4 x float>, <4 x float>* %".416"
  %".495" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".493", <4 x float> %".451", <4 x float> %".494")
  store <4 x float> %".495", <4 x float>* %".416"
  %".497" = add i64 %".419", 4
  br label %"head.12"
end.12:
  %".499" = load <4 x float>, <4 x float>* %".416"
  %".500" = shufflevector <4 x float> %".499", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".501" = shufflevector <4 x float> %".499", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".502" = fadd <2 x float> %".500", %".501"
  %".503" = shufflevector <2 x float> %".502", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".504" = shufflevector <2 x float> %".502", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".505" = fadd <1 x float> %".503", %".504"
  %".506" = extractelement <1 x float> %".505", i32 0
  %".507" = fmul float %".506", 0x3fe279a740000000
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".508"
  br label %"head.13"
head.13:
  %".511" = phi  i64 [0, %"end.12"], [%".589", %"loop.13"]
  %".512" = icmp slt i64 %".511", 4
  br i1 %".512", label %"loop.13", label %"end.13"
loop.13:
  %".514" = mul i64 %".322", 4
  %".515" = mul i64 %".327", 16
  %".516" = add i64 12, %".515"
  %".517" = add i64 %".516", %".511"
  %".518" = getelementptr float, float* %"node_feats", i64 %".517"
  %".519" = getelementptr float, float* %".518", i64 0
  %".520" = bitcast float* %".519" to <4 x float>*
  %".521" = load <4 x float>, <4 x float>* %".520", align 4
  %".522" = mul i64 %".327", 16
  %".523" = add i64 12, %".522"
  %".524" = add i64 %".523", %".511"
  %".525" = getelementptr float, float* %"along_nodes", i64 %".524"
  %".526" = getelementptr float, float* %".525", i64 0
  %".527" = bitcast float* %".526" to <4 x float>*
  %".528" = load <4 x float>, <4 x float>* %".527", align 4
  %".529" = add i64 %".514", %".511"
  %".530" = getelementptr float, float* %".22", i64 %".529"
  %".531" = bitcast float* %".530" to <4 x float>*
  %".532" = load <4 x float>, <4 x float>* %".531", align 4
  %".533" = add i64 %".514", %".511"
  %".534" = getelementptr float, float* %".24", i64 %".533"
  %".535" = bitcast float* %".534" to <4 x float>*
  %".536" = load <4 x float>, <4 x float>* %".535", align 4
  %".537" = mul i64 %".36", 8
  %".538" = add i64 4, %".537"
  %".539" = add i64 %".538", %".511"
  %".540" = getelementptr float, float* %"grad", i64 %".539"
  %".541" = getelementptr float, float* %".540", i64 0
  %".542" = bitcast float* %".541" to <4 x float>*
  %".543" = load <4 x float>, <4 x float>* %".542", align 4
  %".544" = mul i64 %".322", 3
  %".545" = add i64 2, %".544"
  %".546" = getelementptr float, float* %".26", i64 %".545"
  %".547" = load float, float* %".546"
  %".548" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".547", i32 0
  %".549" = shufflevector <4 x float> %".548", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".550" = fmul <4 x float> %".549", %".543"
  %".551" = mul i64 %".322", 3
  %".552" = add i64 2, %".551"
  %".553" = getelementptr float, float* %".28", i64 %".552"
  %".554" = load float, float* %".553"
  %".555" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".554", i32 0
  %".556" = shufflevector <4 x float> %".555", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".557" = fmul <4 x float> %".556", %".543"
  %".558" = add i64 %".328", %".511"
  %".559" = getelementptr float, float* %".30", i64 %".558"
  %".560" = bitcast float* %".559" to <4 x float>*
  %".561" = load <4 x float>, <4 x float>* %".560", align 4
  %".562" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".550", <4 x float> %".528", <4 x float> %".561")
  %".563" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".557", <4 x float> %".521", <4 x float> %".562")
  %".564" = add i64 %".328", %".511"
  %".565" = getelementptr float, float* %".30", i64 %".564"
  %".566" = bitcast float* %".565" to <4 x float>*
  store <4 x float> %".563", <4 x float>* %".566", align 4
  %".568" = add i64 %".328", %".511"
  %".569" = getelementptr float, float* %".32", i64 %".568"
  %".570" = bitcast float* %".569" to <4 x float>*
  %".571" = load <4 x float>, <4 x float>* %".570", align 4
  %".572" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".550", <4 x float> %".521", <4 x float> %".571")
  %".573" = add i64 %".328", %".511"
  %".574" = getelementptr float, float* %".32", i64 %".573"
  %".575" = bitcast float* %".574" to <4 x float>*
  store <4 x float> %".572", <4 x float>* %".575", align 4
  %".577" = add i64 12, %".511"
  %".578" = getelementptr float, float* %".333", i64 %".577"
  %".579" = fmul <4 x float> %".557", %".532"
  %".580" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".550", <4 x float> %".536", <4 x float> %".579")
  %".581" = getelementptr float, float* %".578", i64 0
  %".582" = bitcast float* %".581" to <4 x float>*
  store <4 x float> %".580", <4 x float>* %".582", align 4
  %".584" = fmul <4 x float> %".528", %".532"
  %".585" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".521", <4 x float> %".536", <4 x float> %".584")
  %".586" = load <4 x float>, <4 x float>* %".508"
  %".587" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".585", <4 x float> %".543", <4 x float> %".586")
  store <4 x float> %".587", <4 x float>* %".508"
  %".589" = add i64 %".511", 4
  br label %"head.13"
end.13:
  %".591" = load <4 x float>, <4 x float>* %".508"
  %".592" = shufflevector <4 x float> %".591", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".593" = shufflevector <4 x float> %".591", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".594" = fadd <2 x float> %".592", %".593"
  %".595" = shufflevector <2 x float> %".594", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".596" = shufflevector <2 x float> %".594", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".597" = fadd <1 x float> %".595", %".596"
  %".598" = extractelement <1 x float> %".597", i32 0
  %".599" = fmul float %".598", 0x3fe279a740000000
  %".600" = mul i64 %".325", 4
  %".601" = add i64 1, %".600"
  %".602" = getelementptr float, float* %"by_attrs", i64 %".601"
  %".603" = getelementptr float, float* %".602", i64 0
  %".604" = load float, float* %".603"
  %".605" = fadd float %".604", %".415"
  %".606" = getelementptr float, float* %".602", i64 0
  store float %".605", float* %".606", align 4
  %".608" = mul i64 %".325", 4
  %".609" = add i64 2, %".608"
  %".610" = getelementptr float, float* %"by_attrs", i64 %".609"
  %".611" = getelementptr float, float* %".610", i64 0
  %".612" = load float, float* %".611"
  %".613" = fadd float %".612", %".507"
  %".614" = getelementptr float, float* %".610", i64 0
  store float %".613", float* %".614", align 4
  %".616" = mul i64 %".325", 4
  %".617" = add i64 3, %".616"
  %".618" = getelementptr float, float* %"by_attrs", i64 %".617"
  %".619" = getelementptr float, float* %".618", i64 0
  %".620" = load float, float* %".619"
  %".621" = fadd float %".620", %".599"
  %".622" = getelementptr float, float* %".618", i64 0
  store float %".621", float* %".622", align 4
  %".624" = add i64 %".322", 1
  br label %"head.10"
head.14:
  %".627" = phi  i64 [0, %"end.10"], [%".777", %"end.15"]
  %".628" = icmp slt i64 %".627", 4
  br i1 %".628", label %"loop.14", label %"end.14"
loop.14:
  %".630" = mul i64 %".36", 8
  %".631" = add i64 4, %".630"
  %".632" = add i64 %".631", %".627"
  %".633" = getelementptr float, float* %"by_grad", i64 %".632"
  %".634" = getelementptr float, float* %".633", i64 0
  %".635" = bitcast float* %".634" to <4 x float>*
  %".636" = load <4 x float>, <4 x float>* %".635", align 4
  store <4 x float> %".636", <4 x float>* %".637"
  br label %"head.15"
end.14:
  %".779" = getelementptr float, float* %"transposed", i64 16
  call void @"by_hidden"(float* %".30", float* %".779", float* %".54", i64 %".50", i64 4)
  call void @"by_weight"(float* %".52", float* %".30", float* %".260", i64 4, i64 %".50")
  call void @"by_weight"(float* %".53", float* %".32", float* %".260", i64 4, i64 %".50")
  %".783" = add i64 %".45", 64
  br label %"head.1"
head.15:
  %".640" = phi  i64 [0, %"loop.14"], [%".771", %"loop.15"]
  %".641" = icmp slt i64 %".640", %".50"
  br i1 %".641", label %"loop.15", label %"end.15"
loop.15:
  %".643" = add i64 %".45", %".640"
  %".644" = getelementptr i64, i64* %"senders", i64 %".643"
  %".645" = load i64, i64* %".644"
  %".646" = mul i64 %".640", 3
  %".647" = mul i64 %".640", 4
  %".648" = mul i64 %".645", 16
  %".649" = add i64 4, %".648"
  %".650" = add i64 %".649", %".627"
  %".651" = getelementptr float, float* %"node_feats", i64 %".650"
  %".652" = getelementptr float, float* %".651", i64 0
  %".653" = bitcast float* %".652" to <4 x float>*
  %".654" = load <4 x float>, <4 x float>* %".653", align 4
  %".655" = mul i64 %".645", 16
  %".656" = add i64 4, %".655"
  %".657" = add i64 %".656", %".627"
  %".658" = getelementptr float, float* %"along_nodes", i64 %".657"
  %".659" = getelementptr float, float* %".658", i64 0
  %".660" = bitcast float* %".659" to <4 x float>*
  %".661" = load <4 x float>, <4 x float>* %".660", align 4
  %".662" = add i64 %".647", %".627"
  %".663" = getelementptr float, float* %".22", i64 %".662"
  %".664" = bitcast float* %".663" to <4 x float>*
  %".665" = load <4 x float>, <4 x float>* %".664", align 4
  %".666" = add i64 %".647", %".627"
  %".667" = getelementptr float, float* %".24", i64 %".666"
  %".668" = bitcast float* %".667" to <4 x float>*
  %".669" = load <4 x float>, <4 x float>* %".668", align 4
  %".670" = fmul <4 x float> %".661", %".665"
  %".671" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".654", <4 x float> %".669", <4 x float> %".670")
  %".672" = fmul <4 x float> %".654", %".665"
  %".673" = getelementptr float, float* %".26", i64 %".646"
  %".674" = load float, float* %".673"
  %".675" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".674", i32 0
  %".676" = shufflevector <4 x float> %".675", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".677" = load <4 x float>, <4 x float>* %".637"
  %".678" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".676", <4 x float> %".671", <4 x float> %".677")
  store <4 x float> %".678", <4 x float>* %".637"
  %".680" = getelementptr float, float* %".28", i64 %".646"
  %".681" = load float, float* %".680"
  %".682" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".681", i32 0
  %".683" = shufflevector <4 x float> %".682", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".684" = load <4 x float>, <4 x float>* %".637"
  %".685" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".683", <4 x float> %".672", <4 x float> %".684")
  store <4 x float> %".685", <4 x float>* %".637"
  %".687" = mul i64 %".640", 4
  %".688" = mul i64 %".645", 16
  %".689" = add i64 8, %".688"
  %".690" = add i64 %".689", %".627"
  %".691" = getelementptr float, float* %"node_feats", i64 %".690"
  %".692" = getelementptr float, float* %".691", i64 0
  %".693" = bitcast float* %".692" to <4 x float>*
  %".694" = load <4 x float>, <4 x float>* %".693", align 4
  %".695" = mul i64 %".645", 16
  %".696" = add i64 8, %".695"
  %".697" = add i64 %".696", %".627"
  %".698" = getelementptr float, float* %"along_nodes", i64 %".697"
  %".699" = getelementptr float, float* %".698", i64 0
  %".700" = bitcast float* %".699" to <4 x float>*
  %".701" = load <4 x float>, <4 x float>* %".700", align 4
  %".702" = add i64 %".687", %".627"
  %".703" = getelementptr float, float* %".22", i64 %".702"
  %".704" = bitcast float* %".703" to <4 x float>*
  %".705" = load <4 x float>, <4 x float>* %".704", align 4
  %".706" = add i64 %".687", %".627"
  %".707" = getelementptr float, float* %".24", i64 %".706"
  %".708" = bitcast float* %".707" to <4 x float>*
  %".709" = load <4 x float>, <4 x float>* %".708", align 4
  %".710" = fmul <4 x float> %".701", %".705"
  %".711" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".694", <4 x float> %".709", <4 x float> %".710")
  %".712" = fmul <4 x float> %".694", %".705"
  %".713" = add i64 1, %".646"
  %".714" = getelementptr float, float* %".26", i64 %".713"
  %".715" = load float, float* %".714"
  %".716" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".715", i32 0
  %".717" = shufflevector <4 x float> %".716", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".718" = load <4 x float>, <4 x float>* %".637"
  %".719" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".717", <4 x float> %".711", <4 x float> %".718")
  store <4 x float> %".719", <4 x float>* %".637"
  %".721" = add i64 1, %".646"
  %".722" = getelementptr float, float* %".28", i64 %".721"
  %".723" = load float, float* %".722"
  %".724" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".723", i32 0
  %".725" = shufflevector <4 x float> %".724", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".726" = load <4 x float>, <4 x float>* %".637"
  %".727" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".725", <4 x float> %".712", <4 x float> %".726")
  store <4 x float> %".727", <4 x float>* %".637"
  %".729" = mul i64 %".640", 4
  %".730" = mul i64 %".645", 16
  %".731" = add i64 12, %".730"
  %".732" = add i64 %".731", %".627"
  %".733" = getelementptr float, float* %"node_feats", i64 %".732"
  %".734" = getelementptr float, float* %".733", i64 0
  %".735" = bitcast float* %".734" to <4 x float>*
  %".736" = load <4 x float>, <4 x float>* %".735", align 4
  %".737" = mul i64 %".645", 16
  %".738" = add i64 12, %".737"
  %".739" = add i64 %".738", %".627"
  %".740" = getelementptr float, float* %"along_nodes", i64 %".739"
  %".741" = getelementptr float, float* %".740", i64 0
  %".742" = bitcast float* %".741" to <4 x float>*
  %".743" = load <4 x float>, <4 x float>* %".742", align 4
  %".744" = add i64 %".729", %".627"
  %".745" = getelementptr float, float* %".22", i64 %".744"
  %".746" = bitcast float* %".745" to <4 x float>*
  %".747" = load <4 x float>, <4 x float>* %".746", align 4
  %".748" = add i64 %".729", %".627"
  %".749" = getelementptr float, float* %".24", i64 %".748"
  %".750" = bitcast float* %".749" to <4 x float>*
  %".751" = load <4 x float>, <4 x float>* %".750", align 4
  %".752" = fmul <4 x float> %".743", %".747"
  %".753" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".736", <4 x float> %".751", <4 x float> %".752")
  %".754" = fmul <4 x float> %".736", %".747"
  %".755" = add i64 2, %".646"
  %".756" = getelementptr float, float* %".26", i64 %".755"
  %".757" = load float, float* %".756"
  %".758" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".757", i32 0
  %".759" = shufflevector <4 x float> %".758", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".760" = load <4 x float>, <4 x float>* %".637"
  %".761" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".759", <4 x float> %".753", <4 x float> %".760")
  store <4 x float> %".761", <4 x float>* %".637"
  %".763" = add i64 2, %".646"
  %".764" = getelementptr float, float* %".28", i64 %".763"
  %".765" = load float, float* %".764"
  %".766" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".765", i32 0
  %".767" = shufflevector <4 x float> %".766", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".768" = load <4 x float>, <4 x float>* %".637"
  %".769" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".767", <4 x float> %".754", <4 x float> %".768")
  store <4 x float> %".769", <4 x float>* %".637"
  %".771" = add i64 %".640", 1
  br label %"head.15"
end.15:
  %".773" = load <4 x float>, <4 x float>* %".637"
  %".774" = getelementptr float, float* %".633", i64 0
  %".775" = bitcast float* %".774" to <4 x float>*
  store <4 x float> %".773", <4 x float>* %".775", align 4
  %".777" = add i64 %".627", 4
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
