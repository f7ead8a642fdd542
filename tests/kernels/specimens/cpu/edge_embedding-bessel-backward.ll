; ModuleID = "edge_embedding_backward"
target triple = "x86_64-unknown-linux-gnu"
target datalayout = ""

define void @"backward"(double* noalias %"vectors", double* noalias %"pair_radii", double* noalias %"r_max", double* noalias %"weights", double* noalias %"prefactor", double* noalias %"constant_0", double* noalias %"constant_1", double* noalias %"constant_2", double* noalias %"grad_lengths", double* noalias %"grad_attrs", double* noalias %"grad_feats", double* noalias %"grad_envelope", double* noalias %"grad_vectors", i64 %"start", i64 %"stop", i64 %"number")
{
entry:
  %".23" = alloca [2 x double], align 64
  %".24" = bitcast [2 x double]* %".23" to double*
  %".83" = alloca [2 x double], align 64
  %".84" = bitcast [2 x double]* %".83" to double*
  %".111" = alloca [18 x double], align 64
  %".112" = bitcast [18 x double]* %".111" to double*
  %".163" = alloca [6 x double], align 64
  %".164" = bitcast [6 x double]* %".163" to double*
  %".197" = alloca [2 x double], align 64
  %".198" = bitcast [2 x double]* %".197" to double*
  %".225" = alloca [6 x double], align 64
  %".226" = bitcast [6 x double]* %".225" to double*
  %".739" = alloca [6 x double], align 64
  %".740" = bitcast [6 x double]* %".739" to double*
  br label %"body"
body:
  br label %"head"
head:
  %".19" = phi  i64 [%"start", %"body"], [%".773", %"end.13"]
  %".20" = icmp slt i64 %".19", %"stop"
  br i1 %".20", label %"loop", label %"end"
loop:
  %".22" = sub i64 %"stop", 1
  br label %"head.1"
end:
  ret void
head.1:
  %".26" = phi  i64 [0, %"loop"], [%".46", %"end.2"]
  %".27" = icmp slt i64 %".26", 2
  br i1 %".27", label %"loop.1", label %"end.1"
loop.1:
  %".29" = add i64 %".19", %".26"
  %".30" = icmp slt i64 %".29", %".22"
  %".31" = select  i1 %".30", i64 %".29", i64 %".22"
  %".32" = mul i64 %".31", 1
  %".33" = getelementptr double, double* %"pair_radii", i64 %".32"
  br label %"head.2"
end.1:
  %".48" = getelementptr double, double* %".24", i64 0
  %".49" = bitcast double* %".48" to <2 x double>*
  %".50" = load <2 x double>, <2 x double>* %".49", align 8
  %".51" = getelementptr double, double* %"r_max", i64 0
  %".52" = load double, double* %".51"
  %".53" = insertelement <2 x double> <double undef, double undef>, double %".52", i32 0
  %".54" = shufflevector <2 x double> %".53", <2 x double> <double undef, double undef>, <2 x i32> <i32 0, i32 0>
  %".55" = getelementptr double, double* %"weights", i64 0
  %".56" = load double, double* %".55"
  %".57" = insertelement <2 x double> <double undef, double undef>, double %".56", i32 0
  %".58" = shufflevector <2 x double> %".57", <2 x double> <double undef, double undef>, <2 x i32> <i32 0, i32 0>
  %".59" = getelementptr double, double* %"weights", i64 1
  %".60" = load double, double* %".59"
  %".61" = insertelement <2 x double> <double undef, double undef>, double %".60", i32 0
  %".62" = shufflevector <2 x double> %".61", <2 x double> <double undef, double undef>, <2 x i32> <i32 0, i32 0>
  %".63" = getelementptr double, double* %"weights", i64 2
  %".64" = load double, double* %".63"
  %".65" = insertelement <2 x double> <double undef, double undef>, double %".64", i32 0
  %".66" = shufflevector <2 x double> %".65", <2 x double> <double undef, double undef>, <2 x i32> <i32 0, i32 0>
  %".67" = getelementptr double, double* %"prefactor", i64 0
  %".68" = load double, double* %".67"
  %".69" = insertelement <2 x double> <double undef, double undef>, double %".68", i32 0
  %".70" = shufflevector <2 x double> %".69", <2 x double> <double undef, double undef>, <2 x i32> <i32 0, i32 0>
  %".71" = getelementptr double, double* %"constant_0", i64 0
  %".72" = load double, double* %".71"
  %".73" = insertelement <2 x double> <double undef, double undef>, double %".72", i32 0
  %".74" = shufflevector <2 x double> %".73", <2 x double> <double undef, double undef>, <2 x i32> <i32 0, i32 0>
  %".75" = getelementptr double, double* %"constant_1", i64 0
  %".76" = load double, double* %".75"
  %".77" = insertelement <2 x double> <double undef, double undef>, double %".76", i32 0
  %".78" = shufflevector <2 x double> %".77", <2 x double> <double undef, double undef>, <2 x i32> <i32 0, i32 0>
  %".79" = getelementptr double, double* %"constant_2", i64 0
  %".80" = load double, double* %".79"
  %".81" = insertelement <2 x double> <double undef, double undef>, double %".80", i32 0
  %".82" = shufflevector <2 x double> %".81", <2 x double> <double undef, double undef>, <2 x i32> <i32 0, i32 0>
  br label %"head.3"
head.2:
  %".35" = phi  i64 [0, %"loop.1"], [%".44", %"loop.2"]
  %".36" = icmp slt i64 %".35", 1
  br i1 %".36", label %"loop.2", label %"end.2"
loop.2:
  %".38" = getelementptr double, double* %".33", i64 %".35"
  %".39" = load double, double* %".38"
  %".40" = mul i64 %".35", 2
  %".41" = add i64 %".40", %".26"
  %".42" = getelementptr double, double* %".24", i64 %".41"
  store double %".39", double* %".42", align 8
  %".44" = add i64 %".35", 1
  br label %"head.2"
end.2:
  %".46" = add i64 %".26", 1
  br label %"head.1"
head.3:
  %".86" = phi  i64 [0, %"end.1"], [%".106", %"end.4"]
  %".87" = icmp slt i64 %".86", 2
  br i1 %".87", label %"loop.3", label %"end.3"
loop.3:
  %".89" = add i64 %".19", %".86"
  %".90" = icmp slt i64 %".89", %".22"
  %".91" = select  i1 %".90", i64 %".89", i64 %".22"
  %".92" = mul i64 %".91", 1
  %".93" = getelementptr double, double* %"grad_lengths", i64 %".92"
  br label %"head.4"
end.3:
  %".108" = getelementptr double, double* %".84", i64 0
  %".109" = bitcast double* %".108" to <2 x double>*
  %".110" = load <2 x double>, <2 x double>* %".109", align 8
  br label %"head.5"
head.4:
  %".95" = phi  i64 [0, %"loop.3"], [%".104", %"loop.4"]
  %".96" = icmp slt i64 %".95", 1
  br i1 %".96", label %"loop.4", label %"end.4"
loop.4:
  %".98" = getelementptr double, double* %".93", i64 %".95"
  %".99" = load double, double* %".98"
  %".100" = mul i64 %".95", 2
  %".101" = add i64 %".100", %".86"
  %".102" = getelementptr double, double* %".84", i64 %".101"
  store double %".99", double* %".102", align 8
  %".104" = add i64 %".95", 1
  br label %"head.4"
end.4:
  %".106" = add i64 %".86", 1
  br label %"head.3"
head.5:
  %".114" = phi  i64 [0, %"end.3"], [%".134", %"end.6"]
  %".115" = icmp slt i64 %".114", 2
  br i1 %".115", label %"loop.5", label %"end.5"
loop.5:
  %".117" = add i64 %".19", %".114"
  %".118" = icmp slt i64 %".117", %".22"
  %".119" = select  i1 %".118", i64 %".117", i64 %".22"
  %".120" = mul i64 %".119", 9
  %".121" = getelementptr double, double* %"grad_attrs", i64 %".120"
  br label %"head.6"
end.5:
  %".136" = getelementptr double, double* %".112", i64 0
  %".137" = bitcast double* %".136" to <2 x double>*
  %".138" = load <2 x double>, <2 x double>* %".137", align 8
  %".139" = getelementptr double, double* %".112", i64 2
  %".140" = bitcast double* %".139" to <2 x double>*
  %".141" = load <2 x double>, <2 x double>* %".140", align 8
  %".142" = getelementptr double, double* %".112", i64 4
  %".143" = bitcast double* %".142" to <2 x double>*
  %".144" = load <2 x double>, <2 x double>* %".143", align 8
  %".145" = getelementptr double, double* %".112", i64 6
  %".146" = bitcast double* %".145" to <2 x double>*
  %".147" = load <2 x double>, <2 x double>* %".146", align 8
  %".148" = getelementptr double, double* %".112", i64 8
  %".149" = bitcast double* %".148" to <2 x double>*
  %".150" = load <2 x double>, <2 x double>* %".149", align 8
  %".151" = getelementptr double, double* %".112", i64 10
  %".152" = bitcast double* %".151" to <2 x double>*
  %".153" = load <2 x double>, <2 x double>* %".152", align 8
  %".154" = getelementptr double, double* %".112", i64 12
  %".155" = bitcast double* %".154" to <2 x double>*
  %".156" = load <2 x double>, <2 x double>* %".155", align 8
  %".157" = getelementptr double, double* %".112", i64 14
  %".158" = bitcast double* %".157" to <2 x double>*
  %".159" = load <2 x double>, <2 x double>* %".158", align 8
  %".160" = getelementptr double, double* %".112", i64 16
  %".161" = bitcast double* %".160" to <2 x double>*
  %".162" = load <2 x double>, <2 x double>* %".161", align 8
  br label %"head.7"
head.6:
  %".123" = phi  i64 [0, %"loop.5"], [%".132", %"loop.6"]
  %".124" = icmp slt i64 %".123", 9
  br i1 %".124", label %"loop.6", label %"end.6"
loop.6:
  %".126" = getelementptr double, double* %".121", i64 %".123"
  %".127" = load double, double* %".126"
  %".128" = mul i64 %".123", 2
  %".129" = add i64 %".128", %".114"
  %".130" = getelementptr double, double* %".112", i64 %".129"
  store double %".127", double* %".130", align 8
  %".132" = add i64 %".123", 1
  br label %"head.6"
end.6:
  %".134" = add i64 %".114", 1
  br label %"head.5"
head.7:
  %".166" = phi  i64 [0, %"end.5"], [%".186", %"end.8"]
  %".167" = icmp slt i64 %".166", 2
  br i1 %".167", label %"loop.7", label %"end.7"
loop.7:
  %".169" = add i64 %".19", %".166"
  %".170" = icmp slt i64 %".169", %".22"
  %".171" = select  i1 %".170", i64 %".169", i64 %".22"
  %".172" = mul i64 %".171", 3
  %".173" = getelementptr double, double* %"grad_feats", i64 %".172"
  br label %"head.8"
end.7:
  %".188" = getelementptr double, double* %".164", i64 0
  %".189" = bitcast double* %".188" to <2 x double>*
  %".190" = load <2 x double>, <2 x double>* %".189", align 8
  %".191" = getelementptr double, double* %".164", i64 2
  %".192" = bitcast double* %".191" to <2 x double>*
  %".193" = load <2 x double>, <2 x double>* %".192", align 8
  %".194" = getelementptr double, double* %".164", i64 4
  %".195" = bitcast double* %".194" to <2 x double>*
  %".196" = load <2 x double>, <2 x double>* %".195", align 8
  br label %"head.9"
head.8:
  %".175" = phi  i64 [0, %"loop.7"], [%".184", %"loop.8"]
  %".176" = icmp slt i64 %".175", 3
  br i1 %".176", label %"loop.8", label %"end.8"
loop.8:
  %".178" = getelementptr double, double* %".173", i64 %".175"
  %".179" = load double, double* %".178"
  %".180" = mul i64 %".175", 2
  %".181" = add i64 %".180", %".166"
  %".182" = getelementptr double, double* %".164", i64 %".181"
  store double %".179", double* %".182", align 8
  %".184" = add i64 %".175", 1
  br label %"head.8"
end.8:
  %".186" = add i64 %".166", 1
  br label %"head.7"
head.9:
  %".200" = phi  i64 [0, %"end.7"], [%".220", %"end.10"]
  %".201" = icmp slt i64 %".200", 2
  br i1 %".201", label %"loop.9", label %"end.9"
loop.9:
  %".203" = add i64 %".19", %".200"
  %".204" = icmp slt i64 %".203", %".22"
  %".205" = select  i1 %".204", i64 %".203", i64 %".22"
  %".206" = mul i64 %".205", 1
  %".207" = getelementptr double, double* %"grad_envelope", i64 %".206"
  br label %"head.10"
end.9:
  %".222" = getelementptr double, double* %".198", i64 0
  %".223" = bitcast double* %".222" to <2 x double>*
  %".224" = load <2 x double>, <2 x double>* %".223", align 8
  br label %"head.11"
head.10:
  %".209" = phi  i64 [0, %"loop.9"], [%".218", %"loop.10"]
  %".210" = icmp slt i64 %".209", 1
  br i1 %".210", label %"loop.10", label %"end.10"
loop.10:
  %".212" = getelementptr double, double* %".207", i64 %".209"
  %".213" = load double, double* %".212"
  %".214" = mul i64 %".209", 2
  %".215" = add i64 %".214", %".200"
  %".216" = getelementptr double, double* %".198", i64 %".215"
  store double %".213", double* %".216", align 8
  %".218" = add i64 %".209", 1
  br label %"head.10"
end.10:
  %".220" = add i64 %".200", 1
  br label %"head.9"
head.11:
  %".228" = phi  i64 [0, %"end.9"], [%".248", %"end.12"]
  %".229" = icmp slt i64 %".228", 2
  br i1 %".229", label %"loop.11", label %"end.11"
loop.11:
  %".231" = add i64 %".19", %".228"
  %".232" = icmp slt i64 %".231", %".22"
  %".233" = select  i1 %".232", i64 %".231", i64 %".22"
  %".234" = mul i64 %".233", 3
  %".235" = getelementptr double, double* %"vectors", i64 %".234"
  br label %"head.12"
end.11:
  %".250" = getelementptr double, double* %".226", i64 0
  %".251" = bitcast double* %".250" to <2 x double>*
  %".252" = load <2 x double>, <2 x double>* %".251", align 8
  %".253" = getelementptr double, double* %".226", i64 2
  %".254" = bitcast double* %".253" to <2 x double>*
  %".255" = load <2 x double>, <2 x double>* %".254", align 8
  %".256" = getelementptr double, double* %".226", i64 4
  %".257" = bitcast double* %".256" to <2 x double>*
  %".258" = load <2 x double>, <2 x double>* %".257", align 8
  %".259" = fmul <2 x double> %".252", %".252"
  %".260" = fmul <2 x double> %".255", %".255"
  %".261" = fadd <2 x double> %".259", %".260"
  %".262" = fmul <2 x double> %".258", %".258"
  %".263" = fadd <2 x double> %".261", %".262"
  %".264" = call <2 x double> @"llvm.sqrt.v2f64"(<2 x double> %".263")
  %".265" = fdiv <2 x double> %".252", %".264"
  %".266" = fdiv <2 x double> %".255", %".264"
  %".267" = fdiv <2 x double> %".258", %".264"
  %".268" = fcmp ogt <2 x double> %".264", %".54"
  %".269" = select  <2 x i1> %".268", <2 x double> %".54", <2 x double> %".264"
  %".270" = fcmp ogt <2 x double> %".264", %".54"
  %".271" = select  <2 x i1> %".270", <2 x double> <double              0x0, double              0x0>, <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>
  %".272" = fdiv <2 x double> %".269", %".54"
  %".273" = fdiv <2 x double> %".271", %".54"
  %".274" = fmul <2 x double> %".269", <double 0xbff0000000000000, double 0xbff0000000000000>
  %".275" = fmul <2 x double> %".271", <double 0xbff0000000000000, double 0xbff0000000000000>
  %".276" = fadd <2 x double> %".274", %".54"
  %".277" = fdiv <2 x double> %".276", %".54"
  %".278" = fdiv <2 x double> %".275", %".54"
  %".279" = fmul <2 x double> %".272", <double 0x4035000000000000, double 0x4035000000000000>
  %".280" = fmul <2 x double> %".273", <double 0x4035000000000000, double 0x4035000000000000>
  %".281" = fadd <2 x double> %".279", <double 0x402e000000000000, double 0x402e000000000000>
  %".282" = fmul <2 x double> %".281", %".272"
  %".283" = fmul <2 x double> %".280", %".272"
  %".284" = fmul <2 x double> %".281", %".273"
  %".285" = fadd <2 x double> %".283", %".284"
  %".286" = fadd <2 x double> %".282", <double 0x4024000000000000, double 0x4024000000000000>
  %".287" = fmul <2 x double> %".286", %".272"
  %".288" = fmul <2 x double> %".285", %".272"
  %".289" = fmul <2 x double> %".286", %".273"
  %".290" = fadd <2 x double> %".288", %".289"
  %".291" = fadd <2 x double> %".287", <double 0x4018000000000000, double 0x4018000000000000>
  %".292" = fmul <2 x double> %".291", %".272"
  %".293" = fmul <2 x double> %".290", %".272"
  %".294" = fmul <2 x double> %".291", %".273"
  %".295" = fadd <2 x double> %".293", %".294"
  %".296" = fadd <2 x double> %".292", <double 0x4008000000000000, double 0x4008000000000000>
  %".297" = fmul <2 x double> %".296", %".272"
  %".298" = fmul <2 x double> %".295", %".272"
  %".299" = fmul <2 x double> %".296", %".273"
  %".300" = fadd <2 x double> %".298", %".299"
  %".301" = fadd <2 x double> %".297", <double 0x3ff0000000000000, double 0x3ff0000000000000>
  %".302" = fmul <2 x double> %".277", %".277"
  %".303" = fmul <2 x double> %".278", %".277"
  %".304" = fmul <2 x double> %".277", %".278"
  %".305" = fadd <2 x double> %".303", %".304"
  %".306" = fmul <2 x double> %".302", %".277"
  %".307" = fmul <2 x double> %".305", %".277"
  %".308" = fmul <2 x double> %".302", %".278"
  %".309" = fadd <2 x double> %".307", %".308"
  %".310" = fmul <2 x double> %".306", %".301"
  %".311" = fmul <2 x double> %".309", %".301"
  %".312" = fmul <2 x double> %".306", %".300"
  %".313" = fadd <2 x double> %".311", %".312"
  %".314" = fmul <2 x double> %".269", <double 0x4000000000000000, double 0x4000000000000000>
  %".315" = fmul <2 x double> %".271", <double 0x4000000000000000, double 0x4000000000000000>
  %".316" = fdiv <2 x double> %".314", %".50"
  %".317" = fdiv <2 x double> %".315", %".50"
  %".318" = bitcast <2 x double> %".316" to <2 x i64>
  %".319" = bitcast <2 x double> <double 0x3fe6a09e667f3bcd, double 0x3fe6a09e667f3bcd> to <2 x i64>
  %".320" = sub <2 x i64> %".318", %".319"
  %".321" = ashr <2 x i64> %".320", <i64 52, i64 52>
  %".322" = shl <2 x i64> %".321", <i64 52, i64 52>
  %".323" = sub <2 x i64> %".318", %".322"
  %".324" = bitcast <2 x i64> %".323" to <2 x double>
  %".325" = fsub <2 x double> %".324", <double 0x3ff0000000000000, double 0x3ff0000000000000>
  %".326" = fadd <2 x double> %".324", <double 0x3ff0000000000000, double 0x3ff0000000000000>
  %".327" = fdiv <2 x double> %".325", %".326"
  %".328" = fmul <2 x double> %".327", %".327"
  %".329" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> <double 0x3fb8618618618618, double 0x3fb8618618618618>, <2 x double> %".328", <2 x double> <double 0x3fbaf286bca1af28, double 0x3fbaf286bca1af28>)
  %".330" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".329", <2 x double> %".328", <2 x double> <double 0x3fbe1e1e1e1e1e1e, double 0x3fbe1e1e1e1e1e1e>)
  %".331" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".330", <2 x double> %".328", <2 x double> <double 0x3fc1111111111111, double 0x3fc1111111111111>)
  %".332" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".331", <2 x double> %".328", <2 x double> <double 0x3fc3b13b13b13b14, double 0x3fc3b13b13b13b14>)
  %".333" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".332", <2 x double> %".328", <2 x double> <double 0x3fc745d1745d1746, double 0x3fc745d1745d1746>)
  %".334" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".333", <2 x double> %".328", <2 x double> <double 0x3fcc71c71c71c71c, double 0x3fcc71c71c71c71c>)
  %".335" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".334", <2 x double> %".328", <2 x double> <double 0x3fd2492492492492, double 0x3fd2492492492492>)
  %".336" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".335", <2 x double> %".328", <2 x double> <double 0x3fd999999999999a, double 0x3fd999999999999a>)
  %".337" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".336", <2 x double> %".328", <2 x double> <double 0x3fe5555555555555, double 0x3fe5555555555555>)
  %".338" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".337", <2 x double> %".328", <2 x double> <double 0x4000000000000000, double 0x4000000000000000>)
  %".339" = sitofp <2 x i64> %".321" to <2 x double>
  %".340" = fmul <2 x double> %".327", %".338"
  %".341" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".339", <2 x double> <double 0x3dea39ef35793c76, double 0x3dea39ef35793c76>, <2 x double> %".340")
  %".342" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".339", <2 x double> <double 0x3fe62e42fee00000, double 0x3fe62e42fee00000>, <2 x double> %".341")
  %".343" = fsub <2 x double> %".316", %".316"
  %".344" = fadd <2 x double> %".342", %".343"
  %".345" = fdiv <2 x double> %".317", %".316"
  %".346" = fmul <2 x double> %".344", %".78"
  %".347" = fmul <2 x double> %".345", %".78"
  %".348" = fcmp ogt <2 x double> %".346", <double 0x4086280000000000, double 0x4086280000000000>
  %".349" = select  <2 x i1> %".348", <2 x double> <double 0x4086280000000000, double 0x4086280000000000>, <2 x double> %".346"
  %".350" = fcmp olt <2 x double> %".349", <double 0xc086200000000000, double 0xc086200000000000>
  %".351" = select  <2 x i1> %".350", <2 x double> <double 0xc086200000000000, double 0xc086200000000000>, <2 x double> %".349"
  %".352" = fmul <2 x double> %".351", <double 0x3ff71547652b82fe, double 0x3ff71547652b82fe>
  %".353" = fadd <2 x double> %".352", <double 0x4338000000000000, double 0x4338000000000000>
  %".354" = fsub <2 x double> %".353", <double 0x4338000000000000, double 0x4338000000000000>
  %".355" = bitcast <2 x double> %".353" to <2 x i64>
  %".356" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".354", <2 x double> <double 0xbfe62e42fee00000, double 0xbfe62e42fee00000>, <2 x double> %".351")
  %".357" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".354", <2 x double> <double 0xbdea39ef35793c76, double 0xbdea39ef35793c76>, <2 x double> %".356")
  %".358" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> <double 0x3de6124613a86d09, double 0x3de6124613a86d09>, <2 x double> %".357", <2 x double> <double 0x3e21eed8eff8d898, double 0x3e21eed8eff8d898>)
  %".359" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".358", <2 x double> %".357", <2 x double> <double 0x3e5ae64567f544e4, double 0x3e5ae64567f544e4>)
  %".360" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".359", <2 x double> %".357", <2 x double> <double 0x3e927e4fb7789f5c, double 0x3e927e4fb7789f5c>)
  %".361" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".360", <2 x double> %".357", <2 x double> <double 0x3ec71de3a556c734, double 0x3ec71de3a556c734>)
  %".362" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".361", <2 x double> %".357", <2 x double> <double 0x3efa01a01a01a01a, double 0x3efa01a01a01a01a>)
  %".363" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".362", <2 x double> %".357", <2 x double> <double 0x3f2a01a01a01a01a, double 0x3f2a01a01a01a01a>)
  %".364" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".363", <2 x double> %".357", <2 x double> <double 0x3f56c16c16c16c17, double 0x3f56c16c16c16c17>)
  %".365" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".364", <2 x double> %".357", <2 x double> <double 0x3f81111111111111, double 0x3f81111111111111>)
  %".366" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".365", <2 x double> %".357", <2 x double> <double 0x3fa5555555555555, double 0x3fa5555555555555>)
  %".367" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".366", <2 x double> %".357", <2 x double> <double 0x3fc5555555555555, double 0x3fc5555555555555>)
  %".368" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".367", <2 x double> %".357", <2 x double> <double 0x3fe0000000000000, double 0x3fe0000000000000>)
  %".369" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".368", <2 x double> %".357", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".370" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".369", <2 x double> %".357", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".371" = add <2 x i64> %".355", <i64 1023, i64 1023>
  %".372" = shl <2 x i64> %".371", <i64 52, i64 52>
  %".373" = bitcast <2 x i64> %".372" to <2 x double>
  %".374" = fmul <2 x double> %".370", %".373"
  %".375" = fmul <2 x double> %".374", %".347"
  %".376" = fmul <2 x double> %".374", %".74"
  %".377" = fmul <2 x double> %".375", %".74"
  %".378" = fsub <2 x double> %".78", %".82"
  %".379" = fmul <2 x double> %".344", %".378"
  %".380" = fmul <2 x double> %".345", %".378"
  %".381" = fmul <2 x double> %".379", <double 0xbff0000000000000, double 0xbff0000000000000>
  %".382" = fcmp ogt <2 x double> %".381", <double 0x4086280000000000, double 0x4086280000000000>
  %".383" = select  <2 x i1> %".382", <2 x double> <double 0x4086280000000000, double 0x4086280000000000>, <2 x double> %".381"
  %".384" = fcmp olt <2 x double> %".383", <double 0xc086200000000000, double 0xc086200000000000>
  %".385" = select  <2 x i1> %".384", <2 x double> <double 0xc086200000000000, double 0xc086200000000000>, <2 x double> %".383"
  %".386" = fmul <2 x double> %".385", <double 0x3ff71547652b82fe, double 0x3ff71547652b82fe>
  %".387" = fadd <2 x double> %".386", <double 0x4338000000000000, double 0x4338000000000000>
  %".388" = fsub <2 x double> %".387", <double 0x4338000000000000, double 0x4338000000000000>
  %".389" = bitcast <2 x double> %".387" to <2 x i64>
  %".390" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".388", <2 x double> <double 0xbfe62e42fee00000, double 0xbfe62e42fee00000>, <2 x double> %".385")
  %".391" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".388", <2 x double> <double 0xbdea39ef35793c76, double 0xbdea39ef35793c76>, <2 x double> %".390")
  %".392" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> <double 0x3de6124613a86d09, double 0x3de6124613a86d09>, <2 x double> %".391", <2 x double> <double 0x3e21eed8eff8d898, double 0x3e21eed8eff8d898>)
  %".393" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".392", <2 x double> %".391", <2 x double> <double 0x3e5ae64567f544e4, double 0x3e5ae64567f544e4>)
  %".394" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".393", <2 x double> %".391", <2 x double> <double 0x3e927e4fb7789f5c, double 0x3e927e4fb7789f5c>)
  %".395" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".394", <2 x double> %".391", <2 x double> <double 0x3ec71de3a556c734, double 0x3ec71de3a556c734>)
  %".396" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".395", <2 x double> %".391", <2 x double> <double 0x3efa01a01a01a01a, double 0x3efa01a01a01a01a>)
  %".397" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".396", <2 x double> %".391", <2 x double> <double 0x3f2a01a01a01a01a, double 0x3f2a01a01a01a01a>)
  %".398" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".397", <2 x double> %".391", <2 x double> <double 0x3f56c16c16c16c17, double 0x3f56c16c16c16c17>)
  %".399" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".398", <2 x double> %".391", <2 x double> <double 0x3f81111111111111, double 0x3f81111111111111>)
  %".400" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".399", <2 x double> %".391", <2 x double> <double 0x3fa5555555555555, double 0x3fa5555555555555>)
  %".401" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".400", <2 x double> %".391", <2 x double> <double 0x3fc5555555555555, double 0x3fc5555555555555>)
  %".402" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".401", <2 x double> %".391", <2 x double> <double 0x3fe0000000000000, double 0x3fe0000000000000>)
  %".403" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".402", <2 x double> %".391", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".404" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".403", <2 x double> %".391", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".405" = add <2 x i64> %".389", <i64 1023, i64 1023>
  %".406" = shl <2 x i64> %".405", <i64 52, i64 52>
  %".407" = bitcast <2 x i64> %".406" to <2 x double>
  %".408" = fmul <2 x double> %".404", %".407"
  %".409" = fadd <2 x double> %".408", <double 0x3ff0000000000000, double 0x3ff0000000000000>
  %".410" = fdiv <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>, %".409"
  %".411" = fcmp ogt <2 x double> %".379", <double 0x4086280000000000, double 0x4086280000000000>
  %".412" = select  <2 x i1> %".411", <2 x double> <double 0x4086280000000000, double 0x4086280000000000>, <2 x double> %".379"
  %".413" = fcmp olt <2 x double> %".412", <double 0xc086200000000000, double 0xc086200000000000>
  %".414" = select  <2 x i1> %".413", <2 x double> <double 0xc086200000000000, double 0xc086200000000000>, <2 x double> %".412"
  %".415" = fmul <2 x double> %".414", <double 0x3ff71547652b82fe, double 0x3ff71547652b82fe>
  %".416" = fadd <2 x double> %".415", <double 0x4338000000000000, double 0x4338000000000000>
  %".417" = fsub <2 x double> %".416", <double 0x4338000000000000, double 0x4338000000000000>
  %".418" = bitcast <2 x double> %".416" to <2 x i64>
  %".419" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".417", <2 x double> <double 0xbfe62e42fee00000, double 0xbfe62e42fee00000>, <2 x double> %".414")
  %".420" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".417", <2 x double> <double 0xbdea39ef35793c76, double 0xbdea39ef35793c76>, <2 x double> %".419")
  %".421" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> <double 0x3de6124613a86d09, double 0x3de6124613a86d09>, <2 x double> %".420", <2 x double> <double 0x3e21eed8eff8d898, double 0x3e21eed8eff8d898>)
  %".422" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".421", <2 x double> %".420", <2 x double> <double 0x3e5ae64567f544e4, double 0x3e5ae64567f544e4>)
  %".423" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".422", <2 x double> %".420", <2 x double> <double 0x3e927e4fb7789f5c, double 0x3e927e4fb7789f5c>)
  %".424" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".423", <2 x double> %".420", <2 x double> <double 0x3ec71de3a556c734, double 0x3ec71de3a556c734>)
  %".425" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".424", <2 x double> %".420", <2 x double> <double 0x3efa01a01a01a01a, double 0x3efa01a01a01a01a>)
  %".426" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".425", <2 x double> %".420", <2 x double> <double 0x3f2a01a01a01a01a, double 0x3f2a01a01a01a01a>)
  %".427" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".426", <2 x double> %".420", <2 x double> <double 0x3f56c16c16c16c17, double 0x3f56c16c16c16c17>)
  %".428" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".427", <2 x double> %".420", <2 x double> <double 0x3f81111111111111, double 0x3f81111111111111>)
  %".429" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".428", <2 x double> %".420", <2 x double> <double 0x3fa5555555555555, double 0x3fa5555555555555>)
  %".430" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".429", <2 x double> %".420", <2 x double> <double 0x3fc5555555555555, double 0x3fc5555555555555>)
  %".431" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".430", <2 x double> %".420", <2 x double> <double 0x3fe0000000000000, double 0x3fe0000000000000>)
  %".432" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".431", <2 x double> %".420", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".433" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".432", <2 x double> %".420", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".434" = add <2 x i64> %".418", <i64 1023, i64 1023>
  %".435" = shl <2 x i64> %".434", <i64 52, i64 52>
  %".436" = bitcast <2 x i64> %".435" to <2 x double>
  %".437" = fmul <2 x double> %".433", %".436"
  %".438" = fadd <2 x double> %".437", <double 0x3ff0000000000000, double 0x3ff0000000000000>
  %".439" = fdiv <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>, %".438"
  %".440" = fmul <2 x double> %".410", %".439"
  %".441" = fmul <2 x double> %".440", %".380"
  %".442" = fmul <2 x double> %".441", <double 0xbff0000000000000, double 0xbff0000000000000>
  %".443" = fmul <2 x double> %".376", %".439"
  %".444" = fmul <2 x double> %".377", %".439"
  %".445" = fmul <2 x double> %".376", %".442"
  %".446" = fadd <2 x double> %".444", %".445"
  %".447" = fadd <2 x double> %".443", <double 0x3ff0000000000000, double 0x3ff0000000000000>
  %".448" = fdiv <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>, %".447"
  %".449" = fmul <2 x double> %".448", %".446"
  %".450" = fdiv <2 x double> %".449", %".447"
  %".451" = fmul <2 x double> %".450", <double 0xbff0000000000000, double 0xbff0000000000000>
  %".452" = fmul <2 x double> %".58", %".448"
  %".453" = fsub <2 x double> <double 0x8000000000000000, double 0x8000000000000000>, %".452"
  %".454" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".58", <2 x double> %".448", <2 x double> %".453")
  %".455" = fmul <2 x double> %".452", <double 0x3fe45f306dc9c883, double 0x3fe45f306dc9c883>
  %".456" = fadd <2 x double> %".455", <double 0x4338000000000000, double 0x4338000000000000>
  %".457" = fsub <2 x double> %".456", <double 0x4338000000000000, double 0x4338000000000000>
  %".458" = bitcast <2 x double> %".456" to <2 x i64>
  %".459" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".457", <2 x double> <double 0xbff921fb54442d18, double 0xbff921fb54442d18>, <2 x double> %".452")
  %".460" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".457", <2 x double> <double 0xbc91a62633145c07, double 0xbc91a62633145c07>, <2 x double> %".459")
  %".461" = fadd <2 x double> %".460", %".454"
  %".462" = fmul <2 x double> %".461", %".461"
  %".463" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> <double 0xbc62f49b46814157, double 0xbc62f49b46814157>, <2 x double> %".462", <2 x double> <double 0x3ce952c77030ad4a, double 0x3ce952c77030ad4a>)
  %".464" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".463", <2 x double> %".462", <2 x double> <double 0xbd6ae7f3e733b81f, double 0xbd6ae7f3e733b81f>)
  %".465" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".464", <2 x double> %".462", <2 x double> <double 0x3de6124613a86d09, double 0x3de6124613a86d09>)
  %".466" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".465", <2 x double> %".462", <2 x double> <double 0xbe5ae64567f544e4, double 0xbe5ae64567f544e4>)
  %".467" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".466", <2 x double> %".462", <2 x double> <double 0x3ec71de3a556c734, double 0x3ec71de3a556c734>)
  %".468" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".467", <2 x double> %".462", <2 x double> <double 0xbf2a01a01a01a01a, double 0xbf2a01a01a01a01a>)
  %".469" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".468", <2 x double> %".462", <2 x double> <double 0x3f81111111111111, double 0x3f81111111111111>)
  %".470" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".469", <2 x double> %".462", <2 x double> <double 0xbfc5555555555555, double 0xbfc5555555555555>)
  %".471" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".470", <2 x double> %".462", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".472" = fmul <2 x double> %".471", %".461"
  %".473" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> <double 0xbca6827863b97d97, double 0xbca6827863b97d97>, <2 x double> %".462", <2 x double> <double 0x3d2ae7f3e733b81f, double 0x3d2ae7f3e733b81f>)
  %".474" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".473", <2 x double> %".462", <2 x double> <double 0xbda93974a8c07c9d, double 0xbda93974a8c07c9d>)
  %".475" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".474", <2 x double> %".462", <2 x double> <double 0x3e21eed8eff8d898, double 0x3e21eed8eff8d898>)
  %".476" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".475", <2 x double> %".462", <2 x double> <double 0xbe927e4fb7789f5c, double 0xbe927e4fb7789f5c>)
  %".477" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".476", <2 x double> %".462", <2 x double> <double 0x3efa01a01a01a01a, double 0x3efa01a01a01a01a>)
  %".478" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".477", <2 x double> %".462", <2 x double> <double 0xbf56c16c16c16c17, double 0xbf56c16c16c16c17>)
  %".479" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".478", <2 x double> %".462", <2 x double> <double 0x3fa5555555555555, double 0x3fa5555555555555>)
  %".480" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".479", <2 x double> %".462", <2 x double> <double 0xbfe0000000000000, double 0xbfe0000000000000>)
  %".481" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".480", <2 x double> %".462", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".482" = and <2 x i64> %".458", <i64 1, i64 1>
  %".483" = icmp ne <2 x i64> %".482", <i64 0, i64 0>
  %".484" = select  <2 x i1> %".483", <2 x double> %".481", <2 x double> %".472"
  %".485" = select  <2 x i1> %".483", <2 x double> %".472", <2 x double> %".481"
  %".486" = and <2 x i64> %".458", <i64 2, i64 2>
  %".487" = icmp ne <2 x i64> %".486", <i64 0, i64 0>
  %".488" = fsub <2 x double> <double 0x8000000000000000, double 0x8000000000000000>, %".484"
  %".489" = select  <2 x i1> %".487", <2 x double> %".488", <2 x double> %".484"
  %".490" = add <2 x i64> %".458", <i64 1, i64 1>
  %".491" = and <2 x i64> %".490", <i64 2, i64 2>
  %".492" = icmp ne <2 x i64> %".491", <i64 0, i64 0>
  %".493" = fsub <2 x double> <double 0x8000000000000000, double 0x8000000000000000>, %".485"
  %".494" = select  <2 x i1> %".492", <2 x double> %".493", <2 x double> %".485"
  %".495" = fmul <2 x double> %".58", %".451"
  %".496" = fmul <2 x double> %".494", %".495"
  %".497" = fmul <2 x double> %".489", %".495"
  %".498" = fmul <2 x double> %".497", <double 0xbff0000000000000, double 0xbff0000000000000>
  %".499" = fmul <2 x double> %".489", %".70"
  %".500" = fmul <2 x double> %".496", %".70"
  %".501" = fdiv <2 x double> %".499", %".448"
  %".502" = fmul <2 x double> %".501", %".451"
  %".503" = fsub <2 x double> %".500", %".502"
  %".504" = fdiv <2 x double> %".503", %".448"
  %".505" = fmul <2 x double> %".62", %".448"
  %".506" = fsub <2 x double> <double 0x8000000000000000, double 0x8000000000000000>, %".505"
  %".507" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".62", <2 x double> %".448", <2 x double> %".506")
  %".508" = fmul <2 x double> %".505", <double 0x3fe45f306dc9c883, double 0x3fe45f306dc9c883>
  %".509" = fadd <2 x double> %".508", <double 0x4338000000000000, double 0x4338000000000000>
  %".510" = fsub <2 x double> %".509", <double 0x4338000000000000, double 0x4338000000000000>
  %".511" = bitcast <2 x double> %".509" to <2 x i64>
  %".512" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".510", <2 x double> <double 0xbff921fb54442d18, double 0xbff921fb54442d18>, <2 x double> %".505")
  %".513" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".510", <2 x double> <double 0xbc91a62633145c07, double 0xbc91a62633145c07>, <2 x double> %".512")
  %".514" = fadd <2 x double> %".513", %".507"
  %".515" = fmul <2 x double> %".514", %".514"
  %".516" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> <double 0xbc62f49b46814157, double 0xbc62f49b46814157>, <2 x double> %".515", <2 x double> <double 0x3ce952c77030ad4a, double 0x3ce952c77030ad4a>)
  %".517" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".516", <2 x double> %".515", <2 x double> <double 0xbd6ae7f3e733b81f, double 0xbd6ae7f3e733b81f>)
  %".518" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".517", <2 x double> %".515", <2 x double> <double 0x3de6124613a86d09, double 0x3de6124613a86d09>)
  %".519" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".518", <2 x double> %".515", <2 x double> <double 0xbe5ae64567f544e4, double 0xbe5ae64567f544e4>)
  %".520" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".519", <2 x double> %".515", <2 x double> <double 0x3ec71de3a556c734, double 0x3ec71de3a556c734>)
  %".521" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".520", <2 x double> %".515", <2 x double> <double 0xbf2a01a01a01a01a, double 0xbf2a01a01a01a01a>)
  %".522" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".521", <2 x double> %".515", <2 x double> <double 0x3f81111111111111, double 0x3f81111111111111>)
  %".523" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".522", <2 x double> %".515", <2 x double> <double 0xbfc5555555555555, double 0xbfc5555555555555>)
  %".524" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".523", <2 x double> %".515", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".525" = fmul <2 x double> %".524", %".514"
  %".526" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> <double 0xbca6827863b97d97, double 0xbca6827863b97d97>, <2 x double> %".515", <2 x double> <double 0x3d2ae7f3e733b81f, double 0x3d2ae7f3e733b81f>)
  %".527" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".526", <2 x double> %".515", <2 x double> <double 0xbda93974a8c07c9d, double 0xbda93974a8c07c9d>)
  %".528" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".527", <2 x double> %".515", <2 x double> <double 0x3e21eed8eff8d898, double 0x3e21eed8eff8d898>)
  %".529" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".528", <2 x double> %".515", <2 x double> <double 0xbe927e4fb7789f5c, double 0xbe927e4fb7789f5c>)
  %".530" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".529", <2 x double> %".515", <2 x double> <double 0x3efa01a01a01a01a, double 0x3efa01a01a01a01a>)
  %".531" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".530", <2 x double> %".515", <2 x double> <double 0xbf56c16c16c16c17, double 0xbf56c16c16c16c17>)
  %".532" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".531", <2 x double> %".515", <2 x double> <double 0x3fa5555555555555, double 0x3fa5555555555555>)
  %".533" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".532", <2 x double> %".515", <2 x double> <double 0xbfe0000000000000, double 0xbfe0000000000000>)
  %".534" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".533", <2 x double> %".515", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".535" = and <2 x i64> %".511", <i64 1, i64 1>
  %".536" = icmp ne <2 x i64> %".535", <i64 0, i64 0>
  %".537" = select  <2 x i1> %".536", <2 x double> %".534", <2 x double> %".525"
  %".538" = select  <2 x i1> %".536", <2 x double> %".525", <2 x double> %".534"
  %".539" = and <2 x i64> %".511", <i64 2, i64 2>
  %".540" = icmp ne <2 x i64> %".539", <i64 0, i64 0>
  %".541" = fsub <2 x double> <double 0x8000000000000000, double 0x8000000000000000>, %".537"
  %".542" = select  <2 x i1> %".540", <2 x double> %".541", <2 x double> %".537"
  %".543" = add <2 x i64> %".511", <i64 1, i64 1>
  %".544" = and <2 x i64> %".543", <i64 2, i64 2>
  %".545" = icmp ne <2 x i64> %".544", <i64 0, i64 0>
  %".546" = fsub <2 x double> <double 0x8000000000000000, double 0x8000000000000000>, %".538"
  %".547" = select  <2 x i1> %".545", <2 x double> %".546", <2 x double> %".538"
  %".548" = fmul <2 x double> %".62", %".451"
  %".549" = fmul <2 x double> %".547", %".548"
  %".550" = fmul <2 x double> %".542", %".548"
  %".551" = fmul <2 x double> %".550", <double 0xbff0000000000000, double 0xbff0000000000000>
  %".552" = fmul <2 x double> %".542", %".70"
  %".553" = fmul <2 x double> %".549", %".70"
  %".554" = fdiv <2 x double> %".552", %".448"
  %".555" = fmul <2 x double> %".554", %".451"
  %".556" = fsub <2 x double> %".553", %".555"
  %".557" = fdiv <2 x double> %".556", %".448"
  %".558" = fmul <2 x double> %".66", %".448"
  %".559" = fsub <2 x double> <double 0x8000000000000000, double 0x8000000000000000>, %".558"
  %".560" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".66", <2 x double> %".448", <2 x double> %".559")
  %".561" = fmul <2 x double> %".558", <double 0x3fe45f306dc9c883, double 0x3fe45f306dc9c883>
  %".562" = fadd <2 x double> %".561", <double 0x4338000000000000, double 0x4338000000000000>
  %".563" = fsub <2 x double> %".562", <double 0x4338000000000000, double 0x4338000000000000>
  %".564" = bitcast <2 x double> %".562" to <2 x i64>
  %".565" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".563", <2 x double> <double 0xbff921fb54442d18, double 0xbff921fb54442d18>, <2 x double> %".558")
  %".566" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".563", <2 x double> <double 0xbc91a62633145c07, double 0xbc91a62633145c07>, <2 x double> %".565")
  %".567" = fadd <2 x double> %".566", %".560"
  %".568" = fmul <2 x double> %".567", %".567"
  %".569" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> <double 0xbc62f49b46814157, double 0xbc62f49b46814157>, <2 x double> %".568", <2 x double> <double 0x3ce952c77030ad4a, double 0x3ce952c77030ad4a>)
  %".570" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".569", <2 x double> %".568", <2 x double> <double 0xbd6ae7f3e733b81f, double 0xbd6ae7f3e733b81f>)
  %".571" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".570", <2 x double> %".568", <2 x double> <double 0x3de6124613a86d09, double 0x3de6124613a86d09>)
  %".572" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".571", <2 x double> %".568", <2 x double> <double 0xbe5ae64567f544e4, double 0xbe5ae64567f544e4>)
  %".573" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".572", <2 x double> %".568", <2 x double> <double 0x3ec71de3a556c734, double 0x3ec71de3a556c734>)
  %".574" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".573", <2 x double> %".568", <2 x double> <double 0xbf2a01a01a01a01a, double 0xbf2a01a01a01a01a>)
  %".575" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".574", <2 x double> %".568", <2 x double> <double 0x3f81111111111111, double 0x3f81111111111111>)
  %".576" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".575", <2 x double> %".568", <2 x double> <double 0xbfc5555555555555, double 0xbfc5555555555555>)
  %".577" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".576", <2 x double> %".568", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".578" = fmul <2 x double> %".577", %".567"
  %".579" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> <double 0xbca6827863b97d97, double 0xbca6827863b97d97>, <2 x double> %".568", <2 x double> <double 0x3d2ae7f3e733b81f, double 0x3d2ae7f3e733b81f>)
  %".580" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".579", <2 x double> %".568", <2 x double> <double 0xbda93974a8c07c9d, double 0xbda93974a8c07c9d>)
  %".581" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".580", <2 x double> %".568", <2 x double> <double 0x3e21eed8eff8d898, double 0x3e21eed8eff8d898>)
  %".582" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".581", <2 x double> %".568", <2 x double> <double 0xbe927e4fb7789f5c, double 0xbe927e4fb7789f5c>)
  %".583" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".582", <2 x double> %".568", <2 x double> <double 0x3efa01a01a01a01a, double 0x3efa01a01a01a01a>)
  %".584" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".583", <2 x double> %".568", <2 x double> <double 0xbf56c16c16c16c17, double 0xbf56c16c16c16c17>)
  %".585" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".584", <2 x double> %".568", <2 x double> <double 0x3fa5555555555555, double 0x3fa5555555555555>)
  %".586" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".585", <2 x double> %".568", <2 x double> <double 0xbfe0000000000000, double 0xbfe0000000000000>)
  %".587" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".586", <2 x double> %".568", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".588" = and <2 x i64> %".564", <i64 1, i64 1>
  %".589" = icmp ne <2 x i64> %".588", <i64 0, i64 0>
  %".590" = select  <2 x i1> %".589", <2 x double> %".587", <2 x double> %".578"
  %".591" = select  <2 x i1> %".589", <2 x double> %".578", <2 x double> %".587"
  %".592" = and <2 x i64> %".564", <i64 2, i64 2>
  %".593" = icmp ne <2 x i64> %".592", <i64 0, i64 0>
  %".594" = fsub <2 x double> <double 0x8000000000000000, double 0x8000000000000000>, %".590"
  %".595" = select  <2 x i1> %".593", <2 x double> %".594", <2 x double> %".590"
  %".596" = add <2 x i64> %".564", <i64 1, i64 1>
  %".597" = and <2 x i64> %".596", <i64 2, i64 2>
  %".598" = icmp ne <2 x i64> %".597", <i64 0, i64 0>
  %".599" = fsub <2 x double> <double 0x8000000000000000, double 0x8000000000000000>, %".591"
  %".600" = select  <2 x i1> %".598", <2 x double> %".599", <2 x double> %".591"
  %".601" = fmul <2 x double> %".66", %".451"
  %".602" = fmul <2 x double> %".600", %".601"
  %".603" = fmul <2 x double> %".595", %".601"
  %".604" = fmul <2 x double> %".603", <double 0xbff0000000000000, double 0xbff0000000000000>
  %".605" = fmul <2 x double> %".595", %".70"
  %".606" = fmul <2 x double> %".602", %".70"
  %".607" = fdiv <2 x double> %".605", %".448"
  %".608" = fmul <2 x double> %".607", %".451"
  %".609" = fsub <2 x double> %".606", %".608"
  %".610" = fdiv <2 x double> %".609", %".448"
  %".611" = fmul <2 x double> %".501", %".310"
  %".612" = fmul <2 x double> %".504", %".310"
  %".613" = fmul <2 x double> %".501", %".313"
  %".614" = fadd <2 x double> %".612", %".613"
  %".615" = fmul <2 x double> %".554", %".310"
  %".616" = fmul <2 x double> %".557", %".310"
  %".617" = fmul <2 x double> %".554", %".313"
  %".618" = fadd <2 x double> %".616", %".617"
  %".619" = fmul <2 x double> %".607", %".310"
  %".620" = fmul <2 x double> %".610", %".310"
  %".621" = fmul <2 x double> %".607", %".313"
  %".622" = fadd <2 x double> %".620", %".621"
  %".623" = fmul <2 x double> %".190", %".614"
  %".624" = fadd <2 x double> %".110", %".623"
  %".625" = fmul <2 x double> %".193", %".618"
  %".626" = fadd <2 x double> %".624", %".625"
  %".627" = fmul <2 x double> %".196", %".622"
  %".628" = fadd <2 x double> %".626", %".627"
  %".629" = fmul <2 x double> %".224", %".313"
  %".630" = fadd <2 x double> %".628", %".629"
  %".631" = fmul <2 x double> %".267", %".267"
  %".632" = fmul <2 x double> %".265", %".265"
  %".633" = fadd <2 x double> %".265", %".265"
  %".634" = fmul <2 x double> %".632", <double 0xbff0000000000000, double 0xbff0000000000000>
  %".635" = fmul <2 x double> %".633", <double 0xbff0000000000000, double 0xbff0000000000000>
  %".636" = fadd <2 x double> %".631", %".634"
  %".637" = fmul <2 x double> %".267", %".265"
  %".638" = fmul <2 x double> %".265", %".267"
  %".639" = fadd <2 x double> %".637", %".638"
  %".640" = fadd <2 x double> %".267", %".267"
  %".641" = fmul <2 x double> %".266", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".642" = fmul <2 x double> %".265", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".643" = fmul <2 x double> %".267", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".644" = fmul <2 x double> %".266", %".266"
  %".645" = fmul <2 x double> %".644", <double 0x400ad5336963eefc, double 0x400ad5336963eefc>
  %".646" = fadd <2 x double> %".645", <double 0xbff1e3779b97f4a8, double 0xbff1e3779b97f4a8>
  %".647" = fmul <2 x double> %".266", <double 0x400efbdeb14f4eda, double 0x400efbdeb14f4eda>
  %".648" = fmul <2 x double> %".639", <double 0x3ffefbdeb14f4eda, double 0x3ffefbdeb14f4eda>
  %".649" = fmul <2 x double> %".640", <double 0x3ffefbdeb14f4eda, double 0x3ffefbdeb14f4eda>
  %".650" = fmul <2 x double> %".647", %".265"
  %".651" = fmul <2 x double> %".647", %".267"
  %".652" = fmul <2 x double> %".636", <double 0x3ffefbdeb14f4eda, double 0x3ffefbdeb14f4eda>
  %".653" = fmul <2 x double> %".635", <double 0x3ffefbdeb14f4eda, double 0x3ffefbdeb14f4eda>
  %".654" = fmul <2 x double> %".141", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".655" = fmul <2 x double> %".150", %".649"
  %".656" = fadd <2 x double> %".654", %".655"
  %".657" = fmul <2 x double> %".153", %".647"
  %".658" = fadd <2 x double> %".656", %".657"
  %".659" = fmul <2 x double> %".162", %".653"
  %".660" = fadd <2 x double> %".658", %".659"
  %".661" = fmul <2 x double> %".267", %".267"
  %".662" = fmul <2 x double> %".265", %".265"
  %".663" = fmul <2 x double> %".662", <double 0xbff0000000000000, double 0xbff0000000000000>
  %".664" = fadd <2 x double> %".661", %".663"
  %".665" = fmul <2 x double> %".267", %".265"
  %".666" = fmul <2 x double> %".265", %".267"
  %".667" = fadd <2 x double> %".665", %".666"
  %".668" = fmul <2 x double> %".266", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".669" = fmul <2 x double> %".265", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".670" = fmul <2 x double> %".267", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".671" = fmul <2 x double> %".266", %".266"
  %".672" = fadd <2 x double> %".266", %".266"
  %".673" = fmul <2 x double> %".671", <double 0x400ad5336963eefc, double 0x400ad5336963eefc>
  %".674" = fmul <2 x double> %".672", <double 0x400ad5336963eefc, double 0x400ad5336963eefc>
  %".675" = fadd <2 x double> %".673", <double 0xbff1e3779b97f4a8, double 0xbff1e3779b97f4a8>
  %".676" = fmul <2 x double> %".266", <double 0x400efbdeb14f4eda, double 0x400efbdeb14f4eda>
  %".677" = fmul <2 x double> %".667", <double 0x3ffefbdeb14f4eda, double 0x3ffefbdeb14f4eda>
  %".678" = fmul <2 x double> %".676", %".265"
  %".679" = fmul <2 x double> %".265", <double 0x400efbdeb14f4eda, double 0x400efbdeb14f4eda>
  %".680" = fmul <2 x double> %".676", %".267"
  %".681" = fmul <2 x double> %".267", <double 0x400efbdeb14f4eda, double 0x400efbdeb14f4eda>
  %".682" = fmul <2 x double> %".664", <double 0x3ffefbdeb14f4eda, double 0x3ffefbdeb14f4eda>
  %".683" = fmul <2 x double> %".144", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".684" = fmul <2 x double> %".153", %".679"
  %".685" = fadd <2 x double> %".683", %".684"
  %".686" = fmul <2 x double> %".156", %".674"
  %".687" = fadd <2 x double> %".685", %".686"
  %".688" = fmul <2 x double> %".159", %".681"
  %".689" = fadd <2 x double> %".687", %".688"
  %".690" = fmul <2 x double> %".267", %".267"
  %".691" = fadd <2 x double> %".267", %".267"
  %".692" = fmul <2 x double> %".265", %".265"
  %".693" = fmul <2 x double> %".692", <double 0xbff0000000000000, double 0xbff0000000000000>
  %".694" = fadd <2 x double> %".690", %".693"
  %".695" = fmul <2 x double> %".267", %".265"
  %".696" = fmul <2 x double> %".265", %".267"
  %".697" = fadd <2 x double> %".695", %".696"
  %".698" = fadd <2 x double> %".265", %".265"
  %".699" = fmul <2 x double> %".266", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".700" = fmul <2 x double> %".265", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".701" = fmul <2 x double> %".267", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".702" = fmul <2 x double> %".266", %".266"
  %".703" = fmul <2 x double> %".702", <double 0x400ad5336963eefc, double 0x400ad5336963eefc>
  %".704" = fadd <2 x double> %".703", <double 0xbff1e3779b97f4a8, double 0xbff1e3779b97f4a8>
  %".705" = fmul <2 x double> %".266", <double 0x400efbdeb14f4eda, double 0x400efbdeb14f4eda>
  %".706" = fmul <2 x double> %".697", <double 0x3ffefbdeb14f4eda, double 0x3ffefbdeb14f4eda>
  %".707" = fmul <2 x double> %".698", <double 0x3ffefbdeb14f4eda, double 0x3ffefbdeb14f4eda>
  %".708" = fmul <2 x double> %".705", %".265"
  %".709" = fmul <2 x double> %".705", %".267"
  %".710" = fmul <2 x double> %".694", <double 0x3ffefbdeb14f4eda, double 0x3ffefbdeb14f4eda>
  %".711" = fmul <2 x double> %".691", <double 0x3ffefbdeb14f4eda, double 0x3ffefbdeb14f4eda>
  %".712" = fmul <2 x double> %".147", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".713" = fmul <2 x double> %".150", %".707"
  %".714" = fadd <2 x double> %".712", %".713"
  %".715" = fmul <2 x double> %".159", %".705"
  %".716" = fadd <2 x double> %".714", %".715"
  %".717" = fmul <2 x double> %".162", %".711"
  %".718" = fadd <2 x double> %".716", %".717"
  %".719" = fmul <2 x double> %".265", %".660"
  %".720" = fmul <2 x double> %".266", %".689"
  %".721" = fadd <2 x double> %".719", %".720"
  %".722" = fmul <2 x double> %".267", %".718"
  %".723" = fadd <2 x double> %".721", %".722"
  %".724" = fmul <2 x double> %".265", %".630"
  %".725" = fmul <2 x double> %".265", %".723"
  %".726" = fsub <2 x double> %".660", %".725"
  %".727" = fdiv <2 x double> %".726", %".264"
  %".728" = fadd <2 x double> %".724", %".727"
  %".729" = fmul <2 x double> %".266", %".630"
  %".730" = fmul <2 x double> %".266", %".723"
  %".731" = fsub <2 x double> %".689", %".730"
  %".732" = fdiv <2 x double> %".731", %".264"
  %".733" = fadd <2 x double> %".729", %".732"
  %".734" = fmul <2 x double> %".267", %".630"
  %".735" = fmul <2 x double> %".267", %".723"
  %".736" = fsub <2 x double> %".718", %".735"
  %".737" = fdiv <2 x double> %".736", %".264"
  %".738" = fadd <2 x double> %".734", %".737"
  %".741" = getelementptr double, double* %".740", i64 0
  %".742" = bitcast double* %".741" to <2 x double>*
  store <2 x double> %".728", <2 x double>* %".742", align 8
  %".744" = getelementptr double, double* %".740", i64 2
  %".745" = bitcast double* %".744" to <2 x double>*
  store <2 x double> %".733", <2 x double>* %".745", align 8
  %".747" = getelementptr double, double* %".740", i64 4
  %".748" = bitcast double* %".747" to <2 x double>*
  store <2 x double> %".738", <2 x double>* %".748", align 8
  br label %"head.13"
