; ModuleID = "tabulated_convolution_gradients"
target triple = "x86_64-unknown-linux-gnu"
target datalayout = ""

define void @"gradients"(float* noalias %"node_feats", float* noalias %"edge_attrs", float* noalias %"lengths", float* noalias %"coefficients", float* noalias %"grad", float* noalias %"by_edge", float* noalias %"grad_attrs", float* noalias %"grad_lengths", i64* noalias %"senders", i64* noalias %"receiver_ptr", i64 %"origin", i64 %"start", i64 %"stop", i64 %"number")
{
entry:
  %".16" = alloca [192 x float], align 64
  %".17" = bitcast [192 x float]* %".16" to float*
  %".18" = alloca [64 x i64], align 64
  %".19" = bitcast [64 x i64]* %".18" to i64*
  %".20" = alloca [64 x float], align 64
  %".21" = bitcast [64 x float]* %".20" to float*
  %".22" = alloca [64 x float], align 64
  %".23" = bitcast [64 x float]* %".22" to float*
  %".24" = alloca [4 x float], align 64
  %".25" = bitcast [4 x float]* %".24" to float*
  %".26" = alloca [4 x float], align 64
  %".27" = bitcast [4 x float]* %".26" to float*
  %".28" = alloca [4 x float], align 64
  %".29" = bitcast [4 x float]* %".28" to float*
  %".173" = alloca <4 x float>
  %".229" = alloca <4 x float>
  %".372" = alloca <4 x float>
  %".425" = alloca <4 x float>
  %".481" = alloca <4 x float>
  %".555" = alloca <4 x float>
  br label %"body"
body:
  br label %"head"
head:
  %".31" = phi  i64 [%"start", %"body"], [%".590", %"end.1"]
  %".32" = icmp slt i64 %".31", %"stop"
  br i1 %".32", label %"loop", label %"end"
loop:
  %".34" = add i64 1, %".31"
  %".35" = getelementptr i64, i64* %"receiver_ptr", i64 %".34"
  %".36" = load i64, i64* %".35"
  %".37" = getelementptr i64, i64* %"receiver_ptr", i64 %".31"
  %".38" = load i64, i64* %".37"
  br label %"head.1"
end:
  ret void
head.1:
  %".40" = phi  i64 [%".38", %"loop"], [%".588", %"end.9"]
  %".41" = icmp slt i64 %".40", %".36"
  br i1 %".41", label %"loop.1", label %"end.1"
loop.1:
  %".43" = sub i64 %".36", %".40"
  %".44" = icmp slt i64 %".43", 64
  %".45" = select  i1 %".44", i64 %".43", i64 64
  br label %"head.2"
end.1:
  %".590" = add i64 %".31", 1
  br label %"head"
head.2:
  %".47" = phi  i64 [0, %"loop.1"], [%".76", %"loop.2"]
  %".48" = icmp slt i64 %".47", %".45"
  br i1 %".48", label %"loop.2", label %"end.2"
loop.2:
  %".50" = add i64 %".40", %".47"
  %".51" = getelementptr float, float* %"lengths", i64 %".50"
  %".52" = load float, float* %".51"
  %".53" = fcmp oge float %".52", 0x4012000000000000
  %".54" = select  i1 %".53", float 0x4012000000000000, float %".52"
  %".55" = fpext float %".54" to double
  %".56" = fsub double %".55", 0x3fe0000000000000
  %".57" = fmul double %".56", 0x4020000000000000
  %".58" = fcmp ogt double %".57",              0x0
  %".59" = select  i1 %".58", double %".57", double              0x0
  %".60" = fcmp ogt double %".59", 0x403f000000000000
  %".61" = select  i1 %".60", double 0x403f000000000000, double %".59"
  %".62" = fptosi double %".61" to i64
  %".63" = sitofp i64 %".62" to double
  %".64" = fsub double %".57", %".63"
  %".65" = fptrunc double %".64" to float
  %".66" = fcmp olt double %".57", 0xbff0000000000000
  %".67" = select  i1 %".66", float 0x7ff8000000000000, float 0x3ff0000000000000
  %".68" = select  i1 %".53", float              0x0, float %".67"
  %".69" = mul i64 %".62", 32
  %".70" = getelementptr i64, i64* %".19", i64 %".47"
  store i64 %".69", i64* %".70", align 4
  %".72" = getelementptr float, float* %".21", i64 %".47"
  store float %".65", float* %".72", align 4
  %".74" = getelementptr float, float* %".23", i64 %".47"
  store float %".68", float* %".74", align 4
  %".76" = add i64 %".47", 1
  br label %"head.2"
end.2:
  br label %"head.3"
head.3:
  %".79" = phi  i64 [0, %"end.2"], [%".91", %"loop.3"]
  %".80" = icmp slt i64 %".79", %".45"
  br i1 %".80", label %"loop.3", label %"end.3"
loop.3:
  %".82" = add i64 %".40", %".79"
  %".83" = mul i64 %".82", 4
  %".84" = getelementptr float, float* %"edge_attrs", i64 %".83"
  %".85" = getelementptr float, float* %".84", i64 0
  %".86" = load float, float* %".85"
  %".87" = fmul float %".86", 0x3ff0000000000000
  %".88" = mul i64 %".79", 1
  %".89" = getelementptr float, float* %".17", i64 %".88"
  store float %".87", float* %".89", align 4
  %".91" = add i64 %".79", 1
  br label %"head.3"
end.3:
  br label %"head.4"
head.4:
  %".94" = phi  i64 [0, %"end.3"], [%".260", %"end.7"]
  %".95" = icmp slt i64 %".94", %".45"
  br i1 %".95", label %"loop.4", label %"end.4"
loop.4:
  %".97" = add i64 %".40", %".94"
  %".98" = getelementptr i64, i64* %".19", i64 %".94"
  %".99" = load i64, i64* %".98"
  %".100" = getelementptr float, float* %"coefficients", i64 %".99"
  %".101" = getelementptr float, float* %".21", i64 %".94"
  %".102" = load float, float* %".101"
  %".103" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".102", i32 0
  %".104" = shufflevector <4 x float> %".103", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".105" = getelementptr float, float* %".23", i64 %".94"
  %".106" = load float, float* %".105"
  %".107" = fmul float %".106", 0x4020000000000000
  br label %"head.5"
end.4:
  br label %"head.8"
head.5:
  %".109" = phi  i64 [0, %"loop.4"], [%".162", %"loop.5"]
  %".110" = icmp slt i64 %".109", 4
  br i1 %".110", label %"loop.5", label %"end.5"
loop.5:
  %".112" = add i64 24, %".109"
  %".113" = getelementptr float, float* %".100", i64 %".112"
  %".114" = bitcast float* %".113" to <4 x float>*
  %".115" = load <4 x float>, <4 x float>* %".114", align 4
  %".116" = add i64 16, %".109"
  %".117" = getelementptr float, float* %".100", i64 %".116"
  %".118" = bitcast float* %".117" to <4 x float>*
  %".119" = load <4 x float>, <4 x float>* %".118", align 4
  %".120" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".115", <4 x float> %".104", <4 x float> %".119")
  %".121" = add i64 8, %".109"
  %".122" = getelementptr float, float* %".100", i64 %".121"
  %".123" = bitcast float* %".122" to <4 x float>*
  %".124" = load <4 x float>, <4 x float>* %".123", align 4
  %".125" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".120", <4 x float> %".104", <4 x float> %".124")
  %".126" = getelementptr float, float* %".100", i64 %".109"
  %".127" = bitcast float* %".126" to <4 x float>*
  %".128" = load <4 x float>, <4 x float>* %".127", align 4
  %".129" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".125", <4 x float> %".104", <4 x float> %".128")
  %".130" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".106", i32 0
  %".131" = shufflevector <4 x float> %".130", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".132" = fmul <4 x float> %".129", %".131"
  %".133" = getelementptr float, float* %".25", i64 %".109"
  %".134" = bitcast float* %".133" to <4 x float>*
  store <4 x float> %".132", <4 x float>* %".134", align 4
  %".136" = add i64 24, %".109"
  %".137" = getelementptr float, float* %".100", i64 %".136"
  %".138" = bitcast float* %".137" to <4 x float>*
  %".139" = load <4 x float>, <4 x float>* %".138", align 4
  %".140" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x4008000000000000, i32 0
  %".141" = shufflevector <4 x float> %".140", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".142" = fmul <4 x float> %".139", %".141"
  %".143" = add i64 16, %".109"
  %".144" = getelementptr float, float* %".100", i64 %".143"
  %".145" = bitcast float* %".144" to <4 x float>*
  %".146" = load <4 x float>, <4 x float>* %".145", align 4
  %".147" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x4000000000000000, i32 0
  %".148" = shufflevector <4 x float> %".147", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".149" = fmul <4 x float> %".146", %".148"
  %".150" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".142", <4 x float> %".104", <4 x float> %".149")
  %".151" = add i64 8, %".109"
  %".152" = getelementptr float, float* %".100", i64 %".151"
  %".153" = bitcast float* %".152" to <4 x float>*
  %".154" = load <4 x float>, <4 x float>* %".153", align 4
  %".155" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".150", <4 x float> %".104", <4 x float> %".154")
  %".156" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".107", i32 0
  %".157" = shufflevector <4 x float> %".156", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".158" = fmul <4 x float> %".155", %".157"
  %".159" = getelementptr float, float* %".27", i64 %".109"
  %".160" = bitcast float* %".159" to <4 x float>*
  store <4 x float> %".158", <4 x float>* %".160", align 4
  %".162" = add i64 %".109", 4
  br label %"head.5"
