; ModuleID = "symmetric_contraction_forward"
target triple = "x86_64-unknown-linux-gnu"
target datalayout = ""

define void @"forward"(float* noalias %"node_feats", float* noalias %"coefficients", float* noalias %"result", i64* noalias %"node_perm", i64* noalias %"species_ptr", i64 %"num_species", i64 %"start", i64 %"stop", i64 %"number")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".12" = phi  i64 [0, %"body"], [%".145", %"end.1"]
  %".13" = icmp slt i64 %".12", %"num_species"
  br i1 %".13", label %"loop", label %"end"
loop:
  %".15" = getelementptr i64, i64* %"species_ptr", i64 %".12"
  %".16" = load i64, i64* %".15"
  %".17" = icmp sgt i64 %".16", %"start"
  %".18" = select  i1 %".17", i64 %".16", i64 %"start"
  %".19" = add i64 1, %".12"
  %".20" = getelementptr i64, i64* %"species_ptr", i64 %".19"
  %".21" = load i64, i64* %".20"
  %".22" = icmp slt i64 %".21", %"stop"
  %".23" = select  i1 %".22", i64 %".21", i64 %"stop"
  br label %"head.1"
end:
  ret void
head.1:
  %".25" = phi  i64 [0, %"loop"], [%".143", %"end.2"]
  %".26" = icmp slt i64 %".25", 4
  br i1 %".26", label %"loop.1", label %"end.1"
loop.1:
  br label %"head.2"
end.1:
  %".145" = add i64 %".12", 1
  br label %"head"
head.2:
  %".29" = phi  i64 [%".18", %"loop.1"], [%".141", %"loop.2"]
  %".30" = icmp slt i64 %".29", %".23"
  br i1 %".30", label %"loop.2", label %"end.2"
