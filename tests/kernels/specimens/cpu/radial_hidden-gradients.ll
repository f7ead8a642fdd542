; ModuleID = "radial_hidden_trained_gradients"
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

define void @"gradients"(float* noalias %"grad", float* noalias %"edge_feats", float* noalias %"weight_0", float* noalias %"weight_1", float* noalias %"transposed_0", float* noalias %"transposed_1", float* noalias %"grad_feats", float* noalias %"grad_weights", i64 %"start", i64 %"stop", i64 %"number")
{
entry:
  %".13" = alloca [256 x float], align 64
  %".14" = bitcast [256 x float]* %".13" to float*
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
  %".138" = alloca <4 x float>
  br label %"body"
body:
  br label %"head"
head:
  %".26" = phi  i64 [%"start", %"body"], [%".207", %"end.6"]
  %".27" = icmp slt i64 %".26", %"stop"
  br i1 %".27", label %"loop", label %"end"
loop:
  %".29" = sub i64 %"stop", %".26"
  %".30" = icmp slt i64 %".29", 64
  %".31" = select  i1 %".30", i64 %".29", i64 64
  %".32" = mul i64 %".26", 3
  %".33" = getelementptr float, float* %"edge_feats", i64 %".32"
  call void @"layer_0"(float* %".33", float* %"weight_0", float* %".14", i64 %".31", i64 3)
  %".35" = mul i64 %".31", 4
  %".36" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x3ff0000000000000, i32 0
  %".37" = shufflevector <4 x float> %".36", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  br label %"head.1"
end:
  ret void
head.1:
  %".39" = phi  i64 [0, %"loop"], [%".84", %"loop.1"]
  %".40" = icmp slt i64 %".39", %".35"
  br i1 %".40", label %"loop.1", label %"end.1"
loop.1:
  %".42" = getelementptr float, float* %".14", i64 %".39"
  %".43" = bitcast float* %".42" to <4 x float>*
  %".44" = load <4 x float>, <4 x float>* %".43", align 4
  %".45" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x3ff0000000000000, i32 0
  %".46" = shufflevector <4 x float> %".45", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".47" = fsub <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, %".44"
  %".48" = fcmp ogt <4 x float> %".47", <float 0x4056000000000000, float 0x4056000000000000, float 0x4056000000000000, float 0x4056000000000000>
  %".49" = select  <4 x i1> %".48", <4 x float> <float 0x4056000000000000, float 0x4056000000000000, float 0x4056000000000000, float 0x4056000000000000>, <4 x float> %".47"
  %".50" = fcmp olt <4 x float> %".49", <float 0xc055c00000000000, float 0xc055c00000000000, float 0xc055c00000000000, float 0xc055c00000000000>
  %".51" = select  <4 x i1> %".50", <4 x float> <float 0xc055c00000000000, float 0xc055c00000000000, float 0xc055c00000000000, float 0xc055c00000000000>, <4 x float> %".49"
  %".52" = fmul <4 x float> %".51", <float 0x3ff7154760000000, float 0x3ff7154760000000, float 0x3ff7154760000000, float 0x3ff7154760000000>
  %".53" = fadd <4 x float> %".52", <float 0x4168000000000000, float 0x4168000000000000, float 0x4168000000000000, float 0x4168000000000000>
  %".54" = fsub <4 x float> %".53", <float 0x4168000000000000, float 0x4168000000000000, float 0x4168000000000000, float 0x4168000000000000>
  %".55" = bitcast <4 x float> %".53" to <4 x i32>
  %".56" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".54", <4 x float> <float 0xbfe6300000000000, float 0xbfe6300000000000, float 0xbfe6300000000000, float 0xbfe6300000000000>, <4 x float> %".51")
  %".57" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".54", <4 x float> <float 0x3f2bd01060000000, float 0x3f2bd01060000000, float 0x3f2bd01060000000, float 0x3f2bd01060000000>, <4 x float> %".56")
  %".58" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> <float 0x3f2a01a020000000, float 0x3f2a01a020000000, float 0x3f2a01a020000000, float 0x3f2a01a020000000>, <4 x float> %".57", <4 x float> <float 0x3f56c16c20000000, float 0x3f56c16c20000000, float 0x3f56c16c20000000, float 0x3f56c16c20000000>)
  %".59" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".58", <4 x float> %".57", <4 x float> <float 0x3f81111120000000, float 0x3f81111120000000, float 0x3f81111120000000, float 0x3f81111120000000>)
  %".60" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".59", <4 x float> %".57", <4 x float> <float 0x3fa5555560000000, float 0x3fa5555560000000, float 0x3fa5555560000000, float 0x3fa5555560000000>)
  %".61" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".60", <4 x float> %".57", <4 x float> <float 0x3fc5555560000000, float 0x3fc5555560000000, float 0x3fc5555560000000, float 0x3fc5555560000000>)
  %".62" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".61", <4 x float> %".57", <4 x float> <float 0x3fe0000000000000, float 0x3fe0000000000000, float 0x3fe0000000000000, float 0x3fe0000000000000>)
  %".63" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".62", <4 x float> %".57", <4 x float> <float 0x3ff0000000000000, float 0x3ff0000000000000, float 0x3ff0000000000000, float 0x3ff0000000000000>)
  %".64" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".63", <4 x float> %".57", <4 x float> <float 0x3ff0000000000000, float 0x3ff0000000000000, float 0x3ff0000000000000, float 0x3ff0000000000000>)
  %".65" = add <4 x i32> %".55", <i32 127, i32 127, i32 127, i32 127>
  %".66" = shl <4 x i32> %".65", <i32 23, i32 23, i32 23, i32 23>
  %".67" = bitcast <4 x i32> %".66" to <4 x float>
  %".68" = fmul <4 x float> %".64", %".67"
  %".69" = fadd <4 x float> %".46", %".68"
  %".70" = fdiv <4 x float> %".46", %".69"
  %".71" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x3ffad2f1a0000000, i32 0
  %".72" = shufflevector <4 x float> %".71", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".73" = fmul <4 x float> %".44", %".72"
  %".74" = fmul <4 x float> %".73", %".70"
  %".75" = getelementptr float, float* %".18", i64 %".39"
  %".76" = bitcast float* %".75" to <4 x float>*
  store <4 x float> %".74", <4 x float>* %".76", align 4
  %".78" = fsub <4 x float> %".37", %".70"
  %".79" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".44", <4 x float> %".78", <4 x float> %".37")
  %".80" = fmul <4 x float> %".70", %".79"
  %".81" = getelementptr float, float* %".14", i64 %".39"
  %".82" = bitcast float* %".81" to <4 x float>*
  store <4 x float> %".80", <4 x float>* %".82", align 4
  %".84" = add i64 %".39", 4
  br label %"head.1"
