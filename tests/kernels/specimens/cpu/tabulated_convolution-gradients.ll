; ModuleID = "tabulated_convolution_gradients"
target triple = "x86_64-unknown-linux-gnu"
target datalayout = ""

define void @"gradients"(float* noalias %"node_feats", float* noalias %"edge_attrs", float* noalias %"lengths", float* noalias %"coefficients", float* noalias %"grad", float* noalias %"by_edge", float* noalias %"grad_attrs", float* noalias %"grad_lengths", i64* noalias %"senders", i64* noalias %"receiver_ptr", i64* noalias %"tables", i64 %"start", i64 %"stop", i64 %"number")
{
entry:
  %".16" = alloca [65 x i64], align 64
  %".17" = bitcast [65 x i64]* %".16" to i64*
  %".18" = alloca [64 x float], align 64
  %".19" = bitcast [64 x float]* %".18" to float*
  %".20" = alloca [64 x float], align 64
  %".21" = bitcast [64 x float]* %".20" to float*
  %".22" = alloca [64 x float], align 64
  %".23" = bitcast [64 x float]* %".22" to float*
  %".24" = alloca [192 x float], align 64
  %".25" = bitcast [192 x float]* %".24" to float*
  %".26" = alloca [4 x float], align 64
  %".27" = bitcast [4 x float]* %".26" to float*
  %".28" = alloca [4 x float], align 64
  %".29" = bitcast [4 x float]* %".28" to float*
  %".30" = alloca [4 x float], align 64
  %".31" = bitcast [4 x float]* %".30" to float*
  %".136" = alloca <4 x float>
  %".234" = alloca <4 x float>
  %".405" = alloca <4 x float>
  %".453" = alloca <4 x float>
  %".504" = alloca <4 x float>
  br label %"body"
body:
  br label %"head"
head:
  %".33" = phi  i64 [%"start", %"body"], [%".627", %"end.1"]
  %".34" = icmp slt i64 %".33", %"stop"
  br i1 %".34", label %"loop", label %"end"
loop:
  %".36" = add i64 1, %".33"
  %".37" = getelementptr i64, i64* %"receiver_ptr", i64 %".36"
  %".38" = load i64, i64* %".37"
  %".39" = getelementptr i64, i64* %"receiver_ptr", i64 %".33"
  %".40" = load i64, i64* %".39"
  br label %"head.1"
end:
  ret void
head.1:
  %".42" = phi  i64 [%".40", %"loop"], [%".625", %"end.5"]
  %".43" = icmp slt i64 %".42", %".38"
  br i1 %".43", label %"loop.1", label %"end.1"
loop.1:
  %".45" = sub i64 %".38", %".42"
  %".46" = icmp slt i64 %".45", 64
  %".47" = select  i1 %".46", i64 %".45", i64 64
  br label %"head.2"
end.1:
  %".627" = add i64 %".33", 1
  br label %"head"
head.2:
  %".49" = phi  i64 [0, %"loop.1"], [%".85", %"loop.2"]
  %".50" = icmp slt i64 %".49", %".47"
  br i1 %".50", label %"loop.2", label %"end.2"
loop.2:
  %".52" = add i64 %".42", %".49"
  %".53" = getelementptr float, float* %"lengths", i64 %".52"
  %".54" = load float, float* %".53"
  %".55" = fcmp oge float %".54", 0x4012000000000000
  %".56" = select  i1 %".55", float 0x4012000000000000, float %".54"
  %".57" = fpext float %".56" to double
  %".58" = fsub double %".57", 0x3fe0000000000000
  %".59" = fmul double %".58", 0x4020000000000000
  %".60" = fcmp ogt double %".59",              0x0
  %".61" = select  i1 %".60", double %".59", double              0x0
  %".62" = fcmp ogt double %".61", 0x403f000000000000
  %".63" = select  i1 %".62", double 0x403f000000000000, double %".61"
  %".64" = fptosi double %".63" to i64
  %".65" = sitofp i64 %".64" to double
  %".66" = fsub double %".59", %".65"
  %".67" = fptrunc double %".66" to float
  %".68" = fcmp olt double %".59", 0xbff0000000000000
  %".69" = select  i1 %".68", float 0x7ff8000000000000, float 0x3ff0000000000000
  %".70" = getelementptr i64, i64* %"tables", i64 %".52"
  %".71" = load i64, i64* %".70"
  %".72" = mul i64 %".71", 32
  %".73" = add i64 %".64", %".72"
  %".74" = mul i64 %".73", 32
  %".75" = select  i1 %".55", float              0x0, float %".69"
  %".76" = getelementptr i64, i64* %".17", i64 %".49"
  store i64 %".74", i64* %".76", align 4
  %".78" = add i64 1, %".49"
  %".79" = getelementptr i64, i64* %".17", i64 %".78"
  store i64 %".74", i64* %".79", align 4
  %".81" = getelementptr float, float* %".19", i64 %".49"
  store float %".67", float* %".81", align 4
  %".83" = getelementptr float, float* %".21", i64 %".49"
  store float %".75", float* %".83", align 4
  %".85" = add i64 %".49", 1
  br label %"head.2"
end.2:
  br label %"head.3"
head.3:
  %".88" = phi  i64 [0, %"end.2"], [%".100", %"loop.3"]
  %".89" = icmp slt i64 %".88", %".47"
  br i1 %".89", label %"loop.3", label %"end.3"
loop.3:
  %".91" = add i64 %".42", %".88"
  %".92" = mul i64 %".91", 4
  %".93" = getelementptr float, float* %"edge_attrs", i64 %".92"
  %".94" = getelementptr float, float* %".93", i64 0
  %".95" = load float, float* %".94"
  %".96" = fmul float %".95", 0x3ff0000000000000
  %".97" = mul i64 %".88", 1
  %".98" = getelementptr float, float* %".23", i64 %".97"
  store float %".96", float* %".98", align 4
  %".100" = add i64 %".88", 1
  br label %"head.3"
end.3:
  br label %"head.4"
head.4:
  %".103" = phi  i64 [0, %"end.3"], [%".129", %"loop.4"]
  %".104" = icmp slt i64 %".103", %".47"
  br i1 %".104", label %"loop.4", label %"end.4"
loop.4:
  %".106" = add i64 %".42", %".103"
  %".107" = mul i64 %".106", 4
  %".108" = getelementptr float, float* %"edge_attrs", i64 %".107"
  %".109" = getelementptr float, float* %".108", i64 1
  %".110" = load float, float* %".109"
  %".111" = fmul float %".110", 0x3fe279a740000000
  %".112" = mul i64 %".103", 3
  %".113" = getelementptr float, float* %".25", i64 %".112"
  store float %".111", float* %".113", align 4
  %".115" = getelementptr float, float* %".108", i64 2
  %".116" = load float, float* %".115"
  %".117" = fmul float %".116", 0x3fe279a740000000
  %".118" = mul i64 %".103", 3
  %".119" = add i64 1, %".118"
  %".120" = getelementptr float, float* %".25", i64 %".119"
  store float %".117", float* %".120", align 4
  %".122" = getelementptr float, float* %".108", i64 3
  %".123" = load float, float* %".122"
  %".124" = fmul float %".123", 0x3fe279a740000000
  %".125" = mul i64 %".103", 3
  %".126" = add i64 2, %".125"
  %".127" = getelementptr float, float* %".25", i64 %".126"
  store float %".124", float* %".127", align 4
  %".129" = add i64 %".103", 1
  br label %"head.4"
end.4:
  br label %"head.5"
head.5:
  %".132" = phi  i64 [0, %"end.4"], [%".623", %"end.13"]
  %".133" = icmp slt i64 %".132", %".47"
  br i1 %".133", label %"loop.5", label %"end.5"
loop.5:
  %".135" = add i64 %".42", %".132"
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".136"
  %".138" = getelementptr i64, i64* %".17", i64 %".132"
  %".139" = load i64, i64* %".138"
  %".140" = getelementptr float, float* %"coefficients", i64 %".139"
  %".141" = add i64 1, %".132"
  %".142" = getelementptr i64, i64* %".17", i64 %".141"
  %".143" = load i64, i64* %".142"
  %".144" = getelementptr float, float* %"coefficients", i64 %".143"
  %".145" = getelementptr float, float* %".19", i64 %".132"
  %".146" = load float, float* %".145"
  %".147" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".146", i32 0
  %".148" = shufflevector <4 x float> %".147", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".149" = getelementptr float, float* %".21", i64 %".132"
  %".150" = load float, float* %".149"
  %".151" = fmul float %".150", 0x4020000000000000
  br label %"head.6"
end.5:
  %".625" = add i64 %".42", 64
  br label %"head.1"
head.6:
  %".153" = phi  i64 [0, %"loop.5"], [%".221", %"loop.6"]
  %".154" = icmp slt i64 %".153", 4
  br i1 %".154", label %"loop.6", label %"end.6"
loop.6:
  %".156" = getelementptr float, float* %".144", i64 %".153"
  %".157" = bitcast float* %".156" to i8*
  call void @"llvm.prefetch.p0"(i8* %".157", i32 0, i32 3, i32 1)
  %".159" = add i64 8, %".153"
  %".160" = getelementptr float, float* %".144", i64 %".159"
  %".161" = bitcast float* %".160" to i8*
  call void @"llvm.prefetch.p0"(i8* %".161", i32 0, i32 3, i32 1)
  %".163" = add i64 16, %".153"
  %".164" = getelementptr float, float* %".144", i64 %".163"
  %".165" = bitcast float* %".164" to i8*
  call void @"llvm.prefetch.p0"(i8* %".165", i32 0, i32 3, i32 1)
  %".167" = add i64 24, %".153"
  %".168" = getelementptr float, float* %".144", i64 %".167"
  %".169" = bitcast float* %".168" to i8*
  call void @"llvm.prefetch.p0"(i8* %".169", i32 0, i32 3, i32 1)
  %".171" = add i64 24, %".153"
  %".172" = getelementptr float, float* %".140", i64 %".171"
  %".173" = bitcast float* %".172" to <4 x float>*
  %".174" = load <4 x float>, <4 x float>* %".173", align 4
  %".175" = add i64 16, %".153"
  %".176" = getelementptr float, float* %".140", i64 %".175"
  %".177" = bitcast float* %".176" to <4 x float>*
  %".178" = load <4 x float>, <4 x float>* %".177", align 4
  %".179" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".174", <4 x float> %".148", <4 x float> %".178")
  %".180" = add i64 8, %".153"
  %".181" = getelementptr float, float* %".140", i64 %".180"
  %".182" = bitcast float* %".181" to <4 x float>*
  %".183" = load <4 x float>, <4 x float>* %".182", align 4
  %".184" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".179", <4 x float> %".148", <4 x float> %".183")
  %".185" = getelementptr float, float* %".140", i64 %".153"
  %".186" = bitcast float* %".185" to <4 x float>*
  %".187" = load <4 x float>, <4 x float>* %".186", align 4
  %".188" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".184", <4 x float> %".148", <4 x float> %".187")
  %".189" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".150", i32 0
  %".190" = shufflevector <4 x float> %".189", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".191" = fmul <4 x float> %".188", %".190"
  %".192" = getelementptr float, float* %".27", i64 %".153"
  %".193" = bitcast float* %".192" to <4 x float>*
  store <4 x float> %".191", <4 x float>* %".193", align 4
  %".195" = add i64 24, %".153"
  %".196" = getelementptr float, float* %".140", i64 %".195"
  %".197" = bitcast float* %".196" to <4 x float>*
  %".198" = load <4 x float>, <4 x float>* %".197", align 4
  %".199" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x4008000000000000, i32 0
  %".200" = shufflevector <4 x float> %".199", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".201" = fmul <4 x float> %".198", %".200"
  %".202" = add i64 16, %".153"
  %".203" = getelementptr float, float* %".140", i64 %".202"
  %".204" = bitcast float* %".203" to <4 x float>*
  %".205" = load <4 x float>, <4 x float>* %".204", align 4
  %".206" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x4000000000000000, i32 0
  %".207" = shufflevector <4 x float> %".206", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".208" = fmul <4 x float> %".205", %".207"
  %".209" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".201", <4 x float> %".148", <4 x float> %".208")
  %".210" = add i64 8, %".153"
  %".211" = getelementptr float, float* %".140", i64 %".210"
  %".212" = bitcast float* %".211" to <4 x float>*
  %".213" = load <4 x float>, <4 x float>* %".212", align 4
  %".214" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".209", <4 x float> %".148", <4 x float> %".213")
  %".215" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".151", i32 0
  %".216" = shufflevector <4 x float> %".215", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".217" = fmul <4 x float> %".214", %".216"
  %".218" = getelementptr float, float* %".29", i64 %".153"
  %".219" = bitcast float* %".218" to <4 x float>*
  store <4 x float> %".217", <4 x float>* %".219", align 4
  %".221" = add i64 %".153", 4
  br label %"head.6"
