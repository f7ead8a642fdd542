; ModuleID = "tabulated_convolution_gradients"
target triple = "x86_64-unknown-linux-gnu"
target datalayout = ""

define void @"gradients"(float* noalias %"node_feats", float* noalias %"edge_attrs", float* noalias %"lengths", float* noalias %"coefficients", float* noalias %"grad", float* noalias %"by_edge", float* noalias %"grad_attrs", float* noalias %"grad_lengths", i64* noalias %"senders", i64* noalias %"receiver_ptr", i64 %"start", i64 %"stop", i64 %"number")
{
entry:
  %".15" = alloca [192 x float], align 64
  %".16" = bitcast [192 x float]* %".15" to float*
  %".17" = alloca [64 x i64], align 64
  %".18" = bitcast [64 x i64]* %".17" to i64*
  %".19" = alloca [64 x float], align 64
  %".20" = bitcast [64 x float]* %".19" to float*
  %".21" = alloca [64 x float], align 64
  %".22" = bitcast [64 x float]* %".21" to float*
  %".23" = alloca [4 x float], align 64
  %".24" = bitcast [4 x float]* %".23" to float*
  %".25" = alloca [4 x float], align 64
  %".26" = bitcast [4 x float]* %".25" to float*
  %".27" = alloca [4 x float], align 64
  %".28" = bitcast [4 x float]* %".27" to float*
  %".174" = alloca <4 x float>
  %".230" = alloca <4 x float>
  %".375" = alloca <4 x float>
  %".428" = alloca <4 x float>
  %".484" = alloca <4 x float>
  %".558" = alloca <4 x float>
  br label %"body"
body:
  br label %"head"
head:
  %".30" = phi  i64 [%"start", %"body"], [%".593", %"end.1"]
  %".31" = icmp slt i64 %".30", %"stop"
  br i1 %".31", label %"loop", label %"end"
loop:
  %".33" = add i64 1, %".30"
  %".34" = getelementptr i64, i64* %"receiver_ptr", i64 %".33"
  %".35" = load i64, i64* %".34"
  %".36" = getelementptr i64, i64* %"receiver_ptr", i64 %".30"
  %".37" = load i64, i64* %".36"
  br label %"head.1"
end:
  ret void
head.1:
  %".39" = phi  i64 [%".37", %"loop"], [%".591", %"end.9"]
  %".40" = icmp slt i64 %".39", %".35"
  br i1 %".40", label %"loop.1", label %"end.1"
loop.1:
  %".42" = sub i64 %".35", %".39"
  %".43" = icmp slt i64 %".42", 64
  %".44" = select  i1 %".43", i64 %".42", i64 64
  br label %"head.2"
end.1:
  %".593" = add i64 %".30", 1
  br label %"head"
head.2:
  %".46" = phi  i64 [0, %"loop.1"], [%".75", %"loop.2"]
  %".47" = icmp slt i64 %".46", %".44"
  br i1 %".47", label %"loop.2", label %"end.2"
loop.2:
  %".49" = add i64 %".39", %".46"
  %".50" = getelementptr float, float* %"lengths", i64 %".49"
  %".51" = load float, float* %".50"
  %".52" = fcmp oge float %".51", 0x4012000000000000
  %".53" = select  i1 %".52", float 0x4012000000000000, float %".51"
  %".54" = fpext float %".53" to double
  %".55" = fsub double %".54", 0x3fe0000000000000
  %".56" = fmul double %".55", 0x4020000000000000
  %".57" = fcmp ogt double %".56",              0x0
  %".58" = select  i1 %".57", double %".56", double              0x0
  %".59" = fcmp ogt double %".58", 0x403f000000000000
  %".60" = select  i1 %".59", double 0x403f000000000000, double %".58"
  %".61" = fptosi double %".60" to i64
  %".62" = sitofp i64 %".61" to double
  %".63" = fsub double %".56", %".62"
  %".64" = fptrunc double %".63" to float
  %".65" = fcmp olt double %".56", 0xbff0000000000000
  %".66" = select  i1 %".65", float 0x7ff8000000000000, float 0x3ff0000000000000
  %".67" = select  i1 %".52", float              0x0, float %".66"
  %".68" = mul i64 %".61", 32
  %".69" = getelementptr i64, i64* %".18", i64 %".46"
  store i64 %".68", i64* %".69", align 4
  %".71" = getelementptr float, float* %".20", i64 %".46"
  store float %".64", float* %".71", align 4
  %".73" = getelementptr float, float* %".22", i64 %".46"
  store float %".67", float* %".73", align 4
  %".75" = add i64 %".46", 1
  br label %"head.2"
end.2:
  br label %"head.3"
head.3:
  %".78" = phi  i64 [0, %"end.2"], [%".90", %"loop.3"]
  %".79" = icmp slt i64 %".78", %".44"
  br i1 %".79", label %"loop.3", label %"end.3"
loop.3:
  %".81" = add i64 %".39", %".78"
  %".82" = mul i64 %".81", 4
  %".83" = getelementptr float, float* %"edge_attrs", i64 %".82"
  %".84" = getelementptr float, float* %".83", i64 0
  %".85" = load float, float* %".84"
  %".86" = fmul float %".85", 0x3ff0000000000000
  %".87" = mul i64 %".78", 1
  %".88" = getelementptr float, float* %".16", i64 %".87"
  store float %".86", float* %".88", align 4
  %".90" = add i64 %".78", 1
  br label %"head.3"
end.3:
  br label %"head.4"
head.4:
  %".93" = phi  i64 [0, %"end.3"], [%".261", %"end.7"]
  %".94" = icmp slt i64 %".93", %".44"
  br i1 %".94", label %"loop.4", label %"end.4"
loop.4:
  %".96" = add i64 %".39", %".93"
  %".97" = getelementptr i64, i64* %".18", i64 %".93"
  %".98" = load i64, i64* %".97"
  %".99" = getelementptr float, float* %"coefficients", i64 %".98"
  %".100" = getelementptr float, float* %".20", i64 %".93"
  %".101" = load float, float* %".100"
  %".102" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".101", i32 0
  %".103" = shufflevector <4 x float> %".102", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".104" = getelementptr float, float* %".22", i64 %".93"
  %".105" = load float, float* %".104"
  %".106" = fmul float %".105", 0x4020000000000000
  br label %"head.5"
end.4:
  br label %"head.8"
head.5:
  %".108" = phi  i64 [0, %"loop.4"], [%".161", %"loop.5"]
  %".109" = icmp slt i64 %".108", 4
  br i1 %".109", label %"loop.5", label %"end.5"
loop.5:
  %".111" = add i64 24, %".108"
  %".112" = getelementptr float, float* %".99", i64 %".111"
  %".113" = bitcast float* %".112" to <4 x float>*
  %".114" = load <4 x float>, <4 x float>* %".113", align 4
  %".115" = add i64 16, %".108"
  %".116" = getelementptr float, float* %".99", i64 %".115"
  %".117" = bitcast float* %".116" to <4 x float>*
  %".118" = load <4 x float>, <4 x float>* %".117", align 4
  %".119" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".114", <4 x float> %".103", <4 x float> %".118")
  %".120" = add i64 8, %".108"
  %".121" = getelementptr float, float* %".99", i64 %".120"
  %".122" = bitcast float* %".121" to <4 x float>*
  %".123" = load <4 x float>, <4 x float>* %".122", align 4
  %".124" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".119", <4 x float> %".103", <4 x float> %".123")
  %".125" = getelementptr float, float* %".99", i64 %".108"
  %".126" = bitcast float* %".125" to <4 x float>*
  %".127" = load <4 x float>, <4 x float>* %".126", align 4
  %".128" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".124", <4 x float> %".103", <4 x float> %".127")
  %".129" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".105", i32 0
  %".130" = shufflevector <4 x float> %".129", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".131" = fmul <4 x float> %".128", %".130"
  %".132" = getelementptr float, float* %".24", i64 %".108"
  %".133" = bitcast float* %".132" to <4 x float>*
  store <4 x float> %".131", <4 x float>* %".133", align 4
  %".135" = add i64 24, %".108"
  %".136" = getelementptr float, float* %".99", i64 %".135"
  %".137" = bitcast float* %".136" to <4 x float>*
  %".138" = load <4 x float>, <4 x float>* %".137", align 4
  %".139" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x4008000000000000, i32 0
  %".140" = shufflevector <4 x float> %".139", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".141" = fmul <4 x float> %".138", %".140"
  %".142" = add i64 16, %".108"
  %".143" = getelementptr float, float* %".99", i64 %".142"
  %".144" = bitcast float* %".143" to <4 x float>*
  %".145" = load <4 x float>, <4 x float>* %".144", align 4
  %".146" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x4000000000000000, i32 0
  %".147" = shufflevector <4 x float> %".146", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".148" = fmul <4 x float> %".145", %".147"
  %".149" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".141", <4 x float> %".103", <4 x float> %".148")
  %".150" = add i64 8, %".108"
  %".151" = getelementptr float, float* %".99", i64 %".150"
  %".152" = bitcast float* %".151" to <4 x float>*
  %".153" = load <4 x float>, <4 x float>* %".152", align 4
  %".154" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".149", <4 x float> %".103", <4 x float> %".153")
  %".155" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".106", i32 0
  %".156" = shufflevector <4 x float> %".155", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".157" = fmul <4 x float> %".154", %".156"
  %".158" = getelementptr float, float* %".26", i64 %".108"
  %".159" = bitcast float* %".158" to <4 x float>*
  store <4 x float> %".157", <4 x float>* %".159", align 4
  %".161" = add i64 %".108", 4
  br label %"head.5"
