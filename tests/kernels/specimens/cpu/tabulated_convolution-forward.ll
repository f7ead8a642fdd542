; ModuleID = "tabulated_convolution_forward"
target triple = "x86_64-unknown-linux-gnu"
target datalayout = ""

define void @"forward"(float* noalias %"node_feats", float* noalias %"edge_attrs", float* noalias %"lengths", float* noalias %"coefficients", float* noalias %"result", i64* noalias %"senders", i64* noalias %"receiver_ptr", i64 %"start", i64 %"stop", i64 %"number")
{
entry:
  %".12" = alloca [256 x float], align 64
  %".13" = bitcast [256 x float]* %".12" to float*
  %".14" = alloca [192 x float], align 64
  %".15" = bitcast [192 x float]* %".14" to float*
  %".16" = alloca [64 x i64], align 64
  %".17" = bitcast [64 x i64]* %".16" to i64*
  %".18" = alloca [64 x float], align 64
  %".19" = bitcast [64 x float]* %".18" to float*
  %".20" = alloca [64 x float], align 64
  %".21" = bitcast [64 x float]* %".20" to float*
  %".143" = alloca <4 x float>
  %".269" = alloca <4 x float>
  br label %"body"
body:
  br label %"head"
head:
  %".23" = phi  i64 [%"start", %"body"], [%".351", %"end.1"]
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
  %".32" = phi  i64 [%".30", %"loop"], [%".349", %"end.11"]
  %".33" = icmp slt i64 %".32", %".28"
  br i1 %".33", label %"loop.1", label %"end.1"
loop.1:
  %".35" = sub i64 %".28", %".32"
  %".36" = icmp slt i64 %".35", 64
  %".37" = select  i1 %".36", i64 %".35", i64 64
  br label %"head.2"
end.1:
  %".351" = add i64 %".23", 1
  br label %"head"
head.2:
  %".39" = phi  i64 [0, %"loop.1"], [%".68", %"loop.2"]
  %".40" = icmp slt i64 %".39", %".37"
  br i1 %".40", label %"loop.2", label %"end.2"
loop.2:
  %".42" = add i64 %".32", %".39"
  %".43" = getelementptr float, float* %"lengths", i64 %".42"
  %".44" = load float, float* %".43"
  %".45" = fcmp oge float %".44", 0x4012000000000000
  %".46" = select  i1 %".45", float 0x4012000000000000, float %".44"
  %".47" = fpext float %".46" to double
  %".48" = fsub double %".47", 0x3fe0000000000000
  %".49" = fmul double %".48", 0x4020000000000000
  %".50" = fcmp ogt double %".49",              0x0
  %".51" = select  i1 %".50", double %".49", double              0x0
  %".52" = fcmp ogt double %".51", 0x403f000000000000
  %".53" = select  i1 %".52", double 0x403f000000000000, double %".51"
  %".54" = fptosi double %".53" to i64
  %".55" = sitofp i64 %".54" to double
  %".56" = fsub double %".49", %".55"
  %".57" = fptrunc double %".56" to float
  %".58" = fcmp olt double %".49", 0xbff0000000000000
  %".59" = select  i1 %".58", float 0x7ff8000000000000, float 0x3ff0000000000000
  %".60" = select  i1 %".45", float              0x0, float %".59"
  %".61" = mul i64 %".54", 32
  %".62" = getelementptr i64, i64* %".17", i64 %".39"
  store i64 %".61", i64* %".62", align 4
  %".64" = getelementptr float, float* %".19", i64 %".39"
  store float %".57", float* %".64", align 4
  %".66" = getelementptr float, float* %".21", i64 %".39"
  store float %".60", float* %".66", align 4
  %".68" = add i64 %".39", 1
  br label %"head.2"
end.2:
  br label %"head.3"
head.3:
  %".71" = phi  i64 [0, %"end.2"], [%".116", %"end.4"]
  %".72" = icmp slt i64 %".71", %".37"
  br i1 %".72", label %"loop.3", label %"end.3"
loop.3:
  %".74" = mul i64 %".71", 4
  %".75" = getelementptr float, float* %".13", i64 %".74"
  %".76" = getelementptr i64, i64* %".17", i64 %".71"
  %".77" = load i64, i64* %".76"
  %".78" = getelementptr float, float* %"coefficients", i64 %".77"
  %".79" = getelementptr float, float* %".19", i64 %".71"
  %".80" = load float, float* %".79"
  %".81" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".80", i32 0
  %".82" = shufflevector <4 x float> %".81", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".83" = getelementptr float, float* %".21", i64 %".71"
  %".84" = load float, float* %".83"
  %".85" = fmul float %".84", 0x4020000000000000
  br label %"head.4"
end.3:
  br label %"head.5"
head.4:
  %".87" = phi  i64 [0, %"loop.3"], [%".114", %"loop.4"]
  %".88" = icmp slt i64 %".87", 4
  br i1 %".88", label %"loop.4", label %"end.4"
loop.4:
  %".90" = add i64 24, %".87"
  %".91" = getelementptr float, float* %".78", i64 %".90"
  %".92" = bitcast float* %".91" to <4 x float>*
  %".93" = load <4 x float>, <4 x float>* %".92", align 4
  %".94" = add i64 16, %".87"
  %".95" = getelementptr float, float* %".78", i64 %".94"
  %".96" = bitcast float* %".95" to <4 x float>*
  %".97" = load <4 x float>, <4 x float>* %".96", align 4
  %".98" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".93", <4 x float> %".82", <4 x float> %".97")
  %".99" = add i64 8, %".87"
  %".100" = getelementptr float, float* %".78", i64 %".99"
  %".101" = bitcast float* %".100" to <4 x float>*
  %".102" = load <4 x float>, <4 x float>* %".101", align 4
  %".103" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".98", <4 x float> %".82", <4 x float> %".102")
  %".104" = getelementptr float, float* %".78", i64 %".87"
  %".105" = bitcast float* %".104" to <4 x float>*
  %".106" = load <4 x float>, <4 x float>* %".105", align 4
  %".107" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".103", <4 x float> %".82", <4 x float> %".106")
  %".108" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".84", i32 0
  %".109" = shufflevector <4 x float> %".108", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".110" = fmul <4 x float> %".107", %".109"
  %".111" = getelementptr float, float* %".75", i64 %".87"
  %".112" = bitcast float* %".111" to <4 x float>*
  store <4 x float> %".110", <4 x float>* %".112", align 4
  %".114" = add i64 %".87", 4
  br label %"head.4"