end.6:
  %".223" = mul i64 %".132", 1
  %".224" = getelementptr float, float* %".23", i64 %".223"
  %".225" = getelementptr i64, i64* %"receiver_ptr", i64 0
  %".226" = load i64, i64* %".225"
  %".227" = sub i64 %".135", %".226"
  %".228" = mul i64 %".227", 16
  %".229" = getelementptr float, float* %"by_edge", i64 %".228"
  %".230" = mul i64 %".135", 4
  %".231" = getelementptr float, float* %"grad_attrs", i64 %".230"
  %".232" = getelementptr i64, i64* %"senders", i64 %".135"
  %".233" = load i64, i64* %".232"
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".234"
  br label %"head.7"
head.7:
  %".237" = phi  i64 [0, %"end.6"], [%".273", %"loop.7"]
  %".238" = icmp slt i64 %".237", 4
  br i1 %".238", label %"loop.7", label %"end.7"
loop.7:
  %".240" = mul i64 %".233", 16
  %".241" = add i64 %".240", %".237"
  %".242" = getelementptr float, float* %"node_feats", i64 %".241"
  %".243" = getelementptr float, float* %".242", i64 0
  %".244" = bitcast float* %".243" to <4 x float>*
  %".245" = load <4 x float>, <4 x float>* %".244", align 4
  %".246" = mul i64 %".33", 8
  %".247" = add i64 %".246", %".237"
  %".248" = getelementptr float, float* %"grad", i64 %".247"
  %".249" = getelementptr float, float* %".248", i64 0
  %".250" = bitcast float* %".249" to <4 x float>*
  %".251" = load <4 x float>, <4 x float>* %".250", align 4
  %".252" = getelementptr float, float* %".27", i64 %".237"
  %".253" = bitcast float* %".252" to <4 x float>*
  %".254" = load <4 x float>, <4 x float>* %".253", align 4
  %".255" = getelementptr float, float* %".224", i64 0
  %".256" = load float, float* %".255"
  %".257" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".256", i32 0
  %".258" = shufflevector <4 x float> %".257", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".259" = fmul <4 x float> %".258", %".251"
  %".260" = fmul <4 x float> %".245", %".259"
  %".261" = getelementptr float, float* %".31", i64 %".237"
  %".262" = bitcast float* %".261" to <4 x float>*
  store <4 x float> %".260", <4 x float>* %".262", align 4
  %".264" = getelementptr float, float* %".229", i64 %".237"
  %".265" = fmul <4 x float> %".259", %".254"
  %".266" = getelementptr float, float* %".264", i64 0
  %".267" = bitcast float* %".266" to <4 x float>*
  store <4 x float> %".265", <4 x float>* %".267", align 4
  %".269" = fmul <4 x float> %".245", %".254"
  %".270" = load <4 x float>, <4 x float>* %".234"
  %".271" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".269", <4 x float> %".251", <4 x float> %".270")
  store <4 x float> %".271", <4 x float>* %".234"
  %".273" = add i64 %".237", 4
  br label %"head.7"
