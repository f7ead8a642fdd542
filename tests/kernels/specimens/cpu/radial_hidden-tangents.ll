; ModuleID = "radial_hidden_tangents"
target triple = "x86_64-unknown-linux-gnu"
target datalayout = ""

define internal void @"layer_0"(float* noalias %"a", float* noalias %"b", float* noalias %"c", i64 %"rows", i64 %"depth")
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
  %".11" = mul i64 %".8", 12
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
  %".48" = mul i64 %".19", 3
  %".49" = getelementptr float, float* %"a", i64 %".48"
  %".50" = mul i64 %".23", 3
  %".51" = getelementptr float, float* %"a", i64 %".50"
  %".52" = mul i64 %".27", 3
  %".53" = getelementptr float, float* %"a", i64 %".52"
  %".54" = mul i64 %".31", 3
  %".55" = getelementptr float, float* %"a", i64 %".54"
  %".56" = mul i64 %".35", 3
  %".57" = getelementptr float, float* %"a", i64 %".56"
  %".58" = mul i64 %".39", 3
  %".59" = getelementptr float, float* %"a", i64 %".58"
  %".60" = mul i64 %".43", 3
  %".61" = getelementptr float, float* %"a", i64 %".60"
  %".62" = mul i64 %".47", 3
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
  %".114" = icmp slt i64 %".113", 3
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

define internal void @"layer_1"(float* noalias %"a", float* noalias %"b", float* noalias %"c", i64 %"rows", i64 %"depth")
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

