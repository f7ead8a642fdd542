; ModuleID = "edge_vectors_differences"
target triple = "x86_64-unknown-linux-gnu"
target datalayout = ""

define void @"differences"(float* noalias %"positions", float* noalias %"shifts", float* noalias %"result", i64* noalias %"senders", i64* noalias %"receivers", i64 %"start", i64 %"stop", i64 %"number")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".11" = phi  i64 [%"start", %"body"], [%".41", %"end.1"]
  %".12" = icmp slt i64 %".11", %"stop"
  br i1 %".12", label %"loop", label %"end"
loop:
  %".14" = getelementptr i64, i64* %"senders", i64 %".11"
  %".15" = load i64, i64* %".14"
  %".16" = mul i64 %".15", 3
  %".17" = getelementptr i64, i64* %"receivers", i64 %".11"
  %".18" = load i64, i64* %".17"
  %".19" = mul i64 %".18", 3
  br label %"head.1"
end:
  ret void
head.1:
  %".21" = phi  i64 [0, %"loop"], [%".39", %"loop.1"]
  %".22" = icmp slt i64 %".21", 3
  br i1 %".22", label %"loop.1", label %"end.1"
loop.1:
  %".24" = add i64 %".19", %".21"
  %".25" = getelementptr float, float* %"positions", i64 %".24"
  %".26" = load float, float* %".25"
  %".27" = add i64 %".16", %".21"
  %".28" = getelementptr float, float* %"positions", i64 %".27"
  %".29" = load float, float* %".28"
  %".30" = fsub float %".26", %".29"
  %".31" = mul i64 %".11", 3
  %".32" = add i64 %".31", %".21"
  %".33" = getelementptr float, float* %"shifts", i64 %".32"
  %".34" = load float, float* %".33"
  %".35" = fadd float %".30", %".34"
  %".36" = add i64 %".31", %".21"
  %".37" = getelementptr float, float* %"result", i64 %".36"
  store float %".35", float* %".37", align 4
  %".39" = add i64 %".21", 1
  br label %"head.1"
end.1:
  %".41" = add i64 %".11", 1
  br label %"head"
}

define void @"differences_team"(i64* noalias %"given")
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
  %".13" = inttoptr i64 %".4" to float*
  %".14" = inttoptr i64 %".6" to float*
  %".15" = inttoptr i64 %".8" to float*
  %".16" = inttoptr i64 %".10" to i64*
  %".17" = inttoptr i64 %".12" to i64*
  %".18" = call i32 @"omp_get_thread_num"()
  %".19" = sext i32 %".18" to i64
  %".20" = call i32 @"omp_get_num_threads"()
  %".21" = sext i32 %".20" to i64
  %".22" = getelementptr i64, i64* %"given", i64 5
  %".23" = load i64, i64* %".22"
  br label %"head"
head:
  %".25" = phi  i64 [%".19", %"body"], [%".35", %"loop"]
  %".26" = icmp slt i64 %".25", %".23"
  br i1 %".26", label %"loop", label %"end"
loop:
  %".28" = add i64 6, %".25"
  %".29" = getelementptr i64, i64* %"given", i64 %".28"
  %".30" = getelementptr i64, i64* %".29", i64 0
  %".31" = load i64, i64* %".30"
  %".32" = getelementptr i64, i64* %".29", i64 1
  %".33" = load i64, i64* %".32"
  call void @"differences"(float* %".13", float* %".14", float* %".15", i64* %".16", i64* %".17", i64 %".31", i64 %".33", i64 %".25")
  %".35" = add i64 %".25", %".21"
  br label %"head"
end:
  ret void
}

declare i32 @"omp_get_thread_num"()

declare i32 @"omp_get_num_threads"()