end.5:
  %".164" = mul i64 %".94", 1
  %".165" = getelementptr float, float* %".17", i64 %".164"
  %".166" = sub i64 %".97", %"origin"
  %".167" = mul i64 %".166", 16
  %".168" = getelementptr float, float* %"by_edge", i64 %".167"
  %".169" = mul i64 %".97", 4
  %".170" = getelementptr float, float* %"grad_attrs", i64 %".169"
  %".171" = getelementptr i64, i64* %"senders", i64 %".97"
  %".172" = load i64, i64* %".171"
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".173"
  br label %"head.6"
head.6:
  %".176" = phi  i64 [0, %"end.5"], [%".212", %"loop.6"]
  %".177" = icmp slt i64 %".176", 4
  br i1 %".177", label %"loop.6", label %"end.6"
loop.6:
  %".179" = mul i64 %".172", 16
  %".180" = add i64 %".179", %".176"
  %".181" = getelementptr float, float* %"node_feats", i64 %".180"
  %".182" = getelementptr float, float* %".181", i64 0
  %".183" = bitcast float* %".182" to <4 x float>*
  %".184" = load <4 x float>, <4 x float>* %".183", align 4
  %".185" = mul i64 %".31", 8
  %".186" = add i64 %".185", %".176"
  %".187" = getelementptr float, float* %"grad", i64 %".186"
  %".188" = getelementptr float, float* %".187", i64 0
  %".189" = bitcast float* %".188" to <4 x float>*
  %".190" = load <4 x float>, <4 x float>* %".189", align 4
  %".191" = getelementptr float, float* %".25", i64 %".176"
  %".192" = bitcast float* %".191" to <4 x float>*
  %".193" = load <4 x float>, <4 x float>* %".192", align 4
  %".194" = getelementptr float, float* %".165", i64 0
  %".195" = load float, float* %".194"
  %".196" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".195", i32 0
  %".197" = shufflevector <4 x float> %".196", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".198" = fmul <4 x float> %".197", %".190"
  %".199" = fmul <4 x float> %".184", %".198"
  %".200" = getelementptr float, float* %".29", i64 %".176"
  %".201" = bitcast float* %".200" to <4 x float>*
  store <4 x float> %".199", <4 x float>* %".201", align 4
  %".203" = getelementptr float, float* %".168", i64 %".176"
  %".204" = fmul <4 x float> %".198", %".193"
  %".205" = getelementptr float, float* %".203", i64 0
  %".206" = bitcast float* %".205" to <4 x float>*
  store <4 x float> %".204", <4 x float>* %".206", align 4
  %".208" = fmul <4 x float> %".184", %".193"
  %".209" = load <4 x float>, <4 x float>* %".173"
  %".210" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".208", <4 x float> %".190", <4 x float> %".209")
  store <4 x float> %".210", <4 x float>* %".173"
  %".212" = add i64 %".176", 4
  br label %"head.6"