define internal void @"back_0"(float* noalias %"a", float* noalias %"b", float* noalias %"c", i64 %"rows", i64 %"depth")
{
entry:
  %".96" = alloca float
  %".98" = alloca float
  %".100" = alloca float
  %".102" = alloca float
  %".104" = alloca float
  %".106" = alloca float
  %".108" = alloca float
  %".110" = alloca float
  br label %"body"
body:
  br label %"head"
head:
  %".8" = phi  i64 [0, %"body"], [%".195", %"end.1"]
  %".9" = icmp slt i64 %".8", 3
  br i1 %".9", label %"loop", label %"end"
loop:
  %".11" = mul i64 %".8", 4
  %".12" = getelementptr float, float* %"b", i64 %".11"
  br label %"head.1"
end:
  ret void
head.1:
  %".14" = phi  i64 [0, %"loop"], [%".193", %"end.2"]
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
  %".64" = mul i64 %".19", 3
  %".65" = mul i64 %".8", 1
  %".66" = add i64 %".64", %".65"
  %".67" = getelementptr float, float* %"c", i64 %".66"
  %".68" = mul i64 %".23", 3
  %".69" = mul i64 %".8", 1
  %".70" = add i64 %".68", %".69"
  %".71" = getelementptr float, float* %"c", i64 %".70"
  %".72" = mul i64 %".27", 3
  %".73" = mul i64 %".8", 1
  %".74" = add i64 %".72", %".73"
  %".75" = getelementptr float, float* %"c", i64 %".74"
  %".76" = mul i64 %".31", 3
  %".77" = mul i64 %".8", 1
  %".78" = add i64 %".76", %".77"
  %".79" = getelementptr float, float* %"c", i64 %".78"
  %".80" = mul i64 %".35", 3
  %".81" = mul i64 %".8", 1
  %".82" = add i64 %".80", %".81"
  %".83" = getelementptr float, float* %"c", i64 %".82"
  %".84" = mul i64 %".39", 3
  %".85" = mul i64 %".8", 1
  %".86" = add i64 %".84", %".85"
  %".87" = getelementptr float, float* %"c", i64 %".86"
  %".88" = mul i64 %".43", 3
  %".89" = mul i64 %".8", 1
  %".90" = add i64 %".88", %".89"
  %".91" = getelementptr float, float* %"c", i64 %".90"
  %".92" = mul i64 %".47", 3
  %".93" = mul i64 %".8", 1
  %".94" = add i64 %".92", %".93"
  %".95" = getelementptr float, float* %"c", i64 %".94"
  store float              0x0, float* %".96"
  store float              0x0, float* %".98"
  store float              0x0, float* %".100"
  store float              0x0, float* %".102"
  store float              0x0, float* %".104"
  store float              0x0, float* %".106"
  store float              0x0, float* %".108"
  store float              0x0, float* %".110"
  br label %"head.2"
end.1:
  %".195" = add i64 %".8", 1
  br label %"head"
head.2:
  %".113" = phi  i64 [0, %"loop.1"], [%".167", %"loop.2"]
  %".114" = icmp slt i64 %".113", 4
  br i1 %".114", label %"loop.2", label %"end.2"
loop.2:
  %".116" = mul i64 %".113", 1
  %".117" = getelementptr float, float* %".12", i64 %".116"
  %".118" = load float, float* %".117", align 4
  %".119" = mul i64 %".113", 1
  %".120" = getelementptr float, float* %".49", i64 %".119"
  %".121" = load float, float* %".120"
  %".122" = load float, float* %".96"
  %".123" = call float @"llvm.fma.f32"(float %".121", float %".118", float %".122")
  store float %".123", float* %".96"
  %".125" = mul i64 %".113", 1
  %".126" = getelementptr float, float* %".51", i64 %".125"
  %".127" = load float, float* %".126"
  %".128" = load float, float* %".98"
  %".129" = call float @"llvm.fma.f32"(float %".127", float %".118", float %".128")
  store float %".129", float* %".98"
  %".131" = mul i64 %".113", 1
  %".132" = getelementptr float, float* %".53", i64 %".131"
  %".133" = load float, float* %".132"
  %".134" = load float, float* %".100"
  %".135" = call float @"llvm.fma.f32"(float %".133", float %".118", float %".134")
  store float %".135", float* %".100"
  %".137" = mul i64 %".113", 1
  %".138" = getelementptr float, float* %".55", i64 %".137"
  %".139" = load float, float* %".138"
  %".140" = load float, float* %".102"
  %".141" = call float @"llvm.fma.f32"(float %".139", float %".118", float %".140")
  store float %".141", float* %".102"
  %".143" = mul i64 %".113", 1
  %".144" = getelementptr float, float* %".57", i64 %".143"
  %".145" = load float, float* %".144"
  %".146" = load float, float* %".104"
  %".147" = call float @"llvm.fma.f32"(float %".145", float %".118", float %".146")
  store float %".147", float* %".104"
  %".149" = mul i64 %".113", 1
  %".150" = getelementptr float, float* %".59", i64 %".149"
  %".151" = load float, float* %".150"
  %".152" = load float, float* %".106"
  %".153" = call float @"llvm.fma.f32"(float %".151", float %".118", float %".152")
  store float %".153", float* %".106"
  %".155" = mul i64 %".113", 1
  %".156" = getelementptr float, float* %".61", i64 %".155"
  %".157" = load float, float* %".156"
  %".158" = load float, float* %".108"
  %".159" = call float @"llvm.fma.f32"(float %".157", float %".118", float %".158")
  store float %".159", float* %".108"
  %".161" = mul i64 %".113", 1
  %".162" = getelementptr float, float* %".63", i64 %".161"
  %".163" = load float, float* %".162"
  %".164" = load float, float* %".110"
  %".165" = call float @"llvm.fma.f32"(float %".163", float %".118", float %".164")
  store float %".165", float* %".110"
  %".167" = add i64 %".113", 1
  br label %"head.2"
end.2:
  %".169" = load float, float* %".96"
  %".170" = getelementptr float, float* %".67", i64 0
  store float %".169", float* %".170", align 4
  %".172" = load float, float* %".98"
  %".173" = getelementptr float, float* %".71", i64 0
  store float %".172", float* %".173", align 4
  %".175" = load float, float* %".100"
  %".176" = getelementptr float, float* %".75", i64 0
  store float %".175", float* %".176", align 4
  %".178" = load float, float* %".102"
  %".179" = getelementptr float, float* %".79", i64 0
  store float %".178", float* %".179", align 4
  %".181" = load float, float* %".104"
  %".182" = getelementptr float, float* %".83", i64 0
  store float %".181", float* %".182", align 4
  %".184" = load float, float* %".106"
  %".185" = getelementptr float, float* %".87", i64 0
  store float %".184", float* %".185", align 4
  %".187" = load float, float* %".108"
  %".188" = getelementptr float, float* %".91", i64 0
  store float %".187", float* %".188", align 4
  %".190" = load float, float* %".110"
  %".191" = getelementptr float, float* %".95", i64 0
  store float %".190", float* %".191", align 4
  %".193" = add i64 %".14", 8
  br label %"head.1"
}

declare float @"llvm.fma.f32"(float %".1", float %".2", float %".3")

define internal void @"back_1"(float* noalias %"a", float* noalias %"b", float* noalias %"c", i64 %"rows", i64 %"depth")
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

