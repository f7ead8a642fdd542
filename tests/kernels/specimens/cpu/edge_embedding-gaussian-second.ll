; ModuleID = "edge_embedding_second"
target triple = "x86_64-unknown-linux-gnu"
target datalayout = ""

define void @"second"(double* noalias %"vectors", double* noalias %"direction", double* noalias %"pair_radii", double* noalias %"r_max", double* noalias %"weights", double* noalias %"prefactor", double* noalias %"constant_0", double* noalias %"constant_1", double* noalias %"constant_2", double* noalias %"grad_lengths", double* noalias %"grad_attrs", double* noalias %"grad_feats", double* noalias %"grad_envelope", double* noalias %"tangent_lengths", double* noalias %"tangent_attrs", double* noalias %"tangent_feats", double* noalias %"tangent_envelope", double* noalias %"products", i64 %"start", i64 %"stop", i64 %"number")
{
entry:
  %".28" = alloca [2 x double], align 64
  %".29" = bitcast [2 x double]* %".28" to double*
  %".84" = alloca [2 x double], align 64
  %".85" = bitcast [2 x double]* %".84" to double*
  %".112" = alloca [8 x double], align 64
  %".113" = bitcast [8 x double]* %".112" to double*
  %".149" = alloca [4 x double], align 64
  %".150" = bitcast [4 x double]* %".149" to double*
  %".180" = alloca [2 x double], align 64
  %".181" = bitcast [2 x double]* %".180" to double*
  %".208" = alloca [6 x double], align 64
  %".209" = bitcast [6 x double]* %".208" to double*
  %".242" = alloca [6 x double], align 64
  %".243" = bitcast [6 x double]* %".242" to double*
  %".920" = alloca [2 x double], align 64
  %".921" = bitcast [2 x double]* %".920" to double*
  %".948" = alloca [8 x double], align 64
  %".949" = bitcast [8 x double]* %".948" to double*
  %".985" = alloca [4 x double], align 64
  %".986" = bitcast [4 x double]* %".985" to double*
  %".1016" = alloca [2 x double], align 64
  %".1017" = bitcast [2 x double]* %".1016" to double*
  %".1044" = alloca [6 x double], align 64
  %".1045" = bitcast [6 x double]* %".1044" to double*
  br label %"body"
body:
  br label %"head"
head:
  %".24" = phi  i64 [%"start", %"body"], [%".1078", %"end.23"]
  %".25" = icmp slt i64 %".24", %"stop"
  br i1 %".25", label %"loop", label %"end"
loop:
  %".27" = sub i64 %"stop", 1
  br label %"head.1"
end:
  ret void
head.1:
  %".31" = phi  i64 [0, %"loop"], [%".51", %"end.2"]
  %".32" = icmp slt i64 %".31", 2
  br i1 %".32", label %"loop.1", label %"end.1"
loop.1:
  %".34" = add i64 %".24", %".31"
  %".35" = icmp slt i64 %".34", %".27"
  %".36" = select  i1 %".35", i64 %".34", i64 %".27"
  %".37" = mul i64 %".36", 1
  %".38" = getelementptr double, double* %"pair_radii", i64 %".37"
  br label %"head.2"
end.1:
  %".53" = getelementptr double, double* %".29", i64 0
  %".54" = bitcast double* %".53" to <2 x double>*
  %".55" = load <2 x double>, <2 x double>* %".54", align 8
  %".56" = getelementptr double, double* %"r_max", i64 0
  %".57" = load double, double* %".56"
  %".58" = insertelement <2 x double> <double undef, double undef>, double %".57", i32 0
  %".59" = shufflevector <2 x double> %".58", <2 x double> <double undef, double undef>, <2 x i32> <i32 0, i32 0>
  %".60" = getelementptr double, double* %"weights", i64 0
  %".61" = load double, double* %".60"
  %".62" = insertelement <2 x double> <double undef, double undef>, double %".61", i32 0
  %".63" = shufflevector <2 x double> %".62", <2 x double> <double undef, double undef>, <2 x i32> <i32 0, i32 0>
  %".64" = getelementptr double, double* %"weights", i64 1
  %".65" = load double, double* %".64"
  %".66" = insertelement <2 x double> <double undef, double undef>, double %".65", i32 0
  %".67" = shufflevector <2 x double> %".66", <2 x double> <double undef, double undef>, <2 x i32> <i32 0, i32 0>
  %".68" = getelementptr double, double* %"prefactor", i64 0
  %".69" = load double, double* %".68"
  %".70" = insertelement <2 x double> <double undef, double undef>, double %".69", i32 0
  %".71" = shufflevector <2 x double> %".70", <2 x double> <double undef, double undef>, <2 x i32> <i32 0, i32 0>
  %".72" = getelementptr double, double* %"constant_0", i64 0
  %".73" = load double, double* %".72"
  %".74" = insertelement <2 x double> <double undef, double undef>, double %".73", i32 0
  %".75" = shufflevector <2 x double> %".74", <2 x double> <double undef, double undef>, <2 x i32> <i32 0, i32 0>
  %".76" = getelementptr double, double* %"constant_1", i64 0
  %".77" = load double, double* %".76"
  %".78" = insertelement <2 x double> <double undef, double undef>, double %".77", i32 0
  %".79" = shufflevector <2 x double> %".78", <2 x double> <double undef, double undef>, <2 x i32> <i32 0, i32 0>
  %".80" = getelementptr double, double* %"constant_2", i64 0
  %".81" = load double, double* %".80"
  %".82" = insertelement <2 x double> <double undef, double undef>, double %".81", i32 0
  %".83" = shufflevector <2 x double> %".82", <2 x double> <double undef, double undef>, <2 x i32> <i32 0, i32 0>
  br label %"head.3"
head.2:
  %".40" = phi  i64 [0, %"loop.1"], [%".49", %"loop.2"]
  %".41" = icmp slt i64 %".40", 1
  br i1 %".41", label %"loop.2", label %"end.2"
loop.2:
  %".43" = getelementptr double, double* %".38", i64 %".40"
  %".44" = load double, double* %".43"
  %".45" = mul i64 %".40", 2
  %".46" = add i64 %".45", %".31"
  %".47" = getelementptr double, double* %".29", i64 %".46"
  store double %".44", double* %".47", align 8
  %".49" = add i64 %".40", 1
  br label %"head.2"
end.2:
  %".51" = add i64 %".31", 1
  br label %"head.1"
head.3:
  %".87" = phi  i64 [0, %"end.1"], [%".107", %"end.4"]
  %".88" = icmp slt i64 %".87", 2
  br i1 %".88", label %"loop.3", label %"end.3"
loop.3:
  %".90" = add i64 %".24", %".87"
  %".91" = icmp slt i64 %".90", %".27"
  %".92" = select  i1 %".91", i64 %".90", i64 %".27"
  %".93" = mul i64 %".92", 1
  %".94" = getelementptr double, double* %"grad_lengths", i64 %".93"
  br label %"head.4"
end.3:
  %".109" = getelementptr double, double* %".85", i64 0
  %".110" = bitcast double* %".109" to <2 x double>*
  %".111" = load <2 x double>, <2 x double>* %".110", align 8
  br label %"head.5"
head.4:
  %".96" = phi  i64 [0, %"loop.3"], [%".105", %"loop.4"]
  %".97" = icmp slt i64 %".96", 1
  br i1 %".97", label %"loop.4", label %"end.4"
loop.4:
  %".99" = getelementptr double, double* %".94", i64 %".96"
  %".100" = load double, double* %".99"
  %".101" = mul i64 %".96", 2
  %".102" = add i64 %".101", %".87"
  %".103" = getelementptr double, double* %".85", i64 %".102"
  store double %".100", double* %".103", align 8
  %".105" = add i64 %".96", 1
  br label %"head.4"
end.4:
  %".107" = add i64 %".87", 1
  br label %"head.3"
head.5:
  %".115" = phi  i64 [0, %"end.3"], [%".135", %"end.6"]
  %".116" = icmp slt i64 %".115", 2
  br i1 %".116", label %"loop.5", label %"end.5"
loop.5:
  %".118" = add i64 %".24", %".115"
  %".119" = icmp slt i64 %".118", %".27"
  %".120" = select  i1 %".119", i64 %".118", i64 %".27"
  %".121" = mul i64 %".120", 4
  %".122" = getelementptr double, double* %"grad_attrs", i64 %".121"
  br label %"head.6"
end.5:
  %".137" = getelementptr double, double* %".113", i64 0
  %".138" = bitcast double* %".137" to <2 x double>*
  %".139" = load <2 x double>, <2 x double>* %".138", align 8
  %".140" = getelementptr double, double* %".113", i64 2
  %".141" = bitcast double* %".140" to <2 x double>*
  %".142" = load <2 x double>, <2 x double>* %".141", align 8
  %".143" = getelementptr double, double* %".113", i64 4
  %".144" = bitcast double* %".143" to <2 x double>*
  %".145" = load <2 x double>, <2 x double>* %".144", align 8
  %".146" = getelementptr double, double* %".113", i64 6
  %".147" = bitcast double* %".146" to <2 x double>*
  %".148" = load <2 x double>, <2 x double>* %".147", align 8
  br label %"head.7"
head.6:
  %".124" = phi  i64 [0, %"loop.5"], [%".133", %"loop.6"]
  %".125" = icmp slt i64 %".124", 4
  br i1 %".125", label %"loop.6", label %"end.6"
loop.6:
  %".127" = getelementptr double, double* %".122", i64 %".124"
  %".128" = load double, double* %".127"
  %".129" = mul i64 %".124", 2
  %".130" = add i64 %".129", %".115"
  %".131" = getelementptr double, double* %".113", i64 %".130"
  store double %".128", double* %".131", align 8
  %".133" = add i64 %".124", 1
  br label %"head.6"
end.6:
  %".135" = add i64 %".115", 1
  br label %"head.5"
head.7:
  %".152" = phi  i64 [0, %"end.5"], [%".172", %"end.8"]
  %".153" = icmp slt i64 %".152", 2
  br i1 %".153", label %"loop.7", label %"end.7"
loop.7:
  %".155" = add i64 %".24", %".152"
  %".156" = icmp slt i64 %".155", %".27"
  %".157" = select  i1 %".156", i64 %".155", i64 %".27"
  %".158" = mul i64 %".157", 2
  %".159" = getelementptr double, double* %"grad_feats", i64 %".158"
  br label %"head.8"
end.7:
  %".174" = getelementptr double, double* %".150", i64 0
  %".175" = bitcast double* %".174" to <2 x double>*
  %".176" = load <2 x double>, <2 x double>* %".175", align 8
  %".177" = getelementptr double, double* %".150", i64 2
  %".178" = bitcast double* %".177" to <2 x double>*
  %".179" = load <2 x double>, <2 x double>* %".178", align 8
  br label %"head.9"
head.8:
  %".161" = phi  i64 [0, %"loop.7"], [%".170", %"loop.8"]
  %".162" = icmp slt i64 %".161", 2
  br i1 %".162", label %"loop.8", label %"end.8"
loop.8:
  %".164" = getelementptr double, double* %".159", i64 %".161"
  %".165" = load double, double* %".164"
  %".166" = mul i64 %".161", 2
  %".167" = add i64 %".166", %".152"
  %".168" = getelementptr double, double* %".150", i64 %".167"
  store double %".165", double* %".168", align 8
  %".170" = add i64 %".161", 1
  br label %"head.8"
end.8:
  %".172" = add i64 %".152", 1
  br label %"head.7"
head.9:
  %".183" = phi  i64 [0, %"end.7"], [%".203", %"end.10"]
  %".184" = icmp slt i64 %".183", 2
  br i1 %".184", label %"loop.9", label %"end.9"
loop.9:
  %".186" = add i64 %".24", %".183"
  %".187" = icmp slt i64 %".186", %".27"
  %".188" = select  i1 %".187", i64 %".186", i64 %".27"
  %".189" = mul i64 %".188", 1
  %".190" = getelementptr double, double* %"grad_envelope", i64 %".189"
  br label %"head.10"
end.9:
  %".205" = getelementptr double, double* %".181", i64 0
  %".206" = bitcast double* %".205" to <2 x double>*
  %".207" = load <2 x double>, <2 x double>* %".206", align 8
  br label %"head.11"
head.10:
  %".192" = phi  i64 [0, %"loop.9"], [%".201", %"loop.10"]
  %".193" = icmp slt i64 %".192", 1
  br i1 %".193", label %"loop.10", label %"end.10"
loop.10:
  %".195" = getelementptr double, double* %".190", i64 %".192"
  %".196" = load double, double* %".195"
  %".197" = mul i64 %".192", 2
  %".198" = add i64 %".197", %".183"
  %".199" = getelementptr double, double* %".181", i64 %".198"
  store double %".196", double* %".199", align 8
  %".201" = add i64 %".192", 1
  br label %"head.10"
end.10:
  %".203" = add i64 %".183", 1
  br label %"head.9"
head.11:
  %".211" = phi  i64 [0, %"end.9"], [%".231", %"end.12"]
  %".212" = icmp slt i64 %".211", 2
  br i1 %".212", label %"loop.11", label %"end.11"
loop.11:
  %".214" = add i64 %".24", %".211"
  %".215" = icmp slt i64 %".214", %".27"
  %".216" = select  i1 %".215", i64 %".214", i64 %".27"
  %".217" = mul i64 %".216", 3
  %".218" = getelementptr double, double* %"vectors", i64 %".217"
  br label %"head.12"
end.11:
  %".233" = getelementptr double, double* %".209", i64 0
  %".234" = bitcast double* %".233" to <2 x double>*
  %".235" = load <2 x double>, <2 x double>* %".234", align 8
  %".236" = getelementptr double, double* %".209", i64 2
  %".237" = bitcast double* %".236" to <2 x double>*
  %".238" = load <2 x double>, <2 x double>* %".237", align 8
  %".239" = getelementptr double, double* %".209", i64 4
  %".240" = bitcast double* %".239" to <2 x double>*
  %".241" = load <2 x double>, <2 x double>* %".240", align 8
  br label %"head.13"
head.12:
  %".220" = phi  i64 [0, %"loop.11"], [%".229", %"loop.12"]
  %".221" = icmp slt i64 %".220", 3
  br i1 %".221", label %"loop.12", label %"end.12"
loop.12:
  %".223" = getelementptr double, double* %".218", i64 %".220"
  %".224" = load double, double* %".223"
  %".225" = mul i64 %".220", 2
  %".226" = add i64 %".225", %".211"
  %".227" = getelementptr double, double* %".209", i64 %".226"
  store double %".224", double* %".227", align 8
  %".229" = add i64 %".220", 1
  br label %"head.12"
end.12:
  %".231" = add i64 %".211", 1
  br label %"head.11"
head.13:
  %".245" = phi  i64 [0, %"end.11"], [%".265", %"end.14"]
  %".246" = icmp slt i64 %".245", 2
  br i1 %".246", label %"loop.13", label %"end.13"
loop.13:
  %".248" = add i64 %".24", %".245"
  %".249" = icmp slt i64 %".248", %".27"
  %".250" = select  i1 %".249", i64 %".248", i64 %".27"
  %".251" = mul i64 %".250", 3
  %".252" = getelementptr double, double* %"direction", i64 %".251"
  br label %"head.14"
end.13:
  %".267" = getelementptr double, double* %".243", i64 0
  %".268" = bitcast double* %".267" to <2 x double>*
  %".269" = load <2 x double>, <2 x double>* %".268", align 8
  %".270" = getelementptr double, double* %".243", i64 2
  %".271" = bitcast double* %".270" to <2 x double>*
  %".272" = load <2 x double>, <2 x double>* %".271", align 8
  %".273" = getelementptr double, double* %".243", i64 4
  %".274" = bitcast double* %".273" to <2 x double>*
  %".275" = load <2 x double>, <2 x double>* %".274", align 8
  %".276" = fmul <2 x double> %".235", %".235"
  %".277" = fmul <2 x double> %".269", %".235"
  %".278" = fmul <2 x double> %".235", %".269"
  %".279" = fadd <2 x double> %".277", %".278"
  %".280" = fmul <2 x double> %".238", %".238"
  %".281" = fmul <2 x double> %".272", %".238"
  %".282" = fmul <2 x double> %".238", %".272"
  %".283" = fadd <2 x double> %".281", %".282"
  %".284" = fadd <2 x double> %".276", %".280"
  %".285" = fadd <2 x double> %".279", %".283"
  %".286" = fmul <2 x double> %".241", %".241"
  %".287" = fmul <2 x double> %".275", %".241"
  %".288" = fmul <2 x double> %".241", %".275"
  %".289" = fadd <2 x double> %".287", %".288"
  %".290" = fadd <2 x double> %".284", %".286"
  %".291" = fadd <2 x double> %".285", %".289"
  %".292" = call <2 x double> @"llvm.sqrt.v2f64"(<2 x double> %".290")
  %".293" = fmul <2 x double> %".291", <double 0x3fe0000000000000, double 0x3fe0000000000000>
  %".294" = fdiv <2 x double> %".293", %".292"
  %".295" = fdiv <2 x double> %".235", %".292"
  %".296" = fmul <2 x double> %".295", %".294"
  %".297" = fsub <2 x double> %".269", %".296"
  %".298" = fdiv <2 x double> %".297", %".292"
  %".299" = fdiv <2 x double> %".238", %".292"
  %".300" = fmul <2 x double> %".299", %".294"
  %".301" = fsub <2 x double> %".272", %".300"
  %".302" = fdiv <2 x double> %".301", %".292"
  %".303" = fdiv <2 x double> %".241", %".292"
  %".304" = fmul <2 x double> %".303", %".294"
  %".305" = fsub <2 x double> %".275", %".304"
  %".306" = fdiv <2 x double> %".305", %".292"
  %".307" = fcmp ogt <2 x double> %".292", %".59"
  %".308" = select  <2 x i1> %".307", <2 x double> %".59", <2 x double> %".292"
  %".309" = fcmp ogt <2 x double> %".292", %".59"
  %".310" = select  <2 x i1> %".309", <2 x double> <double              0x0, double              0x0>, <2 x double> %".294"
  %".311" = fdiv <2 x double> %".308", %".59"
  %".312" = fdiv <2 x double> %".310", %".59"
  %".313" = fmul <2 x double> %".308", <double 0xbff0000000000000, double 0xbff0000000000000>
  %".314" = fmul <2 x double> %".310", <double 0xbff0000000000000, double 0xbff0000000000000>
  %".315" = fadd <2 x double> %".313", %".59"
  %".316" = fdiv <2 x double> %".315", %".59"
  %".317" = fdiv <2 x double> %".314", %".59"
  %".318" = fmul <2 x double> %".311", <double 0x402e000000000000, double 0x402e000000000000>
  %".319" = fmul <2 x double> %".312", <double 0x402e000000000000, double 0x402e000000000000>
  %".320" = fadd <2 x double> %".318", <double 0x4024000000000000, double 0x4024000000000000>
  %".321" = fmul <2 x double> %".320", %".311"
  %".322" = fmul <2 x double> %".319", %".311"
  %".323" = fmul <2 x double> %".320", %".312"
  %".324" = fadd <2 x double> %".322", %".323"
  %".325" = fadd <2 x double> %".321", <double 0x4018000000000000, double 0x4018000000000000>
  %".326" = fmul <2 x double> %".325", %".311"
  %".327" = fmul <2 x double> %".324", %".311"
  %".328" = fmul <2 x double> %".325", %".312"
  %".329" = fadd <2 x double> %".327", %".328"
  %".330" = fadd <2 x double> %".326", <double 0x4008000000000000, double 0x4008000000000000>
  %".331" = fmul <2 x double> %".330", %".311"
  %".332" = fmul <2 x double> %".329", %".311"
  %".333" = fmul <2 x double> %".330", %".312"
  %".334" = fadd <2 x double> %".332", %".333"
  %".335" = fadd <2 x double> %".331", <double 0x3ff0000000000000, double 0x3ff0000000000000>
  %".336" = fmul <2 x double> %".316", %".316"
  %".337" = fmul <2 x double> %".317", %".316"
  %".338" = fmul <2 x double> %".316", %".317"
  %".339" = fadd <2 x double> %".337", %".338"
  %".340" = fmul <2 x double> %".336", %".316"
  %".341" = fmul <2 x double> %".339", %".316"
  %".342" = fmul <2 x double> %".336", %".317"
  %".343" = fadd <2 x double> %".341", %".342"
  %".344" = fmul <2 x double> %".340", %".335"
  %".345" = fmul <2 x double> %".343", %".335"
  %".346" = fmul <2 x double> %".340", %".334"
  %".347" = fadd <2 x double> %".345", %".346"
  %".348" = fmul <2 x double> %".55", <double 0x3fe8000000000000, double 0x3fe8000000000000>
  %".349" = fmul <2 x double> %".55", <double 0x3fe2aaaaaaaaaaaa, double 0x3fe2aaaaaaaaaaaa>
  %".350" = fmul <2 x double> %".75", <double 0x4000000000000000, double 0x4000000000000000>
  %".351" = fdiv <2 x double> %".350", %".349"
  %".352" = fmul <2 x double> %".55", <double 0x3ff0aaaaaaaaaaaa, double 0x3ff0aaaaaaaaaaaa>
  %".353" = fmul <2 x double> %".352", <double 0xbff0000000000000, double 0xbff0000000000000>
  %".354" = fadd <2 x double> %".308", %".353"
  %".355" = fmul <2 x double> %".354", %".351"
  %".356" = fmul <2 x double> %".310", %".351"
  %".357" = fmul <2 x double> %".355", <double 0xbff0000000000000, double 0xbff0000000000000>
  %".358" = fcmp ogt <2 x double> %".357", <double 0x4086280000000000, double 0x4086280000000000>
  %".359" = select  <2 x i1> %".358", <2 x double> <double 0x4086280000000000, double 0x4086280000000000>, <2 x double> %".357"
  %".360" = fcmp olt <2 x double> %".359", <double 0xc086200000000000, double 0xc086200000000000>
  %".361" = select  <2 x i1> %".360", <2 x double> <double 0xc086200000000000, double 0xc086200000000000>, <2 x double> %".359"
  %".362" = fmul <2 x double> %".361", <double 0x3ff71547652b82fe, double 0x3ff71547652b82fe>
  %".363" = fadd <2 x double> %".362", <double 0x4338000000000000, double 0x4338000000000000>
  %".364" = fsub <2 x double> %".363", <double 0x4338000000000000, double 0x4338000000000000>
  %".365" = bitcast <2 x double> %".363" to <2 x i64>
  %".366" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".364", <2 x double> <double 0xbfe62e42fee00000, double 0xbfe62e42fee00000>, <2 x double> %".361")
  %".367" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".364", <2 x double> <double 0xbdea39ef35793c76, double 0xbdea39ef35793c76>, <2 x double> %".366")
  %".368" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> <double 0x3de6124613a86d09, double 0x3de6124613a86d09>, <2 x double> %".367", <2 x double> <double 0x3e21eed8eff8d898, double 0x3e21eed8eff8d898>)
  %".369" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".368", <2 x double> %".367", <2 x double> <double 0x3e5ae64567f544e4, double 0x3e5ae64567f544e4>)
  %".370" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".369", <2 x double> %".367", <2 x double> <double 0x3e927e4fb7789f5c, double 0x3e927e4fb7789f5c>)
  %".371" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".370", <2 x double> %".367", <2 x double> <double 0x3ec71de3a556c734, double 0x3ec71de3a556c734>)
  %".372" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".371", <2 x double> %".367", <2 x double> <double 0x3efa01a01a01a01a, double 0x3efa01a01a01a01a>)
  %".373" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".372", <2 x double> %".367", <2 x double> <double 0x3f2a01a01a01a01a, double 0x3f2a01a01a01a01a>)
  %".374" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".373", <2 x double> %".367", <2 x double> <double 0x3f56c16c16c16c17, double 0x3f56c16c16c16c17>)
  %".375" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".374", <2 x double> %".367", <2 x double> <double 0x3f81111111111111, double 0x3f81111111111111>)
  %".376" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".375", <2 x double> %".367", <2 x double> <double 0x3fa5555555555555, double 0x3fa5555555555555>)
  %".377" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".376", <2 x double> %".367", <2 x double> <double 0x3fc5555555555555, double 0x3fc5555555555555>)
  %".378" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".377", <2 x double> %".367", <2 x double> <double 0x3fe0000000000000, double 0x3fe0000000000000>)
  %".379" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".378", <2 x double> %".367", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".380" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".379", <2 x double> %".367", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".381" = add <2 x i64> %".365", <i64 1023, i64 1023>
  %".382" = shl <2 x i64> %".381", <i64 52, i64 52>
  %".383" = bitcast <2 x i64> %".382" to <2 x double>
  %".384" = fmul <2 x double> %".380", %".383"
  %".385" = fadd <2 x double> %".384", <double 0x3ff0000000000000, double 0x3ff0000000000000>
  %".386" = fdiv <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>, %".385"
  %".387" = fcmp ogt <2 x double> %".355", <double 0x4086280000000000, double 0x4086280000000000>
  %".388" = select  <2 x i1> %".387", <2 x double> <double 0x4086280000000000, double 0x4086280000000000>, <2 x double> %".355"
  %".389" = fcmp olt <2 x double> %".388", <double 0xc086200000000000, double 0xc086200000000000>
  %".390" = select  <2 x i1> %".389", <2 x double> <double 0xc086200000000000, double 0xc086200000000000>, <2 x double> %".388"
  %".391" = fmul <2 x double> %".390", <double 0x3ff71547652b82fe, double 0x3ff71547652b82fe>
  %".392" = fadd <2 x double> %".391", <double 0x4338000000000000, double 0x4338000000000000>
  %".393" = fsub <2 x double> %".392", <double 0x4338000000000000, double 0x4338000000000000>
  %".394" = bitcast <2 x double> %".392" to <2 x i64>
  %".395" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".393", <2 x double> <double 0xbfe62e42fee00000, double 0xbfe62e42fee00000>, <2 x double> %".390")
  %".396" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".393", <2 x double> <double 0xbdea39ef35793c76, double 0xbdea39ef35793c76>, <2 x double> %".395")
  %".397" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> <double 0x3de6124613a86d09, double 0x3de6124613a86d09>, <2 x double> %".396", <2 x double> <double 0x3e21eed8eff8d898, double 0x3e21eed8eff8d898>)
  %".398" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".397", <2 x double> %".396", <2 x double> <double 0x3e5ae64567f544e4, double 0x3e5ae64567f544e4>)
  %".399" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".398", <2 x double> %".396", <2 x double> <double 0x3e927e4fb7789f5c, double 0x3e927e4fb7789f5c>)
  %".400" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".399", <2 x double> %".396", <2 x double> <double 0x3ec71de3a556c734, double 0x3ec71de3a556c734>)
  %".401" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".400", <2 x double> %".396", <2 x double> <double 0x3efa01a01a01a01a, double 0x3efa01a01a01a01a>)
  %".402" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".401", <2 x double> %".396", <2 x double> <double 0x3f2a01a01a01a01a, double 0x3f2a01a01a01a01a>)
  %".403" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".402", <2 x double> %".396", <2 x double> <double 0x3f56c16c16c16c17, double 0x3f56c16c16c16c17>)
  %".404" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".403", <2 x double> %".396", <2 x double> <double 0x3f81111111111111, double 0x3f81111111111111>)
  %".405" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".404", <2 x double> %".396", <2 x double> <double 0x3fa5555555555555, double 0x3fa5555555555555>)
  %".406" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".405", <2 x double> %".396", <2 x double> <double 0x3fc5555555555555, double 0x3fc5555555555555>)
  %".407" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".406", <2 x double> %".396", <2 x double> <double 0x3fe0000000000000, double 0x3fe0000000000000>)
  %".408" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".407", <2 x double> %".396", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".409" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".408", <2 x double> %".396", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".410" = add <2 x i64> %".394", <i64 1023, i64 1023>
  %".411" = shl <2 x i64> %".410", <i64 52, i64 52>
  %".412" = bitcast <2 x i64> %".411" to <2 x double>
  %".413" = fmul <2 x double> %".409", %".412"
  %".414" = fadd <2 x double> %".413", <double 0x3ff0000000000000, double 0x3ff0000000000000>
  %".415" = fdiv <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>, %".414"
  %".416" = fmul <2 x double> %".386", %".415"
  %".417" = fmul <2 x double> %".416", %".356"
  %".418" = fmul <2 x double> %".417", <double 0xbff0000000000000, double 0xbff0000000000000>
  %".419" = fmul <2 x double> %".348", <double 0xbff0000000000000, double 0xbff0000000000000>
  %".420" = fadd <2 x double> %".308", %".419"
  %".421" = fmul <2 x double> %".420", %".386"
  %".422" = fmul <2 x double> %".310", %".386"
  %".423" = fmul <2 x double> %".420", %".417"
  %".424" = fadd <2 x double> %".422", %".423"
  %".425" = fadd <2 x double> %".421", %".348"
  %".426" = fmul <2 x double> %".63", <double 0xbff0000000000000, double 0xbff0000000000000>
  %".427" = fadd <2 x double> %".425", %".426"
  %".428" = fmul <2 x double> %".67", <double 0xbff0000000000000, double 0xbff0000000000000>
  %".429" = fadd <2 x double> %".425", %".428"
  %".430" = fmul <2 x double> %".427", %".427"
  %".431" = fmul <2 x double> %".424", %".427"
  %".432" = fmul <2 x double> %".427", %".424"
  %".433" = fadd <2 x double> %".431", %".432"
  %".434" = fmul <2 x double> %".430", <double 0xc000000000000000, double 0xc000000000000000>
  %".435" = fmul <2 x double> %".433", <double 0xc000000000000000, double 0xc000000000000000>
  %".436" = fcmp ogt <2 x double> %".434", <double 0x4086280000000000, double 0x4086280000000000>
  %".437" = select  <2 x i1> %".436", <2 x double> <double 0x4086280000000000, double 0x4086280000000000>, <2 x double> %".434"
  %".438" = fcmp olt <2 x double> %".437", <double 0xc086200000000000, double 0xc086200000000000>
  %".439" = select  <2 x i1> %".438", <2 x double> <double 0xc086200000000000, double 0xc086200000000000>, <2 x double> %".437"
  %".440" = fmul <2 x double> %".439", <double 0x3ff71547652b82fe, double 0x3ff71547652b82fe>
  %".441" = fadd <2 x double> %".440", <double 0x4338000000000000, double 0x4338000000000000>
  %".442" = fsub <2 x double> %".441", <double 0x4338000000000000, double 0x4338000000000000>
  %".443" = bitcast <2 x double> %".441" to <2 x i64>
  %".444" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".442", <2 x double> <double 0xbfe62e42fee00000, double 0xbfe62e42fee00000>, <2 x double> %".439")
  %".445" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".442", <2 x double> <double 0xbdea39ef35793c76, double 0xbdea39ef35793c76>, <2 x double> %".444")
  %".446" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> <double 0x3de6124613a86d09, double 0x3de6124613a86d09>, <2 x double> %".445", <2 x double> <double 0x3e21eed8eff8d898, double 0x3e21eed8eff8d898>)
  %".447" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".446", <2 x double> %".445", <2 x double> <double 0x3e5ae64567f544e4, double 0x3e5ae64567f544e4>)
  %".448" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".447", <2 x double> %".445", <2 x double> <double 0x3e927e4fb7789f5c, double 0x3e927e4fb7789f5c>)
  %".449" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".448", <2 x double> %".445", <2 x double> <double 0x3ec71de3a556c734, double 0x3ec71de3a556c734>)
  %".450" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".449", <2 x double> %".445", <2 x double> <double 0x3efa01a01a01a01a, double 0x3efa01a01a01a01a>)
  %".451" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".450", <2 x double> %".445", <2 x double> <double 0x3f2a01a01a01a01a, double 0x3f2a01a01a01a01a>)
  %".452" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".451", <2 x double> %".445", <2 x double> <double 0x3f56c16c16c16c17, double 0x3f56c16c16c16c17>)
  %".453" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".452", <2 x double> %".445", <2 x double> <double 0x3f81111111111111, double 0x3f81111111111111>)
  %".454" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".453", <2 x double> %".445", <2 x double> <double 0x3fa5555555555555, double 0x3fa5555555555555>)
  %".455" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".454", <2 x double> %".445", <2 x double> <double 0x3fc5555555555555, double 0x3fc5555555555555>)
  %".456" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".455", <2 x double> %".445", <2 x double> <double 0x3fe0000000000000, double 0x3fe0000000000000>)
  %".457" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".456", <2 x double> %".445", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".458" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".457", <2 x double> %".445", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".459" = add <2 x i64> %".443", <i64 1023, i64 1023>
  %".460" = shl <2 x i64> %".459", <i64 52, i64 52>
  %".461" = bitcast <2 x i64> %".460" to <2 x double>
  %".462" = fmul <2 x double> %".458", %".461"
  %".463" = fmul <2 x double> %".462", %".435"
  %".464" = fmul <2 x double> %".429", %".429"
  %".465" = fmul <2 x double> %".424", %".429"
  %".466" = fmul <2 x double> %".429", %".424"
  %".467" = fadd <2 x double> %".465", %".466"
  %".468" = fmul <2 x double> %".464", <double 0xc000000000000000, double 0xc000000000000000>
  %".469" = fmul <2 x double> %".467", <double 0xc000000000000000, double 0xc000000000000000>
  %".470" = fcmp ogt <2 x double> %".468", <double 0x4086280000000000, double 0x4086280000000000>
  %".471" = select  <2 x i1> %".470", <2 x double> <double 0x4086280000000000, double 0x4086280000000000>, <2 x double> %".468"
  %".472" = fcmp olt <2 x double> %".471", <double 0xc086200000000000, double 0xc086200000000000>
  %".473" = select  <2 x i1> %".472", <2 x double> <double 0xc086200000000000, double 0xc086200000000000>, <2 x double> %".471"
  %".474" = fmul <2 x double> %".473", <double 0x3ff71547652b82fe, double 0x3ff71547652b82fe>
  %".475" = fadd <2 x double> %".474", <double 0x4338000000000000, double 0x4338000000000000>
  %".476" = fsub <2 x double> %".475", <double 0x4338000000000000, double 0x4338000000000000>
  %".477" = bitcast <2 x double> %".475" to <2 x i64>
  %".478" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".476", <2 x double> <double 0xbfe62e42fee00000, double 0xbfe62e42fee00000>, <2 x double> %".473")
  %".479" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".476", <2 x double> <double 0xbdea39ef35793c76, double 0xbdea39ef35793c76>, <2 x double> %".478")
  %".480" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> <double 0x3de6124613a86d09, double 0x3de6124613a86d09>, <2 x double> %".479", <2 x double> <double 0x3e21eed8eff8d898, double 0x3e21eed8eff8d898>)
  %".481" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".480", <2 x double> %".479", <2 x double> <double 0x3e5ae64567f544e4, double 0x3e5ae64567f544e4>)
  %".482" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".481", <2 x double> %".479", <2 x double> <double 0x3e927e4fb7789f5c, double 0x3e927e4fb7789f5c>)
  %".483" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".482", <2 x double> %".479", <2 x double> <double 0x3ec71de3a556c734, double 0x3ec71de3a556c734>)
  %".484" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".483", <2 x double> %".479", <2 x double> <double 0x3efa01a01a01a01a, double 0x3efa01a01a01a01a>)
  %".485" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".484", <2 x double> %".479", <2 x double> <double 0x3f2a01a01a01a01a, double 0x3f2a01a01a01a01a>)
  %".486" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".485", <2 x double> %".479", <2 x double> <double 0x3f56c16c16c16c17, double 0x3f56c16c16c16c17>)
  %".487" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".486", <2 x double> %".479", <2 x double> <double 0x3f81111111111111, double 0x3f81111111111111>)
  %".488" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".487", <2 x double> %".479", <2 x double> <double 0x3fa5555555555555, double 0x3fa5555555555555>)
  %".489" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".488", <2 x double> %".479", <2 x double> <double 0x3fc5555555555555, double 0x3fc5555555555555>)
  %".490" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".489", <2 x double> %".479", <2 x double> <double 0x3fe0000000000000, double 0x3fe0000000000000>)
  %".491" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".490", <2 x double> %".479", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".492" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".491", <2 x double> %".479", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".493" = add <2 x i64> %".477", <i64 1023, i64 1023>
  %".494" = shl <2 x i64> %".493", <i64 52, i64 52>
  %".495" = bitcast <2 x i64> %".494" to <2 x double>
  %".496" = fmul <2 x double> %".492", %".495"
  %".497" = fmul <2 x double> %".496", %".469"
  %".498" = fmul <2 x double> %".299", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".499" = fmul <2 x double> %".302", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".500" = fmul <2 x double> %".295", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".501" = fmul <2 x double> %".298", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".502" = fmul <2 x double> %".303", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".503" = fmul <2 x double> %".306", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".504" = fmul <2 x double> %".235", %".235"
  %".505" = fmul <2 x double> %".269", %".235"
  %".506" = fmul <2 x double> %".235", %".269"
  %".507" = fadd <2 x double> %".505", %".506"
  %".508" = fmul <2 x double> %".238", %".238"
  %".509" = fmul <2 x double> %".272", %".238"
  %".510" = fmul <2 x double> %".238", %".272"
  %".511" = fadd <2 x double> %".509", %".510"
  %".512" = fadd <2 x double> %".504", %".508"
  %".513" = fadd <2 x double> %".507", %".511"
  %".514" = fmul <2 x double> %".241", %".241"
  %".515" = fmul <2 x double> %".275", %".241"
  %".516" = fmul <2 x double> %".241", %".275"
  %".517" = fadd <2 x double> %".515", %".516"
  %".518" = fadd <2 x double> %".512", %".514"
  %".519" = fadd <2 x double> %".513", %".517"
  %".520" = call <2 x double> @"llvm.sqrt.v2f64"(<2 x double> %".518")
  %".521" = fmul <2 x double> %".519", <double 0x3fe0000000000000, double 0x3fe0000000000000>
  %".522" = fdiv <2 x double> %".521", %".520"
  %".523" = fdiv <2 x double> %".235", %".520"
  %".524" = fmul <2 x double> %".523", %".522"
  %".525" = fsub <2 x double> %".269", %".524"
  %".526" = fdiv <2 x double> %".525", %".520"
  %".527" = fdiv <2 x double> %".238", %".520"
  %".528" = fmul <2 x double> %".527", %".522"
  %".529" = fsub <2 x double> %".272", %".528"
  %".530" = fdiv <2 x double> %".529", %".520"
  %".531" = fdiv <2 x double> %".241", %".520"
  %".532" = fmul <2 x double> %".531", %".522"
  %".533" = fsub <2 x double> %".275", %".532"
  %".534" = fdiv <2 x double> %".533", %".520"
  %".535" = fcmp ogt <2 x double> %".520", %".59"
  %".536" = select  <2 x i1> %".535", <2 x double> %".59", <2 x double> %".520"
  %".537" = fcmp ogt <2 x double> %".520", %".59"
  %".538" = select  <2 x i1> %".537", <2 x double> <double              0x0, double              0x0>, <2 x double> %".522"
  %".539" = fcmp ogt <2 x double> %".520", %".59"
  %".540" = select  <2 x i1> %".539", <2 x double> <double              0x0, double              0x0>, <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>
  %".541" = fdiv <2 x double> %".536", %".59"
  %".542" = fdiv <2 x double> %".538", %".59"
  %".543" = fdiv <2 x double> %".540", %".59"
  %".544" = fmul <2 x double> %".536", <double 0xbff0000000000000, double 0xbff0000000000000>
  %".545" = fmul <2 x double> %".538", <double 0xbff0000000000000, double 0xbff0000000000000>
  %".546" = fmul <2 x double> %".540", <double 0xbff0000000000000, double 0xbff0000000000000>
  %".547" = fadd <2 x double> %".544", %".59"
  %".548" = fdiv <2 x double> %".547", %".59"
  %".549" = fdiv <2 x double> %".545", %".59"
  %".550" = fdiv <2 x double> %".546", %".59"
  %".551" = fmul <2 x double> %".541", <double 0x402e000000000000, double 0x402e000000000000>
  %".552" = fmul <2 x double> %".542", <double 0x402e000000000000, double 0x402e000000000000>
  %".553" = fmul <2 x double> %".543", <double 0x402e000000000000, double 0x402e000000000000>
  %".554" = fadd <2 x double> %".551", <double 0x4024000000000000, double 0x4024000000000000>
  %".555" = fmul <2 x double> %".554", %".541"
  %".556" = fmul <2 x double> %".552", %".541"
  %".557" = fmul <2 x double> %".554", %".542"
  %".558" = fadd <2 x double> %".556", %".557"
  %".559" = fmul <2 x double> %".541", %".553"
  %".560" = fmul <2 x double> %".542", %".553"
  %".561" = fmul <2 x double> %".554", %".543"
  %".562" = fmul <2 x double> %".552", %".543"
  %".563" = fadd <2 x double> %".559", %".561"
  %".564" = fadd <2 x double> %".560", %".562"
  %".565" = fadd <2 x double> %".555", <double 0x4018000000000000, double 0x4018000000000000>
  %".566" = fmul <2 x double> %".565", %".541"
  %".567" = fmul <2 x double> %".558", %".541"
  %".568" = fmul <2 x double> %".565", %".542"
  %".569" = fadd <2 x double> %".567", %".568"
  %".570" = fmul <2 x double> %".563", %".541"
  %".571" = fmul <2 x double> %".564", %".541"
  %".572" = fmul <2 x double> %".563", %".542"
  %".573" = fadd <2 x double> %".571", %".572"
  %".574" = fmul <2 x double> %".565", %".543"
  %".575" = fmul <2 x double> %".558", %".543"
  %".576" = fadd <2 x double> %".570", %".574"
  %".577" = fadd <2 x double> %".573", %".575"
  %".578" = fadd <2 x double> %".566", <double 0x4008000000000000, double 0x4008000000000000>
  %".579" = fmul <2 x double> %".578", %".541"
  %".580" = fmul <2 x double> %".569", %".541"
  %".581" = fmul <2 x double> %".578", %".542"
  %".582" = fadd <2 x double> %".580", %".581"
  %".583" = fmul <2 x double> %".576", %".541"
  %".584" = fmul <2 x double> %".577", %".541"
  %".585" = fmul <2 x double> %".576", %".542"
  %".586" = fadd <2 x double> %".584", %".585"
  %".587" = fmul <2 x double> %".578", %".543"
  %".588" = fmul <2 x double> %".569", %".543"
  %".589" = fadd <2 x double> %".583", %".587"
  %".590" = fadd <2 x double> %".586", %".588"
  %".591" = fadd <2 x double> %".579", <double 0x3ff0000000000000, double 0x3ff0000000000000>
  %".592" = fmul <2 x double> %".548", %".548"
  %".593" = fmul <2 x double> %".549", %".548"
  %".594" = fmul <2 x double> %".548", %".549"
  %".595" = fadd <2 x double> %".593", %".594"
  %".596" = fmul <2 x double> %".548", %".550"
  %".597" = fmul <2 x double> %".549", %".550"
  %".598" = fmul <2 x double> %".548", %".550"
  %".599" = fmul <2 x double> %".549", %".550"
  %".600" = fadd <2 x double> %".596", %".598"
  %".601" = fadd <2 x double> %".597", %".599"
  %".602" = fmul <2 x double> %".592", %".548"
  %".603" = fmul <2 x double> %".595", %".548"
  %".604" = fmul <2 x double> %".592", %".549"
  %".605" = fadd <2 x double> %".603", %".604"
  %".606" = fmul <2 x double> %".600", %".548"
  %".607" = fmul <2 x double> %".601", %".548"
  %".608" = fmul <2 x double> %".600", %".549"
  %".609" = fadd <2 x double> %".607", %".608"
  %".610" = fmul <2 x double> %".592", %".550"
  %".611" = fmul <2 x double> %".595", %".550"
  %".612" = fadd <2 x double> %".606", %".610"
  %".613" = fadd <2 x double> %".609", %".611"
  %".614" = fmul <2 x double> %".602", %".591"
  %".615" = fmul <2 x double> %".605", %".591"
  %".616" = fmul <2 x double> %".602", %".582"
  %".617" = fadd <2 x double> %".615", %".616"
  %".618" = fmul <2 x double> %".612", %".591"
  %".619" = fmul <2 x double> %".613", %".591"
  %".620" = fmul <2 x double> %".612", %".582"
  %".621" = fadd <2 x double> %".619", %".620"
  %".622" = fmul <2 x double> %".602", %".589"
  %".623" = fmul <2 x double> %".605", %".589"
  %".624" = fmul <2 x double> %".602", %".590"
  %".625" = fadd <2 x double> %".623", %".624"
  %".626" = fadd <2 x double> %".618", %".622"
  %".627" = fadd <2 x double> %".621", %".625"
  %".628" = fmul <2 x double> %".55", <double 0x3fe8000000000000, double 0x3fe8000000000000>
  %".629" = fmul <2 x double> %".55", <double 0x3fe2aaaaaaaaaaaa, double 0x3fe2aaaaaaaaaaaa>
  %".630" = fmul <2 x double> %".75", <double 0x4000000000000000, double 0x4000000000000000>
  %".631" = fdiv <2 x double> %".630", %".629"
  %".632" = fmul <2 x double> %".55", <double 0x3ff0aaaaaaaaaaaa, double 0x3ff0aaaaaaaaaaaa>
  %".633" = fmul <2 x double> %".632", <double 0xbff0000000000000, double 0xbff0000000000000>
  %".634" = fadd <2 x double> %".536", %".633"
  %".635" = fmul <2 x double> %".634", %".631"
  %".636" = fmul <2 x double> %".538", %".631"
  %".637" = fmul <2 x double> %".540", %".631"
  %".638" = fmul <2 x double> %".635", <double 0xbff0000000000000, double 0xbff0000000000000>
  %".639" = fcmp ogt <2 x double> %".638", <double 0x4086280000000000, double 0x4086280000000000>
  %".640" = select  <2 x i1> %".639", <2 x double> <double 0x4086280000000000, double 0x4086280000000000>, <2 x double> %".638"
  %".641" = fcmp olt <2 x double> %".640", <double 0xc086200000000000, double 0xc086200000000000>
  %".642" = select  <2 x i1> %".641", <2 x double> <double 0xc086200000000000, double 0xc086200000000000>, <2 x double> %".640"
  %".643" = fmul <2 x double> %".642", <double 0x3ff71547652b82fe, double 0x3ff71547652b82fe>
  %".644" = fadd <2 x double> %".643", <double 0x4338000000000000, double 0x4338000000000000>
  %".645" = fsub <2 x double> %".644", <double 0x4338000000000000, double 0x4338000000000000>
  %".646" = bitcast <2 x double> %".644" to <2 x i64>
  %".647" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".645", <2 x double> <double 0xbfe62e42fee00000, double 0xbfe62e42fee00000>, <2 x double> %".642")
  %".648" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".645", <2 x double> <double 0xbdea39ef35793c76, double 0xbdea39ef35793c76>, <2 x double> %".647")
  %".649" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> <double 0x3de6124613a86d09, double 0x3de6124613a86d09>, <2 x double> %".648", <2 x double> <double 0x3e21eed8eff8d898, double 0x3e21eed8eff8d898>)
  %".650" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".649", <2 x double> %".648", <2 x double> <double 0x3e5ae64567f544e4, double 0x3e5ae64567f544e4>)
  %".651" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".650", <2 x double> %".648", <2 x double> <double 0x3e927e4fb7789f5c, double 0x3e927e4fb7789f5c>)
  %".652" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".651", <2 x double> %".648", <2 x double> <double 0x3ec71de3a556c734, double 0x3ec71de3a556c734>)
  %".653" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".652", <2 x double> %".648", <2 x double> <double 0x3efa01a01a01a01a, double 0x3efa01a01a01a01a>)
  %".654" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".653", <2 x double> %".648", <2 x double> <double 0x3f2a01a01a01a01a, double 0x3f2a01a01a01a01a>)
  %".655" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".654", <2 x double> %".648", <2 x double> <double 0x3f56c16c16c16c17, double 0x3f56c16c16c16c17>)
  %".656" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".655", <2 x double> %".648", <2 x double> <double 0x3f81111111111111, double 0x3f81111111111111>)
  %".657" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".656", <2 x double> %".648", <2 x double> <double 0x3fa5555555555555, double 0x3fa5555555555555>)
  %".658" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".657", <2 x double> %".648", <2 x double> <double 0x3fc5555555555555, double 0x3fc5555555555555>)
  %".659" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".658", <2 x double> %".648", <2 x double> <double 0x3fe0000000000000, double 0x3fe0000000000000>)
  %".660" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".659", <2 x double> %".648", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".661" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".660", <2 x double> %".648", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".662" = add <2 x i64> %".646", <i64 1023, i64 1023>
  %".663" = shl <2 x i64> %".662", <i64 52, i64 52>
  %".664" = bitcast <2 x i64> %".663" to <2 x double>
  %".665" = fmul <2 x double> %".661", %".664"
  %".666" = fadd <2 x double> %".665", <double 0x3ff0000000000000, double 0x3ff0000000000000>
  %".667" = fdiv <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>, %".666"
  %".668" = fcmp ogt <2 x double> %".635", <double 0x4086280000000000, double 0x4086280000000000>
  %".669" = select  <2 x i1> %".668", <2 x double> <double 0x4086280000000000, double 0x4086280000000000>, <2 x double> %".635"
  %".670" = fcmp olt <2 x double> %".669", <double 0xc086200000000000, double 0xc086200000000000>
  %".671" = select  <2 x i1> %".670", <2 x double> <double 0xc086200000000000, double 0xc086200000000000>, <2 x double> %".669"
  %".672" = fmul <2 x double> %".671", <double 0x3ff71547652b82fe, double 0x3ff71547652b82fe>
  %".673" = fadd <2 x double> %".672", <double 0x4338000000000000, double 0x4338000000000000>
  %".674" = fsub <2 x double> %".673", <double 0x4338000000000000, double 0x4338000000000000>
  %".675" = bitcast <2 x double> %".673" to <2 x i64>
  %".676" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".674", <2 x double> <double 0xbfe62e42fee00000, double 0xbfe62e42fee00000>, <2 x double> %".671")
  %".677" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".674", <2 x double> <double 0xbdea39ef35793c76, double 0xbdea39ef35793c76>, <2 x double> %".676")
  %".678" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> <double 0x3de6124613a86d09, double 0x3de6124613a86d09>, <2 x double> %".677", <2 x double> <double 0x3e21eed8eff8d898, double 0x3e21eed8eff8d898>)
  %".679" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".678", <2 x double> %".677", <2 x double> <double 0x3e5ae64567f544e4, double 0x3e5ae64567f544e4>)
  %".680" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".679", <2 x double> %".677", <2 x double> <double 0x3e927e4fb7789f5c, double 0x3e927e4fb7789f5c>)
  %".681" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".680", <2 x double> %".677", <2 x double> <double 0x3ec71de3a556c734, double 0x3ec71de3a556c734>)
  %".682" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".681", <2 x double> %".677", <2 x double> <double 0x3efa01a01a01a01a, double 0x3efa01a01a01a01a>)
  %".683" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".682", <2 x double> %".677", <2 x double> <double 0x3f2a01a01a01a01a, double 0x3f2a01a01a01a01a>)
  %".684" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".683", <2 x double> %".677", <2 x double> <double 0x3f56c16c16c16c17, double 0x3f56c16c16c16c17>)
  %".685" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".684", <2 x double> %".677", <2 x double> <double 0x3f81111111111111, double 0x3f81111111111111>)
  %".686" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".685", <2 x double> %".677", <2 x double> <double 0x3fa5555555555555, double 0x3fa5555555555555>)
  %".687" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".686", <2 x double> %".677", <2 x double> <double 0x3fc5555555555555, double 0x3fc5555555555555>)
  %".688" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".687", <2 x double> %".677", <2 x double> <double 0x3fe0000000000000, double 0x3fe0000000000000>)
  %".689" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".688", <2 x double> %".677", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".690" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".689", <2 x double> %".677", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".691" = add <2 x i64> %".675", <i64 1023, i64 1023>
  %".692" = shl <2 x i64> %".691", <i64 52, i64 52>
  %".693" = bitcast <2 x i64> %".692" to <2 x double>
  %".694" = fmul <2 x double> %".690", %".693"
  %".695" = fadd <2 x double> %".694", <double 0x3ff0000000000000, double 0x3ff0000000000000>
  %".696" = fdiv <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>, %".695"
  %".697" = fmul <2 x double> %".667", %".696"
  %".698" = fmul <2 x double> %".697", %".636"
  %".699" = fmul <2 x double> %".698", <double 0xbff0000000000000, double 0xbff0000000000000>
  %".700" = fmul <2 x double> %".667", %".696"
  %".701" = fmul <2 x double> %".698", %".696"
  %".702" = fmul <2 x double> %".667", %".699"
  %".703" = fadd <2 x double> %".701", %".702"
  %".704" = fmul <2 x double> %".700", %".637"
  %".705" = fmul <2 x double> %".703", %".637"
  %".706" = fmul <2 x double> %".704", <double 0xbff0000000000000, double 0xbff0000000000000>
  %".707" = fmul <2 x double> %".705", <double 0xbff0000000000000, double 0xbff0000000000000>
  %".708" = fmul <2 x double> %".628", <double 0xbff0000000000000, double 0xbff0000000000000>
  %".709" = fadd <2 x double> %".536", %".708"
  %".710" = fmul <2 x double> %".709", %".667"
  %".711" = fmul <2 x double> %".538", %".667"
  %".712" = fmul <2 x double> %".709", %".698"
  %".713" = fadd <2 x double> %".711", %".712"
  %".714" = fmul <2 x double> %".667", %".540"
  %".715" = fmul <2 x double> %".698", %".540"
  %".716" = fmul <2 x double> %".709", %".704"
  %".717" = fmul <2 x double> %".538", %".704"
  %".718" = fmul <2 x double> %".709", %".705"
  %".719" = fadd <2 x double> %".717", %".718"
  %".720" = fadd <2 x double> %".714", %".716"
  %".721" = fadd <2 x double> %".715", %".719"
  %".722" = fadd <2 x double> %".710", %".628"
  %".723" = fmul <2 x double> %".63", <double 0xbff0000000000000, double 0xbff0000000000000>
  %".724" = fadd <2 x double> %".722", %".723"
  %".725" = fmul <2 x double> %".67", <double 0xbff0000000000000, double 0xbff0000000000000>
  %".726" = fadd <2 x double> %".722", %".725"
  %".727" = fmul <2 x double> %".724", %".724"
  %".728" = fmul <2 x double> %".713", %".724"
  %".729" = fmul <2 x double> %".724", %".713"
  %".730" = fadd <2 x double> %".728", %".729"
  %".731" = fmul <2 x double> %".720", %".724"
  %".732" = fmul <2 x double> %".721", %".724"
  %".733" = fmul <2 x double> %".720", %".713"
  %".734" = fadd <2 x double> %".732", %".733"
  %".735" = fmul <2 x double> %".724", %".720"
  %".736" = fmul <2 x double> %".713", %".720"
  %".737" = fmul <2 x double> %".724", %".721"
  %".738" = fadd <2 x double> %".736", %".737"
  %".739" = fadd <2 x double> %".731", %".735"
  %".740" = fadd <2 x double> %".734", %".738"
  %".741" = fmul <2 x double> %".727", <double 0xc000000000000000, double 0xc000000000000000>
  %".742" = fmul <2 x double> %".730", <double 0xc000000000000000, double 0xc000000000000000>
  %".743" = fmul <2 x double> %".739", <double 0xc000000000000000, double 0xc000000000000000>
  %".744" = fmul <2 x double> %".740", <double 0xc000000000000000, double 0xc000000000000000>
  %".745" = fcmp ogt <2 x double> %".741", <double 0x4086280000000000, double 0x4086280000000000>
  %".746" = select  <2 x i1> %".745", <2 x double> <double 0x4086280000000000, double 0x4086280000000000>, <2 x double> %".741"
  %".747" = fcmp olt <2 x double> %".746", <double 0xc086200000000000, double 0xc086200000000000>
  %".748" = select  <2 x i1> %".747", <2 x double> <double 0xc086200000000000, double 0xc086200000000000>, <2 x double> %".746"
  %".749" = fmul <2 x double> %".748", <double 0x3ff71547652b82fe, double 0x3ff71547652b82fe>
  %".750" = fadd <2 x double> %".749", <double 0x4338000000000000, double 0x4338000000000000>
  %".751" = fsub <2 x double> %".750", <double 0x4338000000000000, double 0x4338000000000000>
  %".752" = bitcast <2 x double> %".750" to <2 x i64>
  %".753" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".751", <2 x double> <double 0xbfe62e42fee00000, double 0xbfe62e42fee00000>, <2 x double> %".748")
  %".754" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".751", <2 x double> <double 0xbdea39ef35793c76, double 0xbdea39ef35793c76>, <2 x double> %".753")
  %".755" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> <double 0x3de6124613a86d09, double 0x3de6124613a86d09>, <2 x double> %".754", <2 x double> <double 0x3e21eed8eff8d898, double 0x3e21eed8eff8d898>)
  %".756" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".755", <2 x double> %".754", <2 x double> <double 0x3e5ae64567f544e4, double 0x3e5ae64567f544e4>)
  %".757" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".756", <2 x double> %".754", <2 x double> <double 0x3e927e4fb7789f5c, double 0x3e927e4fb7789f5c>)
  %".758" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".757", <2 x double> %".754", <2 x double> <double 0x3ec71de3a556c734, double 0x3ec71de3a556c734>)
  %".759" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".758", <2 x double> %".754", <2 x double> <double 0x3efa01a01a01a01a, double 0x3efa01a01a01a01a>)
  %".760" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".759", <2 x double> %".754", <2 x double> <double 0x3f2a01a01a01a01a, double 0x3f2a01a01a01a01a>)
  %".761" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".760", <2 x double> %".754", <2 x double> <double 0x3f56c16c16c16c17, double 0x3f56c16c16c16c17>)
  %".762" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".761", <2 x double> %".754", <2 x double> <double 0x3f81111111111111, double 0x3f81111111111111>)
  %".763" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".762", <2 x double> %".754", <2 x double> <double 0x3fa5555555555555, double 0x3fa5555555555555>)
  %".764" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".763", <2 x double> %".754", <2 x double> <double 0x3fc5555555555555, double 0x3fc5555555555555>)
  %".765" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".764", <2 x double> %".754", <2 x double> <double 0x3fe0000000000000, double 0x3fe0000000000000>)
  %".766" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".765", <2 x double> %".754", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".767" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".766", <2 x double> %".754", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".768" = add <2 x i64> %".752", <i64 1023, i64 1023>
  %".769" = shl <2 x i64> %".768", <i64 52, i64 52>
  %".770" = bitcast <2 x i64> %".769" to <2 x double>
  %".771" = fmul <2 x double> %".767", %".770"
  %".772" = fmul <2 x double> %".771", %".742"
  %".773" = fmul <2 x double> %".771", %".743"
  %".774" = fmul <2 x double> %".772", %".743"
  %".775" = fmul <2 x double> %".771", %".744"
  %".776" = fadd <2 x double> %".774", %".775"
  %".777" = fmul <2 x double> %".726", %".726"
  %".778" = fmul <2 x double> %".713", %".726"
  %".779" = fmul <2 x double> %".726", %".713"
  %".780" = fadd <2 x double> %".778", %".779"
  %".781" = fmul <2 x double> %".720", %".726"
  %".782" = fmul <2 x double> %".721", %".726"
  %".783" = fmul <2 x double> %".720", %".713"
  %".784" = fadd <2 x double> %".782", %".783"
  %".785" = fmul <2 x double> %".726", %".720"
  %".786" = fmul <2 x double> %".713", %".720"
  %".787" = fmul <2 x double> %".726", %".721"
  %".788" = fadd <2 x double> %".786", %".787"
  %".789" = fadd <2 x double> %".781", %".785"
  %".790" = fadd <2 x double> %".784", %".788"
  %".791" = fmul <2 x double> %".777", <double 0xc000000000000000, double 0xc000000000000000>
  %".792" = fmul <2 x double> %".780", <double 0xc000000000000000, double 0xc000000000000000>
  %".793" = fmul <2 x double> %".789", <double 0xc000000000000000, double 0xc000000000000000>
  %".794" = fmul <2 x double> %".790", <double 0xc000000000000000, double 0xc000000000000000>
  %".795" = fcmp ogt <2 x double> %".791", <double 0x4086280000000000, double 0x4086280000000000>
  %".796" = select  <2 x i1> %".795", <2 x double> <double 0x4086280000000000, double 0x4086280000000000>, <2 x double> %".791"
  %".797" = fcmp olt <2 x double> %".796", <double 0xc086200000000000, double 0xc086200000000000>
  %".798" = select  <2 x i1> %".797", <2 x double> <double 0xc086200000000000, double 0xc086200000000000>, <2 x double> %".796"
  %".799" = fmul <2 x double> %".798", <double 0x3ff71547652b82fe, double 0x3ff71547652b82fe>
  %".800" = fadd <2 x double> %".799", <double 0x4338000000000000, double 0x4338000000000000>
  %".801" = fsub <2 x double> %".800", <double 0x4338000000000000, double 0x4338000000000000>
  %".802" = bitcast <2 x double> %".800" to <2 x i64>
  %".803" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".801", <2 x double> <double 0xbfe62e42fee00000, double 0xbfe62e42fee00000>, <2 x double> %".798")
  %".804" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".801", <2 x double> <double 0xbdea39ef35793c76, double 0xbdea39ef35793c76>, <2 x double> %".803")
  %".805" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> <double 0x3de6124613a86d09, double 0x3de6124613a86d09>, <2 x double> %".804", <2 x double> <double 0x3e21eed8eff8d898, double 0x3e21eed8eff8d898>)
  %".806" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".805", <2 x double> %".804", <2 x double> <double 0x3e5ae64567f544e4, double 0x3e5ae64567f544e4>)
  %".807" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".806", <2 x double> %".804", <2 x double> <double 0x3e927e4fb7789f5c, double 0x3e927e4fb7789f5c>)
  %".808" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".807", <2 x double> %".804", <2 x double> <double 0x3ec71de3a556c734, double 0x3ec71de3a556c734>)
  %".809" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".808", <2 x double> %".804", <2 x double> <double 0x3efa01a01a01a01a, double 0x3efa01a01a01a01a>)
  %".810" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".809", <2 x double> %".804", <2 x double> <double 0x3f2a01a01a01a01a, double 0x3f2a01a01a01a01a>)
  %".811" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".810", <2 x double> %".804", <2 x double> <double 0x3f56c16c16c16c17, double 0x3f56c16c16c16c17>)
  %".812" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".811", <2 x double> %".804", <2 x double> <double 0x3f81111111111111, double 0x3f81111111111111>)
  %".813" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".812", <2 x double> %".804", <2 x double> <double 0x3fa5555555555555, double 0x3fa5555555555555>)
  %".814" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".813", <2 x double> %".804", <2 x double> <double 0x3fc5555555555555, double 0x3fc5555555555555>)
  %".815" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".814", <2 x double> %".804", <2 x double> <double 0x3fe0000000000000, double 0x3fe0000000000000>)
  %".816" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".815", <2 x double> %".804", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".817" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".816", <2 x double> %".804", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".818" = add <2 x i64> %".802", <i64 1023, i64 1023>
  %".819" = shl <2 x i64> %".818", <i64 52, i64 52>
  %".820" = bitcast <2 x i64> %".819" to <2 x double>
  %".821" = fmul <2 x double> %".817", %".820"
  %".822" = fmul <2 x double> %".821", %".792"
  %".823" = fmul <2 x double> %".821", %".793"
  %".824" = fmul <2 x double> %".822", %".793"
  %".825" = fmul <2 x double> %".821", %".794"
  %".826" = fadd <2 x double> %".824", %".825"
  %".827" = fmul <2 x double> %".773", %".176"
  %".828" = fmul <2 x double> %".776", %".176"
  %".829" = fadd <2 x double> %".827", %".111"
  %".830" = fmul <2 x double> %".823", %".179"
  %".831" = fmul <2 x double> %".826", %".179"
  %".832" = fadd <2 x double> %".829", %".830"
  %".833" = fadd <2 x double> %".828", %".831"
  %".834" = fmul <2 x double> %".626", %".207"
  %".835" = fmul <2 x double> %".627", %".207"
  %".836" = fadd <2 x double> %".832", %".834"
  %".837" = fadd <2 x double> %".833", %".835"
  %".838" = fmul <2 x double> %".527", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".839" = fmul <2 x double> %".530", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".840" = fmul <2 x double> %".523", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".841" = fmul <2 x double> %".526", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".842" = fmul <2 x double> %".531", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".843" = fmul <2 x double> %".534", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".844" = fmul <2 x double> %".142", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".845" = fmul <2 x double> %".527", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".846" = fmul <2 x double> %".530", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".847" = fmul <2 x double> %".523", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".848" = fmul <2 x double> %".526", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".849" = fmul <2 x double> %".531", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".850" = fmul <2 x double> %".534", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".851" = fmul <2 x double> %".145", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".852" = fmul <2 x double> %".527", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".853" = fmul <2 x double> %".530", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".854" = fmul <2 x double> %".523", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".855" = fmul <2 x double> %".526", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".856" = fmul <2 x double> %".531", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".857" = fmul <2 x double> %".534", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".858" = fmul <2 x double> %".148", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".859" = fmul <2 x double> %".523", %".844"
  %".860" = fmul <2 x double> %".526", %".844"
  %".861" = fmul <2 x double> %".527", %".851"
  %".862" = fmul <2 x double> %".530", %".851"
  %".863" = fadd <2 x double> %".859", %".861"
  %".864" = fadd <2 x double> %".860", %".862"
  %".865" = fmul <2 x double> %".531", %".858"
  %".866" = fmul <2 x double> %".534", %".858"
  %".867" = fadd <2 x double> %".863", %".865"
  %".868" = fadd <2 x double> %".864", %".866"
  %".869" = fmul <2 x double> %".523", %".836"
  %".870" = fmul <2 x double> %".526", %".836"
  %".871" = fmul <2 x double> %".523", %".837"
  %".872" = fadd <2 x double> %".870", %".871"
  %".873" = fmul <2 x double> %".523", %".867"
  %".874" = fmul <2 x double> %".526", %".867"
  %".875" = fmul <2 x double> %".523", %".868"
  %".876" = fadd <2 x double> %".874", %".875"
  %".877" = fmul <2 x double> %".873", <double 0xbff0000000000000, double 0xbff0000000000000>
  %".878" = fmul <2 x double> %".876", <double 0xbff0000000000000, double 0xbff0000000000000>
  %".879" = fadd <2 x double> %".877", %".844"
  %".880" = fdiv <2 x double> %".879", %".520"
  %".881" = fmul <2 x double> %".880", %".522"
  %".882" = fsub <2 x double> %".878", %".881"
  %".883" = fdiv <2 x double> %".882", %".520"
  %".884" = fadd <2 x double> %".869", %".880"
  %".885" = fadd <2 x double> %".872", %".883"
  %".886" = fmul <2 x double> %".527", %".836"
  %".887" = fmul <2 x double> %".530", %".836"
  %".888" = fmul <2 x double> %".527", %".837"
  %".889" = fadd <2 x double> %".887", %".888"
  %".890" = fmul <2 x double> %".527", %".867"
  %".891" = fmul <2 x double> %".530", %".867"
  %".892" = fmul <2 x double> %".527", %".868"
  %".893" = fadd <2 x double> %".891", %".892"
  %".894" = fmul <2 x double> %".890", <double 0xbff0000000000000, double 0xbff0000000000000>
  %".895" = fmul <2 x double> %".893", <double 0xbff0000000000000, double 0xbff0000000000000>
  %".896" = fadd <2 x double> %".894", %".851"
  %".897" = fdiv <2 x double> %".896", %".520"
  %".898" = fmul <2 x double> %".897", %".522"
  %".899" = fsub <2 x double> %".895", %".898"
  %".900" = fdiv <2 x double> %".899", %".520"
  %".901" = fadd <2 x double> %".886", %".897"
  %".902" = fadd <2 x double> %".889", %".900"
  %".903" = fmul <2 x double> %".531", %".836"
  %".904" = fmul <2 x double> %".534", %".836"
  %".905" = fmul <2 x double> %".531", %".837"
  %".906" = fadd <2 x double> %".904", %".905"
  %".907" = fmul <2 x double> %".531", %".867"
  %".908" = fmul <2 x double> %".534", %".867"
  %".909" = fmul <2 x double> %".531", %".868"
  %".910" = fadd <2 x double> %".908", %".909"
  %".911" = fmul <2 x double> %".907", <double 0xbff0000000000000, double 0xbff0000000000000>
  %".912" = fmul <2 x double> %".910", <double 0xbff0000000000000, double 0xbff0000000000000>
  %".913" = fadd <2 x double> %".911", %".858"
  %".914" = fdiv <2 x double> %".913", %".520"
  %".915" = fmul <2 x double> %".914", %".522"
  %".916" = fsub <2 x double> %".912", %".915"
  %".917" = fdiv <2 x double> %".916", %".520"
  %".918" = fadd <2 x double> %".903", %".914"
  %".919" = fadd <2 x double> %".906", %".917"
  %".922" = getelementptr double, double* %".921", i64 0
  %".923" = bitcast double* %".922" to <2 x double>*
  store <2 x double> %".294", <2 x double>* %".923", align 8
  br label %"head.15"