end.1:
  call void @"layer_1"(float* %".18", float* %"weight_1", float* %".16", i64 %".31", i64 4)
  %".87" = mul i64 %".31", 4
  %".88" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x3ff0000000000000, i32 0
  %".89" = shufflevector <4 x float> %".88", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  br label %"head.2"
head.2:
  %".91" = phi  i64 [0, %"end.1"], [%".129", %"loop.2"]
  %".92" = icmp slt i64 %".91", %".87"
  br i1 %".92", label %"loop.2", label %"end.2"
loop.2:
  %".94" = getelementptr float, float* %".16", i64 %".91"
  %".95" = bitcast float* %".94" to <4 x float>*
  %".96" = load <4 x float>, <4 x float>* %".95", align 4
  %".97" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x3ff0000000000000, i32 0
  %".98" = shufflevector <4 x float> %".97", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".99" = fsub <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, %".96"
  %".100" = fcmp ogt <4 x float> %".99", <float 0x4056000000000000, float 0x4056000000000000, float 0x4056000000000000, float 0x4056000000000000>
  %".101" = select  <4 x i1> %".100", <4 x float> <float 0x4056000000000000, float 0x4056000000000000, float 0x4056000000000000, float 0x4056000000000000>, <4 x float> %".99"
  %".102" = fcmp olt <4 x float> %".101", <float 0xc055c00000000000, float 0xc055c00000000000, float 0xc055c00000000000, float 0xc055c00000000000>
  %".103" = select  <4 x i1> %".102", <4 x float> <float 0xc055c00000000000, float 0xc055c00000000000, float 0xc055c00000000000, float 0xc055c00000000000>, <4 x float> %".101"
  %".104" = fmul <4 x float> %".103", <float 0x3ff7154760000000, float 0x3ff7154760000000, float 0x3ff7154760000000, float 0x3ff7154760000000>
  %".105" = fadd <4 x float> %".104", <float 0x4168000000000000, float 0x4168000000000000, float 0x4168000000000000, float 0x4168000000000000>
  %".106" = fsub <4 x float> %".105", <float 0x4168000000000000, float 0x4168000000000000, float 0x4168000000000000, float 0x4168000000000000>
  %".107" = bitcast <4 x float> %".105" to <4 x i32>
  %".108" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".106", <4 x float> <float 0xbfe6300000000000, float 0xbfe6300000000000, float 0xbfe6300000000000, float 0xbfe6300000000000>, <4 x float> %".103")
  %".109" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".106", <4 x float> <float 0x3f2bd01060000000, float 0x3f2bd01060000000, float 0x3f2bd01060000000, float 0x3f2bd01060000000>, <4 x float> %".108")
  %".110" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> <float 0x3f2a01a020000000, float 0x3f2a01a020000000, float 0x3f2a01a020000000, float 0x3f2a01a020000000>, <4 x float> %".109", <4 x float> <float 0x3f56c16c20000000, float 0x3f56c16c20000000, float 0x3f56c16c20000000, float 0x3f56c16c20000000>)
  %".111" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".110", <4 x float> %".109", <4 x float> <float 0x3f81111120000000, float 0x3f81111120000000, float 0x3f81111120000000, float 0x3f81111120000000>)
  %".112" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".111", <4 x float> %".109", <4 x float> <float 0x3fa5555560000000, float 0x3fa5555560000000, float 0x3fa5555560000000, float 0x3fa5555560000000>)
  %".113" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".112", <4 x float> %".109", <4 x float> <float 0x3fc5555560000000, float 0x3fc5555560000000, float 0x3fc5555560000000, float 0x3fc5555560000000>)
  %".114" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".113", <4 x float> %".109", <4 x float> <float 0x3fe0000000000000, float 0x3fe0000000000000, float 0x3fe0000000000000, float 0x3fe0000000000000>)
  %".115" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".114", <4 x float> %".109", <4 x float> <float 0x3ff0000000000000, float 0x3ff0000000000000, float 0x3ff0000000000000, float 0x3ff0000000000000>)
  %".116" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".115", <4 x float> %".109", <4 x float> <float 0x3ff0000000000000, float 0x3ff0000000000000, float 0x3ff0000000000000, float 0x3ff0000000000000>)
  %".117" = add <4 x i32> %".107", <i32 127, i32 127, i32 127, i32 127>
  %".118" = shl <4 x i32> %".117", <i32 23, i32 23, i32 23, i32 23>
  %".119" = bitcast <4 x i32> %".118" to <4 x float>
  %".120" = fmul <4 x float> %".116", %".119"
  %".121" = fadd <4 x float> %".98", %".120"
  %".122" = fdiv <4 x float> %".98", %".121"
  %".123" = fsub <4 x float> %".89", %".122"
  %".124" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".96", <4 x float> %".123", <4 x float> %".89")
  %".125" = fmul <4 x float> %".122", %".124"
  %".126" = getelementptr float, float* %".16", i64 %".91"
  %".127" = bitcast float* %".126" to <4 x float>*
  store <4 x float> %".125", <4 x float>* %".127", align 4
  %".129" = add i64 %".91", 4
  br label %"head.2"
