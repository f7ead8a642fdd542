; ModuleID = "tabulated_convolution_gradients"
target triple = "x86_64-unknown-linux-gnu"
target datalayout = ""

define void @"gradients"(float* noalias %"node_feats", float* noalias %"edge_attrs", float* noalias %"lengths", float* noalias %"coefficients", float* noalias %"grad", float* noalias %"by_edge", float* noalias %"grad_attrs", float* noalias %"grad_lengths", i64* noalias %"senders", i64* noalias %"receiver_ptr", i64* noalias %"tables", i64 %"start", i64 %"stop", i64 %"number")
{
entry:
  %".16" = alloca [192 x float], align 64
  %".17" = bitcast [192 x float]* %".16" to float*
  %".18" = alloca [65 x i64], align 64
  %".19" = bitcast [65 x i64]* %".18" to i64*
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
  %".201" = alloca <4 x float>
  %".257" = alloca <4 x float>
  %".422" = alloca <4 x float>
  %".475" = alloca <4 x float>
  %".531" = alloca <4 x float>
  %".605" = alloca <4 x float>
  br label %"body"
body:
  br label %"head"
head:
  %".31" = phi  i64 [%"start", %"body"], [%".640", %"end.1"]
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
  %".40" = phi  i64 [%".38", %"loop"], [%".638", %"end.9"]
  %".41" = icmp slt i64 %".40", %".36"
  br i1 %".41", label %"loop.1", label %"end.1"
loop.1:
  %".43" = sub i64 %".36", %".40"
  %".44" = icmp slt i64 %".43", 64
  %".45" = select  i1 %".44", i64 %".43", i64 64
  br label %"head.2"
end.1:
  %".640" = add i64 %".31", 1
  br label %"head"
head.2:
  %".47" = phi  i64 [0, %"loop.1"], [%".83", %"loop.2"]
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
  %".68" = getelementptr i64, i64* %"tables", i64 %".50"
  %".69" = load i64, i64* %".68"
  %".70" = mul i64 %".69", 32
  %".71" = add i64 %".62", %".70"
  %".72" = mul i64 %".71", 32
  %".73" = select  i1 %".53", float              0x0, float %".67"
  %".74" = getelementptr i64, i64* %".19", i64 %".47"
  store i64 %".72", i64* %".74", align 4
  %".76" = add i64 1, %".47"
  %".77" = getelementptr i64, i64* %".19", i64 %".76"
  store i64 %".72", i64* %".77", align 4
  %".79" = getelementptr float, float* %".21", i64 %".47"
  store float %".65", float* %".79", align 4
  %".81" = getelementptr float, float* %".23", i64 %".47"
  store float %".73", float* %".81", align 4
  %".83" = add i64 %".47", 1
  br label %"head.2"
end.2:
  br label %"head.3"
head.3:
  %".86" = phi  i64 [0, %"end.2"], [%".98", %"loop.3"]
  %".87" = icmp slt i64 %".86", %".45"
  br i1 %".87", label %"loop.3", label %"end.3"
loop.3:
  %".89" = add i64 %".40", %".86"
  %".90" = mul i64 %".89", 4
  %".91" = getelementptr float, float* %"edge_attrs", i64 %".90"
  %".92" = getelementptr float, float* %".91", i64 0
  %".93" = load float, float* %".92"
  %".94" = fmul float %".93", 0x3ff0000000000000
  %".95" = mul i64 %".86", 1
  %".96" = getelementptr float, float* %".17", i64 %".95"
  store float %".94", float* %".96", align 4
  %".98" = add i64 %".86", 1
  br label %"head.3"
end.3:
  br label %"head.4"
head.4:
  %".101" = phi  i64 [0, %"end.3"], [%".288", %"end.7"]
  %".102" = icmp slt i64 %".101", %".45"
  br i1 %".102", label %"loop.4", label %"end.4"
loop.4:
  %".104" = add i64 %".40", %".101"
  %".105" = getelementptr i64, i64* %".19", i64 %".101"
  %".106" = load i64, i64* %".105"
  %".107" = getelementptr float, float* %"coefficients", i64 %".106"
  %".108" = add i64 1, %".101"
  %".109" = getelementptr i64, i64* %".19", i64 %".108"
  %".110" = load i64, i64* %".109"
  %".111" = getelementptr float, float* %"coefficients", i64 %".110"
  %".112" = getelementptr float, float* %".21", i64 %".101"
  %".113" = load float, float* %".112"
  %".114" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".113", i32 0
  %".115" = shufflevector <4 x float> %".114", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".116" = getelementptr float, float* %".23", i64 %".101"
  %".117" = load float, float* %".116"
  %".118" = fmul float %".117", 0x4020000000000000
  br label %"head.5"
end.4:
  br label %"head.8"
head.5:
  %".120" = phi  i64 [0, %"loop.4"], [%".188", %"loop.5"]
  %".121" = icmp slt i64 %".120", 4
  br i1 %".121", label %"loop.5", label %"end.5"
loop.5:
  %".123" = getelementptr float, float* %".111", i64 %".120"
  %".124" = bitcast float* %".123" to i8*
  call void @"llvm.prefetch.p0"(i8* %".124", i32 0, i32 3, i32 1)
  %".126" = add i64 8, %".120"
  %".127" = getelementptr float, float* %".111", i64 %".126"
  %".128" = bitcast float* %".127" to i8*
  call void @"llvm.prefetch.p0"(i8* %".128", i32 0, i32 3, i32 1)
  %".130" = add i64 16, %".120"
  %".131" = getelementptr float, float* %".111", i64 %".130"
  %".132" = bitcast float* %".131" to i8*
  call void @"llvm.prefetch.p0"(i8* %".132", i32 0, i32 3, i32 1)
  %".134" = add i64 24, %".120"
  %".135" = getelementptr float, float* %".111", i64 %".134"
  %".136" = bitcast float* %".135" to i8*
  call void @"llvm.prefetch.p0"(i8* %".136", i32 0, i32 3, i32 1)
  %".138" = add i64 24, %".120"
  %".139" = getelementptr float, float* %".107", i64 %".138"
  %".140" = bitcast float* %".139" to <4 x float>*
  %".141" = load <4 x float>, <4 x float>* %".140", align 4
  %".142" = add i64 16, %".120"
  %".143" = getelementptr float, float* %".107", i64 %".142"
  %".144" = bitcast float* %".143" to <4 x float>*
  %".145" = load <4 x float>, <4 x float>* %".144", align 4
  %".146" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".141", <4 x float> %".115", <4 x float> %".145")
  %".147" = add i64 8, %".120"
  %".148" = getelementptr float, float* %".107", i64 %".147"
  %".149" = bitcast float* %".148" to <4 x float>*
  %".150" = load <4 x float>, <4 x float>* %".149", align 4
  %".151" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".146", <4 x float> %".115", <4 x float> %".150")
  %".152" = getelementptr float, float* %".107", i64 %".120"
  %".153" = bitcast float* %".152" to <4 x float>*
  %".154" = load <4 x float>, <4 x float>* %".153", align 4
  %".155" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".151", <4 x float> %".115", <4 x float> %".154")
  %".156" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".117", i32 0
  %".157" = shufflevector <4 x float> %".156", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".158" = fmul <4 x float> %".155", %".157"
  %".159" = getelementptr float, float* %".25", i64 %".120"
  %".160" = bitcast float* %".159" to <4 x float>*
  store <4 x float> %".158", <4 x float>* %".160", align 4
  %".162" = add i64 24, %".120"
  %".163" = getelementptr float, float* %".107", i64 %".162"
  %".164" = bitcast float* %".163" to <4 x float>*
  %".165" = load <4 x float>, <4 x float>* %".164", align 4
  %".166" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x4008000000000000, i32 0
  %".167" = shufflevector <4 x float> %".166", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".168" = fmul <4 x float> %".165", %".167"
  %".169" = add i64 16, %".120"
  %".170" = getelementptr float, float* %".107", i64 %".169"
  %".171" = bitcast float* %".170" to <4 x float>*
  %".172" = load <4 x float>, <4 x float>* %".171", align 4
  %".173" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x4000000000000000, i32 0
  %".174" = shufflevector <4 x float> %".173", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".175" = fmul <4 x float> %".172", %".174"
  %".176" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".168", <4 x float> %".115", <4 x float> %".175")
  %".177" = add i64 8, %".120"
  %".178" = getelementptr float, float* %".107", i64 %".177"
  %".179" = bitcast float* %".178" to <4 x float>*
  %".180" = load <4 x float>, <4 x float>* %".179", align 4
  %".181" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".176", <4 x float> %".115", <4 x float> %".180")
  %".182" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".118", i32 0
  %".183" = shufflevector <4 x float> %".182", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".184" = fmul <4 x float> %".181", %".183"
  %".185" = getelementptr float, float* %".27", i64 %".120"
  %".186" = bitcast float* %".185" to <4 x float>*
  store <4 x float> %".184", <4 x float>* %".186", align 4
  %".188" = add i64 %".120", 4
  br label %"head.5"
