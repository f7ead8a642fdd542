; ModuleID = "convolution_node_gradient"
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

define void @"node_gradient"(float* noalias %"edge_attrs", float* noalias %"hidden", float* noalias %"weight", float* noalias %"grad", float* noalias %"result", i64* noalias %"receivers", i64* noalias %"sender_perm", i64* noalias %"sender_ptr", i64 %"start", i64 %"stop", i64 %"number")
{
entry:
  %".13" = alloca [256 x float], align 64
  %".14" = bitcast [256 x float]* %".13" to float*
  %".15" = alloca [192 x float], align 64
  %".16" = bitcast [192 x float]* %".15" to float*
  %".17" = alloca [256 x float], align 64
  %".18" = bitcast [256 x float]* %".17" to float*
  %".87" = alloca <4 x float>
  %".178" = alloca <4 x float>
  %".183" = alloca <4 x float>
  %".188" = alloca <4 x float>
  br label %"body"
body:
  br label %"head"
head:
  %".20" = phi  i64 [%"start", %"body"], [%".258", %"end.1"]
  %".21" = icmp slt i64 %".20", %"stop"
  br i1 %".21", label %"loop", label %"end"
loop:
  %".23" = add i64 1, %".20"
  %".24" = getelementptr i64, i64* %"sender_ptr", i64 %".23"
  %".25" = load i64, i64* %".24"
  %".26" = getelementptr i64, i64* %"sender_ptr", i64 %".20"
  %".27" = load i64, i64* %".26"
  br label %"head.1"
end:
  ret void
head.1:
  %".29" = phi  i64 [%".27", %"loop"], [%".256", %"end.8"]
  %".30" = icmp slt i64 %".29", %".25"
  br i1 %".30", label %"loop.1", label %"end.1"
loop.1:
  %".32" = sub i64 %".25", %".29"
  %".33" = icmp slt i64 %".32", 64
  %".34" = select  i1 %".33", i64 %".32", i64 64
  br label %"head.2"
end.1:
  %".258" = add i64 %".20", 1
  br label %"head"
head.2:
  %".36" = phi  i64 [0, %"loop.1"], [%".56", %"end.3"]
  %".37" = icmp slt i64 %".36", %".34"
  br i1 %".37", label %"loop.2", label %"end.2"
loop.2:
  %".39" = add i64 %".29", %".36"
  %".40" = getelementptr i64, i64* %"sender_perm", i64 %".39"
  %".41" = load i64, i64* %".40"
  %".42" = mul i64 %".41", 4
  br label %"head.3"
end.2:
  %".58" = getelementptr float, float* %"weight", i64 0
  call void @"weights"(float* %".18", float* %".58", float* %".14", i64 %".34", i64 4)
  br label %"head.4"
head.3:
  %".44" = phi  i64 [0, %"loop.2"], [%".54", %"loop.3"]
  %".45" = icmp slt i64 %".44", 4
  br i1 %".45", label %"loop.3", label %"end.3"
loop.3:
  %".47" = add i64 %".42", %".44"
  %".48" = getelementptr float, float* %"hidden", i64 %".47"
  %".49" = load float, float* %".48"
  %".50" = mul i64 %".36", 4
  %".51" = add i64 %".50", %".44"
  %".52" = getelementptr float, float* %".18", i64 %".51"
  store float %".49", float* %".52", align 4
  %".54" = add i64 %".44", 1
  br label %"head.3"
end.3:
  %".56" = add i64 %".36", 1
  br label %"head.2"
head.4:
  %".61" = phi  i64 [0, %"end.2"], [%".75", %"loop.4"]
  %".62" = icmp slt i64 %".61", %".34"
  br i1 %".62", label %"loop.4", label %"end.4"
loop.4:
  %".64" = add i64 %".29", %".61"
  %".65" = getelementptr i64, i64* %"sender_perm", i64 %".64"
  %".66" = load i64, i64* %".65"
  %".67" = mul i64 %".66", 4
  %".68" = getelementptr float, float* %"edge_attrs", i64 %".67"
  %".69" = getelementptr float, float* %".68", i64 0
  %".70" = load float, float* %".69"
  %".71" = fmul float %".70", 0x3ff0000000000000
  %".72" = mul i64 %".61", 1
  %".73" = getelementptr float, float* %".16", i64 %".72"
  store float %".71", float* %".73", align 4
  %".75" = add i64 %".61", 1
  br label %"head.4"
end.4:
  br label %"head.5"
head.5:
  %".78" = phi  i64 [0, %"end.4"], [%".124", %"end.6"]
  %".79" = icmp slt i64 %".78", 4
  br i1 %".79", label %"loop.5", label %"end.5"
loop.5:
  %".81" = mul i64 %".20", 16
  %".82" = add i64 %".81", %".78"
  %".83" = getelementptr float, float* %"result", i64 %".82"
  %".84" = getelementptr float, float* %".83", i64 0
  %".85" = bitcast float* %".84" to <4 x float>*
  %".86" = load <4 x float>, <4 x float>* %".85", align 4
  store <4 x float> %".86", <4 x float>* %".87"
  br label %"head.6"
end.5:
  %".126" = getelementptr float, float* %"weight", i64 16
  call void @"weights"(float* %".18", float* %".126", float* %".14", i64 %".34", i64 4)
  br label %"head.7"
head.6:
  %".90" = phi  i64 [0, %"loop.5"], [%".118", %"loop.6"]
  %".91" = icmp slt i64 %".90", %".34"
  br i1 %".91", label %"loop.6", label %"end.6"
loop.6:
  %".93" = add i64 %".29", %".90"
  %".94" = getelementptr i64, i64* %"sender_perm", i64 %".93"
  %".95" = load i64, i64* %".94"
  %".96" = getelementptr i64, i64* %"receivers", i64 %".95"
  %".97" = load i64, i64* %".96"
  %".98" = mul i64 %".90", 4
  %".99" = add i64 %".98", %".78"
  %".100" = getelementptr float, float* %".14", i64 %".99"
  %".101" = bitcast float* %".100" to <4 x float>*
  %".102" = load <4 x float>, <4 x float>* %".101", align 4
  %".103" = mul i64 %".97", 8
  %".104" = add i64 %".103", %".78"
  %".105" = getelementptr float, float* %"grad", i64 %".104"
  %".106" = getelementptr float, float* %".105", i64 0
  %".107" = bitcast float* %".106" to <4 x float>*
  %".108" = load <4 x float>, <4 x float>* %".107", align 4
  %".109" = mul i64 %".90", 1
  %".110" = getelementptr float, float* %".16", i64 %".109"
  %".111" = load float, float* %".110"
  %".112" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".111", i32 0
  %".113" = shufflevector <4 x float> %".112", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".114" = fmul <4 x float> %".113", %".108"
  %".115" = load <4 x float>, <4 x float>* %".87"
  %".116" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".114", <4 x float> %".102", <4 x float> %".115")
  store <4 x float> %".116", <4 x float>* %".87"
  %".118" = add i64 %".90", 1
  br label %"head.6"
