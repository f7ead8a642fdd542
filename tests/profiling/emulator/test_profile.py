"""What is counted of kernels whose counts follow by arithmetic, and how it is carried over to machine code."""

import json
from pathlib import Path

import numpy as np
import pytest

from profiling.emulator.memory import GlobalMemory
from profiling.emulator.profile.counters import Access, Counter, Products, Traffic
from profiling.emulator.profile.flow import END, Flow, flow_of
from profiling.emulator.profile.kinds import KINDS, kind_of_ptx, kind_of_sass
from profiling.emulator.profile.matching import matched
from profiling.emulator.profile.sass import read
from profiling.emulator.run import Grid, run
from profiling.emulator.text import parse
from profiling.emulator.threads import Executable
from tests.profiling.emulator.conftest import PROGRAM
from tests.profiling.processes import run_compiling

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def count():
    """Run lines of PTX as ``emulate`` does; gives the counter and how often instructions were issued."""

    def counted(body, *arrays, threads=32, programs=1, shared=0, enough=None):
        names = [f"array_{n}" for n in range(len(arrays))]
        text = PROGRAM.format(
            target="sm_90a",
            module="",
            parameters=", ".join(f".param .u64 {name}" for name in names),
            threads=threads,
            loads="\n".join(f"ld.param.b64 %d{n}, [{name}];" for n, name in enumerate(names)),
            body=body,
        )
        executable = Executable(parse(text))
        memory = GlobalMemory([(name, array.view(np.uint8)) for name, array in zip(names, arrays, strict=True)])
        counter = Counter(memory, enough)
        arguments = {tensor.name: tensor.begin for tensor in memory.tensors}
        issued, faults = run(executable, memory, arguments, Grid(programs, threads, shared), observer=counter)
        assert not faults
        return counter, issued, executable.program

    return counted


def only(counter):
    (access,) = counter.accesses.values()
    return access


def at(multiplier, load):
    """A load of each thread at so many bytes times its number."""
    return f"mad.wide.u32 %d2, %r0, {multiplier}, %d0; {load}, [%d2];"


@pytest.mark.parametrize(
    ("lines", "sectors", "ideal"),
    [
        (at(4, "ld.global.b32 %r1"), 4, 4),
        (at(8, "ld.global.b32 %r1"), 8, 4),
        (at(128, "ld.global.b32 %r1"), 32, 4),
        (at(0, "ld.global.b32 %r1"), 1, 1),
        (at(16, "ld.global.v4.b32 {%r1, %r2, %r3, %r4}"), 16, 16),
        ("setp.lt.u32 %p0, %r0, 8; mad.wide.u32 %d2, %r0, 4, %d0; @%p0 ld.global.b32 %r1, [%d2];", 1, 1),
    ],
    ids=["coalesced", "stride 2", "stride 32", "broadcast", "16 bytes", "8 of 32 lanes"],
)
def test_sectors_of_a_request(count, lines, sectors, ideal):
    counter, _, _ = count(lines, np.zeros(2048, np.int32))
    assert only(counter) == Access(1, sectors, ideal)


def test_two_warps_share_no_sectors(count):
    counter, _, _ = count(at(0, "ld.global.b32 %r1"), np.zeros(8, np.int32), threads=64)
    assert only(counter) == Access(2, 2, 2)


def test_bytes_that_are_read_again(count):
    """Five trips of two programs over the same 32 numbers; each program writes 32 of its own."""
    lines = """
        mov.u32 %r1, 0; mad.wide.u32 %d3, %r0, 4, %d0;
        AGAIN: ld.global.b32 %r2, [%d3]; add.s32 %r1, %r1, 1; setp.lt.s32 %p0, %r1, 5; @%p0 bra AGAIN;
        mov.u32 %r3, %ctaid.x; mad.lo.s32 %r3, %r3, 32, %r0; mad.wide.u32 %d4, %r3, 4, %d1; st.global.b32 [%d4], %r2;
    """
    counter, issued, program = count(lines, np.zeros(32, np.int32), np.zeros(64, np.int32), programs=2)
    assert counter.traffic() == {
        ("array_0", False): Traffic(moved=2 * 5 * 128, by_programs=2 * 128, distinct=128),
        ("array_1", True): Traffic(moved=256, by_programs=256, distinct=256),
    }
    (load,) = (index for index, one in enumerate(program.instructions) if one.text.startswith("ld.global"))
    assert issued[load] == 10


