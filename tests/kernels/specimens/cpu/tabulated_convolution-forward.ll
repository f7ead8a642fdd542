; ModuleID = "tabulated_convolution_forward"
target triple = "x86_64-unknown-linux-gnu"
target datalayout = ""

define void @"forward"(float* noalias %"node_feats", float* noalias %"edge_attrs", float* noalias %"lengths", float* noalias %"coefficients", float* noalias %"result", i64* noalias %"senders", i64* noalias %"receiver_ptr", i64* noalias %"tables", i64 %"start", i64 %"stop", i64 %"number")
{
entry:
  %".13" = alloca [256 x float], align 64
  %".14" = bitcast [256 x float]* %".13" to float*
  %".15" = alloca [192 x float], align 64
  %".16" = bitcast [192 x float]* %".15" to float*
  %".17" = alloca [65 x i64], align 64
  %".18" = bitcast [65 x i64]* %".17" to i64*
  %".19" = alloca [64 x float], align 64
  %".20" = bitcast [64 x float]* %".19" to float*
  %".21" = alloca [64 x float], align 64
  %".22" = bitcast [64 x float]* %".21" to float*
  %".170" = alloca <4 x float>
  %".316" = alloca <4 x float>
  br label %"body"
body:
  br label %"head"
head:
  %".24" = phi  i64 [%"start", %"body"], [%".398", %"end.1"]
  %".25" = icmp slt i64 %".24", %"stop"
  br i1 %".25", label %"loop", label %"end"
loop:
  %".27" = add i64 1, %".24"
  %".28" = getelementptr i64, i64* %"receiver_ptr", i64 %".27"
  %".29" = load i64, i64* %".28"
  %".30" = getelementptr i64, i64* %"receiver_ptr", i64 %".24"
  %".31" = load i64, i64* %".30"
  br label %"head.1"
end:
  ret void
head.1:
  %".33" = phi  i64 [%".31", %"loop"], [%".396", %"end.11"]
  %".34" = icmp slt i64 %".33", %".29"
  br i1 %".34", label %"loop.1", label %"end.1"
loop.1:
  %".36" = sub i64 %".29", %".33"
  %".37" = icmp slt i64 %".36", 64
  %".38" = select  i1 %".37", i64 %".36", i64 64
  br label %"head.2"
end.1:
  %".398" = add i64 %".24", 1
  br label %"head"
head.2:
  %".40" = phi  i64 [0, %"loop.1"], [%".76", %"loop.2"]
  %".41" = icmp slt i64 %".40", %".38"
  br i1 %".41", label %"loop.2", label %"end.2"
loop.2:
  %".43" = add i64 %".33", %".40"
  %".44" = getelementptr float, float* %"lengths", i64 %".43"
  %".45" = load float, float* %".44"
  %".46" = fcmp oge float %".45", 0x4012000000000000
  %".47" = select  i1 %".46", float 0x4012000000000000, float %".45"
  %".48" = fpext float %".47" to double
  %".49" = fsub double %".48", 0x3fe0000000000000
  %".50" = fmul double %".49", 0x4020000000000000
  %".51" = fcmp ogt double %".50",              0x0
  %".52" = select  i1 %".51", double %".50", double              0x0
  %".53" = fcmp ogt double %".52", 0x403f000000000000
  %".54" = select  i1 %".53", double 0x403f000000000000, double %".52"
  %".55" = fptosi double %".54" to i64
  %".56" = sitofp i64 %".55" to double
  %".57" = fsub double %".50", %".56"
  %".58" = fptrunc double %".57" to float
  %".59" = fcmp olt double %".50", 0xbff0000000000000
  %".60" = select  i1 %".59", float 0x7ff8000000000000, float 0x3ff0000000000000
  %".61" = getelementptr i64, i64* %"tables", i64 %".43"
  %".62" = load i64, i64* %".61"
  %".63" = mul i64 %".62", 32
  %".64" = add i64 %".55", %".63"
  %".65" = mul i64 %".64", 32
  %".66" = select  i1 %".46", float              0x0, float %".60"
  %".67" = getelementptr i64, i64* %".18", i64 %".40"
  store i64 %".65", i64* %".67", align 4
  %".69" = add i64 1, %".40"
  %".70" = getelementptr i64, i64* %".18", i64 %".69"
  store i64 %".65", i64* %".70", align 4
  %".72" = getelementptr float, float* %".20", i64 %".40"
  store float %".58", float* %".72", align 4
  %".74" = getelementptr float, float* %".22", i64 %".40"
  store float %".66", float* %".74", align 4
  %".76" = add i64 %".40", 1
  br label %"head.2"
end.2:
  br label %"head.3"
head.3:
  %".79" = phi  i64 [0, %"end.2"], [%".143", %"end.4"]
  %".80" = icmp slt i64 %".79", %".38"
  br i1 %".80", label %"loop.3", label %"end.3"
loop.3:
  %".82" = mul i64 %".79", 4
  %".83" = getelementptr float, float* %".14", i64 %".82"
  %".84" = getelementptr i64, i64* %".18", i64 %".79"
  %".85" = load i64, i64* %".84"
  %".86" = getelementptr float, float* %"coefficients", i64 %".85"
  %".87" = add i64 1, %".79"
  %".88" = getelementptr i64, i64* %".18", i64 %".87"
  %".89" = load i64, i64* %".88"
  %".90" = getelementptr float, float* %"coefficients", i64 %".89"
  %".91" = getelementptr float, float* %".20", i64 %".79"
  %".92" = load float, float* %".91"
  %".93" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".92", i32 0
  %".94" = shufflevector <4 x float> %".93", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".95" = getelementptr float, float* %".22", i64 %".79"
  %".96" = load float, float* %".95"
  %".97" = fmul float %".96", 0x4020000000000000
  br label %"head.4"
end.3:
  br label %"head.5"
head.4:
  %".99" = phi  i64 [0, %"loop.3"], [%".141", %"loop.4"]
  %".100" = icmp slt i64 %".99", 4
  br i1 %".100", label %"loop.4", label %"end.4"
loop.4:
  %".102" = getelementptr float, float* %".90", i64 %".99"
  %".103" = bitcast float* %".102" to i8*
  call void @"llvm.prefetch.p0"(i8* %".103", i32 0, i32 3, i32 1)
  %".105" = add i64 8, %".99"
  %".106" = getelementptr float, float* %".90", i64 %".105"
  %".107" = bitcast float* %".106" to i8*
  call void @"llvm.prefetch.p0"(i8* %".107", i32 0, i32 3, i32 1)
  %".109" = add i64 16, %".99"
  %".110" = getelementptr float, float* %".90", i64 %".109"
  %".111" = bitcast float* %".110" to i8*
  call void @"llvm.prefetch.p0"(i8* %".111", i32 0, i32 3, i32 1)
  %".113" = add i64 24, %".99"
  %".114" = getelementptr float, float* %".90", i64 %".113"
  %".115" = bitcast float* %".114" to i8*
  call void @"llvm.prefetch.p0"(i8* %".115", i32 0, i32 3, i32 1)
  %".117" = add i64 24, %".99"
  %".118" = getelementptr float, float* %".86", i64 %".117"
  %".119" = bitcast float* %".118" to <4 x float>*
  %".120" = load <4 x float>, <4 x float>* %".119", align 4
  %".121" = add i64 16, %".99"
  %".122" = getelementptr float, float* %".86", i64 %".121"
  %".123" = bitcast float* %".122" to <4 x float>*
  %".124" = load <4 x float>, <4 x float>* %".123", align 4
  %".125" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".120", <4 x float> %".94", <4 x float> %".124")
  %".126" = add i64 8, %".99"
  %".127" = getelementptr float, float* %".86", i64 %".126"
  %".128" = bitcast float* %".127" to <4 x float>*
  %".129" = load <4 x float>, <4 x float>* %".128", align 4
  %".130" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".125", <4 x float> %".94", <4 x float> %".129")
  %".131" = getelementptr float, float* %".86", i64 %".99"
  %".132" = bitcast float* %".131" to <4 x float>*
  %".133" = load <4 x float>, <4 x float>* %".132", align 4
  %".134" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".130", <4 x float> %".94", <4 x float> %".133")
  %".135" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".96", i32 0
  %".136" = shufflevector <4 x float> %".135", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".137" = fmul <4 x float> %".134", %".136"
  %".138" = getelementptr float, float* %".83", i64 %".99"
  %".139" = bitcast float* %".138" to <4 x float>*
  store <4 x float> %".137", <4 x float>* %".139", align 4
  %".141" = add i64 %".99", 4
  br label %"head.4"