end.4:
  %".116" = add i64 %".71", 1
  br label %"head.3"
head.5:
  %".119" = phi  i64 [0, %"end.3"], [%".131", %"loop.5"]
  %".120" = icmp slt i64 %".119", %".37"
  br i1 %".120", label %"loop.5", label %"end.5"
loop.5:
  %".122" = add i64 %".32", %".119"
  %".123" = mul i64 %".122", 4
  %".124" = getelementptr float, float* %"edge_attrs", i64 %".123"
  %".125" = getelementptr float, float* %".124", i64 0
  %".126" = load float, float* %".125"
  %".127" = fmul float %".126", 0x3ff0000000000000
  %".128" = mul i64 %".119", 1
  %".129" = getelementptr float, float* %".15", i64 %".128"
  store float %".127", float* %".129", align 4
  %".131" = add i64 %".119", 1
  br label %"head.5"
end.5:
  br label %"head.6"
head.6:
  %".134" = phi  i64 [0, %"end.5"], [%".178", %"end.7"]
  %".135" = icmp slt i64 %".134", 4
  br i1 %".135", label %"loop.6", label %"end.6"
loop.6:
  %".137" = mul i64 %".23", 8
  %".138" = add i64 %".137", %".134"
  %".139" = getelementptr float, float* %"result", i64 %".138"
  %".140" = getelementptr float, float* %".139", i64 0
  %".141" = bitcast float* %".140" to <4 x float>*
  %".142" = load <4 x float>, <4 x float>* %".141", align 4
  store <4 x float> %".142", <4 x float>* %".143"
  br label %"head.7"