end.5:
  %".190" = mul i64 %".101", 1
  %".191" = getelementptr float, float* %".17", i64 %".190"
  %".192" = getelementptr i64, i64* %"receiver_ptr", i64 0
  %".193" = load i64, i64* %".192"
  %".194" = sub i64 %".104", %".193"
  %".195" = mul i64 %".194", 16
  %".196" = getelementptr float, float* %"by_edge", i64 %".195"
  %".197" = mul i64 %".104", 4
  %".198" = getelementptr float, float* %"grad_attrs", i64 %".197"
  %".199" = getelementptr i64, i64* %"senders", i64 %".104"
  %".200" = load i64, i64* %".199"
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".201"
  br label %"head.6"
head.6:
  %".204" = phi  i64 [0, %"end.5"], [%".240", %"loop.6"]
  %".205" = icmp slt i64 %".204", 4
  br i1 %".205", label %"loop.6", label %"end.6"
loop.6:
  %".207" = mul i64 %".200", 16
  %".208" = add i64 %".207", %".204"
  %".209" = getelementptr float, float* %"node_feats", i64 %".208"
  %".210" = getelementptr float, float* %".209", i64 0
  %".211" = bitcast float* %".210" to <4 x float>*
  %".212" = load <4 x float>, <4 x float>* %".211", align 4
  %".213" = mul i64 %".31", 8
  %".214" = add i64 %".213", %".204"
  %".215" = getelementptr float, float* %"grad", i64 %".214"
  %".216" = getelementptr float, float* %".215", i64 0
  %".217" = bitcast float* %".216" to <4 x float>*
  %".218" = load <4 x float>, <4 x float>* %".217", align 4
  %".219" = getelementptr float, float* %".25", i64 %".204"
  %".220" = bitcast float* %".219" to <4 x float>*
  %".221" = load <4 x float>, <4 x float>* %".220", align 4
  %".222" = getelementptr float, float* %".191", i64 0
  %".223" = load float, float* %".222"
  %".224" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".223", i32 0
  %".225" = shufflevector <4 x float> %".224", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".226" = fmul <4 x float> %".225", %".218"
  %".227" = fmul <4 x float> %".212", %".226"
  %".228" = getelementptr float, float* %".29", i64 %".204"
  %".229" = bitcast float* %".228" to <4 x float>*
  store <4 x float> %".227", <4 x float>* %".229", align 4
  %".231" = getelementptr float, float* %".196", i64 %".204"
  %".232" = fmul <4 x float> %".226", %".221"
  %".233" = getelementptr float, float* %".231", i64 0
  %".234" = bitcast float* %".233" to <4 x float>*
  store <4 x float> %".232", <4 x float>* %".234", align 4
  %".236" = fmul <4 x float> %".212", %".221"
  %".237" = load <4 x float>, <4 x float>* %".201"
  %".238" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".236", <4 x float> %".218", <4 x float> %".237")
  store <4 x float> %".238", <4 x float>* %".201"
  %".240" = add i64 %".204", 4
  br label %"head.6"