end.7:
  %".275" = load <4 x float>, <4 x float>* %".234"
  %".276" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x3ff0000000000000, i32 0
  %".277" = shufflevector <4 x float> %".276", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".278" = fmul <4 x float> %".275", %".277"
  %".279" = getelementptr float, float* %".231", i64 0
  %".280" = getelementptr float, float* %".279", i64 0
  %".281" = load float, float* %".280"
  %".282" = shufflevector <4 x float> %".278", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".283" = shufflevector <4 x float> %".278", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".284" = fadd <2 x float> %".282", %".283"
  %".285" = shufflevector <2 x float> %".284", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".286" = shufflevector <2 x float> %".284", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".287" = fadd <1 x float> %".285", %".286"
  %".288" = extractelement <1 x float> %".287", i32 0
  %".289" = fadd float %".281", %".288"
  %".290" = getelementptr float, float* %".279", i64 0
  store float %".289", float* %".290", align 4
  br label %"head.8"
head.8:
  %".293" = phi  i64 [0, %"end.7"], [%".305", %"loop.8"]
  %".294" = icmp slt i64 %".293", 4
  br i1 %".294", label %"loop.8", label %"end.8"
loop.8:
  %".296" = getelementptr float, float* %".29", i64 %".293"
  %".297" = bitcast float* %".296" to <4 x float>*
  %".298" = load <4 x float>, <4 x float>* %".297", align 4
  %".299" = getelementptr float, float* %".31", i64 %".293"
  %".300" = bitcast float* %".299" to <4 x float>*
  %".301" = load <4 x float>, <4 x float>* %".300", align 4
  %".302" = load <4 x float>, <4 x float>* %".136"
  %".303" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".301", <4 x float> %".298", <4 x float> %".302")
  store <4 x float> %".303", <4 x float>* %".136"
  %".305" = add i64 %".293", 4
  br label %"head.8"
