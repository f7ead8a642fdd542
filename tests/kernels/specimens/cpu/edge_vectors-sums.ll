; ModuleID = "edge_vectors_sums"
target triple = "x86_64-unknown-linux-gnu"
target datalayout = ""

define void @"sums"(float* noalias %"edges", float* noalias %"result", i64* noalias %"receiver_ptr", i64* noalias %"sender_perm", i64* noalias %"sender_ptr", i64 %"num_receivers", i64 %"num_senders", i64 %"start", i64 %"stop", i64 %"number")
{
entry:
  %".21" = alloca double
  br label %"body"
body:
  br label %"head"
head:
  %".13" = phi  i64 [%"start", %"body"], [%".79", %"end.1"]
  %".14" = icmp slt i64 %".13", %"stop"
  br i1 %".14", label %"loop", label %"end"
loop:
  br label %"head.1"
end:
  ret void
head.1:
  %".17" = phi  i64 [0, %"loop"], [%".77", %"loop.1.endif.endif"]
  %".18" = icmp slt i64 %".17", 3
  br i1 %".18", label %"loop.1", label %"end.1"
loop.1:
  %".20" = fpext float              0x0 to double
  store double %".20", double* %".21"
  %".23" = sub i64 %"num_receivers", %".13"
  %".24" = icmp sgt i64 %".23", 0
  br i1 %".24", label %"loop.1.if", label %"loop.1.endif"
end.1:
  %".79" = add i64 %".13", 1
  br label %"head"
loop.1.if:
  %".26" = getelementptr i64, i64* %"receiver_ptr", i64 %".13"
  %".27" = load i64, i64* %".26"
  %".28" = add i64 1, %".13"
  %".29" = getelementptr i64, i64* %"receiver_ptr", i64 %".28"
  %".30" = load i64, i64* %".29"
  br label %"head.2"
loop.1.endif:
  %".46" = sub i64 %"num_senders", %".13"
  %".47" = icmp sgt i64 %".46", 0
  br i1 %".47", label %"loop.1.endif.if", label %"loop.1.endif.endif"
head.2:
  %".32" = phi  i64 [%".27", %"loop.1.if"], [%".43", %"loop.2"]
  %".33" = icmp slt i64 %".32", %".30"
  br i1 %".33", label %"loop.2", label %"end.2"
loop.2:
  %".35" = mul i64 %".32", 3
  %".36" = add i64 %".35", %".17"
  %".37" = getelementptr float, float* %"edges", i64 %".36"
  %".38" = load float, float* %".37"
  %".39" = fpext float %".38" to double
  %".40" = load double, double* %".21"
  %".41" = fadd double %".40", %".39"
  store double %".41", double* %".21"
  %".43" = add i64 %".32", 1
  br label %"head.2"
end.2:
  br label %"loop.1.endif"
loop.1.endif.if:
  %".49" = getelementptr i64, i64* %"sender_ptr", i64 %".13"
  %".50" = load i64, i64* %".49"
  %".51" = add i64 1, %".13"
  %".52" = getelementptr i64, i64* %"sender_ptr", i64 %".51"
  %".53" = load i64, i64* %".52"
  br label %"head.3"
loop.1.endif.endif:
  %".71" = load double, double* %".21"
  %".72" = fptrunc double %".71" to float
  %".73" = mul i64 %".13", 3
  %".74" = add i64 %".73", %".17"
  %".75" = getelementptr float, float* %"result", i64 %".74"
  store float %".72", float* %".75", align 4
  %".77" = add i64 %".17", 1
  br label %"head.1"
head.3:
  %".55" = phi  i64 [%".50", %"loop.1.endif.if"], [%".68", %"loop.3"]
  %".56" = icmp slt i64 %".55", %".53"
  br i1 %".56", label %"loop.3", label %"end.3"
loop.3:
  %".58" = getelementptr i64, i64* %"sender_perm", i64 %".55"
  %".59" = load i64, i64* %".58"
  %".60" = mul i64 %".59", 3
  %".61" = add i64 %".60", %".17"
  %".62" = getelementptr float, float* %"edges", i64 %".61"
  %".63" = load float, float* %".62"
  %".64" = fpext float %".63" to double
  %".65" = load double, double* %".21"
  %".66" = fsub double %".65", %".64"
  store double %".66", double* %".21"
  %".68" = add i64 %".55", 1
  br label %"head.3"
end.3:
  br label %"loop.1.endif.endif"
}

define void @"sums_team"(i64* noalias %"given")
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
  call void @"sums"(float* %".17", float* %".18", i64* %".19", i64* %".20", i64* %".21", i64 %".14", i64 %".16", i64 %".35", i64 %".37", i64 %".29")
  %".39" = add i64 %".29", %".25"
  br label %"head"
end:
  ret void
}

declare i32 @"omp_get_thread_num"()

declare i32 @"omp_get_num_threads"()
