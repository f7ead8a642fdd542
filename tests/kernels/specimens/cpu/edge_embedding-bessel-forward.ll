; ModuleID = "edge_embedding_forward"
target triple = "x86_64-unknown-linux-gnu"
target datalayout = ""

define void @"forward"(double* noalias %"vectors", double* noalias %"pair_radii", double* noalias %"r_max", double* noalias %"weights", double* noalias %"prefactor", double* noalias %"constant_0", double* noalias %"constant_1", double* noalias %"constant_2", double* noalias %"lengths", double* noalias %"attrs", double* noalias %"feats", double* noalias %"envelope", i64 %"start", i64 %"stop", i64 %"number")
{
entry:
  %".22" = alloca [2 x double], align 64
  %".23" = bitcast [2 x double]* %".22" to double*
  %".82" = alloca [6 x double], align 64
  %".83" = bitcast [6 x double]* %".82" to double*
  %".420" = alloca [2 x double], align 64
  %".421" = bitcast [2 x double]* %".420" to double*
  %".448" = alloca [18 x double], align 64
  %".449" = bitcast [18 x double]* %".448" to double*
  %".500" = alloca [6 x double], align 64
  %".501" = bitcast [6 x double]* %".500" to double*
  %".534" = alloca [2 x double], align 64
  %".535" = bitcast [2 x double]* %".534" to double*
  br label %"body"
body:
  br label %"head"
head:
  %".18" = phi  i64 [%"start", %"body"], [%".562", %"end.11"]
  %".19" = icmp slt i64 %".18", %"stop"
  br i1 %".19", label %"loop", label %"end"
loop:
  %".21" = sub i64 %"stop", 1
  br label %"head.1"
end:
  ret void
head.1:
  %".25" = phi  i64 [0, %"loop"], [%".45", %"end.2"]
  %".26" = icmp slt i64 %".25", 2
  br i1 %".26", label %"loop.1", label %"end.1"
loop.1:
  %".28" = add i64 %".18", %".25"
  %".29" = icmp slt i64 %".28", %".21"
  %".30" = select  i1 %".29", i64 %".28", i64 %".21"
  %".31" = mul i64 %".30", 1
  %".32" = getelementptr double, double* %"pair_radii", i64 %".31"
  br label %"head.2"
end.1:
  %".47" = getelementptr double, double* %".23", i64 0
  %".48" = bitcast double* %".47" to <2 x double>*
  %".49" = load <2 x double>, <2 x double>* %".48", align 8
  %".50" = getelementptr double, double* %"r_max", i64 0
  %".51" = load double, double* %".50"
  %".52" = insertelement <2 x double> <double undef, double undef>, double %".51", i32 0
  %".53" = shufflevector <2 x double> %".52", <2 x double> <double undef, double undef>, <2 x i32> <i32 0, i32 0>
  %".54" = getelementptr double, double* %"weights", i64 0
  %".55" = load double, double* %".54"
  %".56" = insertelement <2 x double> <double undef, double undef>, double %".55", i32 0
  %".57" = shufflevector <2 x double> %".56", <2 x double> <double undef, double undef>, <2 x i32> <i32 0, i32 0>
  %".58" = getelementptr double, double* %"weights", i64 1
  %".59" = load double, double* %".58"
  %".60" = insertelement <2 x double> <double undef, double undef>, double %".59", i32 0
  %".61" = shufflevector <2 x double> %".60", <2 x double> <double undef, double undef>, <2 x i32> <i32 0, i32 0>
  %".62" = getelementptr double, double* %"weights", i64 2
  %".63" = load double, double* %".62"
  %".64" = insertelement <2 x double> <double undef, double undef>, double %".63", i32 0
  %".65" = shufflevector <2 x double> %".64", <2 x double> <double undef, double undef>, <2 x i32> <i32 0, i32 0>
  %".66" = getelementptr double, double* %"prefactor", i64 0
  %".67" = load double, double* %".66"
  %".68" = insertelement <2 x double> <double undef, double undef>, double %".67", i32 0
  %".69" = shufflevector <2 x double> %".68", <2 x double> <double undef, double undef>, <2 x i32> <i32 0, i32 0>
  %".70" = getelementptr double, double* %"constant_0", i64 0
  %".71" = load double, double* %".70"
  %".72" = insertelement <2 x double> <double undef, double undef>, double %".71", i32 0
  %".73" = shufflevector <2 x double> %".72", <2 x double> <double undef, double undef>, <2 x i32> <i32 0, i32 0>
  %".74" = getelementptr double, double* %"constant_1", i64 0
  %".75" = load double, double* %".74"
  %".76" = insertelement <2 x double> <double undef, double undef>, double %".75", i32 0
  %".77" = shufflevector <2 x double> %".76", <2 x double> <double undef, double undef>, <2 x i32> <i32 0, i32 0>
  %".78" = getelementptr double, double* %"constant_2", i64 0
  %".79" = load double, double* %".78"
  %".80" = insertelement <2 x double> <double undef, double undef>, double %".79", i32 0
  %".81" = shufflevector <2 x double> %".80", <2 x double> <double undef, double undef>, <2 x i32> <i32 0, i32 0>
  br label %"head.3"
head.2:
  %".34" = phi  i64 [0, %"loop.1"], [%".43", %"loop.2"]
  %".35" = icmp slt i64 %".34", 1
  br i1 %".35", label %"loop.2", label %"end.2"
loop.2:
  %".37" = getelementptr double, double* %".32", i64 %".34"
  %".38" = load double, double* %".37"
  %".39" = mul i64 %".34", 2
  %".40" = add i64 %".39", %".25"
  %".41" = getelementptr double, double* %".23", i64 %".40"
  store double %".38", double* %".41", align 8
  %".43" = add i64 %".34", 1
  br label %"head.2"
end.2:
  %".45" = add i64 %".25", 1
  br label %"head.1"
head.3:
  %".85" = phi  i64 [0, %"end.1"], [%".105", %"end.4"]
  %".86" = icmp slt i64 %".85", 2
  br i1 %".86", label %"loop.3", label %"end.3"
loop.3:
  %".88" = add i64 %".18", %".85"
  %".89" = icmp slt i64 %".88", %".21"
  %".90" = select  i1 %".89", i64 %".88", i64 %".21"
  %".91" = mul i64 %".90", 3
  %".92" = getelementptr double, double* %"vectors", i64 %".91"
  br label %"head.4"
end.3:
  %".107" = getelementptr double, double* %".83", i64 0
  %".108" = bitcast double* %".107" to <2 x double>*
  %".109" = load <2 x double>, <2 x double>* %".108", align 8
  %".110" = getelementptr double, double* %".83", i64 2
  %".111" = bitcast double* %".110" to <2 x double>*
  %".112" = load <2 x double>, <2 x double>* %".111", align 8
  %".113" = getelementptr double, double* %".83", i64 4
  %".114" = bitcast double* %".113" to <2 x double>*
  %".115" = load <2 x double>, <2 x double>* %".114", align 8
  %".116" = fmul <2 x double> %".109", %".109"
  %".117" = fmul <2 x double> %".112", %".112"
  %".118" = fadd <2 x double> %".116", %".117"
  %".119" = fmul <2 x double> %".115", %".115"
  %".120" = fadd <2 x double> %".118", %".119"
  %".121" = call <2 x double> @"llvm.sqrt.v2f64"(<2 x double> %".120")
  %".122" = fdiv <2 x double> %".109", %".121"
  %".123" = fdiv <2 x double> %".112", %".121"
  %".124" = fdiv <2 x double> %".115", %".121"
  %".125" = fcmp ogt <2 x double> %".121", %".53"
  %".126" = select  <2 x i1> %".125", <2 x double> %".53", <2 x double> %".121"
  %".127" = fdiv <2 x double> %".126", %".53"
  %".128" = fsub <2 x double> %".53", %".126"
  %".129" = fdiv <2 x double> %".128", %".53"
  %".130" = fmul <2 x double> %".127", <double 0x4035000000000000, double 0x4035000000000000>
  %".131" = fadd <2 x double> %".130", <double 0x402e000000000000, double 0x402e000000000000>
  %".132" = fmul <2 x double> %".131", %".127"
  %".133" = fadd <2 x double> %".132", <double 0x4024000000000000, double 0x4024000000000000>
  %".134" = fmul <2 x double> %".133", %".127"
  %".135" = fadd <2 x double> %".134", <double 0x4018000000000000, double 0x4018000000000000>
  %".136" = fmul <2 x double> %".135", %".127"
  %".137" = fadd <2 x double> %".136", <double 0x4008000000000000, double 0x4008000000000000>
  %".138" = fmul <2 x double> %".137", %".127"
  %".139" = fadd <2 x double> %".138", <double 0x3ff0000000000000, double 0x3ff0000000000000>
  %".140" = fmul <2 x double> %".129", %".129"
  %".141" = fmul <2 x double> %".140", %".129"
  %".142" = fmul <2 x double> %".141", %".139"
  %".143" = fmul <2 x double> %".126", <double 0x4000000000000000, double 0x4000000000000000>
  %".144" = fdiv <2 x double> %".143", %".49"
  %".145" = bitcast <2 x double> %".144" to <2 x i64>
  %".146" = bitcast <2 x double> <double 0x3fe6a09e667f3bcd, double 0x3fe6a09e667f3bcd> to <2 x i64>
  %".147" = sub <2 x i64> %".145", %".146"
  %".148" = ashr <2 x i64> %".147", <i64 52, i64 52>
  %".149" = shl <2 x i64> %".148", <i64 52, i64 52>
  %".150" = sub <2 x i64> %".145", %".149"
  %".151" = bitcast <2 x i64> %".150" to <2 x double>
  %".152" = fsub <2 x double> %".151", <double 0x3ff0000000000000, double 0x3ff0000000000000>
  %".153" = fadd <2 x double> %".151", <double 0x3ff0000000000000, double 0x3ff0000000000000>
  %".154" = fdiv <2 x double> %".152", %".153"
  %".155" = fmul <2 x double> %".154", %".154"
  %".156" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> <double 0x3fb8618618618618, double 0x3fb8618618618618>, <2 x double> %".155", <2 x double> <double 0x3fbaf286bca1af28, double 0x3fbaf286bca1af28>)
  %".157" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".156", <2 x double> %".155", <2 x double> <double 0x3fbe1e1e1e1e1e1e, double 0x3fbe1e1e1e1e1e1e>)
  %".158" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".157", <2 x double> %".155", <2 x double> <double 0x3fc1111111111111, double 0x3fc1111111111111>)
  %".159" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".158", <2 x double> %".155", <2 x double> <double 0x3fc3b13b13b13b14, double 0x3fc3b13b13b13b14>)
  %".160" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".159", <2 x double> %".155", <2 x double> <double 0x3fc745d1745d1746, double 0x3fc745d1745d1746>)
  %".161" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".160", <2 x double> %".155", <2 x double> <double 0x3fcc71c71c71c71c, double 0x3fcc71c71c71c71c>)
  %".162" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".161", <2 x double> %".155", <2 x double> <double 0x3fd2492492492492, double 0x3fd2492492492492>)
  %".163" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".162", <2 x double> %".155", <2 x double> <double 0x3fd999999999999a, double 0x3fd999999999999a>)
  %".164" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".163", <2 x double> %".155", <2 x double> <double 0x3fe5555555555555, double 0x3fe5555555555555>)
  %".165" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".164", <2 x double> %".155", <2 x double> <double 0x4000000000000000, double 0x4000000000000000>)
  %".166" = sitofp <2 x i64> %".148" to <2 x double>
  %".167" = fmul <2 x double> %".154", %".165"
  %".168" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".166", <2 x double> <double 0x3dea39ef35793c76, double 0x3dea39ef35793c76>, <2 x double> %".167")
  %".169" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".166", <2 x double> <double 0x3fe62e42fee00000, double 0x3fe62e42fee00000>, <2 x double> %".168")
  %".170" = fsub <2 x double> %".144", %".144"
  %".171" = fadd <2 x double> %".169", %".170"
  %".172" = fmul <2 x double> %".77", %".171"
  %".173" = fcmp ogt <2 x double> %".172", <double 0x4086280000000000, double 0x4086280000000000>
  %".174" = select  <2 x i1> %".173", <2 x double> <double 0x4086280000000000, double 0x4086280000000000>, <2 x double> %".172"
  %".175" = fcmp olt <2 x double> %".174", <double 0xc086200000000000, double 0xc086200000000000>
  %".176" = select  <2 x i1> %".175", <2 x double> <double 0xc086200000000000, double 0xc086200000000000>, <2 x double> %".174"
  %".177" = fmul <2 x double> %".176", <double 0x3ff71547652b82fe, double 0x3ff71547652b82fe>
  %".178" = fadd <2 x double> %".177", <double 0x4338000000000000, double 0x4338000000000000>
  %".179" = fsub <2 x double> %".178", <double 0x4338000000000000, double 0x4338000000000000>
  %".180" = bitcast <2 x double> %".178" to <2 x i64>
  %".181" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".179", <2 x double> <double 0xbfe62e42fee00000, double 0xbfe62e42fee00000>, <2 x double> %".176")
  %".182" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".179", <2 x double> <double 0xbdea39ef35793c76, double 0xbdea39ef35793c76>, <2 x double> %".181")
  %".183" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> <double 0x3de6124613a86d09, double 0x3de6124613a86d09>, <2 x double> %".182", <2 x double> <double 0x3e21eed8eff8d898, double 0x3e21eed8eff8d898>)
  %".184" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".183", <2 x double> %".182", <2 x double> <double 0x3e5ae64567f544e4, double 0x3e5ae64567f544e4>)
  %".185" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".184", <2 x double> %".182", <2 x double> <double 0x3e927e4fb7789f5c, double 0x3e927e4fb7789f5c>)
  %".186" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".185", <2 x double> %".182", <2 x double> <double 0x3ec71de3a556c734, double 0x3ec71de3a556c734>)
  %".187" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".186", <2 x double> %".182", <2 x double> <double 0x3efa01a01a01a01a, double 0x3efa01a01a01a01a>)
  %".188" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".187", <2 x double> %".182", <2 x double> <double 0x3f2a01a01a01a01a, double 0x3f2a01a01a01a01a>)
  %".189" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".188", <2 x double> %".182", <2 x double> <double 0x3f56c16c16c16c17, double 0x3f56c16c16c16c17>)
  %".190" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".189", <2 x double> %".182", <2 x double> <double 0x3f81111111111111, double 0x3f81111111111111>)
  %".191" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".190", <2 x double> %".182", <2 x double> <double 0x3fa5555555555555, double 0x3fa5555555555555>)
  %".192" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".191", <2 x double> %".182", <2 x double> <double 0x3fc5555555555555, double 0x3fc5555555555555>)
  %".193" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".192", <2 x double> %".182", <2 x double> <double 0x3fe0000000000000, double 0x3fe0000000000000>)
  %".194" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".193", <2 x double> %".182", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".195" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".194", <2 x double> %".182", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".196" = add <2 x i64> %".180", <i64 1023, i64 1023>
  %".197" = shl <2 x i64> %".196", <i64 52, i64 52>
  %".198" = bitcast <2 x i64> %".197" to <2 x double>
  %".199" = fmul <2 x double> %".195", %".198"
  %".200" = fmul <2 x double> %".73", %".199"
  %".201" = fsub <2 x double> %".77", %".81"
  %".202" = fmul <2 x double> %".201", %".171"
  %".203" = fmul <2 x double> %".202", <double 0xbff0000000000000, double 0xbff0000000000000>
  %".204" = fcmp ogt <2 x double> %".203", <double 0x4086280000000000, double 0x4086280000000000>
  %".205" = select  <2 x i1> %".204", <2 x double> <double 0x4086280000000000, double 0x4086280000000000>, <2 x double> %".203"
  %".206" = fcmp olt <2 x double> %".205", <double 0xc086200000000000, double 0xc086200000000000>
  %".207" = select  <2 x i1> %".206", <2 x double> <double 0xc086200000000000, double 0xc086200000000000>, <2 x double> %".205"
  %".208" = fmul <2 x double> %".207", <double 0x3ff71547652b82fe, double 0x3ff71547652b82fe>
  %".209" = fadd <2 x double> %".208", <double 0x4338000000000000, double 0x4338000000000000>
  %".210" = fsub <2 x double> %".209", <double 0x4338000000000000, double 0x4338000000000000>
  %".211" = bitcast <2 x double> %".209" to <2 x i64>
  %".212" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".210", <2 x double> <double 0xbfe62e42fee00000, double 0xbfe62e42fee00000>, <2 x double> %".207")
  %".213" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".210", <2 x double> <double 0xbdea39ef35793c76, double 0xbdea39ef35793c76>, <2 x double> %".212")
  %".214" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> <double 0x3de6124613a86d09, double 0x3de6124613a86d09>, <2 x double> %".213", <2 x double> <double 0x3e21eed8eff8d898, double 0x3e21eed8eff8d898>)
  %".215" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".214", <2 x double> %".213", <2 x double> <double 0x3e5ae64567f544e4, double 0x3e5ae64567f544e4>)
  %".216" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".215", <2 x double> %".213", <2 x double> <double 0x3e927e4fb7789f5c, double 0x3e927e4fb7789f5c>)
  %".217" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".216", <2 x double> %".213", <2 x double> <double 0x3ec71de3a556c734, double 0x3ec71de3a556c734>)
  %".218" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".217", <2 x double> %".213", <2 x double> <double 0x3efa01a01a01a01a, double 0x3efa01a01a01a01a>)
  %".219" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".218", <2 x double> %".213", <2 x double> <double 0x3f2a01a01a01a01a, double 0x3f2a01a01a01a01a>)
  %".220" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".219", <2 x double> %".213", <2 x double> <double 0x3f56c16c16c16c17, double 0x3f56c16c16c16c17>)
  %".221" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".220", <2 x double> %".213", <2 x double> <double 0x3f81111111111111, double 0x3f81111111111111>)
  %".222" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".221", <2 x double> %".213", <2 x double> <double 0x3fa5555555555555, double 0x3fa5555555555555>)
  %".223" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".222", <2 x double> %".213", <2 x double> <double 0x3fc5555555555555, double 0x3fc5555555555555>)
  %".224" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".223", <2 x double> %".213", <2 x double> <double 0x3fe0000000000000, double 0x3fe0000000000000>)
  %".225" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".224", <2 x double> %".213", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".226" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".225", <2 x double> %".213", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".227" = add <2 x i64> %".211", <i64 1023, i64 1023>
  %".228" = shl <2 x i64> %".227", <i64 52, i64 52>
  %".229" = bitcast <2 x i64> %".228" to <2 x double>
  %".230" = fmul <2 x double> %".226", %".229"
  %".231" = fadd <2 x double> %".230", <double 0x3ff0000000000000, double 0x3ff0000000000000>
  %".232" = fdiv <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>, %".231"
  %".233" = fcmp ogt <2 x double> %".202", <double 0x4086280000000000, double 0x4086280000000000>
  %".234" = select  <2 x i1> %".233", <2 x double> <double 0x4086280000000000, double 0x4086280000000000>, <2 x double> %".202"
  %".235" = fcmp olt <2 x double> %".234", <double 0xc086200000000000, double 0xc086200000000000>
  %".236" = select  <2 x i1> %".235", <2 x double> <double 0xc086200000000000, double 0xc086200000000000>, <2 x double> %".234"
  %".237" = fmul <2 x double> %".236", <double 0x3ff71547652b82fe, double 0x3ff71547652b82fe>
  %".238" = fadd <2 x double> %".237", <double 0x4338000000000000, double 0x4338000000000000>
  %".239" = fsub <2 x double> %".238", <double 0x4338000000000000, double 0x4338000000000000>
  %".240" = bitcast <2 x double> %".238" to <2 x i64>
  %".241" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".239", <2 x double> <double 0xbfe62e42fee00000, double 0xbfe62e42fee00000>, <2 x double> %".236")
  %".242" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".239", <2 x double> <double 0xbdea39ef35793c76, double 0xbdea39ef35793c76>, <2 x double> %".241")
  %".243" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> <double 0x3de6124613a86d09, double 0x3de6124613a86d09>, <2 x double> %".242", <2 x double> <double 0x3e21eed8eff8d898, double 0x3e21eed8eff8d898>)
  %".244" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".243", <2 x double> %".242", <2 x double> <double 0x3e5ae64567f544e4, double 0x3e5ae64567f544e4>)
  %".245" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".244", <2 x double> %".242", <2 x double> <double 0x3e927e4fb7789f5c, double 0x3e927e4fb7789f5c>)
  %".246" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".245", <2 x double> %".242", <2 x double> <double 0x3ec71de3a556c734, double 0x3ec71de3a556c734>)
  %".247" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".246", <2 x double> %".242", <2 x double> <double 0x3efa01a01a01a01a, double 0x3efa01a01a01a01a>)
  %".248" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".247", <2 x double> %".242", <2 x double> <double 0x3f2a01a01a01a01a, double 0x3f2a01a01a01a01a>)
  %".249" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".248", <2 x double> %".242", <2 x double> <double 0x3f56c16c16c16c17, double 0x3f56c16c16c16c17>)
  %".250" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".249", <2 x double> %".242", <2 x double> <double 0x3f81111111111111, double 0x3f81111111111111>)
  %".251" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".250", <2 x double> %".242", <2 x double> <double 0x3fa5555555555555, double 0x3fa5555555555555>)
  %".252" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".251", <2 x double> %".242", <2 x double> <double 0x3fc5555555555555, double 0x3fc5555555555555>)
  %".253" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".252", <2 x double> %".242", <2 x double> <double 0x3fe0000000000000, double 0x3fe0000000000000>)
  %".254" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".253", <2 x double> %".242", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".255" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".254", <2 x double> %".242", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".256" = add <2 x i64> %".240", <i64 1023, i64 1023>
  %".257" = shl <2 x i64> %".256", <i64 52, i64 52>
  %".258" = bitcast <2 x i64> %".257" to <2 x double>
  %".259" = fmul <2 x double> %".255", %".258"
  %".260" = fadd <2 x double> %".259", <double 0x3ff0000000000000, double 0x3ff0000000000000>
  %".261" = fdiv <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>, %".260"
  %".262" = fmul <2 x double> %".200", %".261"
  %".263" = fadd <2 x double> %".262", <double 0x3ff0000000000000, double 0x3ff0000000000000>
  %".264" = fdiv <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>, %".263"
  %".265" = fmul <2 x double> %".57", %".264"
  %".266" = fsub <2 x double> <double 0x8000000000000000, double 0x8000000000000000>, %".265"
  %".267" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".57", <2 x double> %".264", <2 x double> %".266")
  %".268" = fmul <2 x double> %".265", <double 0x3fe45f306dc9c883, double 0x3fe45f306dc9c883>
  %".269" = fadd <2 x double> %".268", <double 0x4338000000000000, double 0x4338000000000000>
  %".270" = fsub <2 x double> %".269", <double 0x4338000000000000, double 0x4338000000000000>
  %".271" = bitcast <2 x double> %".269" to <2 x i64>
  %".272" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".270", <2 x double> <double 0xbff921fb54442d18, double 0xbff921fb54442d18>, <2 x double> %".265")
  %".273" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".270", <2 x double> <double 0xbc91a62633145c07, double 0xbc91a62633145c07>, <2 x double> %".272")
  %".274" = fadd <2 x double> %".273", %".267"
  %".275" = fmul <2 x double> %".274", %".274"
  %".276" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> <double 0xbc62f49b46814157, double 0xbc62f49b46814157>, <2 x double> %".275", <2 x double> <double 0x3ce952c77030ad4a, double 0x3ce952c77030ad4a>)
  %".277" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".276", <2 x double> %".275", <2 x double> <double 0xbd6ae7f3e733b81f, double 0xbd6ae7f3e733b81f>)
  %".278" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".277", <2 x double> %".275", <2 x double> <double 0x3de6124613a86d09, double 0x3de6124613a86d09>)
  %".279" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".278", <2 x double> %".275", <2 x double> <double 0xbe5ae64567f544e4, double 0xbe5ae64567f544e4>)
  %".280" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".279", <2 x double> %".275", <2 x double> <double 0x3ec71de3a556c734, double 0x3ec71de3a556c734>)
  %".281" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".280", <2 x double> %".275", <2 x double> <double 0xbf2a01a01a01a01a, double 0xbf2a01a01a01a01a>)
  %".282" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".281", <2 x double> %".275", <2 x double> <double 0x3f81111111111111, double 0x3f81111111111111>)
  %".283" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".282", <2 x double> %".275", <2 x double> <double 0xbfc5555555555555, double 0xbfc5555555555555>)
  %".284" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".283", <2 x double> %".275", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".285" = fmul <2 x double> %".284", %".274"
  %".286" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> <double 0xbca6827863b97d97, double 0xbca6827863b97d97>, <2 x double> %".275", <2 x double> <double 0x3d2ae7f3e733b81f, double 0x3d2ae7f3e733b81f>)
  %".287" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".286", <2 x double> %".275", <2 x double> <double 0xbda93974a8c07c9d, double 0xbda93974a8c07c9d>)
  %".288" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".287", <2 x double> %".275", <2 x double> <double 0x3e21eed8eff8d898, double 0x3e21eed8eff8d898>)
  %".289" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".288", <2 x double> %".275", <2 x double> <double 0xbe927e4fb7789f5c, double 0xbe927e4fb7789f5c>)
  %".290" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".289", <2 x double> %".275", <2 x double> <double 0x3efa01a01a01a01a, double 0x3efa01a01a01a01a>)
  %".291" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".290", <2 x double> %".275", <2 x double> <double 0xbf56c16c16c16c17, double 0xbf56c16c16c16c17>)
  %".292" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".291", <2 x double> %".275", <2 x double> <double 0x3fa5555555555555, double 0x3fa5555555555555>)
  %".293" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".292", <2 x double> %".275", <2 x double> <double 0xbfe0000000000000, double 0xbfe0000000000000>)
  %".294" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".293", <2 x double> %".275", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".295" = and <2 x i64> %".271", <i64 1, i64 1>
  %".296" = icmp ne <2 x i64> %".295", <i64 0, i64 0>
  %".297" = select  <2 x i1> %".296", <2 x double> %".294", <2 x double> %".285"
  %".298" = select  <2 x i1> %".296", <2 x double> %".285", <2 x double> %".294"
  %".299" = and <2 x i64> %".271", <i64 2, i64 2>
  %".300" = icmp ne <2 x i64> %".299", <i64 0, i64 0>
  %".301" = fsub <2 x double> <double 0x8000000000000000, double 0x8000000000000000>, %".297"
  %".302" = select  <2 x i1> %".300", <2 x double> %".301", <2 x double> %".297"
  %".303" = add <2 x i64> %".271", <i64 1, i64 1>
  %".304" = and <2 x i64> %".303", <i64 2, i64 2>
  %".305" = icmp ne <2 x i64> %".304", <i64 0, i64 0>
  %".306" = fsub <2 x double> <double 0x8000000000000000, double 0x8000000000000000>, %".298"
  %".307" = select  <2 x i1> %".305", <2 x double> %".306", <2 x double> %".298"
  %".308" = fmul <2 x double> %".69", %".302"
  %".309" = fdiv <2 x double> %".308", %".264"
  %".310" = fmul <2 x double> %".61", %".264"
  %".311" = fsub <2 x double> <double 0x8000000000000000, double 0x8000000000000000>, %".310"
  %".312" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".61", <2 x double> %".264", <2 x double> %".311")
  %".313" = fmul <2 x double> %".310", <double 0x3fe45f306dc9c883, double 0x3fe45f306dc9c883>
  %".314" = fadd <2 x double> %".313", <double 0x4338000000000000, double 0x4338000000000000>
  %".315" = fsub <2 x double> %".314", <double 0x4338000000000000, double 0x4338000000000000>
  %".316" = bitcast <2 x double> %".314" to <2 x i64>
  %".317" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".315", <2 x double> <double 0xbff921fb54442d18, double 0xbff921fb54442d18>, <2 x double> %".310")
  %".318" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".315", <2 x double> <double 0xbc91a62633145c07, double 0xbc91a62633145c07>, <2 x double> %".317")
  %".319" = fadd <2 x double> %".318", %".312"
  %".320" = fmul <2 x double> %".319", %".319"
  %".321" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> <double 0xbc62f49b46814157, double 0xbc62f49b46814157>, <2 x double> %".320", <2 x double> <double 0x3ce952c77030ad4a, double 0x3ce952c77030ad4a>)
  %".322" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".321", <2 x double> %".320", <2 x double> <double 0xbd6ae7f3e733b81f, double 0xbd6ae7f3e733b81f>)
  %".323" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".322", <2 x double> %".320", <2 x double> <double 0x3de6124613a86d09, double 0x3de6124613a86d09>)
  %".324" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".323", <2 x double> %".320", <2 x double> <double 0xbe5ae64567f544e4, double 0xbe5ae64567f544e4>)
  %".325" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".324", <2 x double> %".320", <2 x double> <double 0x3ec71de3a556c734, double 0x3ec71de3a556c734>)
  %".326" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".325", <2 x double> %".320", <2 x double> <double 0xbf2a01a01a01a01a, double 0xbf2a01a01a01a01a>)
  %".327" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".326", <2 x double> %".320", <2 x double> <double 0x3f81111111111111, double 0x3f81111111111111>)
  %".328" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".327", <2 x double> %".320", <2 x double> <double 0xbfc5555555555555, double 0xbfc5555555555555>)
  %".329" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".328", <2 x double> %".320", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".330" = fmul <2 x double> %".329", %".319"
  %".331" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> <double 0xbca6827863b97d97, double 0xbca6827863b97d97>, <2 x double> %".320", <2 x double> <double 0x3d2ae7f3e733b81f, double 0x3d2ae7f3e733b81f>)
  %".332" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".331", <2 x double> %".320", <2 x double> <double 0xbda93974a8c07c9d, double 0xbda93974a8c07c9d>)
  %".333" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".332", <2 x double> %".320", <2 x double> <double 0x3e21eed8eff8d898, double 0x3e21eed8eff8d898>)
  %".334" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".333", <2 x double> %".320", <2 x double> <double 0xbe927e4fb7789f5c, double 0xbe927e4fb7789f5c>)
  %".335" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".334", <2 x double> %".320", <2 x double> <double 0x3efa01a01a01a01a, double 0x3efa01a01a01a01a>)
  %".336" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".335", <2 x double> %".320", <2 x double> <double 0xbf56c16c16c16c17, double 0xbf56c16c16c16c17>)
  %".337" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".336", <2 x double> %".320", <2 x double> <double 0x3fa5555555555555, double 0x3fa5555555555555>)
  %".338" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".337", <2 x double> %".320", <2 x double> <double 0xbfe0000000000000, double 0xbfe0000000000000>)
  %".339" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".338", <2 x double> %".320", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".340" = and <2 x i64> %".316", <i64 1, i64 1>
  %".341" = icmp ne <2 x i64> %".340", <i64 0, i64 0>
  %".342" = select  <2 x i1> %".341", <2 x double> %".339", <2 x double> %".330"
  %".343" = select  <2 x i1> %".341", <2 x double> %".330", <2 x double> %".339"
  %".344" = and <2 x i64> %".316", <i64 2, i64 2>
  %".345" = icmp ne <2 x i64> %".344", <i64 0, i64 0>
  %".346" = fsub <2 x double> <double 0x8000000000000000, double 0x8000000000000000>, %".342"
  %".347" = select  <2 x i1> %".345", <2 x double> %".346", <2 x double> %".342"
  %".348" = add <2 x i64> %".316", <i64 1, i64 1>
  %".349" = and <2 x i64> %".348", <i64 2, i64 2>
  %".350" = icmp ne <2 x i64> %".349", <i64 0, i64 0>
  %".351" = fsub <2 x double> <double 0x8000000000000000, double 0x8000000000000000>, %".343"
  %".352" = select  <2 x i1> %".350", <2 x double> %".351", <2 x double> %".343"
  %".353" = fmul <2 x double> %".69", %".347"
  %".354" = fdiv <2 x double> %".353", %".264"
  %".355" = fmul <2 x double> %".65", %".264"
  %".356" = fsub <2 x double> <double 0x8000000000000000, double 0x8000000000000000>, %".355"
  %".357" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".65", <2 x double> %".264", <2 x double> %".356")
  %".358" = fmul <2 x double> %".355", <double 0x3fe45f306dc9c883, double 0x3fe45f306dc9c883>
  %".359" = fadd <2 x double> %".358", <double 0x4338000000000000, double 0x4338000000000000>
  %".360" = fsub <2 x double> %".359", <double 0x4338000000000000, double 0x4338000000000000>
  %".361" = bitcast <2 x double> %".359" to <2 x i64>
  %".362" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".360", <2 x double> <double 0xbff921fb54442d18, double 0xbff921fb54442d18>, <2 x double> %".355")
  %".363" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".360", <2 x double> <double 0xbc91a62633145c07, double 0xbc91a62633145c07>, <2 x double> %".362")
  %".364" = fadd <2 x double> %".363", %".357"
  %".365" = fmul <2 x double> %".364", %".364"
  %".366" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> <double 0xbc62f49b46814157, double 0xbc62f49b46814157>, <2 x double> %".365", <2 x double> <double 0x3ce952c77030ad4a, double 0x3ce952c77030ad4a>)
  %".367" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".366", <2 x double> %".365", <2 x double> <double 0xbd6ae7f3e733b81f, double 0xbd6ae7f3e733b81f>)
  %".368" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".367", <2 x double> %".365", <2 x double> <double 0x3de6124613a86d09, double 0x3de6124613a86d09>)
  %".369" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".368", <2 x double> %".365", <2 x double> <double 0xbe5ae64567f544e4, double 0xbe5ae64567f544e4>)
  %".370" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".369", <2 x double> %".365", <2 x double> <double 0x3ec71de3a556c734, double 0x3ec71de3a556c734>)
  %".371" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".370", <2 x double> %".365", <2 x double> <double 0xbf2a01a01a01a01a, double 0xbf2a01a01a01a01a>)
  %".372" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".371", <2 x double> %".365", <2 x double> <double 0x3f81111111111111, double 0x3f81111111111111>)
  %".373" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".372", <2 x double> %".365", <2 x double> <double 0xbfc5555555555555, double 0xbfc5555555555555>)
  %".374" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".373", <2 x double> %".365", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".375" = fmul <2 x double> %".374", %".364"
  %".376" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> <double 0xbca6827863b97d97, double 0xbca6827863b97d97>, <2 x double> %".365", <2 x double> <double 0x3d2ae7f3e733b81f, double 0x3d2ae7f3e733b81f>)
  %".377" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".376", <2 x double> %".365", <2 x double> <double 0xbda93974a8c07c9d, double 0xbda93974a8c07c9d>)
  %".378" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".377", <2 x double> %".365", <2 x double> <double 0x3e21eed8eff8d898, double 0x3e21eed8eff8d898>)
  %".379" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".378", <2 x double> %".365", <2 x double> <double 0xbe927e4fb7789f5c, double 0xbe927e4fb7789f5c>)
  %".380" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".379", <2 x double> %".365", <2 x double> <double 0x3efa01a01a01a01a, double 0x3efa01a01a01a01a>)
  %".381" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".380", <2 x double> %".365", <2 x double> <double 0xbf56c16c16c16c17, double 0xbf56c16c16c16c17>)
  %".382" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".381", <2 x double> %".365", <2 x double> <double 0x3fa5555555555555, double 0x3fa5555555555555>)
  %".383" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".382", <2 x double> %".365", <2 x double> <double 0xbfe0000000000000, double 0xbfe0000000000000>)
  %".384" = call <2 x double> @"llvm.fma.v2f64"(<2 x double> %".383", <2 x double> %".365", <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>)
  %".385" = and <2 x i64> %".361", <i64 1, i64 1>
  %".386" = icmp ne <2 x i64> %".385", <i64 0, i64 0>
  %".387" = select  <2 x i1> %".386", <2 x double> %".384", <2 x double> %".375"
  %".388" = select  <2 x i1> %".386", <2 x double> %".375", <2 x double> %".384"
  %".389" = and <2 x i64> %".361", <i64 2, i64 2>
  %".390" = icmp ne <2 x i64> %".389", <i64 0, i64 0>
  %".391" = fsub <2 x double> <double 0x8000000000000000, double 0x8000000000000000>, %".387"
  %".392" = select  <2 x i1> %".390", <2 x double> %".391", <2 x double> %".387"
  %".393" = add <2 x i64> %".361", <i64 1, i64 1>
  %".394" = and <2 x i64> %".393", <i64 2, i64 2>
  %".395" = icmp ne <2 x i64> %".394", <i64 0, i64 0>
  %".396" = fsub <2 x double> <double 0x8000000000000000, double 0x8000000000000000>, %".388"
  %".397" = select  <2 x i1> %".395", <2 x double> %".396", <2 x double> %".388"
  %".398" = fmul <2 x double> %".69", %".392"
  %".399" = fdiv <2 x double> %".398", %".264"
  %".400" = fmul <2 x double> %".309", %".142"
  %".401" = fmul <2 x double> %".354", %".142"
  %".402" = fmul <2 x double> %".399", %".142"
  %".403" = fmul <2 x double> %".124", %".124"
  %".404" = fmul <2 x double> %".122", %".122"
  %".405" = fsub <2 x double> %".403", %".404"
  %".406" = fmul <2 x double> %".124", %".122"
  %".407" = fmul <2 x double> %".122", %".124"
  %".408" = fadd <2 x double> %".406", %".407"
  %".409" = fmul <2 x double> %".123", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".410" = fmul <2 x double> %".122", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".411" = fmul <2 x double> %".124", <double 0x3ffbb67ae8584caa, double 0x3ffbb67ae8584caa>
  %".412" = fmul <2 x double> %".123", %".123"
  %".413" = fmul <2 x double> %".412", <double 0x400ad5336963eefc, double 0x400ad5336963eefc>
  %".414" = fadd <2 x double> %".413", <double 0xbff1e3779b97f4a8, double 0xbff1e3779b97f4a8>
  %".415" = fmul <2 x double> %".123", <double 0x400efbdeb14f4eda, double 0x400efbdeb14f4eda>
  %".416" = fmul <2 x double> %".408", <double 0x3ffefbdeb14f4eda, double 0x3ffefbdeb14f4eda>
  %".417" = fmul <2 x double> %".415", %".122"
  %".418" = fmul <2 x double> %".415", %".124"
  %".419" = fmul <2 x double> %".405", <double 0x3ffefbdeb14f4eda, double 0x3ffefbdeb14f4eda>
  %".422" = getelementptr double, double* %".421", i64 0
  %".423" = bitcast double* %".422" to <2 x double>*
  store <2 x double> %".121", <2 x double>* %".423", align 8
  br label %"head.5"