def test_some_programs_stand_for_all(count):
    """Each of ten programs reads 32 numbers of its own and 8 that all read."""
    lines = """
        mov.u32 %r1, %ctaid.x; mad.lo.s32 %r1, %r1, 32, %r0; mad.wide.u32 %d2, %r1, 4, %d0; ld.global.b32 %r2, [%d2];
        ld.global.b32 %r3, [%d1];
    """
    arrays = np.zeros(320, np.int32), np.zeros(8, np.int32)
    whole, issued, _ = count(lines, *arrays, programs=10)
    some, fewer, _ = count(lines, *arrays, programs=10, enough=4)
    assert fewer.total() * 5 == issued.total()
    assert some.scale == 5
    assert whole.scale == 1
    assert some.traffic()["array_0", False] == whole.traffic()["array_0", False] == Traffic(1280, 1280, 1280)
    assert some.traffic()["array_1", False] == Traffic(moved=320, by_programs=320, distinct=20)


WRITE = "mov.u32 %r2, global_smem; mad.lo.s32 %r3, %r0, {}, %r2; st.shared.{} [%r3], {};"


@pytest.mark.parametrize(
    ("stride", "kind", "value", "wavefronts", "ideal"),
    [
        (4, "b32", "%r0", 1, 1),
        (8, "b32", "%r0", 2, 1),
        (128, "b32", "%r0", 32, 1),
        (132, "b32", "%r0", 1, 1),
        (8, "v2.b32", "{%r0, %r0}", 2, 2),
        (16, "v4.b32", "{%r0, %r0, %r0, %r0}", 4, 4),
        (64, "v4.b32", "{%r0, %r0, %r0, %r0}", 16, 4),
    ],
    ids=["in order", "stride 2", "32-way", "padded", "8 bytes", "16 bytes", "16 bytes, stride 4"],
)
def test_conflicts_of_banks(count, stride, kind, value, wavefronts, ideal):
    counter, _, _ = count(WRITE.format(stride, kind, value), shared=8192)
    assert only(counter) == Access(1, wavefronts, ideal)


def test_one_word_for_all_is_no_conflict(count):
    lines = "mov.u32 %r2, global_smem; mov.u32 %r1, 1; st.shared.b32 [%r2], %r1; ld.shared.b32 %r1, [%r2];"
    counter, _, _ = count(lines, shared=16)
    assert [*counter.accesses.values()] == [Access(1, 1, 1)] * 2


@pytest.mark.parametrize(("pitch", "wavefronts"), [(16, 4), (128, 32), (144, 4)])
def test_rows_of_matrices(count, pitch, wavefronts):
    """Four matrices of eight rows: rows a whole line of banks apart are read one after the other."""
    lines = f"""
        mov.u32 %r2, global_smem; mov.u32 %r1, 0; mov.u32 %r9, 0;
        FILL: mad.lo.s32 %r3, %r9, 128, %r2; mad.lo.s32 %r3, %r0, 4, %r3; st.shared.b32 [%r3], %r1;
        add.s32 %r9, %r9, 1; setp.lt.s32 %p0, %r9, 40; @%p0 bra FILL;
        mad.lo.s32 %r4, %r0, {pitch}, %r2;
        ldmatrix.sync.aligned.m8n8.x4.shared.b16 {{%r5, %r6, %r7, %r8}}, [%r4];
    """
    counter, _, _ = count(lines, shared=40 * 128)
    (access,) = (one for (_, (_, is_store)), one in counter.accesses.items() if not is_store)
    assert access == Access(1, wavefronts, 4)