loop.2:
  %".32" = getelementptr i64, i64* %"node_perm", i64 %".29"
  %".33" = load i64, i64* %".32"
  %".34" = mul i64 %".12", 36
  %".35" = add i64 %".34", %".25"
  %".36" = getelementptr float, float* %"coefficients", i64 %".35"
  %".37" = getelementptr float, float* %".36", i64 0
  %".38" = bitcast float* %".37" to <4 x float>*
  %".39" = load <4 x float>, <4 x float>* %".38", align 4
  %".40" = mul i64 %".12", 36
  %".41" = add i64 4, %".40"
  %".42" = add i64 %".41", %".25"
  %".43" = getelementptr float, float* %"coefficients", i64 %".42"
  %".44" = getelementptr float, float* %".43", i64 0
  %".45" = bitcast float* %".44" to <4 x float>*
  %".46" = load <4 x float>, <4 x float>* %".45", align 4
  %".47" = mul i64 %".12", 36
  %".48" = add i64 8, %".47"
  %".49" = add i64 %".48", %".25"
  %".50" = getelementptr float, float* %"coefficients", i64 %".49"
  %".51" = getelementptr float, float* %".50", i64 0
  %".52" = bitcast float* %".51" to <4 x float>*
  %".53" = load <4 x float>, <4 x float>* %".52", align 4
  %".54" = mul i64 %".33", 16
  %".55" = add i64 %".54", %".25"
  %".56" = getelementptr float, float* %"node_feats", i64 %".55"
  %".57" = getelementptr float, float* %".56", i64 0
  %".58" = bitcast float* %".57" to <4 x float>*
  %".59" = load <4 x float>, <4 x float>* %".58", align 4
  %".60" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".59", <4 x float> %".53", <4 x float> %".46")
  %".61" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".59", <4 x float> %".60", <4 x float> %".39")
  %".62" = fmul <4 x float> %".59", %".61"
  %".63" = mul i64 %".12", 36
  %".64" = add i64 12, %".63"
  %".65" = add i64 %".64", %".25"
  %".66" = getelementptr float, float* %"coefficients", i64 %".65"
  %".67" = getelementptr float, float* %".66", i64 0
  %".68" = bitcast float* %".67" to <4 x float>*
  %".69" = load <4 x float>, <4 x float>* %".68", align 4
  %".70" = mul i64 %".12", 36
  %".71" = add i64 16, %".70"
  %".72" = add i64 %".71", %".25"
  %".73" = getelementptr float, float* %"coefficients", i64 %".72"
  %".74" = getelementptr float, float* %".73", i64 0
  %".75" = bitcast float* %".74" to <4 x float>*
  %".76" = load <4 x float>, <4 x float>* %".75", align 4
  %".77" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".59", <4 x float> %".76", <4 x float> %".69")
  %".78" = mul i64 %".33", 16
  %".79" = add i64 4, %".78"
  %".80" = add i64 %".79", %".25"
  %".81" = getelementptr float, float* %"node_feats", i64 %".80"
  %".82" = getelementptr float, float* %".81", i64 0
  %".83" = bitcast float* %".82" to <4 x float>*
  %".84" = load <4 x float>, <4 x float>* %".83", align 4
  %".85" = fmul <4 x float> %".84", %".77"
  %".86" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".84", <4 x float> %".85", <4 x float> %".62")
  %".87" = mul i64 %".12", 36
  %".88" = add i64 20, %".87"
  %".89" = add i64 %".88", %".25"
  %".90" = getelementptr float, float* %"coefficients", i64 %".89"
  %".91" = getelementptr float, float* %".90", i64 0
  %".92" = bitcast float* %".91" to <4 x float>*
  %".93" = load <4 x float>, <4 x float>* %".92", align 4
  %".94" = mul i64 %".12", 36
  %".95" = add i64 24, %".94"
  %".96" = add i64 %".95", %".25"
  %".97" = getelementptr float, float* %"coefficients", i64 %".96"
  %".98" = getelementptr float, float* %".97", i64 0
  %".99" = bitcast float* %".98" to <4 x float>*
  %".100" = load <4 x float>, <4 x float>* %".99", align 4
  %".101" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".59", <4 x float> %".100", <4 x float> %".93")
  %".102" = mul i64 %".33", 16
  %".103" = add i64 8, %".102"
  %".104" = add i64 %".103", %".25"
  %".105" = getelementptr float, float* %"node_feats", i64 %".104"
  %".106" = getelementptr float, float* %".105", i64 0
  %".107" = bitcast float* %".106" to <4 x float>*
  %".108" = load <4 x float>, <4 x float>* %".107", align 4
  %".109" = fmul <4 x float> %".108", %".101"
  %".110" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".108", <4 x float> %".109", <4 x float> %".86")
  %".111" = mul i64 %".12", 36
  %".112" = add i64 28, %".111"
  %".113" = add i64 %".112", %".25"
  %".114" = getelementptr float, float* %"coefficients", i64 %".113"
  %".115" = getelementptr float, float* %".114", i64 0
  %".116" = bitcast float* %".115" to <4 x float>*
  %".117" = load <4 x float>, <4 x float>* %".116", align 4
  %".118" = mul i64 %".12", 36
  %".119" = add i64 32, %".118"
  %".120" = add i64 %".119", %".25"
  %".121" = getelementptr float, float* %"coefficients", i64 %".120"
  %".122" = getelementptr float, float* %".121", i64 0
  %".123" = bitcast float* %".122" to <4 x float>*
  %".124" = load <4 x float>, <4 x float>* %".123", align 4
  %".125" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".59", <4 x float> %".124", <4 x float> %".117")
  %".126" = mul i64 %".33", 16
  %".127" = add i64 12, %".126"
  %".128" = add i64 %".127", %".25"
  %".129" = getelementptr float, float* %"node_feats", i64 %".128"
  %".130" = getelementptr float, float* %".129", i64 0
  %".131" = bitcast float* %".130" to <4 x float>*
  %".132" = load <4 x float>, <4 x float>* %".131", align 4
  %".133" = fmul <4 x float> %".132", %".125"
  %".134" = call <4 x float> @"llvm.fma.v4f32"(<4 x float> %".132", <4 x float> %".133", <4 x float> %".110")
  %".135" = mul i64 %".33", 4
  %".136" = add i64 %".135", %".25"
  %".137" = getelementptr float, float* %"result", i64 %".136"
  %".138" = getelementptr float, float* %".137", i64 0
  %".139" = bitcast float* %".138" to <4 x float>*
  store <4 x float> %".134", <4 x float>* %".139", align 4
  %".141" = add i64 %".29", 1
  br label %"head.2"
end.2:
  %".143" = add i64 %".25", 4
  br label %"head.1"
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
  call void @"forward"(float* %".15", float* %".16", float* %".17", i64* %".18", i64* %".19", i64 %".14", i64 %".33", i64 %".35", i64 %".27")
  %".37" = add i64 %".27", %".23"
  br label %"head"
end:
  ret void
}

declare i32 @"omp_get_thread_num"()

declare i32 @"omp_get_num_threads"()