end.8:
  %".307" = getelementptr i64, i64* %".17", i64 %".132"
  %".308" = load i64, i64* %".307"
  %".309" = add i64 4, %".308"
  %".310" = getelementptr float, float* %"coefficients", i64 %".309"
  %".311" = add i64 1, %".132"
  %".312" = getelementptr i64, i64* %".17", i64 %".311"
  %".313" = load i64, i64* %".312"
  %".314" = add i64 4, %".313"
  %".315" = getelementptr float, float* %"coefficients", i64 %".314"
  %".316" = getelementptr float, float* %".19", i64 %".132"
  %".317" = load float, float* %".316"
  %".318" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".317", i32 0
  %".319" = shufflevector <4 x float> %".318", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".320" = getelementptr float, float* %".21", i64 %".132"
  %".321" = load float, float* %".320"
  %".322" = fmul float %".321", 0x4020000000000000
  br label %"head.9"
head.9:
  %".324" = phi  i64 [0, %"end.8"], [%".392", %"loop.9"]
  %".325" = icmp slt i64 %".324", 4
  br i1 %".325", label %"loop.9", label %"end.9"
loop.9:
  %".327" = getelementptr float, float* %".315", i64 %".324"
  %".328" = bitcast float* %".327" to i8*
  call void @"llvm.prefetch.p0"(i8* %".328", i32 0, i32 3, i32 1)
  %".330" = add i64 8, %".324"
  %".331" = getelementptr float, float* %".315", i64 %".330"
  %".332" = bitcast float* %".331" to i8*
  call void @"llvm.prefetch.p0"(i8* %".332", i32 0, i32 3, i32 1)
  %".334" = add i64 16, %".324"
  %".335" = getelementptr float, float* %".315", i64 %".334"
  %".336" = bitcast float* %".335" to i8*
  call void @"llvm.prefetch.p0"(i8* %".336", i32 0, i32 3, i32 1)
  %".338" = add i64 24, %".324"
  %".339" = getelementptr float, float* %".315", i64 %".338"
  %".340" = bitcast float* %".339" to i8*
  call void @"llvm.prefetch.p0"(i8* %".340", i32 0, i32 3, i32 1)
  %".342" = add i64 24, %".324"
  %".343" = getelementptr float, float* %".310", i64 %".342"
  %".344" = bitcast float* %".343" to <4 x float>*
  %".345" = load <4 x float>, <4 x float>* %".344", align 4
  %".346" = add i64 16, %".324"
  %".347" = getelementptr float, float* %".310", i64 %".346"
  %".348" = bitcast float* %".347" to <4 x float>*
  %".349" = load <4 x float>, <4 x float>* %".348", align 4
  %".350" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".345", <4 x float> %".319", <4 x float> %".349")
  %".351" = add i64 8, %".324"
  %".352" = getelementptr float, float* %".310", i64 %".351"
  %".353" = bitcast float* %".352" to <4 x float>*
  %".354" = load <4 x float>, <4 x float>* %".353", align 4
  %".355" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".350", <4 x float> %".319", <4 x float> %".354")
  %".356" = getelementptr float, float* %".310", i64 %".324"
  %".357" = bitcast float* %".356" to <4 x float>*
  %".358" = load <4 x float>, <4 x float>* %".357", align 4
  %".359" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".355", <4 x float> %".319", <4 x float> %".358")
  %".360" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".321", i32 0
  %".361" = shufflevector <4 x float> %".360", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".362" = fmul <4 x float> %".359", %".361"
  %".363" = getelementptr float, float* %".27", i64 %".324"
  %".364" = bitcast float* %".363" to <4 x float>*
  store <4 x float> %".362", <4 x float>* %".364", align 4
  %".366" = add i64 24, %".324"
  %".367" = getelementptr float, float* %".310", i64 %".366"
  %".368" = bitcast float* %".367" to <4 x float>*
  %".369" = load <4 x float>, <4 x float>* %".368", align 4
  %".370" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x4008000000000000, i32 0
  %".371" = shufflevector <4 x float> %".370", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".372" = fmul <4 x float> %".369", %".371"
  %".373" = add i64 16, %".324"
  %".374" = getelementptr float, float* %".310", i64 %".373"
  %".375" = bitcast float* %".374" to <4 x float>*
  %".376" = load <4 x float>, <4 x float>* %".375", align 4
  %".377" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x4000000000000000, i32 0
  %".378" = shufflevector <4 x float> %".377", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".379" = fmul <4 x float> %".376", %".378"
  %".380" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".372", <4 x float> %".319", <4 x float> %".379")
  %".381" = add i64 8, %".324"
  %".382" = getelementptr float, float* %".310", i64 %".381"
  %".383" = bitcast float* %".382" to <4 x float>*
  %".384" = load <4 x float>, <4 x float>* %".383", align 4
  %".385" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".380", <4 x float> %".319", <4 x float> %".384")
  %".386" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".322", i32 0
  %".387" = shufflevector <4 x float> %".386", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".388" = fmul <4 x float> %".385", %".387"
  %".389" = getelementptr float, float* %".29", i64 %".324"
  %".390" = bitcast float* %".389" to <4 x float>*
  store <4 x float> %".388", <4 x float>* %".390", align 4
  %".392" = add i64 %".324", 4
  br label %"head.9"