end.4:
  %".143" = add i64 %".79", 1
  br label %"head.3"
head.5:
  %".146" = phi  i64 [0, %"end.3"], [%".158", %"loop.5"]
  %".147" = icmp slt i64 %".146", %".38"
  br i1 %".147", label %"loop.5", label %"end.5"
loop.5:
  %".149" = add i64 %".33", %".146"
  %".150" = mul i64 %".149", 4
  %".151" = getelementptr float, float* %"edge_attrs", i64 %".150"
  %".152" = getelementptr float, float* %".151", i64 0
  %".153" = load float, float* %".152"
  %".154" = fmul float %".153", 0x3ff0000000000000
  %".155" = mul i64 %".146", 1
  %".156" = getelementptr float, float* %".16", i64 %".155"
  store float %".154", float* %".156", align 4
  %".158" = add i64 %".146", 1
  br label %"head.5"
end.5:
  br label %"head.6"
head.6:
  %".161" = phi  i64 [0, %"end.5"], [%".205", %"end.7"]
  %".162" = icmp slt i64 %".161", 4
  br i1 %".162", label %"loop.6", label %"end.6"
loop.6:
  %".164" = mul i64 %".24", 8
  %".165" = add i64 %".164", %".161"
  %".166" = getelementptr float, float* %"result", i64 %".165"
  %".167" = getelementptr float, float* %".166", i64 0
  %".168" = bitcast float* %".167" to <4 x float>*
  %".169" = load <4 x float>, <4 x float>* %".168", align 4
  store <4 x float> %".169", <4 x float>* %".170"
  br label %"head.7"