end.6:
  br label %"head.8"
head.7:
  %".146" = phi  i64 [0, %"loop.6"], [%".172", %"loop.7"]
  %".147" = icmp slt i64 %".146", %".37"
  br i1 %".147", label %"loop.7", label %"end.7"
loop.7:
  %".149" = add i64 %".32", %".146"
  %".150" = getelementptr i64, i64* %"senders", i64 %".149"
  %".151" = load i64, i64* %".150"
  %".152" = mul i64 %".146", 1
  %".153" = mul i64 %".151", 16
  %".154" = add i64 %".153", %".134"
  %".155" = getelementptr float, float* %"node_feats", i64 %".154"
  %".156" = getelementptr float, float* %".155", i64 0
  %".157" = bitcast float* %".156" to <4 x float>*
  %".158" = load <4 x float>, <4 x float>* %".157", align 4
  %".159" = mul i64 %".146", 4
  %".160" = add i64 %".159", %".134"
  %".161" = getelementptr float, float* %".13", i64 %".160"
  %".162" = bitcast float* %".161" to <4 x float>*
  %".163" = load <4 x float>, <4 x float>* %".162", align 4
  %".164" = fmul <4 x float> %".158", %".163"
  %".165" = getelementptr float, float* %".15", i64 %".152"
  %".166" = load float, float* %".165"
  %".167" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".166", i32 0
  %".168" = shufflevector <4 x float> %".167", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".169" = load <4 x float>, <4 x float>* %".143"
  %".170" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".168", <4 x float> %".164", <4 x float> %".169")
  store <4 x float> %".170", <4 x float>* %".143"
  %".172" = add i64 %".146", 1
  br label %"head.7"
end.7:
  %".174" = load <4 x float>, <4 x float>* %".143"
  %".175" = getelementptr float, float* %".139", i64 0
  %".176" = bitcast float* %".175" to <4 x float>*
  store <4 x float> %".174", <4 x float>* %".176", align 4
  %".178" = add i64 %".134", 4
  br label %"head.6"
head.8:
  %".181" = phi  i64 [0, %"end.6"], [%".227", %"end.9"]
  %".182" = icmp slt i64 %".181", %".37"
  br i1 %".182", label %"loop.8", label %"end.8"
loop.8:
  %".184" = mul i64 %".181", 4
  %".185" = getelementptr float, float* %".13", i64 %".184"
  %".186" = getelementptr i64, i64* %".17", i64 %".181"
  %".187" = load i64, i64* %".186"
  %".188" = add i64 4, %".187"
  %".189" = getelementptr float, float* %"coefficients", i64 %".188"
  %".190" = getelementptr float, float* %".19", i64 %".181"
  %".191" = load float, float* %".190"
  %".192" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".191", i32 0
  %".193" = shufflevector <4 x float> %".192", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".194" = getelementptr float, float* %".21", i64 %".181"
  %".195" = load float, float* %".194"
  %".196" = fmul float %".195", 0x4020000000000000
  br label %"head.9"
end.8:
  br label %"head.10"
head.9:
  %".198" = phi  i64 [0, %"loop.8"], [%".225", %"loop.9"]
  %".199" = icmp slt i64 %".198", 4
  br i1 %".199", label %"loop.9", label %"end.9"
