; ModuleID = "convolution_sum_by_sender"
target triple = "x86_64-unknown-linux-gnu"
target datalayout = ""

define void @"sum_by_sender"(float* noalias %"by_edge", float* noalias %"result", i64* noalias %"sender_perm", i64* noalias %"first", i64* noalias %"last", i64 %"origin", i64 %"start", i64 %"stop", i64 %"number")
{
entry:
  %".29" = alloca <4 x float>
  %".65" = alloca <4 x float>
  %".101" = alloca <4 x float>
  %".137" = alloca <4 x float>
  br label %"body"
body:
  br label %"head"
head:
  %".12" = phi  i64 [%"start", %"body"], [%".163", %"end.7"]
  %".13" = icmp slt i64 %".12", %"stop"
  br i1 %".13", label %"loop", label %"end"
loop:
  %".15" = getelementptr i64, i64* %"first", i64 %".12"
  %".16" = load i64, i64* %".15"
  %".17" = getelementptr i64, i64* %"last", i64 %".12"
  %".18" = load i64, i64* %".17"
  br label %"head.1"
end:
  ret void
head.1:
  %".20" = phi  i64 [0, %"loop"], [%".53", %"end.2"]
  %".21" = icmp slt i64 %".20", 4
  br i1 %".21", label %"loop.1", label %"end.1"
loop.1:
  %".23" = mul i64 %".12", 16
  %".24" = add i64 %".23", %".20"
  %".25" = getelementptr float, float* %"result", i64 %".24"
  %".26" = getelementptr float, float* %".25", i64 0
  %".27" = bitcast float* %".26" to <4 x float>*
  %".28" = load <4 x float>, <4 x float>* %".27", align 4
  store <4 x float> %".28", <4 x float>* %".29"
  br label %"head.2"
end.1:
  br label %"head.3"
head.2:
  %".32" = phi  i64 [%".16", %"loop.1"], [%".47", %"loop.2"]
  %".33" = icmp slt i64 %".32", %".18"
  br i1 %".33", label %"loop.2", label %"end.2"
loop.2:
  %".35" = getelementptr i64, i64* %"sender_perm", i64 %".32"
  %".36" = load i64, i64* %".35"
  %".37" = sub i64 %".36", %"origin"
  %".38" = mul i64 %".37", 16
  %".39" = add i64 %".38", %".20"
  %".40" = getelementptr float, float* %"by_edge", i64 %".39"
  %".41" = load <4 x float>, <4 x float>* %".29"
  %".42" = getelementptr float, float* %".40", i64 0
  %".43" = bitcast float* %".42" to <4 x float>*
  %".44" = load <4 x float>, <4 x float>* %".43", align 4
  %".45" = fadd <4 x float> %".41", %".44"
  store <4 x float> %".45", <4 x float>* %".29"
  %".47" = add i64 %".32", 1
  br label %"head.2"
end.2:
  %".49" = load <4 x float>, <4 x float>* %".29"
  %".50" = getelementptr float, float* %".25", i64 0
  %".51" = bitcast float* %".50" to <4 x float>*
  store <4 x float> %".49", <4 x float>* %".51", align 4
  %".53" = add i64 %".20", 4
  br label %"head.1"
head.3:
  %".56" = phi  i64 [4, %"end.1"], [%".89", %"end.4"]
  %".57" = icmp slt i64 %".56", 8
  br i1 %".57", label %"loop.3", label %"end.3"
loop.3:
  %".59" = mul i64 %".12", 16
  %".60" = add i64 %".59", %".56"
  %".61" = getelementptr float, float* %"result", i64 %".60"
  %".62" = getelementptr float, float* %".61", i64 0
  %".63" = bitcast float* %".62" to <4 x float>*
  %".64" = load <4 x float>, <4 x float>* %".63", align 4
  store <4 x float> %".64", <4 x float>* %".65"
  br label %"head.4"
end.3:
  br label %"head.5"
head.4:
  %".68" = phi  i64 [%".16", %"loop.3"], [%".83", %"loop.4"]
  %".69" = icmp slt i64 %".68", %".18"
  br i1 %".69", label %"loop.4", label %"end.4"
loop.4:
  %".71" = getelementptr i64, i64* %"sender_perm", i64 %".68"
  %".72" = load i64, i64* %".71"
  %".73" = sub i64 %".72", %"origin"
  %".74" = mul i64 %".73", 16
  %".75" = add i64 %".74", %".56"
  %".76" = getelementptr float, float* %"by_edge", i64 %".75"
  %".77" = load <4 x float>, <4 x float>* %".65"
  %".78" = getelementptr float, float* %".76", i64 0
  %".79" = bitcast float* %".78" to <4 x float>*
  %".80" = load <4 x float>, <4 x float>* %".79", align 4
  %".81" = fadd <4 x float> %".77", %".80"
  store <4 x float> %".81", <4 x float>* %".65"
  %".83" = add i64 %".68", 1
  br label %"head.4"
end.4:
  %".85" = load <4 x float>, <4 x float>* %".65"
  %".86" = getelementptr float, float* %".61", i64 0
  %".87" = bitcast float* %".86" to <4 x float>*
  store <4 x float> %".85", <4 x float>* %".87", align 4
  %".89" = add i64 %".56", 4
  br label %"head.3"
head.5:
  %".92" = phi  i64 [8, %"end.3"], [%".125", %"end.6"]
  %".93" = icmp slt i64 %".92", 12
  br i1 %".93", label %"loop.5", label %"end.5"
loop.5:
  %".95" = mul i64 %".12", 16
  %".96" = add i64 %".95", %".92"
  %".97" = getelementptr float, float* %"result", i64 %".96"
  %".98" = getelementptr float, float* %".97", i64 0
  %".99" = bitcast float* %".98" to <4 x float>*
  %".100" = load <4 x float>, <4 x float>* %".99", align 4
  store <4 x float> %".100", <4 x float>* %".101"
  br label %"head.6"
end.5:
  br label %"head.7"
head.6:
  %".104" = phi  i64 [%".16", %"loop.5"], [%".119", %"loop.6"]
  %".105" = icmp slt i64 %".104", %".18"
  br i1 %".105", label %"loop.6", label %"end.6"
loop.6:
  %".107" = getelementptr i64, i64* %"sender_perm", i64 %".104"
  %".108" = load i64, i64* %".107"
  %".109" = sub i64 %".108", %"origin"
  %".110" = mul i64 %".109", 16
  %".111" = add i64 %".110", %".92"
  %".112" = getelementptr float, float* %"by_edge", i64 %".111"
  %".113" = load <4 x float>, <4 x float>* %".101"
  %".114" = getelementptr float, float* %".112", i64 0
  %".115" = bitcast float* %".114" to <4 x float>*
  %".116" = load <4 x float>, <4 x float>* %".115", align 4
  %".117" = fadd <4 x float> %".113", %".116"
  store <4 x float> %".117", <4 x float>* %".101"
  %".119" = add i64 %".104", 1
  br label %"head.6"
end.6:
  %".121" = load <4 x float>, <4 x float>* %".101"
  %".122" = getelementptr float, float* %".97", i64 0
  %".123" = bitcast float* %".122" to <4 x float>*
  store <4 x float> %".121", <4 x float>* %".123", align 4
  %".125" = add i64 %".92", 4
  br label %"head.5"
head.7:
  %".128" = phi  i64 [12, %"end.5"], [%".161", %"end.8"]
  %".129" = icmp slt i64 %".128", 16
  br i1 %".129", label %"loop.7", label %"end.7"
loop.7:
  %".131" = mul i64 %".12", 16
  %".132" = add i64 %".131", %".128"
  %".133" = getelementptr float, float* %"result", i64 %".132"
  %".134" = getelementptr float, float* %".133", i64 0
  %".135" = bitcast float* %".134" to <4 x float>*
  %".136" = load <4 x float>, <4 x float>* %".135", align 4
  store <4 x float> %".136", <4 x float>* %".137"
  br label %"head.8"
end.7:
  %".163" = add i64 %".12", 1
  br label %"head"
head.8:
  %".140" = phi  i64 [%".16", %"loop.7"], [%".155", %"loop.8"]
  %".141" = icmp slt i64 %".140", %".18"
  br i1 %".141", label %"loop.8", label %"end.8"
loop.8:
  %".143" = getelementptr i64, i64* %"sender_perm", i64 %".140"
  %".144" = load i64, i64* %".143"
  %".145" = sub i64 %".144", %"origin"
  %".146" = mul i64 %".145", 16
  %".147" = add i64 %".146", %".128"
  %".148" = getelementptr float, float* %"by_edge", i64 %".147"
  %".149" = load <4 x float>, <4 x float>* %".137"
  %".150" = getelementptr float, float* %".148", i64 0
  %".151" = bitcast float* %".150" to <4 x float>*
  %".152" = load <4 x float>, <4 x float>* %".151", align 4
  %".153" = fadd <4 x float> %".149", %".152"
  store <4 x float> %".153", <4 x float>* %".137"
  %".155" = add i64 %".140", 1
  br label %"head.8"
end.8:
  %".157" = load <4 x float>, <4 x float>* %".137"
  %".158" = getelementptr float, float* %".133", i64 0
  %".159" = bitcast float* %".158" to <4 x float>*
  store <4 x float> %".157", <4 x float>* %".159", align 4
  %".161" = add i64 %".128", 4
  br label %"head.7"
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
  %".15" = inttoptr i64 %".4" to float*
  %".16" = inttoptr i64 %".6" to float*
  %".17" = inttoptr i64 %".8" to i64*
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
  call void @"sum_by_sender"(float* %".15", float* %".16", i64* %".17", i64* %".18", i64* %".19", i64 %".14", i64 %".33", i64 %".35", i64 %".27")
  %".37" = add i64 %".27", %".23"
  br label %"head"
end:
  ret void
}

declare i32 @"omp_get_thread_num"()

declare i32 @"omp_get_num_threads"()