head.14:
  %".254" = phi  i64 [0, %"loop.13"], [%".263", %"loop.14"]
  %".255" = icmp slt i64 %".254", 3
  br i1 %".255", label %"loop.14", label %"end.14"
loop.14:
  %".257" = getelementptr double, double* %".252", i64 %".254"
  %".258" = load double, double* %".257"
  %".259" = mul i64 %".254", 2
  %".260" = add i64 %".259", %".245"
  %".261" = getelementptr double, double* %".243", i64 %".260"
  store double %".258", double* %".261", align 8
  %".263" = add i64 %".254", 1
  br label %"head.14"
end.14:
  %".265" = add i64 %".245", 1
  br label %"head.13"
head.15:
  %".926" = phi  i64 [0, %"end.13"], [%".946", %"end.16"]
  %".927" = icmp slt i64 %".926", 2
  br i1 %".927", label %"loop.15", label %"end.15"
loop.15:
  %".929" = add i64 %".24", %".926"
  %".930" = icmp slt i64 %".929", %".27"
  %".931" = select  i1 %".930", i64 %".929", i64 %".27"
  %".932" = mul i64 %".931", 1
  %".933" = getelementptr double, double* %"tangent_lengths", i64 %".932"
  br label %"head.16"
end.15:
  %".950" = getelementptr double, double* %".949", i64 0
  %".951" = bitcast double* %".950" to <2 x double>*
  store <2 x double> <double              0x0, double              0x0>, <2 x double>* %".951", align 8
  %".953" = getelementptr double, double* %".949", i64 2
  %".954" = bitcast double* %".953" to <2 x double>*
  store <2 x double> %".501", <2 x double>* %".954", align 8
  %".956" = getelementptr double, double* %".949", i64 4
  %".957" = bitcast double* %".956" to <2 x double>*
  store <2 x double> %".499", <2 x double>* %".957", align 8
  %".959" = getelementptr double, double* %".949", i64 6
  %".960" = bitcast double* %".959" to <2 x double>*
  store <2 x double> %".503", <2 x double>* %".960", align 8
  br label %"head.17"
