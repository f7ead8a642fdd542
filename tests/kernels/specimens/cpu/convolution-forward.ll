; ModuleID = "convolution_forward"
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

define void @"forward"(float* noalias %"node_feats", float* noalias %"edge_attrs", float* noalias %"hidden", float* noalias %"weight", float* noalias %"result", i64* noalias %"senders", i64* noalias %"receiver_ptr", i64 %"start", i64 %"stop", i64 %"number")
{
entry:
  %".12" = alloca [256 x float], align 64
  %".13" = bitcast [256 x float]* %".12" to float*
  %".14" = alloca [192 x float], align 64
  %".15" = bitcast [192 x float]* %".14" to float*
  %".61" = alloca <4 x float>
  %".140" = alloca <4 x float>
  br label %"body"
body:
  br label %"head"
head:
  %".17" = phi  i64 [%"start", %"body"], [%".222", %"end.1"]
  %".18" = icmp slt i64 %".17", %"stop"
  br i1 %".18", label %"loop", label %"end"
loop:
  %".20" = add i64 1, %".17"
  %".21" = getelementptr i64, i64* %"receiver_ptr", i64 %".20"
  %".22" = load i64, i64* %".21"
  %".23" = getelementptr i64, i64* %"receiver_ptr", i64 %".17"
  %".24" = load i64, i64* %".23"
  br label %"head.1"
end:
  ret void
head.1:
  %".26" = phi  i64 [%".24", %"loop"], [%".220", %"end.6"]
  %".27" = icmp slt i64 %".26", %".22"
  br i1 %".27", label %"loop.1", label %"end.1"
loop.1:
  %".29" = sub i64 %".22", %".26"
  %".30" = icmp slt i64 %".29", 64
  %".31" = select  i1 %".30", i64 %".29", i64 64
  %".32" = mul i64 %".26", 4
  %".33" = getelementptr float, float* %"hidden", i64 %".32"
  %".34" = getelementptr float, float* %"weight", i64 0
  call void @"weights"(float* %".33", float* %".34", float* %".13", i64 %".31", i64 4)
  br label %"head.2"
end.1:
  %".222" = add i64 %".17", 1
  br label %"head"
head.2:
  %".37" = phi  i64 [0, %"loop.1"], [%".49", %"loop.2"]
  %".38" = icmp slt i64 %".37", %".31"
  br i1 %".38", label %"loop.2", label %"end.2"
loop.2:
  %".40" = add i64 %".26", %".37"
  %".41" = mul i64 %".40", 4
  %".42" = getelementptr float, float* %"edge_attrs", i64 %".41"
  %".43" = getelementptr float, float* %".42", i64 0
  %".44" = load float, float* %".43"
  %".45" = fmul float %".44", 0x3ff0000000000000
  %".46" = mul i64 %".37", 1
  %".47" = getelementptr float, float* %".15", i64 %".46"
  store float %".45", float* %".47", align 4
  %".49" = add i64 %".37", 1
  br label %"head.2"
end.2:
  br label %"head.3"
head.3:
  %".52" = phi  i64 [0, %"end.2"], [%".96", %"end.4"]
  %".53" = icmp slt i64 %".52", 4
  br i1 %".53", label %"loop.3", label %"end.3"
loop.3:
  %".55" = mul i64 %".17", 8
  %".56" = add i64 %".55", %".52"
  %".57" = getelementptr float, float* %"result", i64 %".56"
  %".58" = getelementptr float, float* %".57", i64 0
  %".59" = bitcast float* %".58" to <4 x float>*
  %".60" = load <4 x float>, <4 x float>* %".59", align 4
  store <4 x float> %".60", <4 x float>* %".61"
  br label %"head.4"
end.3:
  %".98" = getelementptr float, float* %"weight", i64 16
  call void @"weights"(float* %".33", float* %".98", float* %".13", i64 %".31", i64 4)
  br label %"head.5"
head.4:
  %".64" = phi  i64 [0, %"loop.3"], [%".90", %"loop.4"]
  %".65" = icmp slt i64 %".64", %".31"
  br i1 %".65", label %"loop.4", label %"end.4"
loop.4:
  %".67" = add i64 %".26", %".64"
  %".68" = getelementptr i64, i64* %"senders", i64 %".67"
  %".69" = load i64, i64* %".68"
  %".70" = mul i64 %".64", 1
  %".71" = mul i64 %".69", 16
  %".72" = add i64 %".71", %".52"
  %".73" = getelementptr float, float* %"node_feats", i64 %".72"
  %".74" = getelementptr float, float* %".73", i64 0
  %".75" = bitcast float* %".74" to <4 x float>*
  %".76" = load <4 x float>, <4 x float>* %".75", align 4
  %".77" = mul i64 %".64", 4
  %".78" = add i64 %".77", %".52"
  %".79" = getelementptr float, float* %".13", i64 %".78"
  %".80" = bitcast float* %".79" to <4 x float>*
  %".81" = load <4 x float>, <4 x float>* %".80", align 4
  %".82" = fmul <4 x float> %".76", %".81"
  %".83" = getelementptr float, float* %".15", i64 %".70"
  %".84" = load float, float* %".83"
  %".85" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".84", i32 0
  %".86" = shufflevector <4 x float> %".85", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".87" = load <4 x float>, <4 x float>* %".61"
  %".88" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".86", <4 x float> %".82", <4 x float> %".87")
  store <4 x float> %".88", <4 x float>* %".61"
  %".90" = add i64 %".64", 1
  br label %"head.4"