end.5:
  %".163" = mul i64 %".93", 1
  %".164" = getelementptr float, float* %".16", i64 %".163"
  %".165" = getelementptr i64, i64* %"receiver_ptr", i64 0
  %".166" = load i64, i64* %".165"
  %".167" = sub i64 %".96", %".166"
  %".168" = mul i64 %".167", 16
  %".169" = getelementptr float, float* %"by_edge", i64 %".168"
  %".170" = mul i64 %".96", 4
  %".171" = getelementptr float, float* %"grad_attrs", i64 %".170"
  %".172" = getelementptr i64, i64* %"senders", i64 %".96"
  %".173" = load i64, i64* %".172"
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".174"
  br label %"head.6"
head.6:
  %".177" = phi  i64 [0, %"end.5"], [%".213", %"loop.6"]
  %".178" = icmp slt i64 %".177", 4
  br i1 %".178", label %"loop.6", label %"end.6"
loop.6:
  %".180" = mul i64 %".173", 16
  %".181" = add i64 %".180", %".177"
  %".182" = getelementptr float, float* %"node_feats", i64 %".181"
  %".183" = getelementptr float, float* %".182", i64 0
  %".184" = bitcast float* %".183" to <4 x float>*
  %".185" = load <4 x float>, <4 x float>* %".184", align 4
  %".186" = mul i64 %".30", 8
  %".187" = add i64 %".186", %".177"
  %".188" = getelementptr float, float* %"grad", i64 %".187"
  %".189" = getelementptr float, float* %".188", i64 0
  %".190" = bitcast float* %".189" to <4 x float>*
  %".191" = load <4 x float>, <4 x float>* %".190", align 4
  %".192" = getelementptr float, float* %".24", i64 %".177"
  %".193" = bitcast float* %".192" to <4 x float>*
  %".194" = load <4 x float>, <4 x float>* %".193", align 4
  %".195" = getelementptr float, float* %".164", i64 0
  %".196" = load float, float* %".195"
  %".197" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".196", i32 0
  %".198" = shufflevector <4 x float> %".197", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".199" = fmul <4 x float> %".198", %".191"
  %".200" = fmul <4 x float> %".185", %".199"
  %".201" = getelementptr float, float* %".28", i64 %".177"
  %".202" = bitcast float* %".201" to <4 x float>*
  store <4 x float> %".200", <4 x float>* %".202", align 4
  %".204" = getelementptr float, float* %".169", i64 %".177"
  %".205" = fmul <4 x float> %".199", %".194"
  %".206" = getelementptr float, float* %".204", i64 0
  %".207" = bitcast float* %".206" to <4 x float>*
  store <4 x float> %".205", <4 x float>* %".207", align 4
  %".209" = fmul <4 x float> %".185", %".194"
  %".210" = load <4 x float>, <4 x float>* %".174"
  %".211" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".209", <4 x float> %".191", <4 x float> %".210")
  store <4 x float> %".211", <4 x float>* %".174"
  %".213" = add i64 %".177", 4
  br label %"head.6"