end.6:
  %".120" = load <4 x float>, <4 x float>* %".87"
  %".121" = getelementptr float, float* %".83", i64 0
  %".122" = bitcast float* %".121" to <4 x float>*
  store <4 x float> %".120", <4 x float>* %".122", align 4
  %".124" = add i64 %".78", 4
  br label %"head.5"
head.7:
  %".129" = phi  i64 [0, %"end.5"], [%".157", %"loop.7"]
  %".130" = icmp slt i64 %".129", %".34"
  br i1 %".130", label %"loop.7", label %"end.7"
loop.7:
  %".132" = add i64 %".29", %".129"
  %".133" = getelementptr i64, i64* %"sender_perm", i64 %".132"
  %".134" = load i64, i64* %".133"
  %".135" = mul i64 %".134", 4
  %".136" = getelementptr float, float* %"edge_attrs", i64 %".135"
  %".137" = getelementptr float, float* %".136", i64 1
  %".138" = load float, float* %".137"
  %".139" = fmul float %".138", 0x3fe279a740000000
  %".140" = mul i64 %".129", 3
  %".141" = getelementptr float, float* %".16", i64 %".140"
  store float %".139", float* %".141", align 4
  %".143" = getelementptr float, float* %".136", i64 2
  %".144" = load float, float* %".143"
  %".145" = fmul float %".144", 0x3fe279a740000000
  %".146" = mul i64 %".129", 3
  %".147" = add i64 1, %".146"
  %".148" = getelementptr float, float* %".16", i64 %".147"
  store float %".145", float* %".148", align 4
  %".150" = getelementptr float, float* %".136", i64 3
  %".151" = load float, float* %".150"
  %".152" = fmul float %".151", 0x3fe279a740000000
  %".153" = mul i64 %".129", 3
  %".154" = add i64 2, %".153"
  %".155" = getelementptr float, float* %".16", i64 %".154"
  store float %".152", float* %".155", align 4
  %".157" = add i64 %".129", 1
  br label %"head.7"
end.7:
  br label %"head.8"
head.8:
  %".160" = phi  i64 [0, %"end.7"], [%".254", %"end.9"]
  %".161" = icmp slt i64 %".160", 4
  br i1 %".161", label %"loop.8", label %"end.8"
loop.8:
  %".163" = mul i64 %".20", 16
  %".164" = add i64 4, %".163"
  %".165" = add i64 %".164", %".160"
  %".166" = getelementptr float, float* %"result", i64 %".165"
  %".167" = mul i64 %".20", 16
  %".168" = add i64 8, %".167"
  %".169" = add i64 %".168", %".160"
  %".170" = getelementptr float, float* %"result", i64 %".169"
  %".171" = mul i64 %".20", 16
  %".172" = add i64 12, %".171"
  %".173" = add i64 %".172", %".160"
  %".174" = getelementptr float, float* %"result", i64 %".173"
  %".175" = getelementptr float, float* %".166", i64 0
  %".176" = bitcast float* %".175" to <4 x float>*
  %".177" = load <4 x float>, <4 x float>* %".176", align 4
  store <4 x float> %".177", <4 x float>* %".178"
  %".180" = getelementptr float, float* %".170", i64 0
  %".181" = bitcast float* %".180" to <4 x float>*
  %".182" = load <4 x float>, <4 x float>* %".181", align 4
  store <4 x float> %".182", <4 x float>* %".183"
  %".185" = getelementptr float, float* %".174", i64 0
  %".186" = bitcast float* %".185" to <4 x float>*
  %".187" = load <4 x float>, <4 x float>* %".186", align 4
  store <4 x float> %".187", <4 x float>* %".188"
  br label %"head.9"