end.6:
  %".214" = load <4 x float>, <4 x float>* %".173"
  %".215" = shufflevector <4 x float> %".214", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".216" = shufflevector <4 x float> %".214", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".217" = fadd <2 x float> %".215", %".216"
  %".218" = shufflevector <2 x float> %".217", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".219" = shufflevector <2 x float> %".217", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".220" = fadd <1 x float> %".218", %".219"
  %".221" = extractelement <1 x float> %".220", i32 0
  %".222" = fmul float %".221", 0x3ff0000000000000
  %".223" = getelementptr float, float* %".170", i64 0
  %".224" = getelementptr float, float* %".223", i64 0
  %".225" = load float, float* %".224"
  %".226" = fadd float %".225", %".222"
  %".227" = getelementptr float, float* %".223", i64 0
  store float %".226", float* %".227", align 4
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".229"
  br label %"head.7"
head.7:
  %".232" = phi  i64 [0, %"end.6"], [%".244", %"loop.7"]
  %".233" = icmp slt i64 %".232", 4
  br i1 %".233", label %"loop.7", label %"end.7"
loop.7:
  %".235" = getelementptr float, float* %".29", i64 %".232"
  %".236" = bitcast float* %".235" to <4 x float>*
  %".237" = load <4 x float>, <4 x float>* %".236", align 4
  %".238" = getelementptr float, float* %".27", i64 %".232"
  %".239" = bitcast float* %".238" to <4 x float>*
  %".240" = load <4 x float>, <4 x float>* %".239", align 4
  %".241" = load <4 x float>, <4 x float>* %".229"
  %".242" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".237", <4 x float> %".240", <4 x float> %".241")
  store <4 x float> %".242", <4 x float>* %".229"
  %".244" = add i64 %".232", 4
  br label %"head.7"