end.6:
  %".242" = load <4 x float>, <4 x float>* %".201"
  %".243" = shufflevector <4 x float> %".242", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".244" = shufflevector <4 x float> %".242", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".245" = fadd <2 x float> %".243", %".244"
  %".246" = shufflevector <2 x float> %".245", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".247" = shufflevector <2 x float> %".245", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".248" = fadd <1 x float> %".246", %".247"
  %".249" = extractelement <1 x float> %".248", i32 0
  %".250" = fmul float %".249", 0x3ff0000000000000
  %".251" = getelementptr float, float* %".198", i64 0
  %".252" = getelementptr float, float* %".251", i64 0
  %".253" = load float, float* %".252"
  %".254" = fadd float %".253", %".250"
  %".255" = getelementptr float, float* %".251", i64 0
  store float %".254", float* %".255", align 4
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".257"
  br label %"head.7"
head.7:
  %".260" = phi  i64 [0, %"end.6"], [%".272", %"loop.7"]
  %".261" = icmp slt i64 %".260", 4
  br i1 %".261", label %"loop.7", label %"end.7"
loop.7:
  %".263" = getelementptr float, float* %".29", i64 %".260"
  %".264" = bitcast float* %".263" to <4 x float>*
  %".265" = load <4 x float>, <4 x float>* %".264", align 4
  %".266" = getelementptr float, float* %".27", i64 %".260"
  %".267" = bitcast float* %".266" to <4 x float>*
  %".268" = load <4 x float>, <4 x float>* %".267", align 4
  %".269" = load <4 x float>, <4 x float>* %".257"
  %".270" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".265", <4 x float> %".268", <4 x float> %".269")
  store <4 x float> %".270", <4 x float>* %".257"
  %".272" = add i64 %".260", 4
  br label %"head.7"