end.9:
  %".394" = mul i64 %".132", 3
  %".395" = getelementptr float, float* %".25", i64 %".394"
  %".396" = getelementptr i64, i64* %"receiver_ptr", i64 0
  %".397" = load i64, i64* %".396"
  %".398" = sub i64 %".135", %".397"
  %".399" = mul i64 %".398", 16
  %".400" = getelementptr float, float* %"by_edge", i64 %".399"
  %".401" = mul i64 %".135", 4
  %".402" = getelementptr float, float* %"grad_attrs", i64 %".401"
  %".403" = getelementptr i64, i64* %"senders", i64 %".135"
  %".404" = load i64, i64* %".403"
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".405"
  br label %"head.10"
head.10:
  %".408" = phi  i64 [0, %"end.9"], [%".447", %"loop.10"]
  %".409" = icmp slt i64 %".408", 4
  br i1 %".409", label %"loop.10", label %"end.10"
loop.10:
  %".411" = mul i64 %".404", 16
  %".412" = add i64 4, %".411"
  %".413" = add i64 %".412", %".408"
  %".414" = getelementptr float, float* %"node_feats", i64 %".413"
  %".415" = getelementptr float, float* %".414", i64 0
  %".416" = bitcast float* %".415" to <4 x float>*
  %".417" = load <4 x float>, <4 x float>* %".416", align 4
  %".418" = mul i64 %".33", 8
  %".419" = add i64 4, %".418"
  %".420" = add i64 %".419", %".408"
  %".421" = getelementptr float, float* %"grad", i64 %".420"
  %".422" = getelementptr float, float* %".421", i64 0
  %".423" = bitcast float* %".422" to <4 x float>*
  %".424" = load <4 x float>, <4 x float>* %".423", align 4
  %".425" = getelementptr float, float* %".27", i64 %".408"
  %".426" = bitcast float* %".425" to <4 x float>*
  %".427" = load <4 x float>, <4 x float>* %".426", align 4
  %".428" = getelementptr float, float* %".395", i64 0
  %".429" = load float, float* %".428"
  %".430" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".429", i32 0
  %".431" = shufflevector <4 x float> %".430", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".432" = fmul <4 x float> %".431", %".424"
  %".433" = fmul <4 x float> %".417", %".432"
  %".434" = getelementptr float, float* %".31", i64 %".408"
  %".435" = bitcast float* %".434" to <4 x float>*
  store <4 x float> %".433", <4 x float>* %".435", align 4
  %".437" = add i64 4, %".408"
  %".438" = getelementptr float, float* %".400", i64 %".437"
  %".439" = fmul <4 x float> %".432", %".427"
  %".440" = getelementptr float, float* %".438", i64 0
  %".441" = bitcast float* %".440" to <4 x float>*
  store <4 x float> %".439", <4 x float>* %".441", align 4
  %".443" = fmul <4 x float> %".417", %".427"
  %".444" = load <4 x float>, <4 x float>* %".405"
  %".445" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".443", <4 x float> %".424", <4 x float> %".444")
  store <4 x float> %".445", <4 x float>* %".405"
  %".447" = add i64 %".408", 4
  br label %"head.10"