end.6:
  br label %"head.8"
head.7:
  %".173" = phi  i64 [0, %"loop.6"], [%".199", %"loop.7"]
  %".174" = icmp slt i64 %".173", %".38"
  br i1 %".174", label %"loop.7", label %"end.7"
loop.7:
  %".176" = add i64 %".33", %".173"
  %".177" = getelementptr i64, i64* %"senders", i64 %".176"
  %".178" = load i64, i64* %".177"
  %".179" = mul i64 %".173", 1
  %".180" = mul i64 %".178", 16
  %".181" = add i64 %".180", %".161"
  %".182" = getelementptr float, float* %"node_feats", i64 %".181"
  %".183" = getelementptr float, float* %".182", i64 0
  %".184" = bitcast float* %".183" to <4 x float>*
  %".185" = load <4 x float>, <4 x float>* %".184", align 4
  %".186" = mul i64 %".173", 4
  %".187" = add i64 %".186", %".161"
  %".188" = getelementptr float, float* %".14", i64 %".187"
  %".189" = bitcast float* %".188" to <4 x float>*
  %".190" = load <4 x float>, <4 x float>* %".189", align 4
  %".191" = fmul <4 x float> %".185", %".190"
  %".192" = getelementptr float, float* %".16", i64 %".179"
  %".193" = load float, float* %".192"
  %".194" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".193", i32 0
  %".195" = shufflevector <4 x float> %".194", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".196" = load <4 x float>, <4 x float>* %".170"
  %".197" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".195", <4 x float> %".191", <4 x float> %".196")
  store <4 x float> %".197", <4 x float>* %".170"
  %".199" = add i64 %".173", 1
  br label %"head.7"