head.16:
  %".935" = phi  i64 [0, %"loop.15"], [%".944", %"loop.16"]
  %".936" = icmp slt i64 %".935", 1
  br i1 %".936", label %"loop.16", label %"end.16"
loop.16:
  %".938" = mul i64 %".935", 2
  %".939" = add i64 %".938", %".926"
  %".940" = getelementptr double, double* %".921", i64 %".939"
  %".941" = load double, double* %".940"
  %".942" = getelementptr double, double* %".933", i64 %".935"
  store double %".941", double* %".942", align 8
  %".944" = add i64 %".935", 1
  br label %"head.16"
end.16:
  %".946" = add i64 %".926", 1
  br label %"head.15"
head.17:
  %".963" = phi  i64 [0, %"end.15"], [%".983", %"end.18"]
  %".964" = icmp slt i64 %".963", 2
  br i1 %".964", label %"loop.17", label %"end.17"
loop.17:
  %".966" = add i64 %".24", %".963"
  %".967" = icmp slt i64 %".966", %".27"
  %".968" = select  i1 %".967", i64 %".966", i64 %".27"
  %".969" = mul i64 %".968", 4
  %".970" = getelementptr double, double* %"tangent_attrs", i64 %".969"
  br label %"head.18"
end.17:
  %".987" = getelementptr double, double* %".986", i64 0
  %".988" = bitcast double* %".987" to <2 x double>*
  store <2 x double> %".463", <2 x double>* %".988", align 8
  %".990" = getelementptr double, double* %".986", i64 2
  %".991" = bitcast double* %".990" to <2 x double>*
  store <2 x double> %".497", <2 x double>* %".991", align 8
  br label %"head.19"