head.4:
  %".94" = phi  i64 [0, %"loop.3"], [%".103", %"loop.4"]
  %".95" = icmp slt i64 %".94", 3
  br i1 %".95", label %"loop.4", label %"end.4"
loop.4:
  %".97" = getelementptr double, double* %".92", i64 %".94"
  %".98" = load double, double* %".97"
  %".99" = mul i64 %".94", 2
  %".100" = add i64 %".99", %".85"
  %".101" = getelementptr double, double* %".83", i64 %".100"
  store double %".98", double* %".101", align 8
  %".103" = add i64 %".94", 1
  br label %"head.4"
end.4:
  %".105" = add i64 %".85", 1
  br label %"head.3"
head.5:
  %".426" = phi  i64 [0, %"end.3"], [%".446", %"end.6"]
  %".427" = icmp slt i64 %".426", 2
  br i1 %".427", label %"loop.5", label %"end.5"
loop.5:
  %".429" = add i64 %".18", %".426"
  %".430" = icmp slt i64 %".429", %".21"
  %".431" = select  i1 %".430", i64 %".429", i64 %".21"
  %".432" = mul i64 %".431", 1
  %".433" = getelementptr double, double* %"lengths", i64 %".432"
  br label %"head.6"
end.5:
  %".450" = getelementptr double, double* %".449", i64 0
  %".451" = bitcast double* %".450" to <2 x double>*
  store <2 x double> <double 0x3ff0000000000000, double 0x3ff0000000000000>, <2 x double>* %".451", align 8
  %".453" = getelementptr double, double* %".449", i64 2
  %".454" = bitcast double* %".453" to <2 x double>*
  store <2 x double> %".410", <2 x double>* %".454", align 8
  %".456" = getelementptr double, double* %".449", i64 4
  %".457" = bitcast double* %".456" to <2 x double>*
  store <2 x double> %".409", <2 x double>* %".457", align 8
  %".459" = getelementptr double, double* %".449", i64 6
  %".460" = bitcast double* %".459" to <2 x double>*
  store <2 x double> %".411", <2 x double>* %".460", align 8
  %".462" = getelementptr double, double* %".449", i64 8
  %".463" = bitcast double* %".462" to <2 x double>*
  store <2 x double> %".416", <2 x double>* %".463", align 8
  %".465" = getelementptr double, double* %".449", i64 10
  %".466" = bitcast double* %".465" to <2 x double>*
  store <2 x double> %".417", <2 x double>* %".466", align 8
  %".468" = getelementptr double, double* %".449", i64 12
  %".469" = bitcast double* %".468" to <2 x double>*
  store <2 x double> %".414", <2 x double>* %".469", align 8
  %".471" = getelementptr double, double* %".449", i64 14
  %".472" = bitcast double* %".471" to <2 x double>*
  store <2 x double> %".418", <2 x double>* %".472", align 8
  %".474" = getelementptr double, double* %".449", i64 16
  %".475" = bitcast double* %".474" to <2 x double>*
  store <2 x double> %".419", <2 x double>* %".475", align 8
  br label %"head.7"