end.7:
  %".274" = getelementptr float, float* %"grad_lengths", i64 %".104"
  %".275" = getelementptr float, float* %".274", i64 0
  %".276" = load float, float* %".275"
  %".277" = load <4 x float>, <4 x float>* %".257"
  %".278" = shufflevector <4 x float> %".277", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".279" = shufflevector <4 x float> %".277", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".280" = fadd <2 x float> %".278", %".279"
  %".281" = shufflevector <2 x float> %".280", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".282" = shufflevector <2 x float> %".280", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".283" = fadd <1 x float> %".281", %".282"
  %".284" = extractelement <1 x float> %".283", i32 0
  %".285" = fadd float %".276", %".284"
  %".286" = getelementptr float, float* %".274", i64 0
  store float %".285", float* %".286", align 4
  %".288" = add i64 %".101", 1
  br label %"head.4"
head.8:
  %".291" = phi  i64 [0, %"end.4"], [%".317", %"loop.8"]
  %".292" = icmp slt i64 %".291", %".45"
  br i1 %".292", label %"loop.8", label %"end.8"
loop.8:
  %".294" = add i64 %".40", %".291"
  %".295" = mul i64 %".294", 4
  %".296" = getelementptr float, float* %"edge_attrs", i64 %".295"
  %".297" = getelementptr float, float* %".296", i64 1
  %".298" = load float, float* %".297"
  %".299" = fmul float %".298", 0x3fe279a740000000
  %".300" = mul i64 %".291", 3
  %".301" = getelementptr float, float* %".17", i64 %".300"
  store float %".299", float* %".301", align 4
  %".303" = getelementptr float, float* %".296", i64 2
  %".304" = load float, float* %".303"
  %".305" = fmul float %".304", 0x3fe279a740000000
  %".306" = mul i64 %".291", 3
  %".307" = add i64 1, %".306"
  %".308" = getelementptr float, float* %".17", i64 %".307"
  store float %".305", float* %".308", align 4
  %".310" = getelementptr float, float* %".296", i64 3
  %".311" = load float, float* %".310"
  %".312" = fmul float %".311", 0x3fe279a740000000
  %".313" = mul i64 %".291", 3
  %".314" = add i64 2, %".313"
  %".315" = getelementptr float, float* %".17", i64 %".314"
  store float %".312", float* %".315", align 4
  %".317" = add i64 %".291", 1
  br label %"head.8"
end.8:
  br label %"head.9"
head.9:
  %".320" = phi  i64 [0, %"end.8"], [%".636", %"end.14"]
  %".321" = icmp slt i64 %".320", %".45"
  br i1 %".321", label %"loop.9", label %"end.9"
loop.9:
  %".323" = add i64 %".40", %".320"
  %".324" = getelementptr i64, i64* %".19", i64 %".320"
  %".325" = load i64, i64* %".324"
  %".326" = add i64 4, %".325"
  %".327" = getelementptr float, float* %"coefficients", i64 %".326"
  %".328" = add i64 1, %".320"
  %".329" = getelementptr i64, i64* %".19", i64 %".328"
  %".330" = load i64, i64* %".329"
  %".331" = add i64 4, %".330"
  %".332" = getelementptr float, float* %"coefficients", i64 %".331"
  %".333" = getelementptr float, float* %".21", i64 %".320"
  %".334" = load float, float* %".333"
  %".335" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".334", i32 0
  %".336" = shufflevector <4 x float> %".335", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".337" = getelementptr float, float* %".23", i64 %".320"
  %".338" = load float, float* %".337"
  %".339" = fmul float %".338", 0x4020000000000000
  br label %"head.10"
end.9:
  %".638" = add i64 %".40", 64
  br label %"head.1"