define internal void @"outer_0"(float* noalias %"a", float* noalias %"b", float* noalias %"c", i64 %"rows", i64 %"depth")
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
  %".144" = mul i64 %".137", 3
  %".145" = getelementptr float, float* %".49", i64 %".144"
  %".146" = load float, float* %".145"
  %".147" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".146", i32 0
  %".148" = shufflevector <4 x float> %".147", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".149" = load <4 x float>, <4 x float>* %".99"
  %".150" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".148", <4 x float> %".143", <4 x float> %".149")
  store <4 x float> %".150", <4 x float>* %".99"
  %".152" = mul i64 %".137", 3
  %".153" = getelementptr float, float* %".51", i64 %".152"
  %".154" = load float, float* %".153"
  %".155" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".154", i32 0
  %".156" = shufflevector <4 x float> %".155", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".157" = load <4 x float>, <4 x float>* %".104"
  %".158" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".156", <4 x float> %".143", <4 x float> %".157")
  store <4 x float> %".158", <4 x float>* %".104"
  %".160" = mul i64 %".137", 3
  %".161" = getelementptr float, float* %".53", i64 %".160"
  %".162" = load float, float* %".161"
  %".163" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".162", i32 0
  %".164" = shufflevector <4 x float> %".163", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".165" = load <4 x float>, <4 x float>* %".109"
  %".166" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".164", <4 x float> %".143", <4 x float> %".165")
  store <4 x float> %".166", <4 x float>* %".109"
  %".168" = mul i64 %".137", 3
  %".169" = getelementptr float, float* %".55", i64 %".168"
  %".170" = load float, float* %".169"
  %".171" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".170", i32 0
  %".172" = shufflevector <4 x float> %".171", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".173" = load <4 x float>, <4 x float>* %".114"
  %".174" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".172", <4 x float> %".143", <4 x float> %".173")
  store <4 x float> %".174", <4 x float>* %".114"
  %".176" = mul i64 %".137", 3
  %".177" = getelementptr float, float* %".57", i64 %".176"
  %".178" = load float, float* %".177"
  %".179" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".178", i32 0
  %".180" = shufflevector <4 x float> %".179", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".181" = load <4 x float>, <4 x float>* %".119"
  %".182" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".180", <4 x float> %".143", <4 x float> %".181")
  store <4 x float> %".182", <4 x float>* %".119"
  %".184" = mul i64 %".137", 3
  %".185" = getelementptr float, float* %".59", i64 %".184"
  %".186" = load float, float* %".185"
  %".187" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".186", i32 0
  %".188" = shufflevector <4 x float> %".187", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".189" = load <4 x float>, <4 x float>* %".124"
  %".190" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".188", <4 x float> %".143", <4 x float> %".189")
  store <4 x float> %".190", <4 x float>* %".124"
  %".192" = mul i64 %".137", 3
  %".193" = getelementptr float, float* %".61", i64 %".192"
  %".194" = load float, float* %".193"
  %".195" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".194", i32 0
  %".196" = shufflevector <4 x float> %".195", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".197" = load <4 x float>, <4 x float>* %".129"
  %".198" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".196", <4 x float> %".143", <4 x float> %".197")
  store <4 x float> %".198", <4 x float>* %".129"
  %".200" = mul i64 %".137", 3
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

define internal void @"outer_1"(float* noalias %"a", float* noalias %"b", float* noalias %"c", i64 %"rows", i64 %"depth")
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

