; ModuleID = "irreps_linear_weight_gradient"
target triple = "x86_64-unknown-linux-gnu"
target datalayout = ""

define void @"weight_gradient"(float* noalias %"features", float* noalias %"grad", float* noalias %"result", i64* noalias %"node_perm", i64* noalias %"species_ptr", i64 %"num_species", i64 %"num_parts", i64 %"start", i64 %"stop", i64 %"number")
{
entry:
  %".12" = alloca [16384 x float], align 64
  %".13" = bitcast [16384 x float]* %".12" to float*
  %".14" = alloca [16384 x float], align 64
  %".15" = bitcast [16384 x float]* %".14" to float*
  %".207" = alloca <4 x float>
  %".212" = alloca <4 x float>
  %".217" = alloca <4 x float>
  %".222" = alloca <4 x float>
  %".227" = alloca <4 x float>
  %".232" = alloca <4 x float>
  %".237" = alloca <4 x float>
  %".242" = alloca <4 x float>
  %".544" = alloca <4 x float>
  %".549" = alloca <4 x float>
  %".554" = alloca <4 x float>
  %".559" = alloca <4 x float>
  %".564" = alloca <4 x float>
  %".569" = alloca <4 x float>
  %".574" = alloca <4 x float>
  %".579" = alloca <4 x float>
  br label %"body"
body:
  br label %"head"
head:
  %".17" = phi  i64 [0, %"body"], [%".697", %"end.11"]
  %".18" = icmp slt i64 %".17", %"num_species"
  br i1 %".18", label %"loop", label %"end"
loop:
  %".20" = getelementptr i64, i64* %"species_ptr", i64 %".17"
  %".21" = load i64, i64* %".20"
  %".22" = add i64 1, %".17"
  %".23" = getelementptr i64, i64* %"species_ptr", i64 %".22"
  %".24" = load i64, i64* %".23"
  %".25" = sub i64 %".24", %".21"
  %".26" = mul i64 %".17", 32
  %".27" = getelementptr float, float* %"result", i64 %".26"
  %".28" = mul i64 %"start", 4
  %".29" = sdiv i64 %".28", %"num_parts"
  %".30" = mul i64 %"stop", 4
  %".31" = sdiv i64 %".30", %"num_parts"
  %".32" = mul i64 %".25", 1
  br label %"head.1"
end:
  ret void
head.1:
  %".34" = phi  i64 [0, %"loop"], [%".358", %"end.2"]
  %".35" = icmp slt i64 %".34", %".32"
  br i1 %".35", label %"loop.1", label %"end.1"
loop.1:
  br label %"head.2"
end.1:
  %".360" = mul i64 %".17", 32
  %".361" = add i64 16, %".360"
  %".362" = getelementptr float, float* %"result", i64 %".361"
  %".363" = mul i64 %"start", 4
  %".364" = sdiv i64 %".363", %"num_parts"
  %".365" = mul i64 %"stop", 4
  %".366" = sdiv i64 %".365", %"num_parts"
  %".367" = mul i64 %".25", 3
  br label %"head.11"
head.2:
  %".38" = phi  i64 [%".29", %"loop.1"], [%".356", %"end.5"]
  %".39" = icmp slt i64 %".38", %".31"
  br i1 %".39", label %"loop.2", label %"end.2"
loop.2:
  %".41" = sub i64 %".32", %".34"
  %".42" = icmp slt i64 %".41", 64
  %".43" = select  i1 %".42", i64 %".41", i64 64
  %".44" = sub i64 %".31", %".38"
  %".45" = icmp slt i64 %".44", 256
  %".46" = select  i1 %".45", i64 %".44", i64 256
  br label %"head.3"
end.2:
  %".358" = add i64 %".34", 64
  br label %"head.1"
head.3:
  %".48" = phi  i64 [0, %"loop.2"], [%".75", %"end.4"]
  %".49" = icmp slt i64 %".48", %".43"
  br i1 %".49", label %"loop.3", label %"end.3"
loop.3:
  %".51" = add i64 %".34", %".48"
  %".52" = sdiv i64 %".51", 1
  %".53" = mul i64 %".52", 1
  %".54" = sub i64 %".51", %".53"
  %".55" = add i64 %".21", %".52"
  %".56" = getelementptr i64, i64* %"node_perm", i64 %".55"
  %".57" = load i64, i64* %".56"
  %".58" = mul i64 %".57", 16
  %".59" = mul i64 %".54", 4
  %".60" = add i64 %".58", %".59"
  br label %"head.4"
end.3:
  br label %"head.5"
head.4:
  %".62" = phi  i64 [0, %"loop.3"], [%".73", %"loop.4"]
  %".63" = icmp slt i64 %".62", %".46"
  br i1 %".63", label %"loop.4", label %"end.4"
loop.4:
  %".65" = add i64 %".60", %".38"
  %".66" = add i64 %".65", %".62"
  %".67" = getelementptr float, float* %"features", i64 %".66"
  %".68" = load float, float* %".67"
  %".69" = mul i64 %".48", 256
  %".70" = add i64 %".69", %".62"
  %".71" = getelementptr float, float* %".13", i64 %".70"
  store float %".68", float* %".71", align 4
  %".73" = add i64 %".62", 1
  br label %"head.4"
end.4:
  %".75" = add i64 %".48", 1
  br label %"head.3"
head.5:
  %".78" = phi  i64 [0, %"end.3"], [%".354", %"end.8"]
  %".79" = icmp slt i64 %".78", 4
  br i1 %".79", label %"loop.5", label %"end.5"
loop.5:
  %".81" = sub i64 4, %".78"
  %".82" = icmp slt i64 %".81", 256
  %".83" = select  i1 %".82", i64 %".81", i64 256
  br label %"head.6"
end.5:
  %".356" = add i64 %".38", 256
  br label %"head.2"
head.6:
  %".85" = phi  i64 [0, %"loop.5"], [%".114", %"end.7"]
  %".86" = icmp slt i64 %".85", %".43"
  br i1 %".86", label %"loop.6", label %"end.6"
loop.6:
  %".88" = add i64 %".34", %".85"
  %".89" = sdiv i64 %".88", 1
  %".90" = mul i64 %".89", 1
  %".91" = sub i64 %".88", %".90"
  %".92" = add i64 %".21", %".89"
  %".93" = getelementptr i64, i64* %"node_perm", i64 %".92"
  %".94" = load i64, i64* %".93"
  %".95" = mul i64 %".94", 16
  %".96" = mul i64 %".91", 4
  %".97" = add i64 %".95", %".96"
  br label %"head.7"
end.6:
  br label %"head.8"
head.7:
  %".99" = phi  i64 [0, %"loop.6"], [%".112", %"loop.7"]
  %".100" = icmp slt i64 %".99", %".83"
  br i1 %".100", label %"loop.7", label %"end.7"
loop.7:
  %".102" = add i64 %".97", %".78"
  %".103" = add i64 %".102", %".99"
  %".104" = getelementptr float, float* %"grad", i64 %".103"
  %".105" = bitcast float* %".104" to <4 x float>*
  %".106" = load <4 x float>, <4 x float>* %".105", align 4
  %".107" = mul i64 %".85", 256
  %".108" = add i64 %".107", %".99"
  %".109" = getelementptr float, float* %".15", i64 %".108"
  %".110" = bitcast float* %".109" to <4 x float>*
  store <4 x float> %".106", <4 x float>* %".110", align 4
  %".112" = add i64 %".99", 4
  br label %"head.7"
end.7:
  %".114" = add i64 %".85", 1
  br label %"head.6"
head.8:
  %".117" = phi  i64 [0, %"end.6"], [%".352", %"end.9"]
  %".118" = icmp slt i64 %".117", %".83"
  br i1 %".118", label %"loop.8", label %"end.8"
loop.8:
  br label %"head.9"
end.8:
  %".354" = add i64 %".78", 256
  br label %"head.5"
head.9:
  %".121" = phi  i64 [0, %"loop.8"], [%".350", %"end.10"]
  %".122" = icmp slt i64 %".121", %".46"
  br i1 %".122", label %"loop.9", label %"end.9"
loop.9:
  %".124" = add i64 -1, %".46"
  %".125" = icmp slt i64 %".121", %".124"
  %".126" = select  i1 %".125", i64 %".121", i64 %".124"
  %".127" = add i64 1, %".121"
  %".128" = add i64 -1, %".46"
  %".129" = icmp slt i64 %".127", %".128"
  %".130" = select  i1 %".129", i64 %".127", i64 %".128"
  %".131" = add i64 2, %".121"
  %".132" = add i64 -1, %".46"
  %".133" = icmp slt i64 %".131", %".132"
  %".134" = select  i1 %".133", i64 %".131", i64 %".132"
  %".135" = add i64 3, %".121"
  %".136" = add i64 -1, %".46"
  %".137" = icmp slt i64 %".135", %".136"
  %".138" = select  i1 %".137", i64 %".135", i64 %".136"
  %".139" = add i64 4, %".121"
  %".140" = add i64 -1, %".46"
  %".141" = icmp slt i64 %".139", %".140"
  %".142" = select  i1 %".141", i64 %".139", i64 %".140"
  %".143" = add i64 5, %".121"
  %".144" = add i64 -1, %".46"
  %".145" = icmp slt i64 %".143", %".144"
  %".146" = select  i1 %".145", i64 %".143", i64 %".144"
  %".147" = add i64 6, %".121"
  %".148" = add i64 -1, %".46"
  %".149" = icmp slt i64 %".147", %".148"
  %".150" = select  i1 %".149", i64 %".147", i64 %".148"
  %".151" = add i64 7, %".121"
  %".152" = add i64 -1, %".46"
  %".153" = icmp slt i64 %".151", %".152"
  %".154" = select  i1 %".153", i64 %".151", i64 %".152"
  %".155" = getelementptr float, float* %".13", i64 %".126"
  %".156" = getelementptr float, float* %".13", i64 %".130"
  %".157" = getelementptr float, float* %".13", i64 %".134"
  %".158" = getelementptr float, float* %".13", i64 %".138"
  %".159" = getelementptr float, float* %".13", i64 %".142"
  %".160" = getelementptr float, float* %".13", i64 %".146"
  %".161" = getelementptr float, float* %".13", i64 %".150"
  %".162" = getelementptr float, float* %".13", i64 %".154"
  %".163" = add i64 %".38", %".126"
  %".164" = mul i64 %".163", 4
  %".165" = add i64 %".38", %".130"
  %".166" = mul i64 %".165", 4
  %".167" = add i64 %".38", %".134"
  %".168" = mul i64 %".167", 4
  %".169" = add i64 %".38", %".138"
  %".170" = mul i64 %".169", 4
  %".171" = add i64 %".38", %".142"
  %".172" = mul i64 %".171", 4
  %".173" = add i64 %".38", %".146"
  %".174" = mul i64 %".173", 4
  %".175" = add i64 %".38", %".150"
  %".176" = mul i64 %".175", 4
  %".177" = add i64 %".38", %".154"
  %".178" = mul i64 %".177", 4
  %".179" = add i64 %".164", %".78"
  %".180" = add i64 %".179", %".117"
  %".181" = getelementptr float, float* %".27", i64 %".180"
  %".182" = add i64 %".166", %".78"
  %".183" = add i64 %".182", %".117"
  %".184" = getelementptr float, float* %".27", i64 %".183"
  %".185" = add i64 %".168", %".78"
  %".186" = add i64 %".185", %".117"
  %".187" = getelementptr float, float* %".27", i64 %".186"
  %".188" = add i64 %".170", %".78"
  %".189" = add i64 %".188", %".117"
  %".190" = getelementptr float, float* %".27", i64 %".189"
  %".191" = add i64 %".172", %".78"
  %".192" = add i64 %".191", %".117"
  %".193" = getelementptr float, float* %".27", i64 %".192"
  %".194" = add i64 %".174", %".78"
  %".195" = add i64 %".194", %".117"
  %".196" = getelementptr float, float* %".27", i64 %".195"
  %".197" = add i64 %".176", %".78"
  %".198" = add i64 %".197", %".117"
  %".199" = getelementptr float, float* %".27", i64 %".198"
  %".200" = add i64 %".178", %".78"
  %".201" = add i64 %".200", %".117"
  %".202" = getelementptr float, float* %".27", i64 %".201"
  %".203" = getelementptr float, float* %".15", i64 %".117"
  %".204" = getelementptr float, float* %".181", i64 0
  %".205" = bitcast float* %".204" to <4 x float>*
  %".206" = load <4 x float>, <4 x float>* %".205", align 4
  store <4 x float> %".206", <4 x float>* %".207"
  %".209" = getelementptr float, float* %".184", i64 0
  %".210" = bitcast float* %".209" to <4 x float>*
  %".211" = load <4 x float>, <4 x float>* %".210", align 4
  store <4 x float> %".211", <4 x float>* %".212"
  %".214" = getelementptr float, float* %".187", i64 0
  %".215" = bitcast float* %".214" to <4 x float>*
  %".216" = load <4 x float>, <4 x float>* %".215", align 4
  store <4 x float> %".216", <4 x float>* %".217"
  %".219" = getelementptr float, float* %".190", i64 0
  %".220" = bitcast float* %".219" to <4 x float>*
  %".221" = load <4 x float>, <4 x float>* %".220", align 4
  store <4 x float> %".221", <4 x float>* %".222"
  %".224" = getelementptr float, float* %".193", i64 0
  %".225" = bitcast float* %".224" to <4 x float>*
  %".226" = load <4 x float>, <4 x float>* %".225", align 4
  store <4 x float> %".226", <4 x float>* %".227"
  %".229" = getelementptr float, float* %".196", i64 0
  %".230" = bitcast float* %".229" to <4 x float>*
  %".231" = load <4 x float>, <4 x float>* %".230", align 4
  store <4 x float> %".231", <4 x float>* %".232"
  %".234" = getelementptr float, float* %".199", i64 0
  %".235" = bitcast float* %".234" to <4 x float>*
  %".236" = load <4 x float>, <4 x float>* %".235", align 4
  store <4 x float> %".236", <4 x float>* %".237"
  %".239" = getelementptr float, float* %".202", i64 0
  %".240" = bitcast float* %".239" to <4 x float>*
  %".241" = load <4 x float>, <4 x float>* %".240", align 4
  store <4 x float> %".241", <4 x float>* %".242"
  br label %"head.10"
end.9:
  %".352" = add i64 %".117", 4
  br label %"head.8"
head.10:
  %".245" = phi  i64 [0, %"loop.9"], [%".316", %"loop.10"]
  %".246" = icmp slt i64 %".245", %".43"
  br i1 %".246", label %"loop.10", label %"end.10"
loop.10:
  %".248" = mul i64 %".245", 256
  %".249" = getelementptr float, float* %".203", i64 %".248"
  %".250" = bitcast float* %".249" to <4 x float>*
  %".251" = load <4 x float>, <4 x float>* %".250", align 4
  %".252" = mul i64 %".245", 256
  %".253" = getelementptr float, float* %".155", i64 %".252"
  %".254" = load float, float* %".253"
  %".255" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".254", i32 0
  %".256" = shufflevector <4 x float> %".255", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".257" = load <4 x float>, <4 x float>* %".207"
  %".258" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".256", <4 x float> %".251", <4 x float> %".257")
  store <4 x float> %".258", <4 x float>* %".207"
  %".260" = mul i64 %".245", 256
  %".261" = getelementptr float, float* %".156", i64 %".260"
  %".262" = load float, float* %".261"
  %".263" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".262", i32 0
  %".264" = shufflevector <4 x float> %".263", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".265" = load <4 x float>, <4 x float>* %".212"
  %".266" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".264", <4 x float> %".251", <4 x float> %".265")
  store <4 x float> %".266", <4 x float>* %".212"
  %".268" = mul i64 %".245", 256
  %".269" = getelementptr float, float* %".157", i64 %".268"
  %".270" = load float, float* %".269"
  %".271" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".270", i32 0
  %".272" = shufflevector <4 x float> %".271", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".273" = load <4 x float>, <4 x float>* %".217"
  %".274" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".272", <4 x float> %".251", <4 x float> %".273")
  store <4 x float> %".274", <4 x float>* %".217"
  %".276" = mul i64 %".245", 256
  %".277" = getelementptr float, float* %".158", i64 %".276"
  %".278" = load float, float* %".277"
  %".279" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".278", i32 0
  %".280" = shufflevector <4 x float> %".279", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".281" = load <4 x float>, <4 x float>* %".222"
  %".282" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".280", <4 x float> %".251", <4 x float> %".281")
  store <4 x float> %".282", <4 x float>* %".222"
  %".284" = mul i64 %".245", 256
  %".285" = getelementptr float, float* %".159", i64 %".284"
  %".286" = load float, float* %".285"
  %".287" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".286", i32 0
  %".288" = shufflevector <4 x float> %".287", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".289" = load <4 x float>, <4 x float>* %".227"
  %".290" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".288", <4 x float> %".251", <4 x float> %".289")
  store <4 x float> %".290", <4 x float>* %".227"
  %".292" = mul i64 %".245", 256
  %".293" = getelementptr float, float* %".160", i64 %".292"
  %".294" = load float, float* %".293"
  %".295" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".294", i32 0
  %".296" = shufflevector <4 x float> %".295", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".297" = load <4 x float>, <4 x float>* %".232"
  %".298" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".296", <4 x float> %".251", <4 x float> %".297")
  store <4 x float> %".298", <4 x float>* %".232"
  %".300" = mul i64 %".245", 256
  %".301" = getelementptr float, float* %".161", i64 %".300"
  %".302" = load float, float* %".301"
  %".303" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".302", i32 0
  %".304" = shufflevector <4 x float> %".303", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".305" = load <4 x float>, <4 x float>* %".237"
  %".306" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".304", <4 x float> %".251", <4 x float> %".305")
  store <4 x float> %".306", <4 x float>* %".237"
  %".308" = mul i64 %".245", 256
  %".309" = getelementptr float, float* %".162", i64 %".308"
  %".310" = load float, float* %".309"
  %".311" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".310", i32 0
  %".312" = shufflevector <4 x float> %".311", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".313" = load <4 x float>, <4 x float>* %".242"
  %".314" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".312", <4 x float> %".251", <4 x float> %".313")
  store <4 x float> %".314", <4 x float>* %".242"
  %".316" = add i64 %".245", 1
  br label %"head.10"