head.10:
  %".341" = phi  i64 [0, %"loop.9"], [%".409", %"loop.10"]
  %".342" = icmp slt i64 %".341", 4
  br i1 %".342", label %"loop.10", label %"end.10"
loop.10:
  %".344" = getelementptr float, float* %".332", i64 %".341"
  %".345" = bitcast float* %".344" to i8*
  call void @"llvm.prefetch.p0"(i8* %".345", i32 0, i32 3, i32 1)
  %".347" = add i64 8, %".341"
  %".348" = getelementptr float, float* %".332", i64 %".347"
  %".349" = bitcast float* %".348" to i8*
  call void @"llvm.prefetch.p0"(i8* %".349", i32 0, i32 3, i32 1)
  %".351" = add i64 16, %".341"
  %".352" = getelementptr float, float* %".332", i64 %".351"
  %".353" = bitcast float* %".352" to i8*
  call void @"llvm.prefetch.p0"(i8* %".353", i32 0, i32 3, i32 1)
  %".355" = add i64 24, %".341"
  %".356" = getelementptr float, float* %".332", i64 %".355"
  %".357" = bitcast float* %".356" to i8*
  call void @"llvm.prefetch.p0"(i8* %".357", i32 0, i32 3, i32 1)
  %".359" = add i64 24, %".341"
  %".360" = getelementptr float, float* %".327", i64 %".359"
  %".361" = bitcast float* %".360" to <4 x float>*
  %".362" = load <4 x float>, <4 x float>* %".361", align 4
  %".363" = add i64 16, %".341"
  %".364" = getelementptr float, float* %".327", i64 %".363"
  %".365" = bitcast float* %".364" to <4 x float>*
  %".366" = load <4 x float>, <4 x float>* %".365", align 4
  %".367" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".362", <4 x float> %".336", <4 x float> %".366")
  %".368" = add i64 8, %".341"
  %".369" = getelementptr float, float* %".327", i64 %".368"
  %".370" = bitcast float* %".369" to <4 x float>*
  %".371" = load <4 x float>, <4 x float>* %".370", align 4
  %".372" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".367", <4 x float> %".336", <4 x float> %".371")
  %".373" = getelementptr float, float* %".327", i64 %".341"
  %".374" = bitcast float* %".373" to <4 x float>*
  %".375" = load <4 x float>, <4 x float>* %".374", align 4
  %".376" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".372", <4 x float> %".336", <4 x float> %".375")
  %".377" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".338", i32 0
  %".378" = shufflevector <4 x float> %".377", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".379" = fmul <4 x float> %".376", %".378"
  %".380" = getelementptr float, float* %".25", i64 %".341"
  %".381" = bitcast float* %".380" to <4 x float>*
  store <4 x float> %".379", <4 x float>* %".381", align 4
  %".383" = add i64 24, %".341"
  %".384" = getelementptr float, float* %".327", i64 %".383"
  %".385" = bitcast float* %".384" to <4 x float>*
  %".386" = load <4 x float>, <4 x float>* %".385", align 4
  %".387" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x4008000000000000, i32 0
  %".388" = shufflevector <4 x float> %".387", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".389" = fmul <4 x float> %".386", %".388"
  %".390" = add i64 16, %".341"
  %".391" = getelementptr float, float* %".327", i64 %".390"
  %".392" = bitcast float* %".391" to <4 x float>*
  %".393" = load <4 x float>, <4 x float>* %".392", align 4
  %".394" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float 0x4000000000000000, i32 0
  %".395" = shufflevector <4 x float> %".394", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".396" = fmul <4 x float> %".393", %".395"
  %".397" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".389", <4 x float> %".336", <4 x float> %".396")
  %".398" = add i64 8, %".341"
  %".399" = getelementptr float, float* %".327", i64 %".398"
  %".400" = bitcast float* %".399" to <4 x float>*
  %".401" = load <4 x float>, <4 x float>* %".400", align 4
  %".402" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".397", <4 x float> %".336", <4 x float> %".401")
  %".403" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".339", i32 0
  %".404" = shufflevector <4 x float> %".403", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".405" = fmul <4 x float> %".402", %".404"
  %".406" = getelementptr float, float* %".27", i64 %".341"
  %".407" = bitcast float* %".406" to <4 x float>*
  store <4 x float> %".405", <4 x float>* %".407", align 4
  %".409" = add i64 %".341", 4
  br label %"head.10"