define void @"tangents"(float* noalias %"grad", float* noalias %"edge_feats", float* noalias %"along", float* noalias %"weight_0", float* noalias %"weight_1", float* noalias %"transposed_0", float* noalias %"transposed_1", float* noalias %"tangent", float* noalias %"by_feats", float* noalias %"by_weights", i64 %"start", i64 %"stop", i64 %"number")
{
entry:
  %".15" = alloca [256 x float], align 64
  %".16" = bitcast [256 x float]* %".15" to float*
  %".17" = alloca [256 x float], align 64
  %".18" = bitcast [256 x float]* %".17" to float*
  %".19" = alloca [256 x float], align 64
  %".20" = bitcast [256 x float]* %".19" to float*
  %".21" = alloca [256 x float], align 64
  %".22" = bitcast [256 x float]* %".21" to float*
  %".23" = alloca [256 x float], align 64
  %".24" = bitcast [256 x float]* %".23" to float*
  %".25" = alloca [256 x float], align 64
  %".26" = bitcast [256 x float]* %".25" to float*
  %".27" = alloca [256 x float], align 64
  %".28" = bitcast [256 x float]* %".27" to float*
  %".29" = alloca [256 x float], align 64
  %".30" = bitcast [256 x float]* %".29" to float*
  %".31" = alloca [256 x float], align 64
  %".32" = bitcast [256 x float]* %".31" to float*
  %".33" = alloca [256 x float], align 64
  %".34" = bitcast [256 x float]* %".33" to float*
  %".35" = alloca [256 x float], align 64
  %".36" = bitcast [256 x float]* %".35" to float*
  %".37" = alloca [256 x float], align 64
  %".38" = bitcast [256 x float]* %".37" to float*
  %".198" = alloca <4 x float>
  br label %"body"
body:
  br label %"head"
head:
  %".40" = phi  i64 [%"start", %"body"], [%".282", %"end.6"]
  %".41" = icmp slt i64 %".40", %"stop"
  br i1 %".41", label %"loop", label %"end"
loop:
  %".43" = sub i64 %"stop", %".40"
  %".44" = icmp slt i64 %".43", 64
  %".45" = select  i1 %".44", i64 %".43", i64 64
  %".46" = mul i64 %".40", 3
  %".47" = getelementptr float, float* %"edge_feats", i64 %".46"
  %".48" = mul i64 %".40", 3
  %".49" = getelementptr float, float* %"along", i64 %".48"
  call void @"layer_0"(float* %".47", float* %"weight_0", float* %".16", i64 %".45", i64 3)
  call void @"layer_0"(float* %".49", float* %"weight_0", float* %".20", i64 %".45", i64 3)
  %".52" = mul i64 %".45", 4
  %".53" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x3ff0000000000000, i32 0
  %".54" = shufflevector <4 x float> %".53", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".55" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x4000000000000000, i32 0
  %".56" = shufflevector <4 x float> %".55", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".57" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x3ffad2f1a0000000, i32 0
  %".58" = shufflevector <4 x float> %".57", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  br label %"head.1"
end:
  ret void
head.1:
  %".60" = phi  i64 [0, %"loop"], [%".120", %"loop.1"]
  %".61" = icmp slt i64 %".60", %".52"
  br i1 %".61", label %"loop.1", label %"end.1"
loop.1:
  %".63" = getelementptr float, float* %".16", i64 %".60"
  %".64" = bitcast float* %".63" to <4 x float>*
  %".65" = load <4 x float>, <4 x float>* %".64", align 4
  %".66" = getelementptr float, float* %".20", i64 %".60"
  %".67" = bitcast float* %".66" to <4 x float>*
  %".68" = load <4 x float>, <4 x float>* %".67", align 4
  %".69" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x3ff0000000000000, i32 0
  %".70" = shufflevector <4 x float> %".69", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".71" = fsub <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, %".65"
  %".72" = fcmp ogt <4 x float> %".71", <float 0x4056000000000000, float 0x4056000000000000, float 0x4056000000000000, float 0x4056000000000000>
  %".73" = select  <4 x i1> %".72", <4 x float> <float 0x4056000000000000, float 0x4056000000000000, float 0x4056000000000000, float 0x4056000000000000>, <4 x float> %".71"
  %".74" = fcmp olt <4 x float> %".73", <float 0xc055c00000000000, float 0xc055c00000000000, float 0xc055c00000000000, float 0xc055c00000000000>
  %".75" = select  <4 x i1> %".74", <4 x float> <float 0xc055c00000000000, float 0xc055c00000000000, float 0xc055c00000000000, float 0xc055c00000000000>, <4 x float> %".73"
  %".76" = fmul <4 x float> %".75", <float 0x3ff7154760000000, float 0x3ff7154760000000, float 0x3ff7154760000000, float 0x3ff7154760000000>
  %".77" = fadd <4 x float> %".76", <float 0x4168000000000000, float 0x4168000000000000, float 0x4168000000000000, float 0x4168000000000000>
  %".78" = fsub <4 x float> %".77", <float 0x4168000000000000, float 0x4168000000000000, float 0x4168000000000000, float 0x4168000000000000>
  %".79" = bitcast <4 x float> %".77" to <4 x i32>
  %".80" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".78", <4 x float> <float 0xbfe6300000000000, float 0xbfe6300000000000, float 0xbfe6300000000000, float 0xbfe6300000000000>, <4 x float> %".75")
  %".81" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".78", <4 x float> <float 0x3f2bd01060000000, float 0x3f2bd01060000000, float 0x3f2bd01060000000, float 0x3f2bd01060000000>, <4 x float> %".80")
  %".82" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> <float 0x3f2a01a020000000, float 0x3f2a01a020000000, float 0x3f2a01a020000000, float 0x3f2a01a020000000>, <4 x float> %".81", <4 x float> <float 0x3f56c16c20000000, float 0x3f56c16c20000000, float 0x3f56c16c20000000, float 0x3f56c16c20000000>)
  %".83" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".82", <4 x float> %".81", <4 x float> <float 0x3f81111120000000, float 0x3f81111120000000, float 0x3f81111120000000, float 0x3f81111120000000>)
  %".84" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".83", <4 x float> %".81", <4 x float> <float 0x3fa5555560000000, float 0x3fa5555560000000, float 0x3fa5555560000000, float 0x3fa5555560000000>)
  %".85" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".84", <4 x float> %".81", <4 x float> <float 0x3fc5555560000000, float 0x3fc5555560000000, float 0x3fc5555560000000, float 0x3fc5555560000000>)
  %".86" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".85", <4 x float> %".81", <4 x float> <float 0x3fe0000000000000, float 0x3fe0000000000000, float 0x3fe0000000000000, float 0x3fe0000000000000>)
  %".87" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".86", <4 x float> %".81", <4 x float> <float 0x3ff0000000000000, float 0x3ff0000000000000, float 0x3ff0000000000000, float 0x3ff0000000000000>)
  %".88" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".87", <4 x float> %".81", <4 x float> <float 0x3ff0000000000000, float 0x3ff0000000000000, float 0x3ff0000000000000, float 0x3ff0000000000000>)
  %".89" = add <4 x i32> %".79", <i32 127, i32 127, i32 127, i32 127>
  %".90" = shl <4 x i32> %".89", <i32 23, i32 23, i32 23, i32 23>
  %".91" = bitcast <4 x i32> %".90" to <4 x float>
  %".92" = fmul <4 x float> %".88", %".91"
  %".93" = fadd <4 x float> %".70", %".92"
  %".94" = fdiv <4 x float> %".70", %".93"
  %".95" = fsub <4 x float> %".54", %".94"
  %".96" = fmul <4 x float> %".65", %".58"
  %".97" = fmul <4 x float> %".96", %".94"
  %".98" = getelementptr float, float* %".24", i64 %".60"
  %".99" = bitcast float* %".98" to <4 x float>*
  store <4 x float> %".97", <4 x float>* %".99", align 4
  %".101" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".65", <4 x float> %".95", <4 x float> %".54")
  %".102" = fmul <4 x float> %".94", %".101"
  %".103" = fmul <4 x float> %".58", %".102"
  %".104" = fmul <4 x float> %".94", %".95"
  %".105" = fsub <4 x float> %".95", %".94"
  %".106" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".65", <4 x float> %".105", <4 x float> %".56")
  %".107" = fmul <4 x float> %".104", %".106"
  %".108" = fmul <4 x float> %".103", %".68"
  %".109" = getelementptr float, float* %".28", i64 %".60"
  %".110" = bitcast float* %".109" to <4 x float>*
  store <4 x float> %".108", <4 x float>* %".110", align 4
  %".112" = getelementptr float, float* %".16", i64 %".60"
  %".113" = bitcast float* %".112" to <4 x float>*
  store <4 x float> %".103", <4 x float>* %".113", align 4
  %".115" = fmul <4 x float> %".58", %".107"
  %".116" = fmul <4 x float> %".115", %".68"
  %".117" = getelementptr float, float* %".20", i64 %".60"
  %".118" = bitcast float* %".117" to <4 x float>*
  store <4 x float> %".116", <4 x float>* %".118", align 4
  %".120" = add i64 %".60", 4
  br label %"head.1"