end.10:
  %".318" = load <4 x float>, <4 x float>* %".207"
  %".319" = getelementptr float, float* %".181", i64 0
  %".320" = bitcast float* %".319" to <4 x float>*
  store <4 x float> %".318", <4 x float>* %".320", align 4
  %".322" = load <4 x float>, <4 x float>* %".212"
  %".323" = getelementptr float, float* %".184", i64 0
  %".324" = bitcast float* %".323" to <4 x float>*
  store <4 x float> %".322", <4 x float>* %".324", align 4
  %".326" = load <4 x float>, <4 x float>* %".217"
  %".327" = getelementptr float, float* %".187", i64 0
  %".328" = bitcast float* %".327" to <4 x float>*
  store <4 x float> %".326", <4 x float>* %".328", align 4
  %".330" = load <4 x float>, <4 x float>* %".222"
  %".331" = getelementptr float, float* %".190", i64 0
  %".332" = bitcast float* %".331" to <4 x float>*
  store <4 x float> %".330", <4 x float>* %".332", align 4
  %".334" = load <4 x float>, <4 x float>* %".227"
  %".335" = getelementptr float, float* %".193", i64 0
  %".336" = bitcast float* %".335" to <4 x float>*
  store <4 x float> %".334", <4 x float>* %".336", align 4
  %".338" = load <4 x float>, <4 x float>* %".232"
  %".339" = getelementptr float, float* %".196", i64 0
  %".340" = bitcast float* %".339" to <4 x float>*
  store <4 x float> %".338", <4 x float>* %".340", align 4
  %".342" = load <4 x float>, <4 x float>* %".237"
  %".343" = getelementptr float, float* %".199", i64 0
  %".344" = bitcast float* %".343" to <4 x float>*
  store <4 x float> %".342", <4 x float>* %".344", align 4
  %".346" = load <4 x float>, <4 x float>* %".242"
  %".347" = getelementptr float, float* %".202", i64 0
  %".348" = bitcast float* %".347" to <4 x float>*
  store <4 x float> %".346", <4 x float>* %".348", align 4
  %".350" = add i64 %".121", 8
  br label %"head.9"