end.7:
  %".246" = getelementptr float, float* %"grad_lengths", i64 %".97"
  %".247" = getelementptr float, float* %".246", i64 0
  %".248" = load float, float* %".247"
  %".249" = load <4 x float>, <4 x float>* %".229"
  %".250" = shufflevector <4 x float> %".249", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".251" = shufflevector <4 x float> %".249", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".252" = fadd <2 x float> %".250", %".251"
  %".253" = shufflevector <2 x float> %".252", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".254" = shufflevector <2 x float> %".252", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".255" = fadd <1 x float> %".253", %".254"
  %".256" = extractelement <1 x float> %".255", i32 0
  %".257" = fadd float %".248", %".256"
  %".258" = getelementptr float, float* %".246", i64 0
  store float %".257", float* %".258", align 4
  %".260" = add i64 %".94", 1
  br label %"head.4"
head.8:
  %".263" = phi  i64 [0, %"end.4"], [%".289", %"loop.8"]
  %".264" = icmp slt i64 %".263", %".45"
  br i1 %".264", label %"loop.8", label %"end.8"
loop.8:
  %".266" = add i64 %".40", %".263"
  %".267" = mul i64 %".266", 4
  %".268" = getelementptr float, float* %"edge_attrs", i64 %".267"
  %".269" = getelementptr float, float* %".268", i64 1
  %".270" = load float, float* %".269"
  %".271" = fmul float %".270", 0x3fe279a740000000
  %".272" = mul i64 %".263", 3
  %".273" = getelementptr float, float* %".17", i64 %".272"
  store float %".271", float* %".273", align 4
  %".275" = getelementptr float, float* %".268", i64 2
  %".276" = load float, float* %".275"
  %".277" = fmul float %".276", 0x3fe279a740000000
  %".278" = mul i64 %".263", 3
  %".279" = add i64 1, %".278"
  %".280" = getelementptr float, float* %".17", i64 %".279"
  store float %".277", float* %".280", align 4
  %".282" = getelementptr float, float* %".268", i64 3
  %".283" = load float, float* %".282"
  %".284" = fmul float %".283", 0x3fe279a740000000
  %".285" = mul i64 %".263", 3
  %".286" = add i64 2, %".285"
  %".287" = getelementptr float, float* %".17", i64 %".286"
  store float %".284", float* %".287", align 4
  %".289" = add i64 %".263", 1
  br label %"head.8"
end.8:
  br label %"head.9"
head.9:
  %".292" = phi  i64 [0, %"end.8"], [%".586", %"end.14"]
  %".293" = icmp slt i64 %".292", %".45"
  br i1 %".293", label %"loop.9", label %"end.9"
loop.9:
  %".295" = add i64 %".40", %".292"
  %".296" = getelementptr i64, i64* %".19", i64 %".292"
  %".297" = load i64, i64* %".296"
  %".298" = add i64 4, %".297"
  %".299" = getelementptr float, float* %"coefficients", i64 %".298"
  %".300" = getelementptr float, float* %".21", i64 %".292"
  %".301" = load float, float* %".300"
  %".302" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".301", i32 0
  %".303" = shufflevector <4 x float> %".302", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".304" = getelementptr float, float* %".23", i64 %".292"
  %".305" = load float, float* %".304"
  %".306" = fmul float %".305", 0x4020000000000000
  br label %"head.10"