end.1:
  call void @"layer_1"(float* %".24", float* %"weight_1", float* %".18", i64 %".45", i64 4)
  call void @"layer_1"(float* %".28", float* %"weight_1", float* %".22", i64 %".45", i64 4)
  %".124" = mul i64 %".40", 4
  %".125" = getelementptr float, float* %"tangent", i64 %".124"
  %".126" = mul i64 %".45", 4
  %".127" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x3ff0000000000000, i32 0
  %".128" = shufflevector <4 x float> %".127", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".129" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x4000000000000000, i32 0
  %".130" = shufflevector <4 x float> %".129", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".131" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x3ffad2f1a0000000, i32 0
  %".132" = shufflevector <4 x float> %".131", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  br label %"head.2"
head.2:
  %".134" = phi  i64 [0, %"end.1"], [%".189", %"loop.2"]
  %".135" = icmp slt i64 %".134", %".126"
  br i1 %".135", label %"loop.2", label %"end.2"
loop.2:
  %".137" = getelementptr float, float* %".18", i64 %".134"
  %".138" = bitcast float* %".137" to <4 x float>*
  %".139" = load <4 x float>, <4 x float>* %".138", align 4
  %".140" = getelementptr float, float* %".22", i64 %".134"
  %".141" = bitcast float* %".140" to <4 x float>*
  %".142" = load <4 x float>, <4 x float>* %".141", align 4
  %".143" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x3ff0000000000000, i32 0
  %".144" = shufflevector <4 x float> %".143", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".145" = fsub <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, %".139"
  %".146" = fcmp ogt <4 x float> %".145", <float 0x4056000000000000, float 0x4056000000000000, float 0x4056000000000000, float 0x4056000000000000>
  %".147" = select  <4 x i1> %".146", <4 x float> <float 0x4056000000000000, float 0x4056000000000000, float 0x4056000000000000, float 0x4056000000000000>, <4 x float> %".145"
  %".148" = fcmp olt <4 x float> %".147", <float 0xc055c00000000000, float 0xc055c00000000000, float 0xc055c00000000000, float 0xc055c00000000000>
  %".149" = select  <4 x i1> %".148", <4 x float> <float 0xc055c00000000000, float 0xc055c00000000000, float 0xc055c00000000000, float 0xc055c00000000000>, <4 x float> %".147"
  %".150" = fmul <4 x float> %".149", <float 0x3ff7154760000000, float 0x3ff7154760000000, float 0x3ff7154760000000, float 0x3ff7154760000000>
  %".151" = fadd <4 x float> %".150", <float 0x4168000000000000, float 0x4168000000000000, float 0x4168000000000000, float 0x4168000000000000>
  %".152" = fsub <4 x float> %".151", <float 0x4168000000000000, float 0x4168000000000000, float 0x4168000000000000, float 0x4168000000000000>
  %".153" = bitcast <4 x float> %".151" to <4 x i32>
  %".154" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".152", <4 x float> <float 0xbfe6300000000000, float 0xbfe6300000000000, float 0xbfe6300000000000, float 0xbfe6300000000000>, <4 x float> %".149")
  %".155" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".152", <4 x float> <float 0x3f2bd01060000000, float 0x3f2bd01060000000, float 0x3f2bd01060000000, float 0x3f2bd01060000000>, <4 x float> %".154")
  %".156" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> <float 0x3f2a01a020000000, float 0x3f2a01a020000000, float 0x3f2a01a020000000, float 0x3f2a01a020000000>, <4 x float> %".155", <4 x float> <float 0x3f56c16c20000000, float 0x3f56c16c20000000, float 0x3f56c16c20000000, float 0x3f56c16c20000000>)
  %".157" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".156", <4 x float> %".155", <4 x float> <float 0x3f81111120000000, float 0x3f81111120000000, float 0x3f81111120000000, float 0x3f81111120000000>)
  %".158" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".157", <4 x float> %".155", <4 x float> <float 0x3fa5555560000000, float 0x3fa5555560000000, float 0x3fa5555560000000, float 0x3fa5555560000000>)
  %".159" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".158", <4 x float> %".155", <4 x float> <float 0x3fc5555560000000, float 0x3fc5555560000000, float 0x3fc5555560000000, float 0x3fc5555560000000>)
  %".160" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".159", <4 x float> %".155", <4 x float> <float 0x3fe0000000000000, float 0x3fe0000000000000, float 0x3fe0000000000000, float 0x3fe0000000000000>)
  %".161" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".160", <4 x float> %".155", <4 x float> <float 0x3ff0000000000000, float 0x3ff0000000000000, float 0x3ff0000000000000, float 0x3ff0000000000000>)
  %".162" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".161", <4 x float> %".155", <4 x float> <float 0x3ff0000000000000, float 0x3ff0000000000000, float 0x3ff0000000000000, float 0x3ff0000000000000>)
  %".163" = add <4 x i32> %".153", <i32 127, i32 127, i32 127, i32 127>
  %".164" = shl <4 x i32> %".163", <i32 23, i32 23, i32 23, i32 23>
  %".165" = bitcast <4 x i32> %".164" to <4 x float>
  %".166" = fmul <4 x float> %".162", %".165"
  %".167" = fadd <4 x float> %".144", %".166"
  %".168" = fdiv <4 x float> %".144", %".167"
  %".169" = fsub <4 x float> %".128", %".168"
  %".170" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".139", <4 x float> %".169", <4 x float> %".128")
  %".171" = fmul <4 x float> %".168", %".170"
  %".172" = fmul <4 x float> %".132", %".171"
  %".173" = fmul <4 x float> %".168", %".169"
  %".174" = fsub <4 x float> %".169", %".168"
  %".175" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".139", <4 x float> %".174", <4 x float> %".130")
  %".176" = fmul <4 x float> %".173", %".175"
  %".177" = fmul <4 x float> %".172", %".142"
  %".178" = getelementptr float, float* %".125", i64 %".134"
  %".179" = bitcast float* %".178" to <4 x float>*
  store <4 x float> %".177", <4 x float>* %".179", align 4
  %".181" = getelementptr float, float* %".18", i64 %".134"
  %".182" = bitcast float* %".181" to <4 x float>*
  store <4 x float> %".172", <4 x float>* %".182", align 4
  %".184" = fmul <4 x float> %".132", %".176"
  %".185" = fmul <4 x float> %".184", %".142"
  %".186" = getelementptr float, float* %".22", i64 %".134"
  %".187" = bitcast float* %".186" to <4 x float>*
  store <4 x float> %".185", <4 x float>* %".187", align 4
  %".189" = add i64 %".134", 4
  br label %"head.2"