head.18:
  %".972" = phi  i64 [0, %"loop.17"], [%".981", %"loop.18"]
  %".973" = icmp slt i64 %".972", 4
  br i1 %".973", label %"loop.18", label %"end.18"
loop.18:
  %".975" = mul i64 %".972", 2
  %".976" = add i64 %".975", %".963"
  %".977" = getelementptr double, double* %".949", i64 %".976"
  %".978" = load double, double* %".977"
  %".979" = getelementptr double, double* %".970", i64 %".972"
  store double %".978", double* %".979", align 8
  %".981" = add i64 %".972", 1
  br label %"head.18"
end.18:
  %".983" = add i64 %".963", 1
  br label %"head.17"
head.19:
  %".994" = phi  i64 [0, %"end.17"], [%".1014", %"end.20"]
  %".995" = icmp slt i64 %".994", 2
  br i1 %".995", label %"loop.19", label %"end.19"
loop.19:
  %".997" = add i64 %".24", %".994"
  %".998" = icmp slt i64 %".997", %".27"
  %".999" = select  i1 %".998", i64 %".997", i64 %".27"
  %".1000" = mul i64 %".999", 2
  %".1001" = getelementptr double, double* %"tangent_feats", i64 %".1000"
  br label %"head.20"
end.19:
  %".1018" = getelementptr double, double* %".1017", i64 0
  %".1019" = bitcast double* %".1018" to <2 x double>*
  store <2 x double> %".347", <2 x double>* %".1019", align 8
  br label %"head.21"