head.11:
  %".369" = phi  i64 [0, %"end.1"], [%".695", %"end.12"]
  %".370" = icmp slt i64 %".369", %".367"
  br i1 %".370", label %"loop.11", label %"end.11"
loop.11:
  br label %"head.12"
end.11:
  %".697" = add i64 %".17", 1
  br label %"head"
head.12:
  %".373" = phi  i64 [%".364", %"loop.11"], [%".693", %"end.15"]
  %".374" = icmp slt i64 %".373", %".366"
  br i1 %".374", label %"loop.12", label %"end.12"
loop.12:
  %".376" = sub i64 %".367", %".369"
  %".377" = icmp slt i64 %".376", 64
  %".378" = select  i1 %".377", i64 %".376", i64 64
  %".379" = sub i64 %".366", %".373"
  %".380" = icmp slt i64 %".379", 256
  %".381" = select  i1 %".380", i64 %".379", i64 256
  br label %"head.13"
end.12:
  %".695" = add i64 %".369", 64
  br label %"head.11"
head.13:
  %".383" = phi  i64 [0, %"loop.12"], [%".411", %"end.14"]
  %".384" = icmp slt i64 %".383", %".378"
  br i1 %".384", label %"loop.13", label %"end.13"
loop.13:
  %".386" = add i64 %".369", %".383"
  %".387" = sdiv i64 %".386", 3
  %".388" = mul i64 %".387", 3
  %".389" = sub i64 %".386", %".388"
  %".390" = add i64 %".21", %".387"
  %".391" = getelementptr i64, i64* %"node_perm", i64 %".390"
  %".392" = load i64, i64* %".391"
  %".393" = mul i64 %".392", 16
  %".394" = mul i64 %".389", 4
  %".395" = add i64 4, %".393"
  %".396" = add i64 %".395", %".394"
  br label %"head.14"