end.7:
  %".201" = load <4 x float>, <4 x float>* %".170"
  %".202" = getelementptr float, float* %".166", i64 0
  %".203" = bitcast float* %".202" to <4 x float>*
  store <4 x float> %".201", <4 x float>* %".203", align 4
  %".205" = add i64 %".161", 4
  br label %"head.6"
head.8:
  %".208" = phi  i64 [0, %"end.6"], [%".274", %"end.9"]
  %".209" = icmp slt i64 %".208", %".38"
  br i1 %".209", label %"loop.8", label %"end.8"
loop.8:
  %".211" = mul i64 %".208", 4
  %".212" = getelementptr float, float* %".14", i64 %".211"
  %".213" = getelementptr i64, i64* %".18", i64 %".208"
  %".214" = load i64, i64* %".213"
  %".215" = add i64 4, %".214"
  %".216" = getelementptr float, float* %"coefficients", i64 %".215"
  %".217" = add i64 1, %".208"
  %".218" = getelementptr i64, i64* %".18", i64 %".217"
  %".219" = load i64, i64* %".218"
  %".220" = add i64 4, %".219"
  %".221" = getelementptr float, float* %"coefficients", i64 %".220"
  %".222" = getelementptr float, float* %".20", i64 %".208"
  %".223" = load float, float* %".222"
  %".224" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".223", i32 0
  %".225" = shufflevector <4 x float> %".224", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".226" = getelementptr float, float* %".22", i64 %".208"
  %".227" = load float, float* %".226"
  %".228" = fmul float %".227", 0x4020000000000000
  br label %"head.9"
end.8:
  br label %"head.10"
head.9:
  %".230" = phi  i64 [0, %"loop.8"], [%".272", %"loop.9"]
  %".231" = icmp slt i64 %".230", 4
  br i1 %".231", label %"loop.9", label %"end.9"
loop.9:
  %".233" = getelementptr float, float* %".221", i64 %".230"
  %".234" = bitcast float* %".233" to i8*
  call void @"llvm.prefetch.p0"(i8* %".234", i32 0, i32 3, i32 1)
  %".236" = add i64 8, %".230"
  %".237" = getelementptr float, float* %".221", i64 %".236"
  %".238" = bitcast float* %".237" to i8*
  call void @"llvm.prefetch.p0"(i8* %".238", i32 0, i32 3, i32 1)
  %".240" = add i64 16, %".230"
  %".241" = getelementptr float, float* %".221", i64 %".240"
  %".242" = bitcast float* %".241" to i8*
  call void @"llvm.prefetch.p0"(i8* %".242", i32 0, i32 3, i32 1)
  %".244" = add i64 24, %".230"
  %".245" = getelementptr float, float* %".221", i64 %".244"
  %".246" = bitcast float* %".245" to i8*
  call void @"llvm.prefetch.p0"(i8* %".246", i32 0, i32 3, i32 1)
  %".248" = add i64 24, %".230"
  %".249" = getelementptr float, float* %".216", i64 %".248"
  %".250" = bitcast float* %".249" to <4 x float>*
  %".251" = load <4 x float>, <4 x float>* %".250", align 4
  %".252" = add i64 16, %".230"
  %".253" = getelementptr float, float* %".216", i64 %".252"
  %".254" = bitcast float* %".253" to <4 x float>*
  %".255" = load <4 x float>, <4 x float>* %".254", align 4
  %".256" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".251", <4 x float> %".225", <4 x float> %".255")
  %".257" = add i64 8, %".230"
  %".258" = getelementptr float, float* %".216", i64 %".257"
  %".259" = bitcast float* %".258" to <4 x float>*
  %".260" = load <4 x float>, <4 x float>* %".259", align 4
  %".261" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".256", <4 x float> %".225", <4 x float> %".260")
  %".262" = getelementptr float, float* %".216", i64 %".230"
  %".263" = bitcast float* %".262" to <4 x float>*
  %".264" = load <4 x float>, <4 x float>* %".263", align 4
  %".265" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".261", <4 x float> %".225", <4 x float> %".264")
  %".266" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".227", i32 0
  %".267" = shufflevector <4 x float> %".266", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".268" = fmul <4 x float> %".265", %".267"
  %".269" = getelementptr float, float* %".212", i64 %".230"
  %".270" = bitcast float* %".269" to <4 x float>*
  store <4 x float> %".268", <4 x float>* %".270", align 4
  %".272" = add i64 %".230", 4
  br label %"head.9"