head.6:
  %".435" = phi  i64 [0, %"loop.5"], [%".444", %"loop.6"]
  %".436" = icmp slt i64 %".435", 1
  br i1 %".436", label %"loop.6", label %"end.6"
loop.6:
  %".438" = mul i64 %".435", 2
  %".439" = add i64 %".438", %".426"
  %".440" = getelementptr double, double* %".421", i64 %".439"
  %".441" = load double, double* %".440"
  %".442" = getelementptr double, double* %".433", i64 %".435"
  store double %".441", double* %".442", align 8
  %".444" = add i64 %".435", 1
  br label %"head.6"
end.6:
  %".446" = add i64 %".426", 1
  br label %"head.5"
head.7:
  %".478" = phi  i64 [0, %"end.5"], [%".498", %"end.8"]
  %".479" = icmp slt i64 %".478", 2
  br i1 %".479", label %"loop.7", label %"end.7"
loop.7:
  %".481" = add i64 %".18", %".478"
  %".482" = icmp slt i64 %".481", %".21"
  %".483" = select  i1 %".482", i64 %".481", i64 %".21"
  %".484" = mul i64 %".483", 9
  %".485" = getelementptr double, double* %"attrs", i64 %".484"
  br label %"head.8"
end.7:
  %".502" = getelementptr double, double* %".501", i64 0
  %".503" = bitcast double* %".502" to <2 x double>*
  store <2 x double> %".400", <2 x double>* %".503", align 8
  %".505" = getelementptr double, double* %".501", i64 2
  %".506" = bitcast double* %".505" to <2 x double>*
  store <2 x double> %".401", <2 x double>* %".506", align 8
  %".508" = getelementptr double, double* %".501", i64 4
  %".509" = bitcast double* %".508" to <2 x double>*
  store <2 x double> %".402", <2 x double>* %".509", align 8
  br label %"head.9"
