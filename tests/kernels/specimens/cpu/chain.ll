; ModuleID = "chain"
target triple = "x86_64-unknown-linux-gnu"
target datalayout = ""

define void @"chain"(i64* noalias %"calls", i64 %"count")
{
entry:
  br label %"body"
body:
  br label %"head"
head:
  %".5" = phi  i64 [0, %"body"], [%".38", %"end.1"]
  %".6" = icmp slt i64 %".5", %"count"
  br i1 %".6", label %"loop", label %"end"
loop:
  %".8" = getelementptr i64, i64* %"calls", i64 %".5"
  %".9" = load i64, i64* %".8"
  %".10" = inttoptr i64 %".9" to i64*
  %".11" = getelementptr i64, i64* %".10", i64 0
  %".12" = load i64, i64* %".11"
  %".13" = getelementptr i64, i64* %".10", i64 1
  %".14" = load i64, i64* %".13"
  %".15" = getelementptr i64, i64* %".10", i64 2
  %".16" = load i64, i64* %".15"
  %".17" = getelementptr i64, i64* %".10", i64 3
  %".18" = load i64, i64* %".17"
  %".19" = getelementptr i64, i64* %".10", i64 4
  %".20" = load i64, i64* %".19"
  br label %"head.1"
end:
  ret void
head.1:
  %".22" = phi  i64 [0, %"loop"], [%".36", %"loop.1.endif"]
  %".23" = icmp slt i64 %".22", %".20"
  br i1 %".23", label %"loop.1", label %"end.1"
loop.1:
  %".25" = inttoptr i64 %".18" to i64*
  %".26" = getelementptr i64, i64* %".25", i64 %".22"
  %".27" = load i64, i64* %".26"
  %".28" = getelementptr i64, i64* %".26", i64 1
  %".29" = load i64, i64* %".28"
  %".30" = sub i64 %".29", %".27"
  %".31" = icmp sgt i64 %".30", 0
  br i1 %".31", label %"loop.1.if", label %"loop.1.endif"
end.1:
  %".38" = add i64 %".5", 1
  br label %"head"
loop.1.if:
  %".33" = inttoptr i64 %".12" to void (i64, i64, i64, i64, i64)*
  call void %".33"(i64 %".14", i64 %".16", i64 %".27", i64 %".29", i64 %".22")
  br label %"loop.1.endif"
loop.1.endif:
  %".36" = add i64 %".22", 1
  br label %"head.1"
}