end.6:
  %".215" = load <4 x float>, <4 x float>* %".174"
  %".216" = shufflevector <4 x float> %".215", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".217" = shufflevector <4 x float> %".215", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".218" = fadd <2 x float> %".216", %".217"
  %".219" = shufflevector <2 x float> %".218", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".220" = shufflevector <2 x float> %".218", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".221" = fadd <1 x float> %".219", %".220"
  %".222" = extractelement <1 x float> %".221", i32 0
  %".223" = fmul float %".222", 0x3ff0000000000000
  %".224" = getelementptr float, float* %".171", i64 0
  %".225" = getelementptr float, float* %".224", i64 0
  %".226" = load float, float* %".225"
  %".227" = fadd float %".226", %".223"
  %".228" = getelementptr float, float* %".224", i64 0
  store float %".227", float* %".228", align 4
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".230"
  br label %"head.7"
head.7:
  %".233" = phi  i64 [0, %"end.6"], [%".245", %"loop.7"]
  %".234" = icmp slt i64 %".233", 4
  br i1 %".234", label %"loop.7", label %"end.7"
loop.7:
  %".236" = getelementptr float, float* %".28", i64 %".233"
  %".237" = bitcast float* %".236" to <4 x float>*
  %".238" = load <4 x float>, <4 x float>* %".237", align 4
  %".239" = getelementptr float, float* %".26", i64 %".233"
  %".240" = bitcast float* %".239" to <4 x float>*
  %".241" = load <4 x float>, <4 x float>* %".240", align 4
  %".242" = load <4 x float>, <4 x float>* %".230"
  %".243" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".238", <4 x float> %".241", <4 x float> %".242")
  store <4 x float> %".243", <4 x float>* %".230"
  %".245" = add i64 %".233", 4
  br label %"head.7"
