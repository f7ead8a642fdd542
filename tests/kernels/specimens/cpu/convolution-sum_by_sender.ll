; ModuleID = "convolution_sum_by_sender"
target triple = "x86_64-unknown-linux-gnu"
target datalayout = ""

define void @"sum_by_sender"(float* noalias %"by_edge", float* noalias %"result", i64* noalias %"sender_perm", i64* noalias %"sender_ptr", i64* noalias %"summed", i64* noalias %"first", i64* noalias %"last", i64 %"start", i64 %"stop", i64 %"number")
{
entry:
  %".27" = alloca i64
  %".55" = alloca <4 x float>
  %".91" = alloca <4 x float>
  %".127" = alloca <4 x float>
  %".163" = alloca <4 x float>
  br label %"body"
body:
  %".12" = getelementptr i64, i64* %"first", i64 0
  %".13" = load i64, i64* %".12"
  %".14" = getelementptr i64, i64* %"last", i64 0
  %".15" = load i64, i64* %".14"
  br label %"head"
head:
  %".17" = phi  i64 [%"start", %"body"], [%".189", %"end.8"]
  %".18" = icmp slt i64 %".17", %"stop"
  br i1 %".18", label %"loop", label %"end"
loop:
  %".20" = getelementptr i64, i64* %"summed", i64 %".17"
  %".21" = load i64, i64* %".20"
  %".22" = getelementptr i64, i64* %"summed", i64 %".17"
  %".23" = load i64, i64* %".22"
  %".24" = add i64 1, %".17"
  %".25" = getelementptr i64, i64* %"sender_ptr", i64 %".24"
  %".26" = load i64, i64* %".25"
  store i64 %".23", i64* %".27"
  br label %"head.1"
end:
  ret void
head.1:
  %".30" = phi  i64 [%".23", %"loop"], [%".40", %"loop.1"]
  %".31" = icmp slt i64 %".30", %".26"
  br i1 %".31", label %"loop.1", label %"end.1"
loop.1:
  %".33" = getelementptr i64, i64* %"sender_perm", i64 %".30"
  %".34" = load i64, i64* %".33"
  %".35" = icmp slt i64 %".34", %".15"
  %".36" = load i64, i64* %".27"
  %".37" = zext i1 %".35" to i64
  %".38" = add i64 %".36", %".37"
  store i64 %".38", i64* %".27"
  %".40" = add i64 %".30", 1
  br label %"head.1"
end.1:
  %".42" = load i64, i64* %".27"
  %".43" = getelementptr i64, i64* %"summed", i64 %".17"
  store i64 %".42", i64* %".43", align 4
  br label %"head.2"
head.2:
  %".46" = phi  i64 [0, %"end.1"], [%".79", %"end.3"]
  %".47" = icmp slt i64 %".46", 4
  br i1 %".47", label %"loop.2", label %"end.2"
loop.2:
  %".49" = mul i64 %".17", 16
  %".50" = add i64 %".49", %".46"
  %".51" = getelementptr float, float* %"result", i64 %".50"
  %".52" = getelementptr float, float* %".51", i64 0
  %".53" = bitcast float* %".52" to <4 x float>*
  %".54" = load <4 x float>, <4 x float>* %".53", align 4
  store <4 x float> %".54", <4 x float>* %".55"
  br label %"head.3"
end.2:
  br label %"head.4"
head.3:
  %".58" = phi  i64 [%".21", %"loop.2"], [%".73", %"loop.3"]
  %".59" = icmp slt i64 %".58", %".42"
  br i1 %".59", label %"loop.3", label %"end.3"
loop.3:
  %".61" = getelementptr i64, i64* %"sender_perm", i64 %".58"
  %".62" = load i64, i64* %".61"
  %".63" = sub i64 %".62", %".13"
  %".64" = mul i64 %".63", 16
  %".65" = add i64 %".64", %".46"
  %".66" = getelementptr float, float* %"by_edge", i64 %".65"
  %".67" = load <4 x float>, <4 x float>* %".55"
  %".68" = getelementptr float, float* %".66", i64 0
  %".69" = bitcast float* %".68" to <4 x float>*
  %".70" = load <4 x float>, <4 x float>* %".69", align 4
  %".71" = fadd <4 x float> %".67", %".70"
  store <4 x float> %".71", <4 x float>* %".55"
  %".73" = add i64 %".58", 1
  br label %"head.3"
end.3:
  %".75" = load <4 x float>, <4 x float>* %".55"
  %".76" = getelementptr float, float* %".51", i64 0
  %".77" = bitcast float* %".76" to <4 x float>*
  store <4 x float> %".75", <4 x float>* %".77", align 4
  %".79" = add i64 %".46", 4
  br label %"head.2"
head.4:
  %".82" = phi  i64 [4, %"end.2"], [%".115", %"end.5"]
  %".83" = icmp slt i64 %".82", 8
  br i1 %".83", label %"loop.4", label %"end.4"
loop.4:
  %".85" = mul i64 %".17", 16
  %".86" = add i64 %".85", %".82"
  %".87" = getelementptr float, float* %"result", i64 %".86"
  %".88" = getelementptr float, float* %".87", i64 0
  %".89" = bitcast float* %".88" to <4 x float>*
  %".90" = load <4 x float>, <4 x float>* %".89", align 4
  store <4 x float> %".90", <4 x float>* %".91"
  br label %"head.5"
end.4:
  br label %"head.6"
head.5:
  %".94" = phi  i64 [%".21", %"loop.4"], [%".109", %"loop.5"]
  %".95" = icmp slt i64 %".94", %".42"
  br i1 %".95", label %"loop.5", label %"end.5"
loop.5:
  %".97" = getelementptr i64, i64* %"sender_perm", i64 %".94"
  %".98" = load i64, i64* %".97"
  %".99" = sub i64 %".98", %".13"
  %".100" = mul i64 %".99", 16
  %".101" = add i64 %".100", %".82"
  %".102" = getelementptr float, float* %"by_edge", i64 %".101"
  %".103" = load <4 x float>, <4 x float>* %".91"
  %".104" = getelementptr float, float* %".102", i64 0
  %".105" = bitcast float* %".104" to <4 x float>*
  %".106" = load <4 x float>, <4 x float>* %".105", align 4
  %".107" = fadd <4 x float> %".103", %".106"
  store <4 x float> %".107", <4 x float>* %".91"
  %".109" = add i64 %".94", 1
  br label %"head.5"
end.5:
  %".111" = load <4 x float>, <4 x float>* %".91"
  %".112" = getelementptr float, float* %".87", i64 0
  %".113" = bitcast float* %".112" to <4 x float>*
  store <4 x float> %".111", <4 x float>* %".113", align 4
  %".115" = add i64 %".82", 4
  br label %"head.4"
head.6:
  %".118" = phi  i64 [8, %"end.4"], [%".151", %"end.7"]
  %".119" = icmp slt i64 %".118", 12
  br i1 %".119", label %"loop.6", label %"end.6"
loop.6:
  %".121" = mul i64 %".17", 16
  %".122" = add i64 %".121", %".118"
  %".123" = getelementptr float, float* %"result", i64 %".122"
  %".124" = getelementptr float, float* %".123", i64 0
  %".125" = bitcast float* %".124" to <4 x float>*
  %".126" = load <4 x float>, <4 x float>* %".125", align 4
  store <4 x float> %".126", <4 x float>* %".127"
  br label %"head.7"
end.6:
  br label %"head.8"
head.7:
  %".130" = phi  i64 [%".21", %"loop.6"], [%".145", %"loop.7"]
  %".131" = icmp slt i64 %".130", %".42"
  br i1 %".131", label %"loop.7", label %"end.7"
loop.7:
  %".133" = getelementptr i64, i64* %"sender_perm", i64 %".130"
  %".134" = load i64, i64* %".133"
  %".135" = sub i64 %".134", %".13"
  %".136" = mul i64 %".135", 16
  %".137" = add i64 %".136", %".118"
  %".138" = getelementptr float, float* %"by_edge", i64 %".137"
  %".139" = load <4 x float>, <4 x float>* %".127"
  %".140" = getelementptr float, float* %".138", i64 0
  %".141" = bitcast float* %".140" to <4 x float>*
  %".142" = load <4 x float>, <4 x float>* %".141", align 4
  %".143" = fadd <4 x float> %".139", %".142"
  store <4 x float> %".143", <4 x float>* %".127"
  %".145" = add i64 %".130", 1
  br label %"head.7"
end.7:
  %".147" = load <4 x float>, <4 x float>* %".127"
  %".148" = getelementptr float, float* %".123", i64 0
  %".149" = bitcast float* %".148" to <4 x float>*
  store <4 x float> %".147", <4 x float>* %".149", align 4
  %".151" = add i64 %".118", 4
  br label %"head.6"
head.8:
  %".154" = phi  i64 [12, %"end.6"], [%".187", %"end.9"]
  %".155" = icmp slt i64 %".154", 16
  br i1 %".155", label %"loop.8", label %"end.8"
loop.8:
  %".157" = mul i64 %".17", 16
  %".158" = add i64 %".157", %".154"
  %".159" = getelementptr float, float* %"result", i64 %".158"
  %".160" = getelementptr float, float* %".159", i64 0
  %".161" = bitcast float* %".160" to <4 x float>*
  %".162" = load <4 x float>, <4 x float>* %".161", align 4
  store <4 x float> %".162", <4 x float>* %".163"
  br label %"head.9"
end.8:
  %".189" = add i64 %".17", 1
  br label %"head"
head.9:
  %".166" = phi  i64 [%".21", %"loop.8"], [%".181", %"loop.9"]
  %".167" = icmp slt i64 %".166", %".42"
  br i1 %".167", label %"loop.9", label %"end.9"
loop.9:
  %".169" = getelementptr i64, i64* %"sender_perm", i64 %".166"
  %".170" = load i64, i64* %".169"
  %".171" = sub i64 %".170", %".13"
  %".172" = mul i64 %".171", 16
  %".173" = add i64 %".172", %".154"
  %".174" = getelementptr float, float* %"by_edge", i64 %".173"
  %".175" = load <4 x float>, <4 x float>* %".163"
  %".176" = getelementptr float, float* %".174", i64 0
  %".177" = bitcast float* %".176" to <4 x float>*
  %".178" = load <4 x float>, <4 x float>* %".177", align 4
  %".179" = fadd <4 x float> %".175", %".178"
  store <4 x float> %".179", <4 x float>* %".163"
  %".181" = add i64 %".166", 1
  br label %"head.9"
end.9:
  %".183" = load <4 x float>, <4 x float>* %".163"
  %".184" = getelementptr float, float* %".159", i64 0
  %".185" = bitcast float* %".184" to <4 x float>*
  store <4 x float> %".183", <4 x float>* %".185", align 4
  %".187" = add i64 %".154", 4
  br label %"head.8"
}

define void @"sum_by_sender_team"(i64* noalias %"given")
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
  %".19" = inttoptr i64 %".8" to i64*
  %".20" = inttoptr i64 %".10" to i64*
  %".21" = inttoptr i64 %".12" to i64*
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
  call void @"sum_by_sender"(float* %".17", float* %".18", i64* %".19", i64* %".20", i64* %".21", i64* %".22", i64* %".23", i64 %".37", i64 %".39", i64 %".31")
  %".41" = add i64 %".31", %".27"
  br label %"head"
end:
  ret void
}

declare i32 @"omp_get_thread_num"()

declare i32 @"omp_get_num_threads"()