end.2:
  br label %"head.3"
head.3:
  %".132" = phi  i64 [0, %"end.2"], [%".154", %"end.4"]
  %".133" = icmp slt i64 %".132", %".31"
  br i1 %".133", label %"loop.3", label %"end.3"
loop.3:
  %".135" = add i64 %".26", %".132"
  %".136" = mul i64 %".135", 4
  %".137" = getelementptr float, float* %"grad", i64 %".136"
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".138"
  br label %"head.4"
end.3:
  %".156" = mul i64 %".31", 4
  br label %"head.5"
head.4:
  %".141" = phi  i64 [0, %"loop.3"], [%".152", %"loop.4"]
  %".142" = icmp slt i64 %".141", 4
  br i1 %".142", label %"loop.4", label %"end.4"
loop.4:
  %".144" = getelementptr float, float* %".137", i64 %".141"
  %".145" = bitcast float* %".144" to <4 x float>*
  %".146" = load <4 x float>, <4 x float>* %".145", align 4
  %".147" = mul i64 %".132", 4
  %".148" = add i64 %".147", %".141"
  %".149" = getelementptr float, float* %".22", i64 %".148"
  %".150" = bitcast float* %".149" to <4 x float>*
  store <4 x float> %".146", <4 x float>* %".150", align 4
  %".152" = add i64 %".141", 4
  br label %"head.4"
end.4:
  %".154" = add i64 %".132", 1
  br label %"head.3"
head.5:
  %".158" = phi  i64 [0, %"end.3"], [%".174", %"loop.5"]
  %".159" = icmp slt i64 %".158", %".156"
  br i1 %".159", label %"loop.5", label %"end.5"