head.8:
  %".487" = phi  i64 [0, %"loop.7"], [%".496", %"loop.8"]
  %".488" = icmp slt i64 %".487", 9
  br i1 %".488", label %"loop.8", label %"end.8"
loop.8:
  %".490" = mul i64 %".487", 2
  %".491" = add i64 %".490", %".478"
  %".492" = getelementptr double, double* %".449", i64 %".491"
  %".493" = load double, double* %".492"
  %".494" = getelementptr double, double* %".485", i64 %".487"
  store double %".493", double* %".494", align 8
  %".496" = add i64 %".487", 1
  br label %"head.8"
end.8:
  %".498" = add i64 %".478", 1
  br label %"head.7"
head.9:
  %".512" = phi  i64 [0, %"end.7"], [%".532", %"end.10"]
  %".513" = icmp slt i64 %".512", 2
  br i1 %".513", label %"loop.9", label %"end.9"
loop.9:
  %".515" = add i64 %".18", %".512"
  %".516" = icmp slt i64 %".515", %".21"
  %".517" = select  i1 %".516", i64 %".515", i64 %".21"
  %".518" = mul i64 %".517", 3
  %".519" = getelementptr double, double* %"feats", i64 %".518"
  br label %"head.10"
end.9:
  %".536" = getelementptr double, double* %".535", i64 0
  %".537" = bitcast double* %".536" to <2 x double>*
  store <2 x double> %".142", <2 x double>* %".537", align 8
  br label %"head.11"