head.20:
  %".1003" = phi  i64 [0, %"loop.19"], [%".1012", %"loop.20"]
  %".1004" = icmp slt i64 %".1003", 2
  br i1 %".1004", label %"loop.20", label %"end.20"
loop.20:
  %".1006" = mul i64 %".1003", 2
  %".1007" = add i64 %".1006", %".994"
  %".1008" = getelementptr double, double* %".986", i64 %".1007"
  %".1009" = load double, double* %".1008"
  %".1010" = getelementptr double, double* %".1001", i64 %".1003"
  store double %".1009", double* %".1010", align 8
  %".1012" = add i64 %".1003", 1
  br label %"head.20"
end.20:
  %".1014" = add i64 %".994", 1
  br label %"head.19"
head.21:
  %".1022" = phi  i64 [0, %"end.19"], [%".1042", %"end.22"]
  %".1023" = icmp slt i64 %".1022", 2
  br i1 %".1023", label %"loop.21", label %"end.21"
loop.21:
  %".1025" = add i64 %".24", %".1022"
  %".1026" = icmp slt i64 %".1025", %".27"
  %".1027" = select  i1 %".1026", i64 %".1025", i64 %".27"
  %".1028" = mul i64 %".1027", 1
  %".1029" = getelementptr double, double* %"tangent_envelope", i64 %".1028"
  br label %"head.22"