@pytest.mark.parametrize(("rows", "useful"), [(16, 1.0), (8, 0.5), (4, 0.25), (0, 0.0)])
def test_how_full_a_tile_is(count, rows, useful):
    """Rows of A below some are ones, B is ones throughout: of 16 times 8 times 8 products so much is useful."""
    lines = f"""
        mov.f32 %r1, 0f3F800000; mov.f32 %r2, 0f00000000; shr.u32 %r3, %r0, 2; add.s32 %r4, %r3, 8;
        setp.lt.s32 %p0, %r3, {rows}; setp.lt.s32 %p1, %r4, {rows}; selp.b32 %r5, %r1, %r2, %p0;
        selp.b32 %r6, %r1, %r2, %p1;
        mma.sync.aligned.m16n8k8.row.col.f32.tf32.tf32.f32
            {{%r10, %r11, %r12, %r13}}, {{%r5, %r6, %r5, %r6}}, {{%r1, %r1}}, {{%r2, %r2, %r2, %r2}};
    """
    counter, _, _ = count(lines)
    (products,) = counter.products.values()
    assert products == Products(flops=2 * 16 * 8 * 8, useful=int(useful * 2 * 16 * 8 * 8), shared_bytes=0)


def test_a_loop_is_in_one_piece_whatever_the_text_says():
    """PTX puts the end of a loop before its beginning; what follows the loop comes behind it."""
    flow = Flow((0, 1, 2, 3, 4), ((2,), (2, 3), (1,), (END,)))
    assert flow.order() == [0, 2, 1, 3]
    assert flow_of(4, {1: [0, 2]}) == Flow((0, 2, 4), ((0, 1), (END,)))


PTX = """
.version 8.7
.target sm_90a
.address_size 64
.file 1 "kernel.py"
.visible .entry kernel(.param .u64 array)
{
    .reg .pred %p<4>; .reg .b32 %r<8>; .reg .b64 %d<4>;
    .loc 1 1 0
    ld.param.b64 %d0, [array];
    mov.u32 %r0, %tid.x;
    mad.wide.u32 %d1, %r0, 4, %d0;
    mov.u32 %r1, 0;
AGAIN:
    .loc 1 2 0
    ld.global.b32 %r2, [%d1];
    add.f32 %r2, %r2, %r2;
    st.global.b32 [%d1], %r2;
    .loc 1 3 0
    setp.ne.s32 %p1, %r1, 2;
    @%p1 bra OVER;
    .loc 1 4 0
    st.global.b32 [%d1], %r1;
OVER:
    .loc 1 5 0
    add.s32 %r1, %r1, 1;
    setp.lt.s32 %p0, %r1, 7;
    @%p0 bra AGAIN;
    .loc 1 6 0
    st.global.b32 [%d1], %r1;
    ret;
}
"""
SASS = """
.text.kernel:
	//## File "kernel.py", line 1
        /*0000*/                   LDC R1, c[0x0][0x28] ;
        /*0010*/                   S2R R0, SR_TID.X ;
        /*0020*/                   IMAD.WIDE.U32 R2, R0, 0x4, R4 ;
.L_x_0:
	//## File "kernel.py", line 2
        /*0030*/                   LDG.E R6, desc[UR4][R2.64] ;
        /*0040*/                   FADD R6, R6, R6 ;
        /*0050*/                   STG.E desc[UR4][R2.64], R6 ;
	//## File "kernel.py", line 3
        /*0060*/                   ISETP.NE.AND P1, PT, R7, 0x2, PT ;
	//## File "kernel.py", line 4
        /*0070*/              @!P1 STG.E desc[UR4][R2.64], R7 ;
	//## File "kernel.py", line 5
        /*0080*/                   IADD3 R7, R7, 0x1, RZ ;
        /*0090*/                   ISETP.GE.AND P0, PT, R7, 0x7, PT ;
        /*00a0*/              @!P0 BRA `(.L_x_0) ;
	//## File "kernel.py", line 6
        /*00b0*/                   STG.E desc[UR4][R2.64], R7 ;
        /*00c0*/                   EXIT ;
.L_x_1:
        /*00d0*/                   BRA `(.L_x_1);
        /*00e0*/                   NOP;
.L_x_2:
"""