end.9:
  %".274" = add i64 %".208", 1
  br label %"head.8"
head.10:
  %".277" = phi  i64 [0, %"end.8"], [%".303", %"loop.10"]
  %".278" = icmp slt i64 %".277", %".38"
  br i1 %".278", label %"loop.10", label %"end.10"
loop.10:
  %".280" = add i64 %".33", %".277"
  %".281" = mul i64 %".280", 4
  %".282" = getelementptr float, float* %"edge_attrs", i64 %".281"
  %".283" = getelementptr float, float* %".282", i64 1
  %".284" = load float, float* %".283"
  %".285" = fmul float %".284", 0x3fe279a740000000
  %".286" = mul i64 %".277", 3
  %".287" = getelementptr float, float* %".16", i64 %".286"
  store float %".285", float* %".287", align 4
  %".289" = getelementptr float, float* %".282", i64 2
  %".290" = load float, float* %".289"
  %".291" = fmul float %".290", 0x3fe279a740000000
  %".292" = mul i64 %".277", 3
  %".293" = add i64 1, %".292"
  %".294" = getelementptr float, float* %".16", i64 %".293"
  store float %".291", float* %".294", align 4
  %".296" = getelementptr float, float* %".282", i64 3
  %".297" = load float, float* %".296"
  %".298" = fmul float %".297", 0x3fe279a740000000
  %".299" = mul i64 %".277", 3
  %".300" = add i64 2, %".299"
  %".301" = getelementptr float, float* %".16", i64 %".300"
  store float %".298", float* %".301", align 4
  %".303" = add i64 %".277", 1
  br label %"head.10"
end.10:
  br label %"head.11"
head.11:
  %".306" = phi  i64 [0, %"end.10"], [%".394", %"end.12"]
  %".307" = icmp slt i64 %".306", 4
  br i1 %".307", label %"loop.11", label %"end.11"
loop.11:
  %".309" = mul i64 %".24", 8
  %".310" = add i64 4, %".309"
  %".311" = add i64 %".310", %".306"
  %".312" = getelementptr float, float* %"result", i64 %".311"
  %".313" = getelementptr float, float* %".312", i64 0
  %".314" = bitcast float* %".313" to <4 x float>*
  %".315" = load <4 x float>, <4 x float>* %".314", align 4
  store <4 x float> %".315", <4 x float>* %".316"
  br label %"head.12"
end.11:
  %".396" = add i64 %".33", 64
  br label %"head.1"
head.12:
  %".319" = phi  i64 [0, %"loop.11"], [%".388", %"loop.12"]
  %".320" = icmp slt i64 %".319", %".38"
  br i1 %".320", label %"loop.12", label %"end.12"