loop.5:
  %".161" = getelementptr float, float* %".22", i64 %".158"
  %".162" = bitcast float* %".161" to <4 x float>*
  %".163" = load <4 x float>, <4 x float>* %".162", align 4
  %".164" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x3ffad2f1a0000000, i32 0
  %".165" = shufflevector <4 x float> %".164", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".166" = fmul <4 x float> %".163", %".165"
  %".167" = getelementptr float, float* %".16", i64 %".158"
  %".168" = bitcast float* %".167" to <4 x float>*
  %".169" = load <4 x float>, <4 x float>* %".168", align 4
  %".170" = fmul <4 x float> %".166", %".169"
  %".171" = getelementptr float, float* %".22", i64 %".158"
  %".172" = bitcast float* %".171" to <4 x float>*
  store <4 x float> %".170", <4 x float>* %".172", align 4
  %".174" = add i64 %".158", 4
  br label %"head.5"
end.5:
  %".176" = mul i64 %"number", 28
  %".177" = add i64 12, %".176"
  %".178" = getelementptr float, float* %"grad_weights", i64 %".177"
  call void @"outer_1"(float* %".18", float* %".22", float* %".178", i64 4, i64 %".31")
  call void @"back_1"(float* %".22", float* %"transposed_1", float* %".24", i64 %".31", i64 4)
  %".181" = mul i64 %".31", 4
  br label %"head.6"
head.6:
  %".183" = phi  i64 [0, %"end.5"], [%".199", %"loop.6"]
  %".184" = icmp slt i64 %".183", %".181"
  br i1 %".184", label %"loop.6", label %"end.6"
loop.6:
  %".186" = getelementptr float, float* %".24", i64 %".183"
  %".187" = bitcast float* %".186" to <4 x float>*
  %".188" = load <4 x float>, <4 x float>* %".187", align 4
  %".189" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x3ffad2f1a0000000, i32 0
  %".190" = shufflevector <4 x float> %".189", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".191" = fmul <4 x float> %".188", %".190"
  %".192" = getelementptr float, float* %".14", i64 %".183"
  %".193" = bitcast float* %".192" to <4 x float>*
  %".194" = load <4 x float>, <4 x float>* %".193", align 4
  %".195" = fmul <4 x float> %".191", %".194"
  %".196" = getelementptr float, float* %".24", i64 %".183"
  %".197" = bitcast float* %".196" to <4 x float>*
  store <4 x float> %".195", <4 x float>* %".197", align 4
  %".199" = add i64 %".183", 4
  br label %"head.6"
end.6:
  %".201" = mul i64 %"number", 28
  %".202" = getelementptr float, float* %"grad_weights", i64 %".201"
  call void @"outer_0"(float* %".33", float* %".24", float* %".202", i64 3, i64 %".31")
  %".204" = mul i64 %".26", 3
  %".205" = getelementptr float, float* %"grad_feats", i64 %".204"
  call void @"back_0"(float* %".24", float* %"transposed_0", float* %".205", i64 %".31", i64 4)
  %".207" = add i64 %".26", 64
  br label %"head"
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
  %".19" = inttoptr i64 %".4" to float*
  %".20" = inttoptr i64 %".6" to float*
  %".21" = inttoptr i64 %".8" to float*
  %".22" = inttoptr i64 %".10" to float*
  %".23" = inttoptr i64 %".12" to float*
  %".24" = inttoptr i64 %".14" to float*
  %".25" = inttoptr i64 %".16" to float*
  %".26" = inttoptr i64 %".18" to float*
  %".27" = call i32 @"omp_get_thread_num"()
  %".28" = sext i32 %".27" to i64
  %".29" = call i32 @"omp_get_num_threads"()
  %".30" = sext i32 %".29" to i64
  %".31" = getelementptr i64, i64* %"given", i64 8
  %".32" = load i64, i64* %".31"
  br label %"head"
head:
  %".34" = phi  i64 [%".28", %"body"], [%".44", %"loop"]
  %".35" = icmp slt i64 %".34", %".32"
  br i1 %".35", label %"loop", label %"end"
loop:
  %".37" = add i64 9, %".34"
  %".38" = getelementptr i64, i64* %"given", i64 %".37"
  %".39" = getelementptr i64, i64* %".38", i64 0
  %".40" = load i64, i64* %".39"
  %".41" = getelementptr i64, i64* %".38", i64 1
  %".42" = load i64, i64* %".41"
  call void @"gradients"(float* %".19", float* %".20", float* %".21", float* %".22", float* %".23", float* %".24", float* %".25", float* %".26", i64 %".40", i64 %".42", i64 %".34")
  %".44" = add i64 %".34", %".30"
  br label %"head"
end:
  ret void
}

declare i32 @"omp_get_thread_num"()

declare i32 @"omp_get_num_threads"()
