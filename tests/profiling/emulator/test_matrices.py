"""Matrix products of a warp, and what lies where in their fragments, element by element as in the manual's figures."""

import numpy as np
import pytest

from profiling.emulator.faults import EmulationError
from profiling.emulator.text import PTXError

LANES = [(lane, lane // 4, lane % 4) for lane in range(32)]


def a_elements(shape, kind):
    """Row and column of every number of A: ``[lane][number]``."""
    if shape == "m8n8k4":
        return [[(g, t)] for _, g, t in LANES]
    table = {
        ("m16n8k4", "tf32"): lambda g, t: [(g, t), (g + 8, t)],
        ("m16n8k8", "tf32"): lambda g, t: [(g, t), (g + 8, t), (g, t + 4), (g + 8, t + 4)],
        ("m16n8k4", "f64"): lambda g, t: [(g, t), (g + 8, t)],
        ("m16n8k8", "f64"): lambda g, t: [(g, t), (g + 8, t), (g, t + 4), (g + 8, t + 4)],
        ("m16n8k16", "f64"): lambda g, t: [(g + 8 * (i % 2), t + 4 * (i // 2)) for i in range(8)],
    }
    halves = {
        "m16n8k8": lambda g, t: [(g + (8 if i > 1 else 0), 2 * t + (i & 1)) for i in range(4)],
        "m16n8k16": lambda g, t: [
            (g if 0 <= i < 2 or 4 <= i < 6 else g + 8, 2 * t + (i & 1) + (8 if i >= 4 else 0)) for i in range(8)
        ],
    }
    places = table.get((shape, kind)) or halves[shape]
    return [places(g, t) for _, g, t in LANES]


def b_elements(shape, kind):
    if kind in ("f16", "bf16"):
        count = {"m16n8k8": 2, "m16n8k16": 4}[shape]
        return [[(2 * t + (i & 1) + (8 if i >= 2 else 0), g) for i in range(count)] for _, g, t in LANES]
    count = int(shape.rpartition("k")[2]) // 4
    return [[(t + 4 * i, g) for i in range(count)] for _, g, t in LANES]


def c_elements(shape):
    if shape == "m8n8k4":
        return [[(g, 2 * t + i) for i in range(2)] for _, g, t in LANES]
    return [[(g if i < 2 else g + 8, 2 * t + (i & 1)) for i in range(4)] for _, g, t in LANES]


def bits_of(values, kind):
    """Numbers of a type as their registers have them, ``[lanes, registers]``."""
    values = np.ascontiguousarray(values)
    if kind == "f64":
        return values.astype(np.float64).view(np.uint64)
    if kind == "f16":
        return values.astype(np.float16).view(np.uint32)
    if kind == "bf16":
        return (values.astype(np.float32).view(np.uint32) >> 16).astype(np.uint16).view(np.uint32)
    return values.astype(np.float32).view(np.uint32)


def spread(matrix, elements):
    return np.array([[matrix[place] for place in lane] for lane in elements])


def product(emulate, shape, kinds, a, b, c, target="sm_90a"):
    """What ``mma`` makes of three matrices."""
    result, kind = kinds
    word, width = ("d", 8) if kind == "f64" else ("r", 4)
    registers = [bits_of(spread(a, a_elements(shape, kind)), kind), bits_of(spread(b, b_elements(shape, kind)), kind)]
    registers.append(bits_of(spread(c, c_elements(shape)), result))
    out = np.zeros_like(registers[2])
    body, groups, next_register = "", [], 20
    for place, array in enumerate([*registers, out]):
        names = [f"%{word}{next_register + n}" for n in range(array.shape[1])]
        next_register += len(names)
        groups.append("{" + ", ".join(names) + "}")
        if place < 3:
            body += f"mad.wide.u32 %d10, %r0, {width * len(names)}, %d{place};"
            body += "".join(f"ld.global.b{8 * width} {name}, [%d10+{width * n}];" for n, name in enumerate(names))
    of_a, of_b, of_c, of_d = groups
    body += f"mma.sync.aligned.{shape}.row.col.{result}.{kind}.{kind}.{result} {of_d}, {of_a}, {of_b}, {of_c};"
    names = of_d.strip("{}").split(", ")
    body += f"mad.wide.u32 %d10, %r0, {width * len(names)}, %d3;"
    body += "".join(f"st.global.b{8 * width} [%d10+{width * n}], {name};" for n, name in enumerate(names))
    assert not emulate(body, *registers, out, target=target)
    dtype = {"f64": np.float64, "f32": np.float32, "f16": np.float16}[result]
    found = np.full(c.shape, np.nan)
    for lane, values in zip(c_elements(shape), out.view(dtype).reshape(32, -1), strict=True):
        for place, value in zip(lane, values, strict=True):
            found[place] = value
    return found


SHAPES = [
    ("m16n8k4", ("f32", "tf32")),
    ("m16n8k8", ("f32", "tf32")),
    ("m16n8k8", ("f32", "bf16")),
    ("m16n8k16", ("f32", "bf16")),
    ("m16n8k8", ("f32", "f16")),
    ("m16n8k16", ("f32", "f16")),
    ("m16n8k8", ("f16", "f16")),
    ("m16n8k16", ("f16", "f16")),
    ("m8n8k4", ("f64", "f64")),
    ("m16n8k4", ("f64", "f64")),
    ("m16n8k8", ("f64", "f64")),
    ("m16n8k16", ("f64", "f64")),
]


@pytest.mark.parametrize(("shape", "kinds"), SHAPES, ids=str)
def test_products(shape, kinds, emulate):
    """Of whole numbers, all different rows and columns, so that every element must be in its place."""
    m, n, k = (int(one) for one in shape.replace("m", "").replace("n", " ").replace("k", " ").split())
    random = np.random.default_rng(0)
    a, b, c = (random.integers(-9, 10, size).astype(np.float64) for size in ((m, k), (k, n), (m, n)))
    found = product(emulate, shape, kinds, a, b, c)
    expected = [[c[i, j] + sum(a[i, p] * b[p, j] for p in range(k)) for j in range(n)] for i in range(m)]
    np.testing.assert_array_equal(found, expected)


def test_what_tf32_leaves_out(emulate):
    """Of its operands the upper 19 bits count; the sum is float32."""
    a, b, c = np.zeros((16, 8)), np.zeros((8, 8)), np.zeros((16, 8))
    a[3, 5], b[5, 2], c[3, 2] = 1 + 2.0**-10 + 2.0**-11, 1 + 2.0**-12, 2.0**-20
    found = product(emulate, "m16n8k8", ("f32", "tf32"), a, b, c)
    assert found[3, 2] == 1 + 2.0**-10 + 2.0**-20
    assert np.count_nonzero(found) == 1


@pytest.mark.parametrize(
    ("terms", "total", "ampere", "hopper"),
    [
        ([2.0**-24] * 8, 1, 1 + 2.0**-21, 1 + 2.0**-21),
        ([2.0**-25] * 8, 1, 1, 1 + 2.0**-22),
        ([2.0**-26] * 8, 1, 1, 1),
        ([-(2.0**-24)], -1, -1, -1),
        ([-(2.0**-24)], 1, 1 - 2.0**-24, 1 - 2.0**-24),
        ([-(2.0**-25)], 1, 1, 1 - 2.0**-24),
        ([1, -1, 0, 0, 2.0**-30], 0, 2.0**-30, 0),
        ([2.0**-30, 0, 0, 0, 1, -1], 0, 0, 0),
        ([1.5 * 1.5, -(2.0**-24)], 0, 2.25 - 2.0**-22, 2.25 - 2.0**-22),
        ([3.0, -(2.0**-24)], 0, 3, 3 - 2.0**-22),
    ],
)
def test_what_sums_leave_out(terms, total, ampere, hopper, emulate):
    """Terms are cut off one or two bits behind those of float32 of the largest, four or eight products at a time."""
    a, b, c = np.zeros((16, 8)), np.zeros((8, 8)), np.zeros((16, 8))
    for place, term in enumerate(terms):
        a[3, place], b[place, 2] = (1.5, 1.5) if term == 2.25 else (term, 1)
    c[3, 2] = total
    for target, expected in (("sm_80", ampere), ("sm_90a", hopper)):
        assert product(emulate, "m16n8k8", ("f32", "tf32"), a, b, c, target)[3, 2] == expected, target


def test_sums_beyond_float32_and_without_a_number(emulate):
    a, b, c = np.zeros((16, 8)), np.zeros((8, 8)), np.zeros((16, 8))
    a[0, 0], a[1, 0], a[2, 0], b[0, 0] = 2.0**127, np.inf, np.nan, 1
    c[0, 0] = 2.0**127
    found = product(emulate, "m16n8k8", ("f32", "tf32"), a, b, c)
    np.testing.assert_array_equal(found[:4, 0], [np.inf, np.inf, np.nan, 0])


def test_products_of_several_warps(emulate):
    """Each has numbers of its own."""
    body = """
        cvt.rn.f64.u32 %d20, %r0; mov.f64 %d21, 0d3FF0000000000000; mov.f64 %d22, 0d0000000000000000;
        mma.sync.aligned.m8n8k4.row.col.f64.f64.f64.f64 {%d23, %d24}, {%d20}, {%d21}, {%d22, %d22};
        mad.wide.u32 %d10, %r0, 16, %d0; st.global.v2.f64 [%d10], {%d23, %d24};
    """
    found = np.zeros((64, 2))
    assert not emulate(body, found, threads=64)
    expected = [sum(thread // 4 * 4 + n for n in range(4)) for thread in range(64)]  # rows of A by a column of ones
    np.testing.assert_array_equal(found, np.repeat(np.array(expected, float)[:, None], 2, axis=1))


SHARED = "mov.u32 %r1, global_smem; mad.lo.u32 %r2, %r0, 16, %r1;"


def addresses_of(count):
    """Those of rows in another order; of lanes whose address is not used there is none."""
    return f"""
        xor.b32 %r3, %r0, 5; mad.lo.u32 %r3, %r3, 16, %r1; setp.lt.u32 %p2, %r0, {8 * count};
        selp.b32 %r3, %r3, 0xFFFFFFF1, %p2;
    """


def rows_in_shared(count):
    """Lines that put row after row of 16 bytes from the first array into shared memory, and the address of a lane."""
    return f"""
        {SHARED} mad.wide.u32 %d10, %r0, 16, %d0;
        ld.global.v4.b32 {{%r10, %r11, %r12, %r13}}, [%d10]; st.shared.v4.b32 [%r2], {{%r10, %r11, %r12, %r13}};
        bar.sync 0; {addresses_of(count)}
    """


@pytest.mark.parametrize("transposed", ["", ".trans"])
@pytest.mark.parametrize("count", [1, 2, 4])
def test_matrices_from_shared_memory(count, transposed, emulate):
    """Lane 8 n + r has the address of row r of matrix n; here each row is that of another one, by an exclusive or."""
    numbers = np.arange(32 * 8, dtype=np.uint16).reshape(32, 8)
    names = [f"%r{20 + n}" for n in range(count)]
    body = rows_in_shared(count)
    body += f"ldmatrix.sync.aligned.m8n8.x{count}{transposed}.shared.b16 {{{', '.join(names)}}}, [%r3];"
    body += f"mad.wide.u32 %d10, %r0, {4 * count}, %d1;"
    body += "".join(f"st.global.b32 [%d10+{4 * n}], {name};" for n, name in enumerate(names))
    out = np.zeros((32, count, 2), np.uint16)
    assert not emulate(body, numbers, out, shared=512)
    for matrix in range(count):
        rows = [numbers[(8 * matrix + row) ^ 5] for row in range(8)]
        for lane in range(32):
            for half in range(2):
                row, column = lane // 4, 2 * (lane % 4) + half
                expected = rows[column][row] if transposed else rows[row][column]
                assert out[lane, matrix, half] == expected


@pytest.mark.parametrize("transposed", ["", ".trans"])
@pytest.mark.parametrize("count", [1, 2, 4])
def test_matrices_into_shared_memory(count, transposed, emulate):
    given = np.random.default_rng(0).integers(0, 2**16, (32, count, 2), dtype=np.uint16)
    names = [f"%r{20 + n}" for n in range(count)]
    body = f"{SHARED} mad.wide.u32 %d10, %r0, {4 * count}, %d0;"
    body += "".join(f"ld.global.b32 {name}, [%d10+{4 * n}];" for n, name in enumerate(names))
    body += f"""
        {addresses_of(count)}
        stmatrix.sync.aligned.m8n8.x{count}{transposed}.shared.b16 [%r3], {{{", ".join(names)}}};
        bar.sync 0; setp.lt.u32 %p1, %r0, {8 * count}; @!%p1 bra END; mad.wide.u32 %d10, %r0, 16, %d1;
        ld.shared.v4.b32 {{%r10, %r11, %r12, %r13}}, [%r2]; st.global.v4.b32 [%d10], {{%r10, %r11, %r12, %r13}}; END:
    """
    out = np.zeros((8 * count, 8), np.uint16)
    assert not emulate(body, given, out, shared=512)
    for matrix in range(count):
        for lane in range(32):
            for half in range(2):
                row, column = lane // 4, 2 * (lane % 4) + half
                if transposed:
                    row, column = column, row
                assert out[(8 * matrix + row) ^ 5, column] == given[lane, matrix, half]


def test_matrices_need_whole_warps_and_rows_of_sixteen_bytes(emulate):
    body = rows_in_shared(1)
    line = "ldmatrix.sync.aligned.m8n8.x1.shared.b16 {%r20}, [%r3];"
    with pytest.raises(EmulationError, match="do not take part together"):
        emulate(f"{body} setp.lt.u32 %p1, %r0, 8; @%p1 {line}", np.zeros(128, np.uint32), shared=512)
    with pytest.raises(EmulationError, match="is no multiple of 16"):
        emulate(f"{body} add.u32 %r3, %r3, 4; {line}", np.zeros(128, np.uint32), shared=1024)


@pytest.mark.parametrize(
    "line",
    [
        "mma.sync.aligned.m16n8k32.row.col.satfinite.s32.s8.s8.s32 {%r1}, {%r2}, {%r3}, {%r4};",
        "mma.sync.aligned.m16n8k16.row.row.f32.f16.f16.f32 {%r1}, {%r2}, {%r3}, {%r4};",
        "mma.sync.aligned.m16n8k16.row.col.f32.f16.f16.f32 {%r1}, {%r2}, {%r3}, {%r4};",
        "mma.sync.aligned.m16n8k32.row.col.f32.f16.f16.f32 {%r1}, {%r2}, {%r3}, {%r4};",
        "mma.sp.sync.aligned.m16n8k16.row.col.f32.f16.f16.f32 {%r1}, {%r2}, {%r3}, {%r4}, %r5, 0;",
        "ldmatrix.sync.aligned.m16n16.x1.trans.shared.b8 {%r1, %r2}, [%r3];",
        "ldmatrix.sync.aligned.m8n8.x2.shared.b16 {%r1}, [%r3];",
    ],
)
def test_what_is_not_emulated_is_named(line, emulate):
    with pytest.raises(PTXError, match=line.split()[0]):
        emulate(line)