loop.9:
  %".201" = add i64 24, %".198"
  %".202" = getelementptr float, float* %".189", i64 %".201"
  %".203" = bitcast float* %".202" to <4 x float>*
  %".204" = load <4 x float>, <4 x float>* %".203", align 4
  %".205" = add i64 16, %".198"
  %".206" = getelementptr float, float* %".189", i64 %".205"
  %".207" = bitcast float* %".206" to <4 x float>*
  %".208" = load <4 x float>, <4 x float>* %".207", align 4
  %".209" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".204", <4 x float> %".193", <4 x float> %".208")
  %".210" = add i64 8, %".198"
  %".211" = getelementptr float, float* %".189", i64 %".210"
  %".212" = bitcast float* %".211" to <4 x float>*
  %".213" = load <4 x float>, <4 x float>* %".212", align 4
  %".214" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".209", <4 x float> %".193", <4 x float> %".213")
  %".215" = getelementptr float, float* %".189", i64 %".198"
  %".216" = bitcast float* %".215" to <4 x float>*
  %".217" = load <4 x float>, <4 x float>* %".216", align 4
  %".218" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".214", <4 x float> %".193", <4 x float> %".217")
  %".219" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".195", i32 0
  %".220" = shufflevector <4 x float> %".219", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".221" = fmul <4 x float> %".218", %".220"
  %".222" = getelementptr float, float* %".185", i64 %".198"
  %".223" = bitcast float* %".222" to <4 x float>*
  store <4 x float> %".221", <4 x float>* %".223", align 4
  %".225" = add i64 %".198", 4
  br label %"head.9"
end.9:
  %".227" = add i64 %".181", 1
  br label %"head.8"
head.10:
  %".230" = phi  i64 [0, %"end.8"], [%".256", %"loop.10"]
  %".231" = icmp slt i64 %".230", %".37"
  br i1 %".231", label %"loop.10", label %"end.10"
loop.10:
  %".233" = add i64 %".32", %".230"
  %".234" = mul i64 %".233", 4
  %".235" = getelementptr float, float* %"edge_attrs", i64 %".234"
  %".236" = getelementptr float, float* %".235", i64 1
  %".237" = load float, float* %".236"
  %".238" = fmul float %".237", 0x3fe279a740000000
  %".239" = mul i64 %".230", 3
  %".240" = getelementptr float, float* %".15", i64 %".239"
  store float %".238", float* %".240", align 4
  %".242" = getelementptr float, float* %".235", i64 2
  %".243" = load float, float* %".242"
  %".244" = fmul float %".243", 0x3fe279a740000000
  %".245" = mul i64 %".230", 3
  %".246" = add i64 1, %".245"
  %".247" = getelementptr float, float* %".15", i64 %".246"
  store float %".244", float* %".247", align 4
  %".249" = getelementptr float, float* %".235", i64 3
  %".250" = load float, float* %".249"
  %".251" = fmul float %".250", 0x3fe279a740000000
  %".252" = mul i64 %".230", 3
  %".253" = add i64 2, %".252"
  %".254" = getelementptr float, float* %".15", i64 %".253"
  store float %".251", float* %".254", align 4
  %".256" = add i64 %".230", 1
  br label %"head.10"
end.10:
  br label %"head.11"
head.11:
  %".259" = phi  i64 [0, %"end.10"], [%".347", %"end.12"]
  %".260" = icmp slt i64 %".259", 4
  br i1 %".260", label %"loop.11", label %"end.11"
loop.11:
  %".262" = mul i64 %".23", 8
  %".263" = add i64 4, %".262"
  %".264" = add i64 %".263", %".259"
  %".265" = getelementptr float, float* %"result", i64 %".264"
  %".266" = getelementptr float, float* %".265", i64 0
  %".267" = bitcast float* %".266" to <4 x float>*
  %".268" = load <4 x float>, <4 x float>* %".267", align 4
  store <4 x float> %".268", <4 x float>* %".269"
  br label %"head.12"
end.11:
  %".349" = add i64 %".32", 64
  br label %"head.1"
head.12:
  %".272" = phi  i64 [0, %"loop.11"], [%".341", %"loop.12"]
  %".273" = icmp slt i64 %".272", %".37"
  br i1 %".273", label %"loop.12", label %"end.12"
