; ModuleID = "segment_sum"
target triple = "x86_64-unknown-linux-gnu"
target datalayout = ""

define void @"sums"(float* noalias %"values", i64* noalias %"ptr", float* noalias %"result", i64 %"start", i64 %"stop", i64 %"number")
{
entry:
  %".21" = alloca double
  br label %"body"
body:
  br label %"head"
head:
  %".9" = phi  i64 [%"start", %"body"], [%".45", %"end.1"]
  %".10" = icmp slt i64 %".9", %"stop"
  br i1 %".10", label %"loop", label %"end"
loop:
  %".12" = getelementptr i64, i64* %"ptr", i64 %".9"
  %".13" = load i64, i64* %".12"
  %".14" = add i64 1, %".9"
  %".15" = getelementptr i64, i64* %"ptr", i64 %".14"
  %".16" = load i64, i64* %".15"
  br label %"head.1"
end:
  ret void
head.1:
  %".18" = phi  i64 [0, %"loop"], [%".43", %"end.2"]
  %".19" = icmp slt i64 %".18", 9
  br i1 %".19", label %"loop.1", label %"end.1"
loop.1:
  store double              0x0, double* %".21"
  br label %"head.2"
end.1:
  %".45" = add i64 %".9", 1
  br label %"head"
head.2:
  %".24" = phi  i64 [%".13", %"loop.1"], [%".35", %"loop.2"]
  %".25" = icmp slt i64 %".24", %".16"
  br i1 %".25", label %"loop.2", label %"end.2"
loop.2:
  %".27" = mul i64 %".24", 9
  %".28" = add i64 %".27", %".18"
  %".29" = getelementptr float, float* %"values", i64 %".28"
  %".30" = load float, float* %".29"
  %".31" = load double, double* %".21"
  %".32" = fpext float %".30" to double
  %".33" = fadd double %".31", %".32"
  store double %".33", double* %".21"
  %".35" = add i64 %".24", 1
  br label %"head.2"
end.2:
  %".37" = mul i64 %".9", 9
  %".38" = load double, double* %".21"
  %".39" = fptrunc double %".38" to float
  %".40" = add i64 %".37", %".18"
  %".41" = getelementptr float, float* %"result", i64 %".40"
  store float %".39", float* %".41", align 4
  %".43" = add i64 %".18", 1
  br label %"head.1"
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
  %".9" = inttoptr i64 %".4" to float*
  %".10" = inttoptr i64 %".6" to i64*
  %".11" = inttoptr i64 %".8" to float*
  %".12" = call i32 @"omp_get_thread_num"()
  %".13" = sext i32 %".12" to i64
  %".14" = call i32 @"omp_get_num_threads"()
  %".15" = sext i32 %".14" to i64
  %".16" = getelementptr i64, i64* %"given", i64 3
  %".17" = load i64, i64* %".16"
  br label %"head"
head:
  %".19" = phi  i64 [%".13", %"body"], [%".29", %"loop"]
  %".20" = icmp slt i64 %".19", %".17"
  br i1 %".20", label %"loop", label %"end"
loop:
  %".22" = add i64 4, %".19"
  %".23" = getelementptr i64, i64* %"given", i64 %".22"
  %".24" = getelementptr i64, i64* %".23", i64 0
  %".25" = load i64, i64* %".24"
  %".26" = getelementptr i64, i64* %".23", i64 1
  %".27" = load i64, i64* %".26"
  call void @"sums"(float* %".9", i64* %".10", float* %".11", i64 %".25", i64 %".27", i64 %".19")
  %".29" = add i64 %".19", %".15"
  br label %"head"
end:
  ret void
}

declare i32 @"omp_get_thread_num"()

declare i32 @"omp_get_num_threads"()
