; ModuleID = "density_projection"
target triple = "x86_64-unknown-linux-gnu"
target datalayout = ""

define void @"projection"(float* noalias %"edge_attrs", float* noalias %"hidden", float* noalias %"density", i64* noalias %"sender_species", i64* noalias %"receiver_ptr", i64 %"num_species", i64 %"start", i64 %"stop", i64 %"number")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".12" = phi  i64 [%"start", %"body"], [%".147", %"end.1"]
  %".13" = icmp slt i64 %".12", %"stop"
  br i1 %".13", label %"loop", label %"end"
loop:
  %".15" = getelementptr i64, i64* %"receiver_ptr", i64 %".12"
  %".16" = load i64, i64* %".15"
  %".17" = add i64 1, %".12"
  %".18" = getelementptr i64, i64* %"receiver_ptr", i64 %".17"
  %".19" = load i64, i64* %".18"
  br label %"head.1"
end:
  ret void
head.1:
  %".21" = phi  i64 [%".16", %"loop"], [%".145", %"end.5"]
  %".22" = icmp slt i64 %".21", %".19"
  br i1 %".22", label %"loop.1", label %"end.1"
loop.1:
  %".24" = mul i64 %".21", 4
  %".25" = getelementptr float, float* %"edge_attrs", i64 %".24"
  %".26" = getelementptr float, float* %".25", i64 0
  %".27" = load float, float* %".26"
  %".28" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".27", i32 0
  %".29" = shufflevector <4 x float> %".28", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".30" = mul i64 %".12", 4
  %".31" = getelementptr i64, i64* %"sender_species", i64 %".21"
  %".32" = load i64, i64* %".31"
  %".33" = mul i64 %".30", %"num_species"
  %".34" = add i64 %".33", %".32"
  %".35" = mul i64 %".34", 4
  %".36" = getelementptr float, float* %"density", i64 %".35"
  br label %"head.2"
end.1:
  %".147" = add i64 %".12", 1
  br label %"head"
head.2:
  %".38" = phi  i64 [0, %"loop.1"], [%".53", %"loop.2"]
  %".39" = icmp slt i64 %".38", 4
  br i1 %".39", label %"loop.2", label %"end.2"
loop.2:
  %".41" = mul i64 %".21", 4
  %".42" = add i64 %".41", %".38"
  %".43" = getelementptr float, float* %"hidden", i64 %".42"
  %".44" = bitcast float* %".43" to <4 x float>*
  %".45" = load <4 x float>, <4 x float>* %".44", align 4
  %".46" = getelementptr float, float* %".36", i64 %".38"
  %".47" = bitcast float* %".46" to <4 x float>*
  %".48" = load <4 x float>, <4 x float>* %".47", align 4
  %".49" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".29", <4 x float> %".45", <4 x float> %".48")
  %".50" = getelementptr float, float* %".36", i64 %".38"
  %".51" = bitcast float* %".50" to <4 x float>*
  store <4 x float> %".49", <4 x float>* %".51", align 4
  %".53" = add i64 %".38", 4
  br label %"head.2"
end.2:
  %".55" = getelementptr float, float* %".25", i64 1
  %".56" = load float, float* %".55"
  %".57" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".56", i32 0
  %".58" = shufflevector <4 x float> %".57", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".59" = mul i64 %".12", 4
  %".60" = add i64 1, %".59"
  %".61" = getelementptr i64, i64* %"sender_species", i64 %".21"
  %".62" = load i64, i64* %".61"
  %".63" = mul i64 %".60", %"num_species"
  %".64" = add i64 %".63", %".62"
  %".65" = mul i64 %".64", 4
  %".66" = getelementptr float, float* %"density", i64 %".65"
  br label %"head.3"
head.3:
  %".68" = phi  i64 [0, %"end.2"], [%".83", %"loop.3"]
  %".69" = icmp slt i64 %".68", 4
  br i1 %".69", label %"loop.3", label %"end.3"
loop.3:
  %".71" = mul i64 %".21", 4
  %".72" = add i64 %".71", %".68"
  %".73" = getelementptr float, float* %"hidden", i64 %".72"
  %".74" = bitcast float* %".73" to <4 x float>*
  %".75" = load <4 x float>, <4 x float>* %".74", align 4
  %".76" = getelementptr float, float* %".66", i64 %".68"
  %".77" = bitcast float* %".76" to <4 x float>*
  %".78" = load <4 x float>, <4 x float>* %".77", align 4
  %".79" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".58", <4 x float> %".75", <4 x float> %".78")
  %".80" = getelementptr float, float* %".66", i64 %".68"
  %".81" = bitcast float* %".80" to <4 x float>*
  store <4 x float> %".79", <4 x float>* %".81", align 4
  %".83" = add i64 %".68", 4
  br label %"head.3"