end.7:
  %".247" = getelementptr float, float* %"grad_lengths", i64 %".96"
  %".248" = getelementptr float, float* %".247", i64 0
  %".249" = load float, float* %".248"
  %".250" = load <4 x float>, <4 x float>* %".230"
  %".251" = shufflevector <4 x float> %".250", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".252" = shufflevector <4 x float> %".250", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".253" = fadd <2 x float> %".251", %".252"
  %".254" = shufflevector <2 x float> %".253", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".255" = shufflevector <2 x float> %".253", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".256" = fadd <1 x float> %".254", %".255"
  %".257" = extractelement <1 x float> %".256", i32 0
  %".258" = fadd float %".249", %".257"
  %".259" = getelementptr float, float* %".247", i64 0
  store float %".258", float* %".259", align 4
  %".261" = add i64 %".93", 1
  br label %"head.4"
head.8:
  %".264" = phi  i64 [0, %"end.4"], [%".290", %"loop.8"]
  %".265" = icmp slt i64 %".264", %".44"
  br i1 %".265", label %"loop.8", label %"end.8"
loop.8:
  %".267" = add i64 %".39", %".264"
  %".268" = mul i64 %".267", 4
  %".269" = getelementptr float, float* %"edge_attrs", i64 %".268"
  %".270" = getelementptr float, float* %".269", i64 1
  %".271" = load float, float* %".270"
  %".272" = fmul float %".271", 0x3fe279a740000000
  %".273" = mul i64 %".264", 3
  %".274" = getelementptr float, float* %".16", i64 %".273"
  store float %".272", float* %".274", align 4
  %".276" = getelementptr float, float* %".269", i64 2
  %".277" = load float, float* %".276"
  %".278" = fmul float %".277", 0x3fe279a740000000
  %".279" = mul i64 %".264", 3
  %".280" = add i64 1, %".279"
  %".281" = getelementptr float, float* %".16", i64 %".280"
  store float %".278", float* %".281", align 4
  %".283" = getelementptr float, float* %".269", i64 3
  %".284" = load float, float* %".283"
  %".285" = fmul float %".284", 0x3fe279a740000000
  %".286" = mul i64 %".264", 3
  %".287" = add i64 2, %".286"
  %".288" = getelementptr float, float* %".16", i64 %".287"
  store float %".285", float* %".288", align 4
  %".290" = add i64 %".264", 1
  br label %"head.8"
end.8:
  br label %"head.9"
head.9:
  %".293" = phi  i64 [0, %"end.8"], [%".589", %"end.14"]
  %".294" = icmp slt i64 %".293", %".44"
  br i1 %".294", label %"loop.9", label %"end.9"
loop.9:
  %".296" = add i64 %".39", %".293"
  %".297" = getelementptr i64, i64* %".18", i64 %".293"
  %".298" = load i64, i64* %".297"
  %".299" = add i64 4, %".298"
  %".300" = getelementptr float, float* %"coefficients", i64 %".299"
  %".301" = getelementptr float, float* %".20", i64 %".293"
  %".302" = load float, float* %".301"
  %".303" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".302", i32 0
  %".304" = shufflevector <4 x float> %".303", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".305" = getelementptr float, float* %".22", i64 %".293"
  %".306" = load float, float* %".305"
  %".307" = fmul float %".306", 0x4020000000000000
  br label %"head.10"