end.13:
  br label %"head.15"
head.14:
  %".398" = phi  i64 [0, %"loop.13"], [%".409", %"loop.14"]
  %".399" = icmp slt i64 %".398", %".381"
  br i1 %".399", label %"loop.14", label %"end.14"
loop.14:
  %".401" = add i64 %".396", %".373"
  %".402" = add i64 %".401", %".398"
  %".403" = getelementptr float, float* %"features", i64 %".402"
  %".404" = load float, float* %".403"
  %".405" = mul i64 %".383", 256
  %".406" = add i64 %".405", %".398"
  %".407" = getelementptr float, float* %".13", i64 %".406"
  store float %".404", float* %".407", align 4
  %".409" = add i64 %".398", 1
  br label %"head.14"
end.14:
  %".411" = add i64 %".383", 1
  br label %"head.13"
head.15:
  %".414" = phi  i64 [0, %"end.13"], [%".691", %"end.18"]
  %".415" = icmp slt i64 %".414", 4
  br i1 %".415", label %"loop.15", label %"end.15"
loop.15:
  %".417" = sub i64 4, %".414"
  %".418" = icmp slt i64 %".417", 256
  %".419" = select  i1 %".418", i64 %".417", i64 256
  br label %"head.16"
end.15:
  %".693" = add i64 %".373", 256
  br label %"head.12"