def test_machine_code_gets_the_trips_of_its_ptx():
    """A loop of seven trips; a store in one of them, which the machine code issues in all, with a predicate."""
    executable = Executable(parse(PTX))
    memory = GlobalMemory([("array", np.zeros(128, np.uint8))])
    issued, _ = run(executable, memory, {"array": memory.tensors[0].begin}, Grid(2, 32, 0))
    code, flow = read(SASS)
    found = matched(executable.program, issued, code, flow)
    assert found.issued == [2] * 3 + [14] * 8 + [2] * 2
    assert (found.pairs, found.agreeing, found.predicated) == (5, 4, 1)


def test_slow_paths_in_subroutines_count_as_not_run():
    call = """
        /*0060*/               @P2 BRA `(.L_x_5) ;
        /*0061*/                   MOV R9, R6 ;
        /*0062*/                   CALL.REL.NOINC `($slow) ;
.L_x_5:
    """
    text = SASS.replace('\t//## File "kernel.py", line 3\n', f'\t//## File "kernel.py", line 2\n{call.strip(" ")}', 1)
    executable = Executable(parse(PTX))
    memory = GlobalMemory([("array", np.zeros(128, np.uint8))])
    issued, _ = run(executable, memory, {"array": memory.tensors[0].begin}, Grid(1, 32, 0))
    code, flow = read(text)
    found = matched(executable.program, issued, code, flow)
    ran = dict(zip((one.name for one in code), found.issued, strict=True))
    assert (ran["CALL"], ran["FADD"], ran["IADD3"]) == (0, 7, 7)


def test_machine_code_that_cannot_be_read():
    with pytest.raises(ValueError, match="no machine code"):
        read("nothing")
    with pytest.raises(ValueError, match="a jump that is not understood"):
        read("        /*0000*/                   BRA `(.L_x_7) ;\n")


def test_kinds_of_instructions():
    program = parse(PTX)
    assert {kind_of_ptx(one) for one in program.instructions} <= set(KINDS)
    names = {
        "FFMA": "fp32",
        "DFMA": "fp64",
        "UIADD3": "integers and addresses",
        "IMAD.WIDE": "integers and addresses",
        "IMAD.MOV.U32": "moves and conversions",
        "FSETP.GEU.AND": "predicates and branches",
        "MUFU.EX2": "special functions",
        "HGMMA.64x32x8.F32.TF32": "tensor",
        "HMMA.1688.F32.TF32": "tensor",
        "LDGSTS.E.BYPASS.128": "cp.async",
        "WARPGROUP.DEPBAR.LE": "barriers, fences, waits",
        "FROBNICATE": "other",
    }
    assert {name: kind_of_sass(name) for name in names} == names


@pytest.mark.slow
def test_the_command(tmp_path):
    """On a small model: what must hold for every kernel whatever it does."""
    target = tmp_path / "profile.json"
    options = ("--atoms", "8", "--json", target, "--lines", "fused_edges_forward")
    done = run_compiling("profiling/emulate.py", "dry", *options)
    assert done.returncode == 0, done.stderr[-2000:]
    assert "| fused_edges_forward" in done.stdout
    assert "line by line" in done.stdout
    found = json.loads(target.read_text())
    for kernel in found["kernels"]:
        assert sum(kernel["sass"].values()) > 0
        pairs = kernel["pairs"]
        assert pairs["all"] > 0
        assert pairs["agreeing"] + pairs["predicated"] == pairs["all"], kernel["name"]
        assert kernel["ptx"].get("tensor", 0) == kernel["sass"].get("tensor", 0)
        for traffic in kernel["traffic"].values():
            for one in traffic.values():
                assert one["moved"] >= one["by_programs"] > 0
        assert kernel["global"]["pieces"] >= kernel["global"]["ideal"]
        assert kernel["shared"]["pieces"] >= kernel["shared"]["ideal"]
    fused = next(kernel for kernel in found["kernels"] if kernel["name"] == "fused_edges_functions")
    assert 0 < fused["products"]["tf32"]["useful"] < fused["products"]["tf32"]["flops"]