end.10:
  %".411" = mul i64 %".320", 3
  %".412" = getelementptr float, float* %".17", i64 %".411"
  %".413" = getelementptr i64, i64* %"receiver_ptr", i64 0
  %".414" = load i64, i64* %".413"
  %".415" = sub i64 %".323", %".414"
  %".416" = mul i64 %".415", 16
  %".417" = getelementptr float, float* %"by_edge", i64 %".416"
  %".418" = mul i64 %".323", 4
  %".419" = getelementptr float, float* %"grad_attrs", i64 %".418"
  %".420" = getelementptr i64, i64* %"senders", i64 %".323"
  %".421" = load i64, i64* %".420"
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".422"
  br label %"head.11"
head.11:
  %".425" = phi  i64 [0, %"end.10"], [%".464", %"loop.11"]
  %".426" = icmp slt i64 %".425", 4
  br i1 %".426", label %"loop.11", label %"end.11"
loop.11:
  %".428" = mul i64 %".421", 16
  %".429" = add i64 4, %".428"
  %".430" = add i64 %".429", %".425"
  %".431" = getelementptr float, float* %"node_feats", i64 %".430"
  %".432" = getelementptr float, float* %".431", i64 0
  %".433" = bitcast float* %".432" to <4 x float>*
  %".434" = load <4 x float>, <4 x float>* %".433", align 4
  %".435" = mul i64 %".31", 8
  %".436" = add i64 4, %".435"
  %".437" = add i64 %".436", %".425"
  %".438" = getelementptr float, float* %"grad", i64 %".437"
  %".439" = getelementptr float, float* %".438", i64 0
  %".440" = bitcast float* %".439" to <4 x float>*
  %".441" = load <4 x float>, <4 x float>* %".440", align 4
  %".442" = getelementptr float, float* %".25", i64 %".425"
  %".443" = bitcast float* %".442" to <4 x float>*
  %".444" = load <4 x float>, <4 x float>* %".443", align 4
  %".445" = getelementptr float, float* %".412", i64 0
  %".446" = load float, float* %".445"
  %".447" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".446", i32 0
  %".448" = shufflevector <4 x float> %".447", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".449" = fmul <4 x float> %".448", %".441"
  %".450" = fmul <4 x float> %".434", %".449"
  %".451" = getelementptr float, float* %".29", i64 %".425"
  %".452" = bitcast float* %".451" to <4 x float>*
  store <4 x float> %".450", <4 x float>* %".452", align 4
  %".454" = add i64 4, %".425"
  %".455" = getelementptr float, float* %".417", i64 %".454"
  %".456" = fmul <4 x float> %".449", %".444"
  %".457" = getelementptr float, float* %".455", i64 0
  %".458" = bitcast float* %".457" to <4 x float>*
  store <4 x float> %".456", <4 x float>* %".458", align 4
  %".460" = fmul <4 x float> %".434", %".444"
  %".461" = load <4 x float>, <4 x float>* %".422"
  %".462" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".460", <4 x float> %".441", <4 x float> %".461")
  store <4 x float> %".462", <4 x float>* %".422"
  %".464" = add i64 %".425", 4
  br label %"head.11"
end.11:
  %".466" = load <4 x float>, <4 x float>* %".422"
  %".467" = shufflevector <4 x float> %".466", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".468" = shufflevector <4 x float> %".466", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".469" = fadd <2 x float> %".467", %".468"
  %".470" = shufflevector <2 x float> %".469", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".471" = shufflevector <2 x float> %".469", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".472" = fadd <1 x float> %".470", %".471"
  %".473" = extractelement <1 x float> %".472", i32 0
  %".474" = fmul float %".473", 0x3fe279a740000000
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".475"
  br label %"head.12"
head.12:
  %".478" = phi  i64 [0, %"end.11"], [%".520", %"loop.12"]
  %".479" = icmp slt i64 %".478", 4
  br i1 %".479", label %"loop.12", label %"end.12"