end.10:
  %".449" = load <4 x float>, <4 x float>* %".405"
  %".450" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x3fe279a740000000, i32 0
  %".451" = shufflevector <4 x float> %".450", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".452" = fmul <4 x float> %".449", %".451"
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".453"
  br label %"head.11"
head.11:
  %".456" = phi  i64 [0, %"end.10"], [%".498", %"loop.11"]
  %".457" = icmp slt i64 %".456", 4
  br i1 %".457", label %"loop.11", label %"end.11"
loop.11:
  %".459" = mul i64 %".404", 16
  %".460" = add i64 8, %".459"
  %".461" = add i64 %".460", %".456"
  %".462" = getelementptr float, float* %"node_feats", i64 %".461"
  %".463" = getelementptr float, float* %".462", i64 0
  %".464" = bitcast float* %".463" to <4 x float>*
  %".465" = load <4 x float>, <4 x float>* %".464", align 4
  %".466" = mul i64 %".33", 8
  %".467" = add i64 4, %".466"
  %".468" = add i64 %".467", %".456"
  %".469" = getelementptr float, float* %"grad", i64 %".468"
  %".470" = getelementptr float, float* %".469", i64 0
  %".471" = bitcast float* %".470" to <4 x float>*
  %".472" = load <4 x float>, <4 x float>* %".471", align 4
  %".473" = getelementptr float, float* %".27", i64 %".456"
  %".474" = bitcast float* %".473" to <4 x float>*
  %".475" = load <4 x float>, <4 x float>* %".474", align 4
  %".476" = getelementptr float, float* %".395", i64 1
  %".477" = load float, float* %".476"
  %".478" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".477", i32 0
  %".479" = shufflevector <4 x float> %".478", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".480" = fmul <4 x float> %".479", %".472"
  %".481" = getelementptr float, float* %".31", i64 %".456"
  %".482" = bitcast float* %".481" to <4 x float>*
  %".483" = load <4 x float>, <4 x float>* %".482", align 4
  %".484" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".465", <4 x float> %".480", <4 x float> %".483")
  %".485" = getelementptr float, float* %".31", i64 %".456"
  %".486" = bitcast float* %".485" to <4 x float>*
  store <4 x float> %".484", <4 x float>* %".486", align 4
  %".488" = add i64 8, %".456"
  %".489" = getelementptr float, float* %".400", i64 %".488"
  %".490" = fmul <4 x float> %".480", %".475"
  %".491" = getelementptr float, float* %".489", i64 0
  %".492" = bitcast float* %".491" to <4 x float>*
  store <4 x float> %".490", <4 x float>* %".492", align 4
  %".494" = fmul <4 x float> %".465", %".475"
  %".495" = load <4 x float>, <4 x float>* %".453"
  %".496" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".494", <4 x float> %".472", <4 x float> %".495")
  store <4 x float> %".496", <4 x float>* %".453"
  %".498" = add i64 %".456", 4
  br label %"head.11"