end.21:
  %".1046" = getelementptr double, double* %".1045", i64 0
  %".1047" = bitcast double* %".1046" to <2 x double>*
  store <2 x double> %".885", <2 x double>* %".1047", align 8
  %".1049" = getelementptr double, double* %".1045", i64 2
  %".1050" = bitcast double* %".1049" to <2 x double>*
  store <2 x double> %".902", <2 x double>* %".1050", align 8
  %".1052" = getelementptr double, double* %".1045", i64 4
  %".1053" = bitcast double* %".1052" to <2 x double>*
  store <2 x double> %".919", <2 x double>* %".1053", align 8
  br label %"head.23"
head.22:
  %".1031" = phi  i64 [0, %"loop.21"], [%".1040", %"loop.22"]
  %".1032" = icmp slt i64 %".1031", 1
  br i1 %".1032", label %"loop.22", label %"end.22"
loop.22:
  %".1034" = mul i64 %".1031", 2
  %".1035" = add i64 %".1034", %".1022"
  %".1036" = getelementptr double, double* %".1017", i64 %".1035"
  %".1037" = load double, double* %".1036"
  %".1038" = getelementptr double, double* %".1029", i64 %".1031"
  store double %".1037", double* %".1038", align 8
  %".1040" = add i64 %".1031", 1
  br label %"head.22"