head.16:
  %".421" = phi  i64 [0, %"loop.15"], [%".451", %"end.17"]
  %".422" = icmp slt i64 %".421", %".378"
  br i1 %".422", label %"loop.16", label %"end.16"
loop.16:
  %".424" = add i64 %".369", %".421"
  %".425" = sdiv i64 %".424", 3
  %".426" = mul i64 %".425", 3
  %".427" = sub i64 %".424", %".426"
  %".428" = add i64 %".21", %".425"
  %".429" = getelementptr i64, i64* %"node_perm", i64 %".428"
  %".430" = load i64, i64* %".429"
  %".431" = mul i64 %".430", 16
  %".432" = mul i64 %".427", 4
  %".433" = add i64 4, %".431"
  %".434" = add i64 %".433", %".432"
  br label %"head.17"
end.16:
  br label %"head.18"
head.17:
  %".436" = phi  i64 [0, %"loop.16"], [%".449", %"loop.17"]
  %".437" = icmp slt i64 %".436", %".419"
  br i1 %".437", label %"loop.17", label %"end.17"
loop.17:
  %".439" = add i64 %".434", %".414"
  %".440" = add i64 %".439", %".436"
  %".441" = getelementptr float, float* %"grad", i64 %".440"
  %".442" = bitcast float* %".441" to <4 x float>*
  %".443" = load <4 x float>, <4 x float>* %".442", align 4
  %".444" = mul i64 %".421", 256
  %".445" = add i64 %".444", %".436"
  %".446" = getelementptr float, float* %".15", i64 %".445"
  %".447" = bitcast float* %".446" to <4 x float>*
  store <4 x float> %".443", <4 x float>* %".447", align 4
  %".449" = add i64 %".436", 4
  br label %"head.17"