end.4:
  %".92" = load <4 x float>, <4 x float>* %".61"
  %".93" = getelementptr float, float* %".57", i64 0
  %".94" = bitcast float* %".93" to <4 x float>*
  store <4 x float> %".92", <4 x float>* %".94", align 4
  %".96" = add i64 %".52", 4
  br label %"head.3"
head.5:
  %".101" = phi  i64 [0, %"end.3"], [%".127", %"loop.5"]
  %".102" = icmp slt i64 %".101", %".31"
  br i1 %".102", label %"loop.5", label %"end.5"
loop.5:
  %".104" = add i64 %".26", %".101"
  %".105" = mul i64 %".104", 4
  %".106" = getelementptr float, float* %"edge_attrs", i64 %".105"
  %".107" = getelementptr float, float* %".106", i64 1
  %".108" = load float, float* %".107"
  %".109" = fmul float %".108", 0x3fe279a740000000
  %".110" = mul i64 %".101", 3
  %".111" = getelementptr float, float* %".15", i64 %".110"
  store float %".109", float* %".111", align 4
  %".113" = getelementptr float, float* %".106", i64 2
  %".114" = load float, float* %".113"
  %".115" = fmul float %".114", 0x3fe279a740000000
  %".116" = mul i64 %".101", 3
  %".117" = add i64 1, %".116"
  %".118" = getelementptr float, float* %".15", i64 %".117"
  store float %".115", float* %".118", align 4
  %".120" = getelementptr float, float* %".106", i64 3
  %".121" = load float, float* %".120"
  %".122" = fmul float %".121", 0x3fe279a740000000
  %".123" = mul i64 %".101", 3
  %".124" = add i64 2, %".123"
  %".125" = getelementptr float, float* %".15", i64 %".124"
  store float %".122", float* %".125", align 4
  %".127" = add i64 %".101", 1
  br label %"head.5"
end.5:
  br label %"head.6"
head.6:
  %".130" = phi  i64 [0, %"end.5"], [%".218", %"end.7"]
  %".131" = icmp slt i64 %".130", 4
  br i1 %".131", label %"loop.6", label %"end.6"
loop.6:
  %".133" = mul i64 %".17", 8
  %".134" = add i64 4, %".133"
  %".135" = add i64 %".134", %".130"
  %".136" = getelementptr float, float* %"result", i64 %".135"
  %".137" = getelementptr float, float* %".136", i64 0
  %".138" = bitcast float* %".137" to <4 x float>*
  %".139" = load <4 x float>, <4 x float>* %".138", align 4
  store <4 x float> %".139", <4 x float>* %".140"
  br label %"head.7"
end.6:
  %".220" = add i64 %".26", 64
  br label %"head.1"
head.7:
  %".143" = phi  i64 [0, %"loop.6"], [%".212", %"loop.7"]
  %".144" = icmp slt i64 %".143", %".31"
  br i1 %".144", label %"loop.7", label %"end.7"