loop.12:
  %".481" = mul i64 %".421", 16
  %".482" = add i64 8, %".481"
  %".483" = add i64 %".482", %".478"
  %".484" = getelementptr float, float* %"node_feats", i64 %".483"
  %".485" = getelementptr float, float* %".484", i64 0
  %".486" = bitcast float* %".485" to <4 x float>*
  %".487" = load <4 x float>, <4 x float>* %".486", align 4
  %".488" = mul i64 %".31", 8
  %".489" = add i64 4, %".488"
  %".490" = add i64 %".489", %".478"
  %".491" = getelementptr float, float* %"grad", i64 %".490"
  %".492" = getelementptr float, float* %".491", i64 0
  %".493" = bitcast float* %".492" to <4 x float>*
  %".494" = load <4 x float>, <4 x float>* %".493", align 4
  %".495" = getelementptr float, float* %".25", i64 %".478"
  %".496" = bitcast float* %".495" to <4 x float>*
  %".497" = load <4 x float>, <4 x float>* %".496", align 4
  %".498" = getelementptr float, float* %".412", i64 1
  %".499" = load float, float* %".498"
  %".500" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".499", i32 0
  %".501" = shufflevector <4 x float> %".500", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".502" = fmul <4 x float> %".501", %".494"
  %".503" = getelementptr float, float* %".29", i64 %".478"
  %".504" = bitcast float* %".503" to <4 x float>*
  %".505" = load <4 x float>, <4 x float>* %".504", align 4
  %".506" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".487", <4 x float> %".502", <4 x float> %".505")
  %".507" = getelementptr float, float* %".29", i64 %".478"
  %".508" = bitcast float* %".507" to <4 x float>*
  store <4 x float> %".506", <4 x float>* %".508", align 4
  %".510" = add i64 8, %".478"
  %".511" = getelementptr float, float* %".417", i64 %".510"
  %".512" = fmul <4 x float> %".502", %".497"
  %".513" = getelementptr float, float* %".511", i64 0
  %".514" = bitcast float* %".513" to <4 x float>*
  store <4 x float> %".512", <4 x float>* %".514", align 4
  %".516" = fmul <4 x float> %".487", %".497"
  %".517" = load <4 x float>, <4 x float>* %".475"
  %".518" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".516", <4 x float> %".494", <4 x float> %".517")
  store <4 x float> %".518", <4 x float>* %".475"
  %".520" = add i64 %".478", 4
  br label %"head.12"
end.12:
  %".522" = load <4 x float>, <4 x float>* %".475"
  %".523" = shufflevector <4 x float> %".522", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".524" = shufflevector <4 x float> %".522", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".525" = fadd <2 x float> %".523", %".524"
  %".526" = shufflevector <2 x float> %".525", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".527" = shufflevector <2 x float> %".525", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".528" = fadd <1 x float> %".526", %".527"
  %".529" = extractelement <1 x float> %".528", i32 0
  %".530" = fmul float %".529", 0x3fe279a740000000
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".531"
  br label %"head.13"
head.13:
  %".534" = phi  i64 [0, %"end.12"], [%".576", %"loop.13"]
  %".535" = icmp slt i64 %".534", 4
  br i1 %".535", label %"loop.13", label %"end.13"
loop.13:
  %".537" = mul i64 %".421", 16
  %".538" = add i64 12, %".537"
  %".539" = add i64 %".538", %".534"
  %".540" = getelementptr float, float* %"node_feats", i64 %".539"
  %".541" = getelementptr float, float* %".540", i64 0
  %".542" = bitcast float* %".541" to <4 x float>*
  %".543" = load <4 x float>, <4 x float>* %".542", align 4
  %".544" = mul i64 %".31", 8
  %".545" = add i64 4, %".544"
  %".546" = add i64 %".545", %".534"
  %".547" = getelementptr float, float* %"grad", i64 %".546"
  %".548" = getelementptr float, float* %".547", i64 0
  %".549" = bitcast float* %".548" to <4 x float>*
  %".550" = load <4 x float>, <4 x float>* %".549", align 4
  %".551" = getelementptr float, float* %".25", i64 %".534"
  %".552" = bitcast float* %".551" to <4 x float>*
  %".553" = load <4 x float>, <4 x float>* %".552", align 4
  %".554" = getelementptr float, float* %".412", i64 2
  %".555" = load float, float* %".554"
  %".556" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".555", i32 0
  %".557" = shufflevector <4 x float> %".556", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".558" = fmul <4 x float> %".557", %".550"
  %".559" = getelementptr float, float* %".29", i64 %".534"
  %".560" = bitcast float* %".559" to <4 x float>*
  %".561" = load <4 x float>, <4 x float>* %".560", align 4
  %".562" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".543", <4 x float> %".558", <4 x float> %".561")
  %".563" = getelementptr float, float* %".29", i64 %".534"
  %".564" = bitcast float* %".563" to <4 x float>*
  store <4 x float> %".562", <4 x float>* %".564", align 4
  %".566" = add i64 12, %".534"
  %".567" = getelementptr float, float* %".417", i64 %".566"
  %".568" = fmul <4 x float> %".558", %".553"
  %".569" = getelementptr float, float* %".567", i64 0
  %".570" = bitcast float* %".569" to <4 x float>*
  store <4 x float> %".568", <4 x float>* %".570", align 4
  %".572" = fmul <4 x float> %".543", %".553"
  %".573" = load <4 x float>, <4 x float>* %".531"
  %".574" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".572", <4 x float> %".550", <4 x float> %".573")
  store <4 x float> %".574", <4 x float>* %".531"
  %".576" = add i64 %".534", 4
  br label %"head.13"