end.3:
  %".85" = getelementptr float, float* %".25", i64 2
  %".86" = load float, float* %".85"
  %".87" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".86", i32 0
  %".88" = shufflevector <4 x float> %".87", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".89" = mul i64 %".12", 4
  %".90" = add i64 2, %".89"
  %".91" = getelementptr i64, i64* %"sender_species", i64 %".21"
  %".92" = load i64, i64* %".91"
  %".93" = mul i64 %".90", %"num_species"
  %".94" = add i64 %".93", %".92"
  %".95" = mul i64 %".94", 4
  %".96" = getelementptr float, float* %"density", i64 %".95"
  br label %"head.4"
head.4:
  %".98" = phi  i64 [0, %"end.3"], [%".113", %"loop.4"]
  %".99" = icmp slt i64 %".98", 4
  br i1 %".99", label %"loop.4", label %"end.4"
loop.4:
  %".101" = mul i64 %".21", 4
  %".102" = add i64 %".101", %".98"
  %".103" = getelementptr float, float* %"hidden", i64 %".102"
  %".104" = bitcast float* %".103" to <4 x float>*
  %".105" = load <4 x float>, <4 x float>* %".104", align 4
  %".106" = getelementptr float, float* %".96", i64 %".98"
  %".107" = bitcast float* %".106" to <4 x float>*
  %".108" = load <4 x float>, <4 x float>* %".107", align 4
  %".109" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".88", <4 x float> %".105", <4 x float> %".108")
  %".110" = getelementptr float, float* %".96", i64 %".98"
  %".111" = bitcast float* %".110" to <4 x float>*
  store <4 x float> %".109", <4 x float>* %".111", align 4
  %".113" = add i64 %".98", 4
  br label %"head.4"
end.4:
  %".115" = getelementptr float, float* %".25", i64 3
  %".116" = load float, float* %".115"
  %".117" = insertelement <4 x float> <float undef, float undef, float undef, float undef>, float %".116", i32 0
  %".118" = shufflevector <4 x float> %".117", <4 x float> <float undef, float undef, float undef, float undef>, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %".119" = mul i64 %".12", 4
  %".120" = add i64 3, %".119"
  %".121" = getelementptr i64, i64* %"sender_species", i64 %".21"
  %".122" = load i64, i64* %".121"
  %".123" = mul i64 %".120", %"num_species"
  %".124" = add i64 %".123", %".122"
  %".125" = mul i64 %".124", 4
  %".126" = getelementptr float, float* %"density", i64 %".125"
  br label %"head.5"
head.5:
  %".128" = phi  i64 [0, %"end.4"], [%".143", %"loop.5"]
  %".129" = icmp slt i64 %".128", 4
  br i1 %".129", label %"loop.5", label %"end.5"
loop.5:
  %".131" = mul i64 %".21", 4
  %".132" = add i64 %".131", %".128"
  %".133" = getelementptr float, float* %"hidden", i64 %".132"
  %".134" = bitcast float* %".133" to <4 x float>*
  %".135" = load <4 x float>, <4 x float>* %".134", align 4
  %".136" = getelementptr float, float* %".126", i64 %".128"
  %".137" = bitcast float* %".136" to <4 x float>*
  %".138" = load <4 x float>, <4 x float>* %".137", align 4
  %".139" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".118", <4 x float> %".135", <4 x float> %".138")
  %".140" = getelementptr float, float* %".126", i64 %".128"
  %".141" = bitcast float* %".140" to <4 x float>*
  store <4 x float> %".139", <4 x float>* %".141", align 4
  %".143" = add i64 %".128", 4
  br label %"head.5"
end.5:
  %".145" = add i64 %".21", 1
  br label %"head.1"
}

declare <4 x float> @"llvm.fma.v4f32"(<4 x float> %".1", <4 x float> %".2", <4 x float> %".3")

define void @"projection_team"(i64* noalias %"given")
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
  %".15" = inttoptr i64 %".4" to float*
  %".16" = inttoptr i64 %".6" to float*
  %".17" = inttoptr i64 %".8" to float*
  %".18" = inttoptr i64 %".10" to i64*
  %".19" = inttoptr i64 %".12" to i64*
  %".20" = call i32 @"omp_get_thread_num"()
  %".21" = sext i32 %".20" to i64
  %".22" = call i32 @"omp_get_num_threads"()
  %".23" = sext i32 %".22" to i64
  %".24" = getelementptr i64, i64* %"given", i64 6
  %".25" = load i64, i64* %".24"
  br label %"head"
head:
  %".27" = phi  i64 [%".21", %"body"], [%".37", %"loop"]
  %".28" = icmp slt i64 %".27", %".25"
  br i1 %".28", label %"loop", label %"end"
loop:
  %".30" = add i64 7, %".27"
  %".31" = getelementptr i64, i64* %"given", i64 %".30"
  %".32" = getelementptr i64, i64* %".31", i64 0
  %".33" = load i64, i64* %".32"
  %".34" = getelementptr i64, i64* %".31", i64 1
  %".35" = load i64, i64* %".34"
  call void @"projection"(float* %".15", float* %".16", float* %".17", i64* %".18", i64* %".19", i64 %".14", i64 %".33", i64 %".35", i64 %".27")
  %".37" = add i64 %".27", %".23"
  br label %"head"
end:
  ret void
}

declare i32 @"omp_get_thread_num"()

declare i32 @"omp_get_num_threads"()