end.2:
  br label %"head.3"
head.3:
  %".192" = phi  i64 [0, %"end.2"], [%".214", %"end.4"]
  %".193" = icmp slt i64 %".192", %".45"
  br i1 %".193", label %"loop.3", label %"end.3"
loop.3:
  %".195" = add i64 %".40", %".192"
  %".196" = mul i64 %".195", 4
  %".197" = getelementptr float, float* %"grad", i64 %".196"
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".198"
  br label %"head.4"
end.3:
  %".216" = mul i64 %".45", 4
  br label %"head.5"
head.4:
  %".201" = phi  i64 [0, %"loop.3"], [%".212", %"loop.4"]
  %".202" = icmp slt i64 %".201", 4
  br i1 %".202", label %"loop.4", label %"end.4"
loop.4:
  %".204" = getelementptr float, float* %".197", i64 %".201"
  %".205" = bitcast float* %".204" to <4 x float>*
  %".206" = load <4 x float>, <4 x float>* %".205", align 4
  %".207" = mul i64 %".192", 4
  %".208" = add i64 %".207", %".201"
  %".209" = getelementptr float, float* %".32", i64 %".208"
  %".210" = bitcast float* %".209" to <4 x float>*
  store <4 x float> %".206", <4 x float>* %".210", align 4
  %".212" = add i64 %".201", 4
  br label %"head.4"