end.22:
  %".1042" = add i64 %".1022", 1
  br label %"head.21"
head.23:
  %".1056" = phi  i64 [0, %"end.21"], [%".1076", %"end.24"]
  %".1057" = icmp slt i64 %".1056", 2
  br i1 %".1057", label %"loop.23", label %"end.23"
loop.23:
  %".1059" = add i64 %".24", %".1056"
  %".1060" = icmp slt i64 %".1059", %".27"
  %".1061" = select  i1 %".1060", i64 %".1059", i64 %".27"
  %".1062" = mul i64 %".1061", 3
  %".1063" = getelementptr double, double* %"products", i64 %".1062"
  br label %"head.24"
end.23:
  %".1078" = add i64 %".24", 2
  br label %"head"
head.24:
  %".1065" = phi  i64 [0, %"loop.23"], [%".1074", %"loop.24"]
  %".1066" = icmp slt i64 %".1065", 3
  br i1 %".1066", label %"loop.24", label %"end.24"
loop.24:
  %".1068" = mul i64 %".1065", 2
  %".1069" = add i64 %".1068", %".1056"
  %".1070" = getelementptr double, double* %".1045", i64 %".1069"
  %".1071" = load double, double* %".1070"
  %".1072" = getelementptr double, double* %".1063", i64 %".1065"
  store double %".1071", double* %".1072", align 8
  %".1074" = add i64 %".1065", 1
  br label %"head.24"