head.12:
  %".237" = phi  i64 [0, %"loop.11"], [%".246", %"loop.12"]
  %".238" = icmp slt i64 %".237", 3
  br i1 %".238", label %"loop.12", label %"end.12"
loop.12:
  %".240" = getelementptr double, double* %".235", i64 %".237"
  %".241" = load double, double* %".240"
  %".242" = mul i64 %".237", 2
  %".243" = add i64 %".242", %".228"
  %".244" = getelementptr double, double* %".226", i64 %".243"
  store double %".241", double* %".244", align 8
  %".246" = add i64 %".237", 1
  br label %"head.12"
end.12:
  %".248" = add i64 %".228", 1
  br label %"head.11"
head.13:
  %".751" = phi  i64 [0, %"end.11"], [%".771", %"end.14"]
  %".752" = icmp slt i64 %".751", 2
  br i1 %".752", label %"loop.13", label %"end.13"
loop.13:
  %".754" = add i64 %".19", %".751"
  %".755" = icmp slt i64 %".754", %".22"
  %".756" = select  i1 %".755", i64 %".754", i64 %".22"
  %".757" = mul i64 %".756", 3
  %".758" = getelementptr double, double* %"grad_vectors", i64 %".757"
  br label %"head.14"
end.13:
  %".773" = add i64 %".19", 2
  br label %"head"