head.10:
  %".521" = phi  i64 [0, %"loop.9"], [%".530", %"loop.10"]
  %".522" = icmp slt i64 %".521", 3
  br i1 %".522", label %"loop.10", label %"end.10"
loop.10:
  %".524" = mul i64 %".521", 2
  %".525" = add i64 %".524", %".512"
  %".526" = getelementptr double, double* %".501", i64 %".525"
  %".527" = load double, double* %".526"
  %".528" = getelementptr double, double* %".519", i64 %".521"
  store double %".527", double* %".528", align 8
  %".530" = add i64 %".521", 1
  br label %"head.10"
end.10:
  %".532" = add i64 %".512", 1
  br label %"head.9"
head.11:
  %".540" = phi  i64 [0, %"end.9"], [%".560", %"end.12"]
  %".541" = icmp slt i64 %".540", 2
  br i1 %".541", label %"loop.11", label %"end.11"
loop.11:
  %".543" = add i64 %".18", %".540"
  %".544" = icmp slt i64 %".543", %".21"
  %".545" = select  i1 %".544", i64 %".543", i64 %".21"
  %".546" = mul i64 %".545", 1
  %".547" = getelementptr double, double* %"envelope", i64 %".546"
  br label %"head.12"
end.11:
  %".562" = add i64 %".18", 2
  br label %"head"