loop.12:
  %".322" = add i64 %".33", %".319"
  %".323" = getelementptr i64, i64* %"senders", i64 %".322"
  %".324" = load i64, i64* %".323"
  %".325" = mul i64 %".319", 3
  %".326" = mul i64 %".324", 16
  %".327" = add i64 4, %".326"
  %".328" = add i64 %".327", %".306"
  %".329" = getelementptr float, float* %"node_feats", i64 %".328"
  %".330" = getelementptr float, float* %".329", i64 0
  %".331" = bitcast float* %".330" to <4 x float>*
  %".332" = load <4 x float>, <4 x float>* %".331", align 4
  %".333" = mul i64 %".319", 4
  %".334" = add i64 %".333", %".306"
  %".335" = getelementptr float, float* %".14", i64 %".334"
  %".336" = bitcast float* %".335" to <4 x float>*
  %".337" = load <4 x float>, <4 x float>* %".336", align 4
  %".338" = fmul <4 x float> %".332", %".337"
  %".339" = getelementptr float, float* %".16", i64 %".325"
  %".340" = load float, float* %".339"
  %".341" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".340", i32 0
  %".342" = shufflevector <4 x float> %".341", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".343" = load <4 x float>, <4 x float>* %".316"
  %".344" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".342", <4 x float> %".338", <4 x float> %".343")
  store <4 x float> %".344", <4 x float>* %".316"
  %".346" = mul i64 %".324", 16
  %".347" = add i64 8, %".346"
  %".348" = add i64 %".347", %".306"
  %".349" = getelementptr float, float* %"node_feats", i64 %".348"
  %".350" = getelementptr float, float* %".349", i64 0
  %".351" = bitcast float* %".350" to <4 x float>*
  %".352" = load <4 x float>, <4 x float>* %".351", align 4
  %".353" = mul i64 %".319", 4
  %".354" = add i64 %".353", %".306"
  %".355" = getelementptr float, float* %".14", i64 %".354"
  %".356" = bitcast float* %".355" to <4 x float>*
  %".357" = load <4 x float>, <4 x float>* %".356", align 4
  %".358" = fmul <4 x float> %".352", %".357"
  %".359" = add i64 1, %".325"
  %".360" = getelementptr float, float* %".16", i64 %".359"
  %".361" = load float, float* %".360"
  %".362" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".361", i32 0
  %".363" = shufflevector <4 x float> %".362", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".364" = load <4 x float>, <4 x float>* %".316"
  %".365" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".363", <4 x float> %".358", <4 x float> %".364")
  store <4 x float> %".365", <4 x float>* %".316"
  %".367" = mul i64 %".324", 16
  %".368" = add i64 12, %".367"
  %".369" = add i64 %".368", %".306"
  %".370" = getelementptr float, float* %"node_feats", i64 %".369"
  %".371" = getelementptr float, float* %".370", i64 0
  %".372" = bitcast float* %".371" to <4 x float>*
  %".373" = load <4 x float>, <4 x float>* %".372", align 4
  %".374" = mul i64 %".319", 4
  %".375" = add i64 %".374", %".306"
  %".376" = getelementptr float, float* %".14", i64 %".375"
  %".377" = bitcast float* %".376" to <4 x float>*
  %".378" = load <4 x float>, <4 x float>* %".377", align 4
  %".379" = fmul <4 x float> %".373", %".378"
  %".380" = add i64 2, %".325"
  %".381" = getelementptr float, float* %".16", i64 %".380"
  %".382" = load float, float* %".381"
  %".383" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".382", i32 0
  %".384" = shufflevector <4 x float> %".383", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".385" = load <4 x float>, <4 x float>* %".316"
  %".386" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".384", <4 x float> %".379", <4 x float> %".385")
  store <4 x float> %".386", <4 x float>* %".316"
  %".388" = add i64 %".319", 1
  br label %"head.12"
end.12:
  %".390" = load <4 x float>, <4 x float>* %".316"
  %".391" = getelementptr float, float* %".312", i64 0
  %".392" = bitcast float* %".391" to <4 x float>*
  store <4 x float> %".390", <4 x float>* %".392", align 4
  %".394" = add i64 %".306", 4
  br label %"head.11"
}

declare void @"llvm.prefetch.p0"(i8* %".1", i32 %".2", i32 %".3", i32 %".4")

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
  call void @"forward"(float* %".19", float* %".20", float* %".21", float* %".22", float* %".23", i64* %".24", i64* %".25", i64* %".26", i64 %".40", i64 %".42", i64 %".34")
  %".44" = add i64 %".34", %".30"
  br label %"head"
end:
  ret void
}

declare i32 @"omp_get_thread_num"()

declare i32 @"omp_get_num_threads"()