end.9:
  %".588" = add i64 %".40", 64
  br label %"head.1"
head.10:
  %".308" = phi  i64 [0, %"loop.9"], [%".361", %"loop.10"]
  %".309" = icmp slt i64 %".308", 4
  br i1 %".309", label %"loop.10", label %"end.10"
loop.10:
  %".311" = add i64 24, %".308"
  %".312" = getelementptr float, float* %".299", i64 %".311"
  %".313" = bitcast float* %".312" to <4 x float>*
  %".314" = load <4 x float>, <4 x float>* %".313", align 4
  %".315" = add i64 16, %".308"
  %".316" = getelementptr float, float* %".299", i64 %".315"
  %".317" = bitcast float* %".316" to <4 x float>*
  %".318" = load <4 x float>, <4 x float>* %".317", align 4
  %".319" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".314", <4 x float> %".303", <4 x float> %".318")
  %".320" = add i64 8, %".308"
  %".321" = getelementptr float, float* %".299", i64 %".320"
  %".322" = bitcast float* %".321" to <4 x float>*
  %".323" = load <4 x float>, <4 x float>* %".322", align 4
  %".324" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".319", <4 x float> %".303", <4 x float> %".323")
  %".325" = getelementptr float, float* %".299", i64 %".308"
  %".326" = bitcast float* %".325" to <4 x float>*
  %".327" = load <4 x float>, <4 x float>* %".326", align 4
  %".328" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".324", <4 x float> %".303", <4 x float> %".327")
  %".329" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".305", i32 0
  %".330" = shufflevector <4 x float> %".329", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".331" = fmul <4 x float> %".328", %".330"
  %".332" = getelementptr float, float* %".25", i64 %".308"
  %".333" = bitcast float* %".332" to <4 x float>*
  store <4 x float> %".331", <4 x float>* %".333", align 4
  %".335" = add i64 24, %".308"
  %".336" = getelementptr float, float* %".299", i64 %".335"
  %".337" = bitcast float* %".336" to <4 x float>*
  %".338" = load <4 x float>, <4 x float>* %".337", align 4
  %".339" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x4008000000000000, i32 0
  %".340" = shufflevector <4 x float> %".339", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".341" = fmul <4 x float> %".338", %".340"
  %".342" = add i64 16, %".308"
  %".343" = getelementptr float, float* %".299", i64 %".342"
  %".344" = bitcast float* %".343" to <4 x float>*
  %".345" = load <4 x float>, <4 x float>* %".344", align 4
  %".346" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x4000000000000000, i32 0
  %".347" = shufflevector <4 x float> %".346", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".348" = fmul <4 x float> %".345", %".347"
  %".349" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".341", <4 x float> %".303", <4 x float> %".348")
  %".350" = add i64 8, %".308"
  %".351" = getelementptr float, float* %".299", i64 %".350"
  %".352" = bitcast float* %".351" to <4 x float>*
  %".353" = load <4 x float>, <4 x float>* %".352", align 4
  %".354" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".349", <4 x float> %".303", <4 x float> %".353")
  %".355" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".306", i32 0
  %".356" = shufflevector <4 x float> %".355", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".357" = fmul <4 x float> %".354", %".356"
  %".358" = getelementptr float, float* %".27", i64 %".308"
  %".359" = bitcast float* %".358" to <4 x float>*
  store <4 x float> %".357", <4 x float>* %".359", align 4
  %".361" = add i64 %".308", 4
  br label %"head.10"
end.10:
  %".363" = mul i64 %".292", 3
  %".364" = getelementptr float, float* %".17", i64 %".363"
  %".365" = sub i64 %".295", %"origin"
  %".366" = mul i64 %".365", 16
  %".367" = getelementptr float, float* %"by_edge", i64 %".366"
  %".368" = mul i64 %".295", 4
  %".369" = getelementptr float, float* %"grad_attrs", i64 %".368"
  %".370" = getelementptr i64, i64* %"senders", i64 %".295"
  %".371" = load i64, i64* %".370"
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".372"
  br label %"head.11"
head.11:
  %".375" = phi  i64 [0, %"end.10"], [%".414", %"loop.11"]
  %".376" = icmp slt i64 %".375", 4
  br i1 %".376", label %"loop.11", label %"end.11"