end.17:
  %".451" = add i64 %".421", 1
  br label %"head.16"
head.18:
  %".454" = phi  i64 [0, %"end.16"], [%".689", %"end.19"]
  %".455" = icmp slt i64 %".454", %".419"
  br i1 %".455", label %"loop.18", label %"end.18"
loop.18:
  br label %"head.19"
end.18:
  %".691" = add i64 %".414", 256
  br label %"head.15"
head.19:
  %".458" = phi  i64 [0, %"loop.18"], [%".687", %"end.20"]
  %".459" = icmp slt i64 %".458", %".381"
  br i1 %".459", label %"loop.19", label %"end.19"
loop.19:
  %".461" = add i64 -1, %".381"
  %".462" = icmp slt i64 %".458", %".461"
  %".463" = select  i1 %".462", i64 %".458", i64 %".461"
  %".464" = add i64 1, %".458"
  %".465" = add i64 -1, %".381"
  %".466" = icmp slt i64 %".464", %".465"
  %".467" = select  i1 %".466", i64 %".464", i64 %".465"
  %".468" = add i64 2, %".458"
  %".469" = add i64 -1, %".381"
  %".470" = icmp slt i64 %".468", %".469"
  %".471" = select  i1 %".470", i64 %".468", i64 %".469"
  %".472" = add i64 3, %".458"
  %".473" = add i64 -1, %".381"
  %".474" = icmp slt i64 %".472", %".473"
  %".475" = select  i1 %".474", i64 %".472", i64 %".473"
  %".476" = add i64 4, %".458"
  %".477" = add i64 -1, %".381"
  %".478" = icmp slt i64 %".476", %".477"
  %".479" = select  i1 %".478", i64 %".476", i64 %".477"
  %".480" = add i64 5, %".458"
  %".481" = add i64 -1, %".381"
  %".482" = icmp slt i64 %".480", %".481"
  %".483" = select  i1 %".482", i64 %".480", i64 %".481"
  %".484" = add i64 6, %".458"
  %".485" = add i64 -1, %".381"
  %".486" = icmp slt i64 %".484", %".485"
  %".487" = select  i1 %".486", i64 %".484", i64 %".485"
  %".488" = add i64 7, %".458"
  %".489" = add i64 -1, %".381"
  %".490" = icmp slt i64 %".488", %".489"
  %".491" = select  i1 %".490", i64 %".488", i64 %".489"
  %".492" = getelementptr float, float* %".13", i64 %".463"
  %".493" = getelementptr float, float* %".13", i64 %".467"
  %".494" = getelementptr float, float* %".13", i64 %".471"
  %".495" = getelementptr float, float* %".13", i64 %".475"
  %".496" = getelementptr float, float* %".13", i64 %".479"
  %".497" = getelementptr float, float* %".13", i64 %".483"
  %".498" = getelementptr float, float* %".13", i64 %".487"
  %".499" = getelementptr float, float* %".13", i64 %".491"
  %".500" = add i64 %".373", %".463"
  %".501" = mul i64 %".500", 4
  %".502" = add i64 %".373", %".467"
  %".503" = mul i64 %".502", 4
  %".504" = add i64 %".373", %".471"
  %".505" = mul i64 %".504", 4
  %".506" = add i64 %".373", %".475"
  %".507" = mul i64 %".506", 4
  %".508" = add i64 %".373", %".479"
  %".509" = mul i64 %".508", 4
  %".510" = add i64 %".373", %".483"
  %".511" = mul i64 %".510", 4
  %".512" = add i64 %".373", %".487"
  %".513" = mul i64 %".512", 4
  %".514" = add i64 %".373", %".491"
  %".515" = mul i64 %".514", 4
  %".516" = add i64 %".501", %".414"
  %".517" = add i64 %".516", %".454"
  %".518" = getelementptr float, float* %".362", i64 %".517"
  %".519" = add i64 %".503", %".414"
  %".520" = add i64 %".519", %".454"
  %".521" = getelementptr float, float* %".362", i64 %".520"
  %".522" = add i64 %".505", %".414"
  %".523" = add i64 %".522", %".454"
  %".524" = getelementptr float, float* %".362", i64 %".523"
  %".525" = add i64 %".507", %".414"
  %".526" = add i64 %".525", %".454"
  %".527" = getelementptr float, float* %".362", i64 %".526"
  %".528" = add i64 %".509", %".414"
  %".529" = add i64 %".528", %".454"
  %".530" = getelementptr float, float* %".362", i64 %".529"
  %".531" = add i64 %".511", %".414"
  %".532" = add i64 %".531", %".454"
  %".533" = getelementptr float, float* %".362", i64 %".532"
  %".534" = add i64 %".513", %".414"
  %".535" = add i64 %".534", %".454"
  %".536" = getelementptr float, float* %".362", i64 %".535"
  %".537" = add i64 %".515", %".414"
  %".538" = add i64 %".537", %".454"
  %".539" = getelementptr float, float* %".362", i64 %".538"
  %".540" = getelementptr float, float* %".15", i64 %".454"
  %".541" = getelementptr float, float* %".518", i64 0
  %".542" = bitcast float* %".541" to <4 x float>*
  %".543" = load <4 x float>, <4 x float>* %".542", align 4
  store <4 x float> %".543", <4 x float>* %".544"
  %".546" = getelementptr float, float* %".521", i64 0
  %".547" = bitcast float* %".546" to <4 x float>*
  %".548" = load <4 x float>, <4 x float>* %".547", align 4
  store <4 x float> %".548", <4 x float>* %".549"
  %".551" = getelementptr float, float* %".524", i64 0
  %".552" = bitcast float* %".551" to <4 x float>*
  %".553" = load <4 x float>, <4 x float>* %".552", align 4
  store <4 x float> %".553", <4 x float>* %".554"
  %".556" = getelementptr float, float* %".527", i64 0
  %".557" = bitcast float* %".556" to <4 x float>*
  %".558" = load <4 x float>, <4 x float>* %".557", align 4
  store <4 x float> %".558", <4 x float>* %".559"
  %".561" = getelementptr float, float* %".530", i64 0
  %".562" = bitcast float* %".561" to <4 x float>*
  %".563" = load <4 x float>, <4 x float>* %".562", align 4
  store <4 x float> %".563", <4 x float>* %".564"
  %".566" = getelementptr float, float* %".533", i64 0
  %".567" = bitcast float* %".566" to <4 x float>*
  %".568" = load <4 x float>, <4 x float>* %".567", align 4
  store <4 x float> %".568", <4 x float>* %".569"
  %".571" = getelementptr float, float* %".536", i64 0
  %".572" = bitcast float* %".571" to <4 x float>*
  %".573" = load <4 x float>, <4 x float>* %".572", align 4
  store <4 x float> %".573", <4 x float>* %".574"
  %".576" = getelementptr float, float* %".539", i64 0
  %".577" = bitcast float* %".576" to <4 x float>*
  %".578" = load <4 x float>, <4 x float>* %".577", align 4
  store <4 x float> %".578", <4 x float>* %".579"
  br label %"head.20"