head.12:
  %".549" = phi  i64 [0, %"loop.11"], [%".558", %"loop.12"]
  %".550" = icmp slt i64 %".549", 1
  br i1 %".550", label %"loop.12", label %"end.12"
loop.12:
  %".552" = mul i64 %".549", 2
  %".553" = add i64 %".552", %".540"
  %".554" = getelementptr double, double* %".535", i64 %".553"
  %".555" = load double, double* %".554"
  %".556" = getelementptr double, double* %".547", i64 %".549"
  store double %".555", double* %".556", align 8
  %".558" = add i64 %".549", 1
  br label %"head.12"
end.12:
  %".560" = add i64 %".540", 1
  br label %"head.11"
}

declare <2 x double> @"llvm.sqrt.v2f64"(<2 x double> %".1")

declare <2 x double> @"llvm.fma.v2f64"(<2 x double> %".1", <2 x double> %".2", <2 x double> %".3")

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
  %".19" = getelementptr i64, i64* %"given", i64 8
  %".20" = load i64, i64* %".19"
  %".21" = getelementptr i64, i64* %"given", i64 9
  %".22" = load i64, i64* %".21"
  %".23" = getelementptr i64, i64* %"given", i64 10
  %".24" = load i64, i64* %".23"
  %".25" = getelementptr i64, i64* %"given", i64 11
  %".26" = load i64, i64* %".25"
  %".27" = inttoptr i64 %".4" to double*
  %".28" = inttoptr i64 %".6" to double*
  %".29" = inttoptr i64 %".8" to double*
  %".30" = inttoptr i64 %".10" to double*
  %".31" = inttoptr i64 %".12" to double*
  %".32" = inttoptr i64 %".14" to double*
  %".33" = inttoptr i64 %".16" to double*
  %".34" = inttoptr i64 %".18" to double*
  %".35" = inttoptr i64 %".20" to double*
  %".36" = inttoptr i64 %".22" to double*
  %".37" = inttoptr i64 %".24" to double*
  %".38" = inttoptr i64 %".26" to double*
  %".39" = call i32 @"omp_get_thread_num"()
  %".40" = sext i32 %".39" to i64
  %".41" = call i32 @"omp_get_num_threads"()
  %".42" = sext i32 %".41" to i64
  %".43" = getelementptr i64, i64* %"given", i64 12
  %".44" = load i64, i64* %".43"
  br label %"head"
head:
  %".46" = phi  i64 [%".40", %"body"], [%".56", %"loop"]
  %".47" = icmp slt i64 %".46", %".44"
  br i1 %".47", label %"loop", label %"end"
loop:
  %".49" = add i64 13, %".46"
  %".50" = getelementptr i64, i64* %"given", i64 %".49"
  %".51" = getelementptr i64, i64* %".50", i64 0
  %".52" = load i64, i64* %".51"
  %".53" = getelementptr i64, i64* %".50", i64 1
  %".54" = load i64, i64* %".53"
  call void @"forward"(double* %".27", double* %".28", double* %".29", double* %".30", double* %".31", double* %".32", double* %".33", double* %".34", double* %".35", double* %".36", double* %".37", double* %".38", i64 %".52", i64 %".54", i64 %".46")
  %".56" = add i64 %".46", %".42"
  br label %"head"
end:
  ret void
}

declare i32 @"omp_get_thread_num"()

declare i32 @"omp_get_num_threads"()