end.9:
  %".591" = add i64 %".39", 64
  br label %"head.1"
head.10:
  %".309" = phi  i64 [0, %"loop.9"], [%".362", %"loop.10"]
  %".310" = icmp slt i64 %".309", 4
  br i1 %".310", label %"loop.10", label %"end.10"
loop.10:
  %".312" = add i64 24, %".309"
  %".313" = getelementptr float, float* %".300", i64 %".312"
  %".314" = bitcast float* %".313" to <4 x float>*
  %".315" = load <4 x float>, <4 x float>* %".314", align 4
  %".316" = add i64 16, %".309"
  %".317" = getelementptr float, float* %".300", i64 %".316"
  %".318" = bitcast float* %".317" to <4 x float>*
  %".319" = load <4 x float>, <4 x float>* %".318", align 4
  %".320" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".315", <4 x float> %".304", <4 x float> %".319")
  %".321" = add i64 8, %".309"
  %".322" = getelementptr float, float* %".300", i64 %".321"
  %".323" = bitcast float* %".322" to <4 x float>*
  %".324" = load <4 x float>, <4 x float>* %".323", align 4
  %".325" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".320", <4 x float> %".304", <4 x float> %".324")
  %".326" = getelementptr float, float* %".300", i64 %".309"
  %".327" = bitcast float* %".326" to <4 x float>*
  %".328" = load <4 x float>, <4 x float>* %".327", align 4
  %".329" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".325", <4 x float> %".304", <4 x float> %".328")
  %".330" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".306", i32 0
  %".331" = shufflevector <4 x float> %".330", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".332" = fmul <4 x float> %".329", %".331"
  %".333" = getelementptr float, float* %".24", i64 %".309"
  %".334" = bitcast float* %".333" to <4 x float>*
  store <4 x float> %".332", <4 x float>* %".334", align 4
  %".336" = add i64 24, %".309"
  %".337" = getelementptr float, float* %".300", i64 %".336"
  %".338" = bitcast float* %".337" to <4 x float>*
  %".339" = load <4 x float>, <4 x float>* %".338", align 4
  %".340" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x4008000000000000, i32 0
  %".341" = shufflevector <4 x float> %".340", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".342" = fmul <4 x float> %".339", %".341"
  %".343" = add i64 16, %".309"
  %".344" = getelementptr float, float* %".300", i64 %".343"
  %".345" = bitcast float* %".344" to <4 x float>*
  %".346" = load <4 x float>, <4 x float>* %".345", align 4
  %".347" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x4000000000000000, i32 0
  %".348" = shufflevector <4 x float> %".347", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".349" = fmul <4 x float> %".346", %".348"
  %".350" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".342", <4 x float> %".304", <4 x float> %".349")
  %".351" = add i64 8, %".309"
  %".352" = getelementptr float, float* %".300", i64 %".351"
  %".353" = bitcast float* %".352" to <4 x float>*
  %".354" = load <4 x float>, <4 x float>* %".353", align 4
  %".355" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".350", <4 x float> %".304", <4 x float> %".354")
  %".356" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".307", i32 0
  %".357" = shufflevector <4 x float> %".356", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".358" = fmul <4 x float> %".355", %".357"
  %".359" = getelementptr float, float* %".26", i64 %".309"
  %".360" = bitcast float* %".359" to <4 x float>*
  store <4 x float> %".358", <4 x float>* %".360", align 4
  %".362" = add i64 %".309", 4
  br label %"head.10"
end.10:
  %".364" = mul i64 %".293", 3
  %".365" = getelementptr float, float* %".16", i64 %".364"
  %".366" = getelementptr i64, i64* %"receiver_ptr", i64 0
  %".367" = load i64, i64* %".366"
  %".368" = sub i64 %".296", %".367"
  %".369" = mul i64 %".368", 16
  %".370" = getelementptr float, float* %"by_edge", i64 %".369"
  %".371" = mul i64 %".296", 4
  %".372" = getelementptr float, float* %"grad_attrs", i64 %".371"
  %".373" = getelementptr i64, i64* %"senders", i64 %".296"
  %".374" = load i64, i64* %".373"
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".375"
  br label %"head.11"