head.14:
  %".760" = phi  i64 [0, %"loop.13"], [%".769", %"loop.14"]
  %".761" = icmp slt i64 %".760", 3
  br i1 %".761", label %"loop.14", label %"end.14"
loop.14:
  %".763" = mul i64 %".760", 2
  %".764" = add i64 %".763", %".751"
  %".765" = getelementptr double, double* %".740", i64 %".764"
  %".766" = load double, double* %".765"
  %".767" = getelementptr double, double* %".758", i64 %".760"
  store double %".766", double* %".767", align 8
  %".769" = add i64 %".760", 1
  br label %"head.14"
end.14:
  %".771" = add i64 %".751", 1
  br label %"head.13"
}

declare <2 x double> @"llvm.sqrt.v2f64"(<2 x double> %".1")

declare <2 x double> @"llvm.fma.v2f64"(<2 x double> %".1", <2 x double> %".2", <2 x double> %".3")

define void @"backward_team"(i64* noalias %"given")
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
  %".25" = getelementptr i64, i64* %"given", i64 11
  %".26" = load i64, i64* %".25"
  %".27" = getelementptr i64, i64* %"given", i64 12
  %".28" = load i64, i64* %".27"
  %".29" = inttoptr i64 %".4" to double*
  %".30" = inttoptr i64 %".6" to double*
  %".31" = inttoptr i64 %".8" to double*
  %".32" = inttoptr i64 %".10" to double*
  %".33" = inttoptr i64 %".12" to double*
  %".34" = inttoptr i64 %".14" to double*
  %".35" = inttoptr i64 %".16" to double*
  %".36" = inttoptr i64 %".18" to double*
  %".37" = inttoptr i64 %".20" to double*
  %".38" = inttoptr i64 %".22" to double*
  %".39" = inttoptr i64 %".24" to double*
  %".40" = inttoptr i64 %".26" to double*
  %".41" = inttoptr i64 %".28" to double*
  %".42" = call i32 @"omp_get_thread_num"()
  %".43" = sext i32 %".42" to i64
  %".44" = call i32 @"omp_get_num_threads"()
  %".45" = sext i32 %".44" to i64
  %".46" = getelementptr i64, i64* %"given", i64 13
  %".47" = load i64, i64* %".46"
  br label %"head"
head:
  %".49" = phi  i64 [%".43", %"body"], [%".59", %"loop"]
  %".50" = icmp slt i64 %".49", %".47"
  br i1 %".50", label %"loop", label %"end"
loop:
  %".52" = add i64 14, %".49"
  %".53" = getelementptr i64, i64* %"given", i64 %".52"
  %".54" = getelementptr i64, i64* %".53", i64 0
  %".55" = load i64, i64* %".54"
  %".56" = getelementptr i64, i64* %".53", i64 1
  %".57" = load i64, i64* %".56"
  call void @"backward"(double* %".29", double* %".30", double* %".31", double* %".32", double* %".33", double* %".34", double* %".35", double* %".36", double* %".37", double* %".38", double* %".39", double* %".40", double* %".41", i64 %".55", i64 %".57", i64 %".49")
  %".59" = add i64 %".49", %".45"
  br label %"head"
end:
  ret void
}

declare i32 @"omp_get_thread_num"()

declare i32 @"omp_get_num_threads"()