loop.11:
  %".378" = mul i64 %".371", 16
  %".379" = add i64 4, %".378"
  %".380" = add i64 %".379", %".375"
  %".381" = getelementptr float, float* %"node_feats", i64 %".380"
  %".382" = getelementptr float, float* %".381", i64 0
  %".383" = bitcast float* %".382" to <4 x float>*
  %".384" = load <4 x float>, <4 x float>* %".383", align 4
  %".385" = mul i64 %".31", 8
  %".386" = add i64 4, %".385"
  %".387" = add i64 %".386", %".375"
  %".388" = getelementptr float, float* %"grad", i64 %".387"
  %".389" = getelementptr float, float* %".388", i64 0
  %".390" = bitcast float* %".389" to <4 x float>*
  %".391" = load <4 x float>, <4 x float>* %".390", align 4
  %".392" = getelementptr float, float* %".25", i64 %".375"
  %".393" = bitcast float* %".392" to <4 x float>*
  %".394" = load <4 x float>, <4 x float>* %".393", align 4
  %".395" = getelementptr float, float* %".364", i64 0
  %".396" = load float, float* %".395"
  %".397" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".396", i32 0
  %".398" = shufflevector <4 x float> %".397", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".399" = fmul <4 x float> %".398", %".391"
  %".400" = fmul <4 x float> %".384", %".399"
  %".401" = getelementptr float, float* %".29", i64 %".375"
  %".402" = bitcast float* %".401" to <4 x float>*
  store <4 x float> %".400", <4 x float>* %".402", align 4
  %".404" = add i64 4, %".375"
  %".405" = getelementptr float, float* %".367", i64 %".404"
  %".406" = fmul <4 x float> %".399", %".394"
  %".407" = getelementptr float, float* %".405", i64 0
  %".408" = bitcast float* %".407" to <4 x float>*
  store <4 x float> %".406", <4 x float>* %".408", align 4
  %".410" = fmul <4 x float> %".384", %".394"
  %".411" = load <4 x float>, <4 x float>* %".372"
  %".412" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".410", <4 x float> %".391", <4 x float> %".411")
  store <4 x float> %".412", <4 x float>* %".372"
  %".414" = add i64 %".375", 4
  br label %"head.11"
end.11:
  %".416" = load <4 x float>, <4 x float>* %".372"
  %".417" = shufflevector <4 x float> %".416", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".418" = shufflevector <4 x float> %".416", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".419" = fadd <2 x float> %".417", %".418"
  %".420" = shufflevector <2 x float> %".419", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".421" = shufflevector <2 x float> %".419", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".422" = fadd <1 x float> %".420", %".421"
  %".423" = extractelement <1 x float> %".422", i32 0
  %".424" = fmul float %".423", 0x3fe279a740000000
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".425"
  br label %"head.12"
head.12:
  %".428" = phi  i64 [0, %"end.11"], [%".470", %"loop.12"]
  %".429" = icmp slt i64 %".428", 4
  br i1 %".429", label %"loop.12", label %"end.12"
loop.12:
  %".431" = mul i64 %".371", 16
  %".432" = add i64 8, %".431"
  %".433" = add i64 %".432", %".428"
  %".434" = getelementptr float, float* %"node_feats", i64 %".433"
  %".435" = getelementptr float, float* %".434", i64 0
  %".436" = bitcast float* %".435" to <4 x float>*
  %".437" = load <4 x float>, <4 x float>* %".436", align 4
  %".438" = mul i64 %".31", 8
  %".439" = add i64 4, %".438"
  %".440" = add i64 %".439", %".428"
  %".441" = getelementptr float, float* %"grad", i64 %".440"
  %".442" = getelementptr float, float* %".441", i64 0
  %".443" = bitcast float* %".442" to <4 x float>*
  %".444" = load <4 x float>, <4 x float>* %".443", align 4
  %".445" = getelementptr float, float* %".25", i64 %".428"
  %".446" = bitcast float* %".445" to <4 x float>*
  %".447" = load <4 x float>, <4 x float>* %".446", align 4
  %".448" = getelementptr float, float* %".364", i64 1
  %".449" = load float, float* %".448"
  %".450" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".449", i32 0
  %".451" = shufflevector <4 x float> %".450", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".452" = fmul <4 x float> %".451", %".444"
  %".453" = getelementptr float, float* %".29", i64 %".428"
  %".454" = bitcast float* %".453" to <4 x float>*
  %".455" = load <4 x float>, <4 x float>* %".454", align 4
  %".456" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".437", <4 x float> %".452", <4 x float> %".455")
  %".457" = getelementptr float, float* %".29", i64 %".428"
  %".458" = bitcast float* %".457" to <4 x float>*
  store <4 x float> %".456", <4 x float>* %".458", align 4
  %".460" = add i64 8, %".428"
  %".461" = getelementptr float, float* %".367", i64 %".460"
  %".462" = fmul <4 x float> %".452", %".447"
  %".463" = getelementptr float, float* %".461", i64 0
  %".464" = bitcast float* %".463" to <4 x float>*
  store <4 x float> %".462", <4 x float>* %".464", align 4
  %".466" = fmul <4 x float> %".437", %".447"
  %".467" = load <4 x float>, <4 x float>* %".425"
  %".468" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".466", <4 x float> %".444", <4 x float> %".467")
  store <4 x float> %".468", <4 x float>* %".425"
  %".470" = add i64 %".428", 4
  br label %"head.12"