head.11:
  %".378" = phi  i64 [0, %"end.10"], [%".417", %"loop.11"]
  %".379" = icmp slt i64 %".378", 4
  br i1 %".379", label %"loop.11", label %"end.11"
loop.11:
  %".381" = mul i64 %".374", 16
  %".382" = add i64 4, %".381"
  %".383" = add i64 %".382", %".378"
  %".384" = getelementptr float, float* %"node_feats", i64 %".383"
  %".385" = getelementptr float, float* %".384", i64 0
  %".386" = bitcast float* %".385" to <4 x float>*
  %".387" = load <4 x float>, <4 x float>* %".386", align 4
  %".388" = mul i64 %".30", 8
  %".389" = add i64 4, %".388"
  %".390" = add i64 %".389", %".378"
  %".391" = getelementptr float, float* %"grad", i64 %".390"
  %".392" = getelementptr float, float* %".391", i64 0
  %".393" = bitcast float* %".392" to <4 x float>*
  %".394" = load <4 x float>, <4 x float>* %".393", align 4
  %".395" = getelementptr float, float* %".24", i64 %".378"
  %".396" = bitcast float* %".395" to <4 x float>*
  %".397" = load <4 x float>, <4 x float>* %".396", align 4
  %".398" = getelementptr float, float* %".365", i64 0
  %".399" = load float, float* %".398"
  %".400" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".399", i32 0
  %".401" = shufflevector <4 x float> %".400", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".402" = fmul <4 x float> %".401", %".394"
  %".403" = fmul <4 x float> %".387", %".402"
  %".404" = getelementptr float, float* %".28", i64 %".378"
  %".405" = bitcast float* %".404" to <4 x float>*
  store <4 x float> %".403", <4 x float>* %".405", align 4
  %".407" = add i64 4, %".378"
  %".408" = getelementptr float, float* %".370", i64 %".407"
  %".409" = fmul <4 x float> %".402", %".397"
  %".410" = getelementptr float, float* %".408", i64 0
  %".411" = bitcast float* %".410" to <4 x float>*
  store <4 x float> %".409", <4 x float>* %".411", align 4
  %".413" = fmul <4 x float> %".387", %".397"
  %".414" = load <4 x float>, <4 x float>* %".375"
  %".415" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".413", <4 x float> %".394", <4 x float> %".414")
  store <4 x float> %".415", <4 x float>* %".375"
  %".417" = add i64 %".378", 4
  br label %"head.11"
end.11:
  %".419" = load <4 x float>, <4 x float>* %".375"
  %".420" = shufflevector <4 x float> %".419", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".421" = shufflevector <4 x float> %".419", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".422" = fadd <2 x float> %".420", %".421"
  %".423" = shufflevector <2 x float> %".422", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".424" = shufflevector <2 x float> %".422", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".425" = fadd <1 x float> %".423", %".424"
  %".426" = extractelement <1 x float> %".425", i32 0
  %".427" = fmul float %".426", 0x3fe279a740000000
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".428"
  br label %"head.12"
head.12:
  %".431" = phi  i64 [0, %"end.11"], [%".473", %"loop.12"]
  %".432" = icmp slt i64 %".431", 4
  br i1 %".432", label %"loop.12", label %"end.12"