end.4:
  %".214" = add i64 %".192", 1
  br label %"head.3"
head.5:
  %".218" = phi  i64 [0, %"end.3"], [%".238", %"loop.5"]
  %".219" = icmp slt i64 %".218", %".216"
  br i1 %".219", label %"loop.5", label %"end.5"
loop.5:
  %".221" = getelementptr float, float* %".18", i64 %".218"
  %".222" = bitcast float* %".221" to <4 x float>*
  %".223" = load <4 x float>, <4 x float>* %".222", align 4
  %".224" = getelementptr float, float* %".32", i64 %".218"
  %".225" = bitcast float* %".224" to <4 x float>*
  %".226" = load <4 x float>, <4 x float>* %".225", align 4
  %".227" = getelementptr float, float* %".22", i64 %".218"
  %".228" = bitcast float* %".227" to <4 x float>*
  %".229" = load <4 x float>, <4 x float>* %".228", align 4
  %".230" = fmul <4 x float> %".229", %".226"
  %".231" = getelementptr float, float* %".36", i64 %".218"
  %".232" = bitcast float* %".231" to <4 x float>*
  store <4 x float> %".230", <4 x float>* %".232", align 4
  %".234" = fmul <4 x float> %".223", %".226"
  %".235" = getelementptr float, float* %".32", i64 %".218"
  %".236" = bitcast float* %".235" to <4 x float>*
  store <4 x float> %".234", <4 x float>* %".236", align 4
  %".238" = add i64 %".218", 4
  br label %"head.5"
end.5:
  %".240" = mul i64 %"number", 28
  %".241" = add i64 12, %".240"
  %".242" = getelementptr float, float* %"by_weights", i64 %".241"
  call void @"outer_1"(float* %".24", float* %".36", float* %".242", i64 4, i64 %".45")
  call void @"outer_1"(float* %".28", float* %".32", float* %".242", i64 4, i64 %".45")
  call void @"back_1"(float* %".36", float* %"transposed_1", float* %".38", i64 %".45", i64 4)
  call void @"back_1"(float* %".32", float* %"transposed_1", float* %".34", i64 %".45", i64 4)
  %".247" = mul i64 %".45", 4
  br label %"head.6"