end.13:
  %".578" = load <4 x float>, <4 x float>* %".531"
  %".579" = shufflevector <4 x float> %".578", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".580" = shufflevector <4 x float> %".578", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".581" = fadd <2 x float> %".579", %".580"
  %".582" = shufflevector <2 x float> %".581", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".583" = shufflevector <2 x float> %".581", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".584" = fadd <1 x float> %".582", %".583"
  %".585" = extractelement <1 x float> %".584", i32 0
  %".586" = fmul float %".585", 0x3fe279a740000000
  %".587" = getelementptr float, float* %".419", i64 1
  %".588" = getelementptr float, float* %".587", i64 0
  %".589" = load float, float* %".588"
  %".590" = fadd float %".589", %".474"
  %".591" = getelementptr float, float* %".587", i64 0
  store float %".590", float* %".591", align 4
  %".593" = getelementptr float, float* %".419", i64 2
  %".594" = getelementptr float, float* %".593", i64 0
  %".595" = load float, float* %".594"
  %".596" = fadd float %".595", %".530"
  %".597" = getelementptr float, float* %".593", i64 0
  store float %".596", float* %".597", align 4
  %".599" = getelementptr float, float* %".419", i64 3
  %".600" = getelementptr float, float* %".599", i64 0
  %".601" = load float, float* %".600"
  %".602" = fadd float %".601", %".586"
  %".603" = getelementptr float, float* %".599", i64 0
  store float %".602", float* %".603", align 4
  store <4 x float> <float              0x0, float              0x0, float              0x0, float              0x0>, <4 x float>* %".605"
  br label %"head.14"
head.14:
  %".608" = phi  i64 [0, %"end.13"], [%".620", %"loop.14"]
  %".609" = icmp slt i64 %".608", 4
  br i1 %".609", label %"loop.14", label %"end.14"
loop.14:
  %".611" = getelementptr float, float* %".29", i64 %".608"
  %".612" = bitcast float* %".611" to <4 x float>*
  %".613" = load <4 x float>, <4 x float>* %".612", align 4
  %".614" = getelementptr float, float* %".27", i64 %".608"
  %".615" = bitcast float* %".614" to <4 x float>*
  %".616" = load <4 x float>, <4 x float>* %".615", align 4
  %".617" = load <4 x float>, <4 x float>* %".605"
  %".618" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".613", <4 x float> %".616", <4 x float> %".617")
  store <4 x float> %".618", <4 x float>* %".605"
  %".620" = add i64 %".608", 4
  br label %"head.14"
end.14:
  %".622" = getelementptr float, float* %"grad_lengths", i64 %".323"
  %".623" = getelementptr float, float* %".622", i64 0
  %".624" = load float, float* %".623"
  %".625" = load <4 x float>, <4 x float>* %".605"
  %".626" = shufflevector <4 x float> %".625", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 0, i32 1>
  %".627" = shufflevector <4 x float> %".625", <4 x float> <float undef, float undef, float undef, float undef>, <2 x i32> <i32 2, i32 3>
  %".628" = fadd <2 x float> %".626", %".627"
  %".629" = shufflevector <2 x float> %".628", <2 x float> <float undef, float undef>, <1 x i32> <i32 0>
  %".630" = shufflevector <2 x float> %".628", <2 x float> <float undef, float undef>, <1 x i32> <i32 1>
  %".631" = fadd <1 x float> %".629", %".630"
  %".632" = extractelement <1 x float> %".631", i32 0
  %".633" = fadd float %".624", %".632"
  %".634" = getelementptr float, float* %".622", i64 0
  store float %".633", float* %".634", align 4
  %".636" = add i64 %".320", 1
  br label %"head.9"
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