loop.12:
  %".434" = mul i64 %".374", 16
  %".435" = add i64 8, %".434"
  %".436" = add i64 %".435", %".431"
  %".437" = getelementptr float, float* %"node_feats", i64 %".436"
  %".438" = getelementptr float, float* %".437", i64 0
  %".439" = bitcast float* %".438" to <4 x float>*
  %".440" = load <4 x float>, <4 x float>* %".439", align 4
  %".441" = mul i64 %".30", 8
  %".442" = add i64 4, %".441"
  %".443" = add i64 %".442", %".431"
  %".444" = getelementptr float, float* %"grad", i64 %".443"
  %".445" = getelementptr float, float* %".444", i64 0
  %".446" = bitcast float* %".445" to <4 x float>*
  %".447" = load <4 x float>, <4 x float>* %".446", align 4
  %".448" = getelementptr float, float* %".24", i64 %".431"
  %".449" = bitcast float* %".448" to <4 x float>*
  %".450" = load <4 x float>, <4 x float>* %".449", align 4
  %".451" = getelementptr float, float* %".365", i64 1
  %".452" = load float, float* %".451"
  %".453" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".452", i32 0
  %".454" = shufflevector <4 x float> %".453", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".455" = fmul <4 x float> %".454", %".447"
  %".456" = getelementptr float, float* %".28", i64 %".431"
  %".457" = bitcast float* %".456" to <4 x float>*
  %".458" = load <4 x float>, <4 x float>* %".457", align 4
  %".459" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".440", <4 x float> %".455", <4 x float> %".458")
  %".460" = getelementptr float, float* %".28", i64 %".431"
  %".461" = bitcast float* %".460" to <4 x float>*
  store <4 x float> %".459", <4 x float>* %".461", align 4
  %".463" = add i64 8, %".431"
  %".464" = getelementptr float, float* %".370", i64 %".463"
  %".465" = fmul <4 x float> %".455", %".450"
  %".466" = getelementptr float, float* %".464", i64 0
  %".467" = bitcast float* %".466" to <4 x float>*
  store <4 x float> %".465", <4 x float>* %".467", align 4
  %".469" = fmul <4 x float> %".440", %".450"
  %".470" = load <4 x float>, <4 x float>* %".428"
  %".471" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".469", <4 x float> %".447", <4 x float> %".470")
  store <4 x float> %".471", <4 x float>* %".428"
  %".473" = add i64 %".431", 4
  br label %"head.12"
end.12:
  %".475" = load <4 x float>, <4 x float>* %".428"
  %".476" = shufflevector <4 x float> %".475", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".477" = shufflevector <4 x float> %".475", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".478" = fadd <2 x float> %".476", %".477"
  %".479" = shufflevector <2 x float> %".478", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".480" = shufflevector <2 x float> %".478", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".481" = fadd <1 x float> %".479", %".480"
  %".482" = extractelement <1 x float> %".481", i32 0
  %".483" = fmul float %".482", 0x3fe279a740000000
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".484"
  br label %"head.13"
head.13:
  %".487" = phi  i64 [0, %"end.12"], [%".529", %"loop.13"]
  %".488" = icmp slt i64 %".487", 4
  br i1 %".488", label %"loop.13", label %"end.13"
loop.13:
  %".490" = mul i64 %".374", 16
  %".491" = add i64 12, %".490"
  %".492" = add i64 %".491", %".487"
  %".493" = getelementptr float, float* %"node_feats", i64 %".492"
  %".494" = getelementptr float, float* %".493", i64 0
  %".495" = bitcast float* %".494" to <4 x float>*
  %".496" = load <4 x float>, <4 x float>* %".495", align 4
  %".497" = mul i64 %".30", 8
  %".498" = add i64 4, %".497"
  %".499" = add i64 %".498", %".487"
  %".500" = getelementptr float, float* %"grad", i64 %".499"
  %".501" = getelementptr float, float* %".500", i64 0
  %".502" = bitcast float* %".501" to <4 x float>*
  %".503" = load <4 x float>, <4 x float>* %".502", align 4
  %".504" = getelementptr float, float* %".24", i64 %".487"
  %".505" = bitcast float* %".504" to <4 x float>*
  %".506" = load <4 x float>, <4 x float>* %".505", align 4
  %".507" = getelementptr float, float* %".365", i64 2
  %".508" = load float, float* %".507"
  %".509" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".508", i32 0
  %".510" = shufflevector <4 x float> %".509", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".511" = fmul <4 x float> %".510", %".503"
  %".512" = getelementptr float, float* %".28", i64 %".487"
  %".513" = bitcast float* %".512" to <4 x float>*
  %".514" = load <4 x float>, <4 x float>* %".513", align 4
  %".515" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".496", <4 x float> %".511", <4 x float> %".514")
  %".516" = getelementptr float, float* %".28", i64 %".487"
  %".517" = bitcast float* %".516" to <4 x float>*
  store <4 x float> %".515", <4 x float>* %".517", align 4
  %".519" = add i64 12, %".487"
  %".520" = getelementptr float, float* %".370", i64 %".519"
  %".521" = fmul <4 x float> %".511", %".506"
  %".522" = getelementptr float, float* %".520", i64 0
  %".523" = bitcast float* %".522" to <4 x float>*
  store <4 x float> %".521", <4 x float>* %".523", align 4
  %".525" = fmul <4 x float> %".496", %".506"
  %".526" = load <4 x float>, <4 x float>* %".484"
  %".527" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".525", <4 x float> %".503", <4 x float> %".526")
  store <4 x float> %".527", <4 x float>* %".484"
  %".529" = add i64 %".487", 4
  br label %"head.13"