end.12:
  %".472" = load <4 x float>, <4 x float>* %".425"
  %".473" = shufflevector <4 x float> %".472", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".474" = shufflevector <4 x float> %".472", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".475" = fadd <2 x float> %".473", %".474"
  %".476" = shufflevector <2 x float> %".475", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".477" = shufflevector <2 x float> %".475", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".478" = fadd <1 x float> %".476", %".477"
  %".479" = extractelement <1 x float> %".478", i32 0
  %".480" = fmul float %".479", 0x3fe279a740000000
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".481"
  br label %"head.13"
head.13:
  %".484" = phi  i64 [0, %"end.12"], [%".526", %"loop.13"]
  %".485" = icmp slt i64 %".484", 4
  br i1 %".485", label %"loop.13", label %"end.13"
loop.13:
  %".487" = mul i64 %".371", 16
  %".488" = add i64 12, %".487"
  %".489" = add i64 %".488", %".484"
  %".490" = getelementptr float, float* %"node_feats", i64 %".489"
  %".491" = getelementptr float, float* %".490", i64 0
  %".492" = bitcast float* %".491" to <4 x float>*
  %".493" = load <4 x float>, <4 x float>* %".492", align 4
  %".494" = mul i64 %".31", 8
  %".495" = add i64 4, %".494"
  %".496" = add i64 %".495", %".484"
  %".497" = getelementptr float, float* %"grad", i64 %".496"
  %".498" = getelementptr float, float* %".497", i64 0
  %".499" = bitcast float* %".498" to <4 x float>*
  %".500" = load <4 x float>, <4 x float>* %".499", align 4
  %".501" = getelementptr float, float* %".25", i64 %".484"
  %".502" = bitcast float* %".501" to <4 x float>*
  %".503" = load <4 x float>, <4 x float>* %".502", align 4
  %".504" = getelementptr float, float* %".364", i64 2
  %".505" = load float, float* %".504"
  %".506" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".505", i32 0
  %".507" = shufflevector <4 x float> %".506", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".508" = fmul <4 x float> %".507", %".500"
  %".509" = getelementptr float, float* %".29", i64 %".484"
  %".510" = bitcast float* %".509" to <4 x float>*
  %".511" = load <4 x float>, <4 x float>* %".510", align 4
  %".512" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".493", <4 x float> %".508", <4 x float> %".511")
  %".513" = getelementptr float, float* %".29", i64 %".484"
  %".514" = bitcast float* %".513" to <4 x float>*
  store <4 x float> %".512", <4 x float>* %".514", align 4
  %".516" = add i64 12, %".484"
  %".517" = getelementptr float, float* %".367", i64 %".516"
  %".518" = fmul <4 x float> %".508", %".503"
  %".519" = getelementptr float, float* %".517", i64 0
  %".520" = bitcast float* %".519" to <4 x float>*
  store <4 x float> %".518", <4 x float>* %".520", align 4
  %".522" = fmul <4 x float> %".493", %".503"
  %".523" = load <4 x float>, <4 x float>* %".481"
  %".524" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".522", <4 x float> %".500", <4 x float> %".523")
  store <4 x float> %".524", <4 x float>* %".481"
  %".526" = add i64 %".484", 4
  br label %"head.13"