end.8:
  %".256" = add i64 %".29", 64
  br label %"head.1"
head.9:
  %".191" = phi  i64 [0, %"loop.8"], [%".240", %"loop.9"]
  %".192" = icmp slt i64 %".191", %".34"
  br i1 %".192", label %"loop.9", label %"end.9"
loop.9:
  %".194" = add i64 %".29", %".191"
  %".195" = getelementptr i64, i64* %"sender_perm", i64 %".194"
  %".196" = load i64, i64* %".195"
  %".197" = getelementptr i64, i64* %"receivers", i64 %".196"
  %".198" = load i64, i64* %".197"
  %".199" = mul i64 %".191", 4
  %".200" = add i64 %".199", %".160"
  %".201" = getelementptr float, float* %".14", i64 %".200"
  %".202" = bitcast float* %".201" to <4 x float>*
  %".203" = load <4 x float>, <4 x float>* %".202", align 4
  %".204" = mul i64 %".198", 8
  %".205" = add i64 4, %".204"
  %".206" = add i64 %".205", %".160"
  %".207" = getelementptr float, float* %"grad", i64 %".206"
  %".208" = getelementptr float, float* %".207", i64 0
  %".209" = bitcast float* %".208" to <4 x float>*
  %".210" = load <4 x float>, <4 x float>* %".209", align 4
  %".211" = mul i64 %".191", 3
  %".212" = getelementptr float, float* %".16", i64 %".211"
  %".213" = load float, float* %".212"
  %".214" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".213", i32 0
  %".215" = shufflevector <4 x float> %".214", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".216" = fmul <4 x float> %".215", %".210"
  %".217" = load <4 x float>, <4 x float>* %".178"
  %".218" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".216", <4 x float> %".203", <4 x float> %".217")
  store <4 x float> %".218", <4 x float>* %".178"
  %".220" = mul i64 %".191", 3
  %".221" = add i64 1, %".220"
  %".222" = getelementptr float, float* %".16", i64 %".221"
  %".223" = load float, float* %".222"
  %".224" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".223", i32 0
  %".225" = shufflevector <4 x float> %".224", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".226" = fmul <4 x float> %".225", %".210"
  %".227" = load <4 x float>, <4 x float>* %".183"
  %".228" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".226", <4 x float> %".203", <4 x float> %".227")
  store <4 x float> %".228", <4 x float>* %".183"
  %".230" = mul i64 %".191", 3
  %".231" = add i64 2, %".230"
  %".232" = getelementptr float, float* %".16", i64 %".231"
  %".233" = load float, float* %".232"
  %".234" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".233", i32 0
  %".235" = shufflevector <4 x float> %".234", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".236" = fmul <4 x float> %".235", %".210"
  %".237" = load <4 x float>, <4 x float>* %".188"
  %".238" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".236", <4 x float> %".203", <4 x float> %".237")
  store <4 x float> %".238", <4 x float>* %".188"
  %".240" = add i64 %".191", 1
  br label %"head.9"
end.9:
  %".242" = load <4 x float>, <4 x float>* %".178"
  %".243" = getelementptr float, float* %".166", i64 0
  %".244" = bitcast float* %".243" to <4 x float>*
  store <4 x float> %".242", <4 x float>* %".244", align 4
  %".246" = load <4 x float>, <4 x float>* %".183"
  %".247" = getelementptr float, float* %".170", i64 0
  %".248" = bitcast float* %".247" to <4 x float>*
  store <4 x float> %".246", <4 x float>* %".248", align 4
  %".250" = load <4 x float>, <4 x float>* %".188"
  %".251" = getelementptr float, float* %".174", i64 0
  %".252" = bitcast float* %".251" to <4 x float>*
  store <4 x float> %".250", <4 x float>* %".252", align 4
  %".254" = add i64 %".160", 4
  br label %"head.8"
}

define void @"node_gradient_team"(i64* noalias %"given")
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
  %".24" = inttoptr i64 %".14" to i64*
  %".25" = inttoptr i64 %".16" to i64*
  %".26" = inttoptr i64 %".18" to i64*
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
  call void @"node_gradient"(float* %".19", float* %".20", float* %".21", float* %".22", float* %".23", i64* %".24", i64* %".25", i64* %".26", i64 %".40", i64 %".42", i64 %".34")
  %".44" = add i64 %".34", %".30"
  br label %"head"
end:
  ret void
}

declare i32 @"omp_get_thread_num"()

declare i32 @"omp_get_num_threads"()