end.13:
  %".531" = load <4 x float>, <4 x float>* %".484"
  %".532" = shufflevector <4 x float> %".531", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".533" = shufflevector <4 x float> %".531", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".534" = fadd <2 x float> %".532", %".533"
  %".535" = shufflevector <2 x float> %".534", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".536" = shufflevector <2 x float> %".534", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".537" = fadd <1 x float> %".535", %".536"
  %".538" = extractelement <1 x float> %".537", i32 0
  %".539" = fmul float %".538", 0x3fe279a740000000
  %".540" = getelementptr float, float* %".372", i64 1
  %".541" = getelementptr float, float* %".540", i64 0
  %".542" = load float, float* %".541"
  %".543" = fadd float %".542", %".427"
  %".544" = getelementptr float, float* %".540", i64 0
  store float %".543", float* %".544", align 4
  %".546" = getelementptr float, float* %".372", i64 2
  %".547" = getelementptr float, float* %".546", i64 0
  %".548" = load float, float* %".547"
  %".549" = fadd float %".548", %".483"
  %".550" = getelementptr float, float* %".546", i64 0
  store float %".549", float* %".550", align 4
  %".552" = getelementptr float, float* %".372", i64 3
  %".553" = getelementptr float, float* %".552", i64 0
  %".554" = load float, float* %".553"
  %".555" = fadd float %".554", %".539"
  %".556" = getelementptr float, float* %".552", i64 0
  store float %".555", float* %".556", align 4
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".558"
  br label %"head.14"
head.14:
  %".561" = phi  i64 [0, %"end.13"], [%".573", %"loop.14"]
  %".562" = icmp slt i64 %".561", 4
  br i1 %".562", label %"loop.14", label %"end.14"
loop.14:
  %".564" = getelementptr float, float* %".28", i64 %".561"
  %".565" = bitcast float* %".564" to <4 x float>*
  %".566" = load <4 x float>, <4 x float>* %".565", align 4
  %".567" = getelementptr float, float* %".26", i64 %".561"
  %".568" = bitcast float* %".567" to <4 x float>*
  %".569" = load <4 x float>, <4 x float>* %".568", align 4
  %".570" = load <4 x float>, <4 x float>* %".558"
  %".571" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".566", <4 x float> %".569", <4 x float> %".570")
  store <4 x float> %".571", <4 x float>* %".558"
  %".573" = add i64 %".561", 4
  br label %"head.14"
end.14:
  %".575" = getelementptr float, float* %"grad_lengths", i64 %".296"
  %".576" = getelementptr float, float* %".575", i64 0
  %".577" = load float, float* %".576"
  %".578" = load <4 x float>, <4 x float>* %".558"
  %".579" = shufflevector <4 x float> %".578", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".580" = shufflevector <4 x float> %".578", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".581" = fadd <2 x float> %".579", %".580"
  %".582" = shufflevector <2 x float> %".581", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".583" = shufflevector <2 x float> %".581", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".584" = fadd <1 x float> %".582", %".583"
  %".585" = extractelement <1 x float> %".584", i32 0
  %".586" = fadd float %".577", %".585"
  %".587" = getelementptr float, float* %".575", i64 0
  store float %".586", float* %".587", align 4
  %".589" = add i64 %".293", 1
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
  %".23" = inttoptr i64 %".4" to float*
  %".24" = inttoptr i64 %".6" to float*
  %".25" = inttoptr i64 %".8" to float*
  %".26" = inttoptr i64 %".10" to float*
  %".27" = inttoptr i64 %".12" to float*
  %".28" = inttoptr i64 %".14" to float*
  %".29" = inttoptr i64 %".16" to float*
  %".30" = inttoptr i64 %".18" to float*
  %".31" = inttoptr i64 %".20" to i64*
  %".32" = inttoptr i64 %".22" to i64*
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
  call void @"gradients"(float* %".23", float* %".24", float* %".25", float* %".26", float* %".27", float* %".28", float* %".29", float* %".30", i64* %".31", i64* %".32", i64 %".46", i64 %".48", i64 %".40")
  %".50" = add i64 %".40", %".36"
  br label %"head"
end:
  ret void
}

declare i32 @"omp_get_thread_num"()

declare i32 @"omp_get_num_threads"()