loop.7:
  %".146" = add i64 %".26", %".143"
  %".147" = getelementptr i64, i64* %"senders", i64 %".146"
  %".148" = load i64, i64* %".147"
  %".149" = mul i64 %".143", 3
  %".150" = mul i64 %".148", 16
  %".151" = add i64 4, %".150"
  %".152" = add i64 %".151", %".130"
  %".153" = getelementptr float, float* %"node_feats", i64 %".152"
  %".154" = getelementptr float, float* %".153", i64 0
  %".155" = bitcast float* %".154" to <4 x float>*
  %".156" = load <4 x float>, <4 x float>* %".155", align 4
  %".157" = mul i64 %".143", 4
  %".158" = add i64 %".157", %".130"
  %".159" = getelementptr float, float* %".13", i64 %".158"
  %".160" = bitcast float* %".159" to <4 x float>*
  %".161" = load <4 x float>, <4 x float>* %".160", align 4
  %".162" = fmul <4 x float> %".156", %".161"
  %".163" = getelementptr float, float* %".15", i64 %".149"
  %".164" = load float, float* %".163"
  %".165" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".164", i32 0
  %".166" = shufflevector <4 x float> %".165", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".167" = load <4 x float>, <4 x float>* %".140"
  %".168" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".166", <4 x float> %".162", <4 x float> %".167")
  store <4 x float> %".168", <4 x float>* %".140"
  %".170" = mul i64 %".148", 16
  %".171" = add i64 8, %".170"
  %".172" = add i64 %".171", %".130"
  %".173" = getelementptr float, float* %"node_feats", i64 %".172"
  %".174" = getelementptr float, float* %".173", i64 0
  %".175" = bitcast float* %".174" to <4 x float>*
  %".176" = load <4 x float>, <4 x float>* %".175", align 4
  %".177" = mul i64 %".143", 4
  %".178" = add i64 %".177", %".130"
  %".179" = getelementptr float, float* %".13", i64 %".178"
  %".180" = bitcast float* %".179" to <4 x float>*
  %".181" = load <4 x float>, <4 x float>* %".180", align 4
  %".182" = fmul <4 x float> %".176", %".181"
  %".183" = add i64 1, %".149"
  %".184" = getelementptr float, float* %".15", i64 %".183"
  %".185" = load float, float* %".184"
  %".186" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".185", i32 0
  %".187" = shufflevector <4 x float> %".186", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".188" = load <4 x float>, <4 x float>* %".140"
  %".189" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".187", <4 x float> %".182", <4 x float> %".188")
  store <4 x float> %".189", <4 x float>* %".140"
  %".191" = mul i64 %".148", 16
  %".192" = add i64 12, %".191"
  %".193" = add i64 %".192", %".130"
  %".194" = getelementptr float, float* %"node_feats", i64 %".193"
  %".195" = getelementptr float, float* %".194", i64 0
  %".196" = bitcast float* %".195" to <4 x float>*
  %".197" = load <4 x float>, <4 x float>* %".196", align 4
  %".198" = mul i64 %".143", 4
  %".199" = add i64 %".198", %".130"
  %".200" = getelementptr float, float* %".13", i64 %".199"
  %".201" = bitcast float* %".200" to <4 x float>*
  %".202" = load <4 x float>, <4 x float>* %".201", align 4
  %".203" = fmul <4 x float> %".197", %".202"
  %".204" = add i64 2, %".149"
  %".205" = getelementptr float, float* %".15", i64 %".204"
  %".206" = load float, float* %".205"
  %".207" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".206", i32 0
  %".208" = shufflevector <4 x float> %".207", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".209" = load <4 x float>, <4 x float>* %".140"
  %".210" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".208", <4 x float> %".203", <4 x float> %".209")
  store <4 x float> %".210", <4 x float>* %".140"
  %".212" = add i64 %".143", 1
  br label %"head.7"
end.7:
  %".214" = load <4 x float>, <4 x float>* %".140"
  %".215" = getelementptr float, float* %".136", i64 0
  %".216" = bitcast float* %".215" to <4 x float>*
  store <4 x float> %".214", <4 x float>* %".216", align 4
  %".218" = add i64 %".130", 4
  br label %"head.6"
}

define void @"forward_team"(i64* noalias %"given")
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
  call void @"forward"(float* %".17", float* %".18", float* %".19", float* %".20", float* %".21", i64* %".22", i64* %".23", i64 %".37", i64 %".39", i64 %".31")
  %".41" = add i64 %".31", %".27"
  br label %"head"
end:
  ret void
}

declare i32 @"omp_get_thread_num"()

declare i32 @"omp_get_num_threads"()