end.19:
  %".689" = add i64 %".454", 4
  br label %"head.18"
head.20:
  %".582" = phi  i64 [0, %"loop.19"], [%".653", %"loop.20"]
  %".583" = icmp slt i64 %".582", %".378"
  br i1 %".583", label %"loop.20", label %"end.20"
loop.20:
  %".585" = mul i64 %".582", 256
  %".586" = getelementptr float, float* %".540", i64 %".585"
  %".587" = bitcast float* %".586" to <4 x float>*
  %".588" = load <4 x float>, <4 x float>* %".587", align 4
  %".589" = mul i64 %".582", 256
  %".590" = getelementptr float, float* %".492", i64 %".589"
  %".591" = load float, float* %".590"
  %".592" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".591", i32 0
  %".593" = shufflevector <4 x float> %".592", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".594" = load <4 x float>, <4 x float>* %".544"
  %".595" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".593", <4 x float> %".588", <4 x float> %".594")
  store <4 x float> %".595", <4 x float>* %".544"
  %".597" = mul i64 %".582", 256
  %".598" = getelementptr float, float* %".493", i64 %".597"
  %".599" = load float, float* %".598"
  %".600" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".599", i32 0
  %".601" = shufflevector <4 x float> %".600", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".602" = load <4 x float>, <4 x float>* %".549"
  %".603" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".601", <4 x float> %".588", <4 x float> %".602")
  store <4 x float> %".603", <4 x float>* %".549"
  %".605" = mul i64 %".582", 256
  %".606" = getelementptr float, float* %".494", i64 %".605"
  %".607" = load float, float* %".606"
  %".608" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".607", i32 0
  %".609" = shufflevector <4 x float> %".608", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".610" = load <4 x float>, <4 x float>* %".554"
  %".611" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".609", <4 x float> %".588", <4 x float> %".610")
  store <4 x float> %".611", <4 x float>* %".554"
  %".613" = mul i64 %".582", 256
  %".614" = getelementptr float, float* %".495", i64 %".613"
  %".615" = load float, float* %".614"
  %".616" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".615", i32 0
  %".617" = shufflevector <4 x float> %".616", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".618" = load <4 x float>, <4 x float>* %".559"
  %".619" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".617", <4 x float> %".588", <4 x float> %".618")
  store <4 x float> %".619", <4 x float>* %".559"
  %".621" = mul i64 %".582", 256
  %".622" = getelementptr float, float* %".496", i64 %".621"
  %".623" = load float, float* %".622"
  %".624" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".623", i32 0
  %".625" = shufflevector <4 x float> %".624", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".626" = load <4 x float>, <4 x float>* %".564"
  %".627" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".625", <4 x float> %".588", <4 x float> %".626")
  store <4 x float> %".627", <4 x float>* %".564"
  %".629" = mul i64 %".582", 256
  %".630" = getelementptr float, float* %".497", i64 %".629"
  %".631" = load float, float* %".630"
  %".632" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".631", i32 0
  %".633" = shufflevector <4 x float> %".632", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".634" = load <4 x float>, <4 x float>* %".569"
  %".635" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".633", <4 x float> %".588", <4 x float> %".634")
  store <4 x float> %".635", <4 x float>* %".569"
  %".637" = mul i64 %".582", 256
  %".638" = getelementptr float, float* %".498", i64 %".637"
  %".639" = load float, float* %".638"
  %".640" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".639", i32 0
  %".641" = shufflevector <4 x float> %".640", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".642" = load <4 x float>, <4 x float>* %".574"
  %".643" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".641", <4 x float> %".588", <4 x float> %".642")
  store <4 x float> %".643", <4 x float>* %".574"
  %".645" = mul i64 %".582", 256
  %".646" = getelementptr float, float* %".499", i64 %".645"
  %".647" = load float, float* %".646"
  %".648" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".647", i32 0
  %".649" = shufflevector <4 x float> %".648", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".650" = load <4 x float>, <4 x float>* %".579"
  %".651" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".649", <4 x float> %".588", <4 x float> %".650")
  store <4 x float> %".651", <4 x float>* %".579"
  %".653" = add i64 %".582", 1
  br label %"head.20"