end.11:
  %".500" = load <4 x float>, <4 x float>* %".453"
  %".501" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x3fe279a740000000, i32 0
  %".502" = shufflevector <4 x float> %".501", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".503" = fmul <4 x float> %".500", %".502"
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".504"
  br label %"head.12"
head.12:
  %".507" = phi  i64 [0, %"end.11"], [%".549", %"loop.12"]
  %".508" = icmp slt i64 %".507", 4
  br i1 %".508", label %"loop.12", label %"end.12"
loop.12:
  %".510" = mul i64 %".404", 16
  %".511" = add i64 12, %".510"
  %".512" = add i64 %".511", %".507"
  %".513" = getelementptr float, float* %"node_feats", i64 %".512"
  %".514" = getelementptr float, float* %".513", i64 0
  %".515" = bitcast float* %".514" to <4 x float>*
  %".516" = load <4 x float>, <4 x float>* %".515", align 4
  %".517" = mul i64 %".33", 8
  %".518" = add i64 4, %".517"
  %".519" = add i64 %".518", %".507"
  %".520" = getelementptr float, float* %"grad", i64 %".519"
  %".521" = getelementptr float, float* %".520", i64 0
  %".522" = bitcast float* %".521" to <4 x float>*
  %".523" = load <4 x float>, <4 x float>* %".522", align 4
  %".524" = getelementptr float, float* %".27", i64 %".507"
  %".525" = bitcast float* %".524" to <4 x float>*
  %".526" = load <4 x float>, <4 x float>* %".525", align 4
  %".527" = getelementptr float, float* %".395", i64 2
  %".528" = load float, float* %".527"
  %".529" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".528", i32 0
  %".530" = shufflevector <4 x float> %".529", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".531" = fmul <4 x float> %".530", %".523"
  %".532" = getelementptr float, float* %".31", i64 %".507"
  %".533" = bitcast float* %".532" to <4 x float>*
  %".534" = load <4 x float>, <4 x float>* %".533", align 4
  %".535" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".516", <4 x float> %".531", <4 x float> %".534")
  %".536" = getelementptr float, float* %".31", i64 %".507"
  %".537" = bitcast float* %".536" to <4 x float>*
  store <4 x float> %".535", <4 x float>* %".537", align 4
  %".539" = add i64 12, %".507"
  %".540" = getelementptr float, float* %".400", i64 %".539"
  %".541" = fmul <4 x float> %".531", %".526"
  %".542" = getelementptr float, float* %".540", i64 0
  %".543" = bitcast float* %".542" to <4 x float>*
  store <4 x float> %".541", <4 x float>* %".543", align 4
  %".545" = fmul <4 x float> %".516", %".526"
  %".546" = load <4 x float>, <4 x float>* %".504"
  %".547" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".545", <4 x float> %".523", <4 x float> %".546")
  store <4 x float> %".547", <4 x float>* %".504"
  %".549" = add i64 %".507", 4
  br label %"head.12"