end.13:
  %".528" = load <4 x float>, <4 x float>* %".481"
  %".529" = shufflevector <4 x float> %".528", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".530" = shufflevector <4 x float> %".528", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".531" = fadd <2 x float> %".529", %".530"
  %".532" = shufflevector <2 x float> %".531", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".533" = shufflevector <2 x float> %".531", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".534" = fadd <1 x float> %".532", %".533"
  %".535" = extractelement <1 x float> %".534", i32 0
  %".536" = fmul float %".535", 0x3fe279a740000000
  %".537" = getelementptr float, float* %".369", i64 1
  %".538" = getelementptr float, float* %".537", i64 0
  %".539" = load float, float* %".538"
  %".540" = fadd float %".539", %".424"
  %".541" = getelementptr float, float* %".537", i64 0
  store float %".540", float* %".541", align 4
  %".543" = getelementptr float, float* %".369", i64 2
  %".544" = getelementptr float, float* %".543", i64 0
  %".545" = load float, float* %".544"
  %".546" = fadd float %".545", %".480"
  %".547" = getelementptr float, float* %".543", i64 0
  store float %".546", float* %".547", align 4
  %".549" = getelementptr float, float* %".369", i64 3
  %".550" = getelementptr float, float* %".549", i64 0
  %".551" = load float, float* %".550"
  %".552" = fadd float %".551", %".536"
  %".553" = getelementptr float, float* %".549", i64 0
  store float %".552", float* %".553", align 4
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".555"
  br label %"head.14"
head.14:
  %".558" = phi  i64 [0, %"end.13"], [%".570", %"loop.14"]
  %".559" = icmp slt i64 %".558", 4
  br i1 %".559", label %"loop.14", label %"end.14"
loop.14:
  %".561" = getelementptr float, float* %".29", i64 %".558"
  %".562" = bitcast float* %".561" to <4 x float>*
  %".563" = load <4 x float>, <4 x float>* %".562", align 4
  %".564" = getelementptr float, float* %".27", i64 %".558"
  %".565" = bitcast float* %".564" to <4 x float>*
  %".566" = load <4 x float>, <4 x float>* %".565", align 4
  %".567" = load <4 x float>, <4 x float>* %".555"
  %".568" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".563", <4 x float> %".566", <4 x float> %".567")
  store <4 x float> %".568", <4 x float>* %".555"
  %".570" = add i64 %".558", 4
  br label %"head.14"
end.14:
  %".572" = getelementptr float, float* %"grad_lengths", i64 %".295"
  %".573" = getelementptr float, float* %".572", i64 0
  %".574" = load float, float* %".573"
  %".575" = load <4 x float>, <4 x float>* %".555"
  %".576" = shufflevector <4 x float> %".575", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".577" = shufflevector <4 x float> %".575", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".578" = fadd <2 x float> %".576", %".577"
  %".579" = shufflevector <2 x float> %".578", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".580" = shufflevector <2 x float> %".578", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".581" = fadd <1 x float> %".579", %".580"
  %".582" = extractelement <1 x float> %".581", i32 0
  %".583" = fadd float %".574", %".582"
  %".584" = getelementptr float, float* %".572", i64 0
  store float %".583", float* %".584", align 4
  %".586" = add i64 %".292", 1
  br label %"head.9"
}

declare <4 x float> @"llvm.fma.v4f32"(<4 x float> %".1", <4 x float> %".2", <4 x float> %".3")

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
  %".33" = inttoptr i64 %".20" to i64*
  %".34" = inttoptr i64 %".22" to i64*
  %".35" = call i32 @"omp_get_thread_num"()
  %".36" = sext i32 %".35" to i64
  %".37" = call i32 @"omp_get_num_threads"()
  %".38" = sext i32 %".37" to i64
  %".39" = getelementptr i64, i64* %"given", i64 11
  %".40" = load i64, i64* %".39"
  br label %"head"
head:
  %".42" = phi  i64 [%".36", %"body"], [%".52", %"loop"]
  %".43" = icmp slt i64 %".42", %".40"
  br i1 %".43", label %"loop", label %"end"
loop:
  %".45" = add i64 12, %".42"
  %".46" = getelementptr i64, i64* %"given", i64 %".45"
  %".47" = getelementptr i64, i64* %".46", i64 0
  %".48" = load i64, i64* %".47"
  %".49" = getelementptr i64, i64* %".46", i64 1
  %".50" = load i64, i64* %".49"
  call void @"gradients"(float* %".25", float* %".26", float* %".27", float* %".28", float* %".29", float* %".30", float* %".31", float* %".32", i64* %".33", i64* %".34", i64 %".24", i64 %".48", i64 %".50", i64 %".42")
  %".52" = add i64 %".42", %".38"
  br label %"head"
end:
  ret void
}

declare i32 @"omp_get_thread_num"()

declare i32 @"omp_get_num_threads"()