head.6:
  %".249" = phi  i64 [0, %"end.5"], [%".273", %"loop.6"]
  %".250" = icmp slt i64 %".249", %".247"
  br i1 %".250", label %"loop.6", label %"end.6"
loop.6:
  %".252" = getelementptr float, float* %".16", i64 %".249"
  %".253" = bitcast float* %".252" to <4 x float>*
  %".254" = load <4 x float>, <4 x float>* %".253", align 4
  %".255" = getelementptr float, float* %".34", i64 %".249"
  %".256" = bitcast float* %".255" to <4 x float>*
  %".257" = load <4 x float>, <4 x float>* %".256", align 4
  %".258" = getelementptr float, float* %".20", i64 %".249"
  %".259" = bitcast float* %".258" to <4 x float>*
  %".260" = load <4 x float>, <4 x float>* %".259", align 4
  %".261" = fmul <4 x float> %".260", %".257"
  %".262" = getelementptr float, float* %".38", i64 %".249"
  %".263" = bitcast float* %".262" to <4 x float>*
  %".264" = load <4 x float>, <4 x float>* %".263", align 4
  %".265" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".254", <4 x float> %".264", <4 x float> %".261")
  %".266" = getelementptr float, float* %".38", i64 %".249"
  %".267" = bitcast float* %".266" to <4 x float>*
  store <4 x float> %".265", <4 x float>* %".267", align 4
  %".269" = fmul <4 x float> %".254", %".257"
  %".270" = getelementptr float, float* %".34", i64 %".249"
  %".271" = bitcast float* %".270" to <4 x float>*
  store <4 x float> %".269", <4 x float>* %".271", align 4
  %".273" = add i64 %".249", 4
  br label %"head.6"
end.6:
  %".275" = mul i64 %"number", 28
  %".276" = getelementptr float, float* %"by_weights", i64 %".275"
  call void @"outer_0"(float* %".47", float* %".38", float* %".276", i64 3, i64 %".45")
  call void @"outer_0"(float* %".49", float* %".34", float* %".276", i64 3, i64 %".45")
  %".279" = mul i64 %".40", 3
  %".280" = getelementptr float, float* %"by_feats", i64 %".279"
  call void @"back_0"(float* %".38", float* %"transposed_0", float* %".280", i64 %".45", i64 4)
  %".282" = add i64 %".40", 64
  br label %"head"
}

define void @"tangents_team"(i64* noalias %"given")
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
  %".23" = inttoptr i64 %".4" to float*
  %".24" = inttoptr i64 %".6" to float*
  %".25" = inttoptr i64 %".8" to float*
  %".26" = inttoptr i64 %".10" to float*
  %".27" = inttoptr i64 %".12" to float*
  %".28" = inttoptr i64 %".14" to float*
  %".29" = inttoptr i64 %".16" to float*
  %".30" = inttoptr i64 %".18" to float*
  %".31" = inttoptr i64 %".20" to float*
  %".32" = inttoptr i64 %".22" to float*
  %".33" = call i32 @"omp_get_thread_num"()
  %".34" = sext i32 %".33" to i64
  %".35" = call i32 @"omp_get_num_threads"()
  %".36" = sext i32 %".35" to i64
  %".37" = getelementptr i64, i64* %"given", i64 10
  %".38" = load i64, i64* %".37"
  br label %"head"
head:
  %".40" = phi  i64 [%".34", %"body"], [%".50", %"loop"]
  %".41" = icmp slt i64 %".40", %".38"
  br i1 %".41", label %"loop", label %"end"
loop:
  %".43" = add i64 11, %".40"
  %".44" = getelementptr i64, i64* %"given", i64 %".43"
  %".45" = getelementptr i64, i64* %".44", i64 0
  %".46" = load i64, i64* %".45"
  %".47" = getelementptr i64, i64* %".44", i64 1
  %".48" = load i64, i64* %".47"
  call void @"tangents"(float* %".23", float* %".24", float* %".25", float* %".26", float* %".27", float* %".28", float* %".29", float* %".30", float* %".31", float* %".32", i64 %".46", i64 %".48", i64 %".40")
  %".50" = add i64 %".40", %".36"
  br label %"head"
end:
  ret void
}

declare i32 @"omp_get_thread_num"()

declare i32 @"omp_get_num_threads"()