end.12:
  %".551" = load <4 x float>, <4 x float>* %".504"
  %".552" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x3fe279a740000000, i32 0
  %".553" = shufflevector <4 x float> %".552", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".554" = fmul <4 x float> %".551", %".553"
  %".555" = getelementptr float, float* %".402", i64 1
  %".556" = getelementptr float, float* %".555", i64 0
  %".557" = load float, float* %".556"
  %".558" = shufflevector <4 x float> %".452", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".559" = shufflevector <4 x float> %".452", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".560" = fadd <2 x float> %".558", %".559"
  %".561" = shufflevector <2 x float> %".560", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".562" = shufflevector <2 x float> %".560", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".563" = fadd <1 x float> %".561", %".562"
  %".564" = extractelement <1 x float> %".563", i32 0
  %".565" = fadd float %".557", %".564"
  %".566" = getelementptr float, float* %".555", i64 0
  store float %".565", float* %".566", align 4
  %".568" = getelementptr float, float* %".402", i64 2
  %".569" = getelementptr float, float* %".568", i64 0
  %".570" = load float, float* %".569"
  %".571" = shufflevector <4 x float> %".503", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".572" = shufflevector <4 x float> %".503", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".573" = fadd <2 x float> %".571", %".572"
  %".574" = shufflevector <2 x float> %".573", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".575" = shufflevector <2 x float> %".573", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".576" = fadd <1 x float> %".574", %".575"
  %".577" = extractelement <1 x float> %".576", i32 0
  %".578" = fadd float %".570", %".577"
  %".579" = getelementptr float, float* %".568", i64 0
  store float %".578", float* %".579", align 4
  %".581" = getelementptr float, float* %".402", i64 3
  %".582" = getelementptr float, float* %".581", i64 0
  %".583" = load float, float* %".582"
  %".584" = shufflevector <4 x float> %".554", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".585" = shufflevector <4 x float> %".554", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".586" = fadd <2 x float> %".584", %".585"
  %".587" = shufflevector <2 x float> %".586", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".588" = shufflevector <2 x float> %".586", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".589" = fadd <1 x float> %".587", %".588"
  %".590" = extractelement <1 x float> %".589", i32 0
  %".591" = fadd float %".583", %".590"
  %".592" = getelementptr float, float* %".581", i64 0
  store float %".591", float* %".592", align 4
  br label %"head.13"
head.13:
  %".595" = phi  i64 [0, %"end.12"], [%".607", %"loop.13"]
  %".596" = icmp slt i64 %".595", 4
  br i1 %".596", label %"loop.13", label %"end.13"
loop.13:
  %".598" = getelementptr float, float* %".29", i64 %".595"
  %".599" = bitcast float* %".598" to <4 x float>*
  %".600" = load <4 x float>, <4 x float>* %".599", align 4
  %".601" = getelementptr float, float* %".31", i64 %".595"
  %".602" = bitcast float* %".601" to <4 x float>*
  %".603" = load <4 x float>, <4 x float>* %".602", align 4
  %".604" = load <4 x float>, <4 x float>* %".136"
  %".605" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".603", <4 x float> %".600", <4 x float> %".604")
  store <4 x float> %".605", <4 x float>* %".136"
  %".607" = add i64 %".595", 4
  br label %"head.13"
end.13:
  %".609" = getelementptr float, float* %"grad_lengths", i64 %".135"
  %".610" = getelementptr float, float* %".609", i64 0
  %".611" = load float, float* %".610"
  %".612" = load <4 x float>, <4 x float>* %".136"
  %".613" = shufflevector <4 x float> %".612", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".614" = shufflevector <4 x float> %".612", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".615" = fadd <2 x float> %".613", %".614"
  %".616" = shufflevector <2 x float> %".615", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".617" = shufflevector <2 x float> %".615", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".618" = fadd <1 x float> %".616", %".617"
  %".619" = extractelement <1 x float> %".618", i32 0
  %".620" = fadd float %".611", %".619"
  %".621" = getelementptr float, float* %".609", i64 0
  store float %".620", float* %".621", align 4
  %".623" = add i64 %".132", 1
  br label %"head.5"
}

declare void @"llvm.prefetch.p0"(i8* %".1", i32 %".2", i32 %".3", i32 %".4")

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
  %".35" = inttoptr i64 %".24" to i64*
  %".36" = call i32 @"omp_get_thread_num"()
  %".37" = sext i32 %".36" to i64
  %".38" = call i32 @"omp_get_num_threads"()
  %".39" = sext i32 %".38" to i64
  %".40" = getelementptr i64, i64* %"given", i64 11
  %".41" = load i64, i64* %".40"
  br label %"head"
head:
  %".43" = phi  i64 [%".37", %"body"], [%".53", %"loop"]
  %".44" = icmp slt i64 %".43", %".41"
  br i1 %".44", label %"loop", label %"end"
loop:
  %".46" = add i64 12, %".43"
  %".47" = getelementptr i64, i64* %"given", i64 %".46"
  %".48" = getelementptr i64, i64* %".47", i64 0
  %".49" = load i64, i64* %".48"
  %".50" = getelementptr i64, i64* %".47", i64 1
  %".51" = load i64, i64* %".50"
  call void @"gradients"(float* %".25", float* %".26", float* %".27", float* %".28", float* %".29", float* %".30", float* %".31", float* %".32", i64* %".33", i64* %".34", i64* %".35", i64 %".49", i64 %".51", i64 %".43")
  %".53" = add i64 %".43", %".39"
  br label %"head"
end:
  ret void
}

declare i32 @"omp_get_thread_num"()

declare i32 @"omp_get_num_threads"()