end.20:
  %".655" = load <4 x float>, <4 x float>* %".544"
  %".656" = getelementptr float, float* %".518", i64 0
  %".657" = bitcast float* %".656" to <4 x float>*
  store <4 x float> %".655", <4 x float>* %".657", align 4
  %".659" = load <4 x float>, <4 x float>* %".549"
  %".660" = getelementptr float, float* %".521", i64 0
  %".661" = bitcast float* %".660" to <4 x float>*
  store <4 x float> %".659", <4 x float>* %".661", align 4
  %".663" = load <4 x float>, <4 x float>* %".554"
  %".664" = getelementptr float, float* %".524", i64 0
  %".665" = bitcast float* %".664" to <4 x float>*
  store <4 x float> %".663", <4 x float>* %".665", align 4
  %".667" = load <4 x float>, <4 x float>* %".559"
  %".668" = getelementptr float, float* %".527", i64 0
  %".669" = bitcast float* %".668" to <4 x float>*
  store <4 x float> %".667", <4 x float>* %".669", align 4
  %".671" = load <4 x float>, <4 x float>* %".564"
  %".672" = getelementptr float, float* %".530", i64 0
  %".673" = bitcast float* %".672" to <4 x float>*
  store <4 x float> %".671", <4 x float>* %".673", align 4
  %".675" = load <4 x float>, <4 x float>* %".569"
  %".676" = getelementptr float, float* %".533", i64 0
  %".677" = bitcast float* %".676" to <4 x float>*
  store <4 x float> %".675", <4 x float>* %".677", align 4
  %".679" = load <4 x float>, <4 x float>* %".574"
  %".680" = getelementptr float, float* %".536", i64 0
  %".681" = bitcast float* %".680" to <4 x float>*
  store <4 x float> %".679", <4 x float>* %".681", align 4
  %".683" = load <4 x float>, <4 x float>* %".579"
  %".684" = getelementptr float, float* %".539", i64 0
  %".685" = bitcast float* %".684" to <4 x float>*
  store <4 x float> %".683", <4 x float>* %".685", align 4
  %".687" = add i64 %".458", 8
  br label %"head.19"
}

declare <4 x float> @"llvm.fma.v4f32"(<4 x float> %".1", <4 x float> %".2", <4 x float> %".3")

define void @"weight_gradient_team"(i64* noalias %"given")
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
  %".20" = inttoptr i64 %".10" to i64*
  %".21" = inttoptr i64 %".12" to i64*
  %".22" = call i32 @"omp_get_thread_num"()
  %".23" = sext i32 %".22" to i64
  %".24" = call i32 @"omp_get_num_threads"()
  %".25" = sext i32 %".24" to i64
  %".26" = getelementptr i64, i64* %"given", i64 7
  %".27" = load i64, i64* %".26"
  br label %"head"
head:
  %".29" = phi  i64 [%".23", %"body"], [%".39", %"loop"]
  %".30" = icmp slt i64 %".29", %".27"
  br i1 %".30", label %"loop", label %"end"
loop:
  %".32" = add i64 8, %".29"
  %".33" = getelementptr i64, i64* %"given", i64 %".32"
  %".34" = getelementptr i64, i64* %".33", i64 0
  %".35" = load i64, i64* %".34"
  %".36" = getelementptr i64, i64* %".33", i64 1
  %".37" = load i64, i64* %".36"
  call void @"weight_gradient"(float* %".17", float* %".18", float* %".19", i64* %".20", i64* %".21", i64 %".14", i64 %".16", i64 %".35", i64 %".37", i64 %".29")
  %".39" = add i64 %".29", %".25"
  br label %"head"
end:
  ret void
}

declare i32 @"omp_get_thread_num"()

declare i32 @"omp_get_num_threads"()