loop.12:
  %".275" = add i64 %".32", %".272"
  %".276" = getelementptr i64, i64* %"senders", i64 %".275"
  %".277" = load i64, i64* %".276"
  %".278" = mul i64 %".272", 3
  %".279" = mul i64 %".277", 16
  %".280" = add i64 4, %".279"
  %".281" = add i64 %".280", %".259"
  %".282" = getelementptr float, float* %"node_feats", i64 %".281"
  %".283" = getelementptr float, float* %".282", i64 0
  %".284" = bitcast float* %".283" to <4 x float>*
  %".285" = load <4 x float>, <4 x float>* %".284", align 4
  %".286" = mul i64 %".272", 4
  %".287" = add i64 %".286", %".259"
  %".288" = getelementptr float, float* %".13", i64 %".287"
  %".289" = bitcast float* %".288" to <4 x float>*
  %".290" = load <4 x float>, <4 x float>* %".289", align 4
  %".291" = fmul <4 x float> %".285", %".290"
  %".292" = getelementptr float, float* %".15", i64 %".278"
  %".293" = load float, float* %".292"
  %".294" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".293", i32 0
  %".295" = shufflevector <4 x float> %".294", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".296" = load <4 x float>, <4 x float>* %".269"
  %".297" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".295", <4 x float> %".291", <4 x float> %".296")
  store <4 x float> %".297", <4 x float>* %".269"
  %".299" = mul i64 %".277", 16
  %".300" = add i64 8, %".299"
  %".301" = add i64 %".300", %".259"
  %".302" = getelementptr float, float* %"node_feats", i64 %".301"
  %".303" = getelementptr float, float* %".302", i64 0
  %".304" = bitcast float* %".303" to <4 x float>*
  %".305" = load <4 x float>, <4 x float>* %".304", align 4
  %".306" = mul i64 %".272", 4
  %".307" = add i64 %".306", %".259"
  %".308" = getelementptr float, float* %".13", i64 %".307"
  %".309" = bitcast float* %".308" to <4 x float>*
  %".310" = load <4 x float>, <4 x float>* %".309", align 4
  %".311" = fmul <4 x float> %".305", %".310"
  %".312" = add i64 1, %".278"
  %".313" = getelementptr float, float* %".15", i64 %".312"
  %".314" = load float, float* %".313"
  %".315" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".314", i32 0
  %".316" = shufflevector <4 x float> %".315", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".317" = load <4 x float>, <4 x float>* %".269"
  %".318" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".316", <4 x float> %".311", <4 x float> %".317")
  store <4 x float> %".318", <4 x float>* %".269"
  %".320" = mul i64 %".277", 16
  %".321" = add i64 12, %".320"
  %".322" = add i64 %".321", %".259"
  %".323" = getelementptr float, float* %"node_feats", i64 %".322"
  %".324" = getelementptr float, float* %".323", i64 0
  %".325" = bitcast float* %".324" to <4 x float>*
  %".326" = load <4 x float>, <4 x float>* %".325", align 4
  %".327" = mul i64 %".272", 4
  %".328" = add i64 %".327", %".259"
  %".329" = getelementptr float, float* %".13", i64 %".328"
  %".330" = bitcast float* %".329" to <4 x float>*
  %".331" = load <4 x float>, <4 x float>* %".330", align 4
  %".332" = fmul <4 x float> %".326", %".331"
  %".333" = add i64 2, %".278"
  %".334" = getelementptr float, float* %".15", i64 %".333"
  %".335" = load float, float* %".334"
  %".336" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".335", i32 0
  %".337" = shufflevector <4 x float> %".336", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".338" = load <4 x float>, <4 x float>* %".269"
  %".339" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".337", <4 x float> %".332", <4 x float> %".338")
  store <4 x float> %".339", <4 x float>* %".269"
  %".341" = add i64 %".272", 1
  br label %"head.12"
end.12:
  %".343" = load <4 x float>, <4 x float>* %".269"
  %".344" = getelementptr float, float* %".265", i64 0
  %".345" = bitcast float* %".344" to <4 x float>*
  store <4 x float> %".343", <4 x float>* %".345", align 4
  %".347" = add i64 %".259", 4
  br label %"head.11"
}

declare <4 x float> @"llvm.fma.v4f32"(<4 x float> %".1", <4 x float> %".2", <4 x float> %".3")

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