end.24:
  %".1076" = add i64 %".1056", 1
  br label %"head.23"
}

declare <2 x double> @"llvm.sqrt.v2f64"(<2 x double> %".1")

declare <2 x double> @"llvm.fma.v2f64"(<2 x double> %".1", <2 x double> %".2", <2 x double> %".3")

define void @"second_team"(i64* noalias %"given")
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
  %".29" = getelementptr i64, i64* %"given", i64 13
  %".30" = load i64, i64* %".29"
  %".31" = getelementptr i64, i64* %"given", i64 14
  %".32" = load i64, i64* %".31"
  %".33" = getelementptr i64, i64* %"given", i64 15
  %".34" = load i64, i64* %".33"
  %".35" = getelementptr i64, i64* %"given", i64 16
  %".36" = load i64, i64* %".35"
  %".37" = getelementptr i64, i64* %"given", i64 17
  %".38" = load i64, i64* %".37"
  %".39" = inttoptr i64 %".4" to double*
  %".40" = inttoptr i64 %".6" to double*
  %".41" = inttoptr i64 %".8" to double*
  %".42" = inttoptr i64 %".10" to double*
  %".43" = inttoptr i64 %".12" to double*
  %".44" = inttoptr i64 %".14" to double*
  %".45" = inttoptr i64 %".16" to double*
  %".46" = inttoptr i64 %".18" to double*
  %".47" = inttoptr i64 %".20" to double*
  %".48" = inttoptr i64 %".22" to double*
  %".49" = inttoptr i64 %".24" to double*
  %".50" = inttoptr i64 %".26" to double*
  %".51" = inttoptr i64 %".28" to double*
  %".52" = inttoptr i64 %".30" to double*
  %".53" = inttoptr i64 %".32" to double*
  %".54" = inttoptr i64 %".34" to double*
  %".55" = inttoptr i64 %".36" to double*
  %".56" = inttoptr i64 %".38" to double*
  %".57" = call i32 @"omp_get_thread_num"()
  %".58" = sext i32 %".57" to i64
  %".59" = call i32 @"omp_get_num_threads"()
  %".60" = sext i32 %".59" to i64
  %".61" = getelementptr i64, i64* %"given", i64 18
  %".62" = load i64, i64* %".61"
  br label %"head"
head:
  %".64" = phi  i64 [%".58", %"body"], [%".74", %"loop"]
  %".65" = icmp slt i64 %".64", %".62"
  br i1 %".65", label %"loop", label %"end"
loop:
  %".67" = add i64 19, %".64"
  %".68" = getelementptr i64, i64* %"given", i64 %".67"
  %".69" = getelementptr i64, i64* %".68", i64 0
  %".70" = load i64, i64* %".69"
  %".71" = getelementptr i64, i64* %".68", i64 1
  %".72" = load i64, i64* %".71"
  call void @"second"(double* %".39", double* %".40", double* %".41", double* %".42", double* %".43", double* %".44", double* %".45", double* %".46", double* %".47", double* %".48", double* %".49", double* %".50", double* %".51", double* %".52", double* %".53", double* %".54", double* %".55", double* %".56", i64 %".70", i64 %".72", i64 %".64")
  %".74" = add i64 %".64", %".60"
  br label %"head"
end:
  ret void
}

declare i32 @"omp_get_thread_num"()

declare i32 @"omp_get_num_threads"()
