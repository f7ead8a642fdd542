"""Products of four warps: layouts in shared memory, fragments, and what belongs to the background until the wait."""

import numpy as np
import pytest

from profiling.emulator.faults import EmulationError
from profiling.emulator.text import PTXError

WIDTH = {"f16": 2, "bf16": 2, "tf32": 4}
SWIZZLES = {0: 16, 3: 32, 2: 64, 1: 128}
"""Bytes of a row that are swizzled, by the number in a descriptor."""


def bits_of(values, kind):
    values = np.ascontiguousarray(values, np.float32)
    if kind == "f16":
        return values.astype(np.float16).view(np.uint16)
    return (values.view(np.uint32) >> 16).astype(np.uint16) if kind == "bf16" else values.view(np.uint32)


def swizzled(at, pitch):
    """Chunks of 16 bytes within rows of 128, exchanged as the figures of the manual have it."""
    row, chunk = at // 128 % 8, at // 16 % 8
    chunk ^= {16: 0, 32: row % 2, 64: row % 4, 128: row}[pitch]
    return at // 128 * 128 + chunk * 16 + at % 16


class Tile:
    """A matrix ``[rows, k]`` as it lies in shared memory, and its descriptor."""

    def __init__(self, matrix, kind, swizzle, transposed, begin):
        width, pitch = WIDTH[kind], SWIZZLES[swizzle]
        count, k = matrix.shape
        lines, along = (k, count) if transposed else (count, k)
        # core matrices are eight lines of as many bytes as are swizzled; those of lines first, then along these
        per_line = pitch // width
        down, across = -(-lines // 8), -(-along // per_line)
        next_down, next_across = 8 * pitch + (16 if pitch == 16 else 0), 0
        next_across = down * next_down + (32 if pitch == 16 else 0)
        self.nbytes = across * next_across
        self.bytes = np.zeros(self.nbytes, np.uint8)
        bits = bits_of(matrix, kind)
        for row in range(count):
            for column in range(k):
                line, place = (column, row) if transposed else (row, column)
                at = line // 8 * next_down + place // per_line * next_across
                at += line % 8 * pitch + place % per_line * width
                at = swizzled(at, pitch)
                self.bytes[at : at + width] = np.atleast_1d(bits[row, column]).view(np.uint8)
        leading, stride = next_across, next_down
        if transposed and not swizzle:
            leading, stride = stride, leading
        self.descriptor = begin >> 4 | leading >> 4 << 16 | stride >> 4 << 32 | swizzle << 62


def fill(array, begin, nbytes, barrier="bar.sync 0;"):
    """Lines that copy an array into shared memory, 16 bytes by each thread at a time."""
    body = "mov.u32 %r1, global_smem;"
    for first in range(0, nbytes, 16 * 128):
        body += f"""
            {{ .reg .pred %q; rem.u32 %r2, %r0, 128; mad.lo.u32 %r2, %r2, 16, {first};
            setp.lt.u32 %q, %r2, {nbytes}; add.u32 %r3, %r1, %r2; cvt.u64.u32 %d20, %r2; add.s64 %d20, %d20, %d{array};
            @%q ld.global.v4.b32 {{%r4, %r5, %r6, %r7}}, [%d20];
            @%q st.shared.v4.b32 [%r3+{begin}], {{%r4, %r5, %r6, %r7}}; }}
        """
    return body + barrier


def registers(count, first=60):
    return "{" + ", ".join(f"%r{first + n}" for n in range(count)) + "}"


def read_back(count, array, first=60):
    body = f"mad.wide.u32 %d21, %r0, {4 * count}, %d{array};"
    return body + "".join(f"st.global.b32 [%d21+{4 * n}], %r{first + n};" for n in range(count))


def set_all(count, array, first=60):
    body = f"mad.wide.u32 %d21, %r0, {4 * count}, %d{array};"
    return body + "".join(f"ld.global.b32 %r{first + n}, [%d21+{4 * n}];" for n in range(count))


def d_element(thread, number):
    """Row and column of a number of a thread, as in the figure of the fragment of D."""
    warp, lane = thread // 32, thread % 32
    return 16 * warp + lane // 4 + 8 * (number // 2 % 2), 8 * (number // 4) + lane % 4 * 2 + number % 2


def a_register(thread, number, kind):
    """Row and column of a number of a thread, as in the figure of the fragment of A."""
    warp, lane = thread // 32, thread % 32
    if kind == "tf32":
        return 16 * warp + lane // 4 + 8 * (number % 2), lane % 4 + 4 * (number // 2)
    return 16 * warp + lane // 4 + 8 * (number // 2 % 2), lane % 4 * 2 + number % 2 + 8 * (number // 4)


class Product:
    """A product with its lines of PTX: shared memory and sums filled, the product, its wait, the result read back."""

    def __init__(self, n, kind, swizzle=0, transposed=(0, 0), in_registers=False, result="f32", scale="1"):
        self.n, self.result, k = n, result, 32 // WIDTH[kind]
        random = np.random.default_rng(n)
        self.a, self.b = (random.integers(-4, 5, size).astype(np.float64) for size in ((64, k), (n, k)))
        self.c = random.integers(-9, 10, (64, n)).astype(np.float64)
        left, right = Tile(self.a, kind, swizzle, transposed[0], 0), None
        begin = -(-left.nbytes // 1024) * 1024
        right = Tile(self.b, kind, swizzle, transposed[1], begin)
        self.shared = begin + right.nbytes
        sums = np.array([[self.c[d_element(thread, one)] for one in range(n // 2)] for thread in range(128)])
        dtype = np.float32 if result == "f32" else np.float16
        self.count = n // 2 * np.dtype(dtype).itemsize // 4
        parts = [[self.a[a_register(thread, one, kind)] for one in range(k // 2)] for thread in range(128)]
        fragments = bits_of(np.array(parts), kind).view(np.uint32)
        self.arrays = [left.bytes, right.bytes, sums.astype(dtype), fragments, np.zeros((128, n // 2), dtype)]
        of_a = registers(4, 50) if in_registers else str(left.descriptor)
        flags = (
            "" if kind == "tf32" else f", {transposed[1]}" if in_registers else f", {transposed[0]}, {transposed[1]}"
        )
        self.fill = fill(0, 0, left.nbytes) + fill(1, begin, right.nbytes) + "fence.proxy.async;"
        self.sums = set_all(self.count, 2) + set_all(4, 3, 50)
        place = of_a if in_registers else "%d30"
        self.product = f"""
            mov.b64 %d30, {left.descriptor}; mov.b64 %d31, {right.descriptor}; setp.ne.u32 %p5, {scale}, 0;
            wgmma.fence.sync.aligned;
            wgmma.mma_async.sync.aligned.m64n{n}k{k}.{result}.{kind}.{kind} {registers(self.count)}, {place}, %d31, %p5,
            1, 1{flags};
        """
        self.wait = "wgmma.commit_group.sync.aligned; wgmma.wait_group.sync.aligned 0;"
        self.read = read_back(self.count, 4)

    def lines(self):
        return self.fill + self.sums + self.product + self.wait + self.read

    def run(self, emulate, body=None, **options):
        return emulate(body or self.lines(), *self.arrays, shared=self.shared, **{"threads": 128} | options)

    def found(self):
        matrix = np.full((64, self.n), np.nan)
        for thread, values in enumerate(self.arrays[4]):
            for number, value in enumerate(values):
                matrix[d_element(thread, number)] = value
        return matrix

    def expected(self, adds=True):
        return np.einsum("ip,jp->ij", self.a, self.b) + (self.c if adds else 0)


@pytest.mark.parametrize("swizzle", SWIZZLES)
@pytest.mark.parametrize("kind", WIDTH)
def test_operands_in_shared_memory(kind, swizzle, emulate):
    product = Product(24, kind, swizzle)
    assert not product.run(emulate)
    np.testing.assert_array_equal(product.found(), product.expected())


@pytest.mark.parametrize("swizzle", SWIZZLES)
@pytest.mark.parametrize("transposed", [(1, 0), (0, 1), (1, 1)])
def test_operands_that_are_transposed(transposed, swizzle, emulate):
    product = Product(72, "bf16" if swizzle else "f16", swizzle, transposed)
    assert not product.run(emulate)
    np.testing.assert_array_equal(product.found(), product.expected())


@pytest.mark.parametrize("kind", WIDTH)
def test_an_operand_in_registers(kind, emulate):
    product = Product(16, kind, 1, (0, int(kind != "tf32")), in_registers=True)
    assert not product.run(emulate)
    np.testing.assert_array_equal(product.found(), product.expected())


@pytest.mark.parametrize("n", [8, 64, 256])
def test_widths(n, emulate):
    product = Product(n, "bf16", 3)
    assert not product.run(emulate)
    np.testing.assert_array_equal(product.found(), product.expected())


def test_sums_of_float16(emulate):
    product = Product(40, "f16", 2, result="f16")
    assert not product.run(emulate)
    np.testing.assert_array_equal(product.found(), product.expected())


def cut(number, bits):
    """A whole number without its last bits, towards zero."""
    return (abs(number) >> bits << bits) * (1 if number > 0 else -1) if bits > 0 else number


def hopper_sum(left, right, total):
    """Of whole numbers, all products at once: terms keep two bits more than float32, the sum none."""
    terms = [(int(a) * int(b), int(a).bit_length() + int(b).bit_length() - 1) for a, b in zip(left, right, strict=True)]
    terms.append((int(total), int(total).bit_length()))
    digits = max(length for value, length in terms if value)
    found = sum(cut(value, digits - 26) for value, _ in terms)
    return cut(found, found.bit_length() - 24)


@pytest.mark.parametrize("kind", WIDTH)
def test_what_sums_leave_out(kind, emulate):
    product = Product(16, kind, 1)
    product.c *= 2.0**25
    product.arrays[2] *= np.float32(2.0**25)
    assert not product.run(emulate)
    expected = [
        [hopper_sum(row, column, total) for column, total in zip(product.b, totals, strict=True)]
        for row, totals in zip(product.a, product.c, strict=True)
    ]
    np.testing.assert_array_equal(product.found(), expected)
    assert (product.found() != product.expected().astype(np.float32)).any()


def test_sums_that_are_not_added(emulate):
    """Nor need they have been written."""
    product = Product(16, "tf32", 1, scale="0")
    assert not product.run(emulate)
    np.testing.assert_array_equal(product.found(), product.expected(adds=False))
    without = product.lines().replace(product.sums, "")
    assert not product.run(emulate, without)
    (fault, *_) = product.run(emulate, without.replace("setp.ne.u32 %p5, 0, 0", "setp.eq.u32 %p5, 0, 0"))
    assert fault.kind == "use of what was never written"


@pytest.mark.parametrize("seed", [None, 0])
def test_two_groups_of_warps(seed, emulate):
    """Each has sums of its own, and waits for itself; both have the same operands."""
    product = Product(16, "bf16", 1)
    product.arrays[2:] = [np.concatenate([one, one + (n == 0)]) for n, one in enumerate(product.arrays[2:])]
    assert not product.run(emulate, threads=256, seed=seed)
    whole = product.arrays[4]
    product.arrays[4] = whole[:128]
    np.testing.assert_array_equal(product.found(), product.expected())
    product.arrays[4] = whole[128:]
    np.testing.assert_array_equal(product.found(), product.expected() + 1)


def test_products_that_follow_each_other(emulate):
    """Need no wait between them."""
    product = Product(16, "bf16", 1)
    assert not product.run(emulate, product.lines().replace(product.product, 3 * product.product))
    assert np.array_equal(product.found(), product.c + 3 * (product.expected() - product.c))


COMMIT, WAIT = "wgmma.commit_group.sync.aligned;", "wgmma.wait_group.sync.aligned 0;"


@pytest.mark.parametrize(
    "wait", ["", COMMIT, WAIT, f"{COMMIT} wgmma.wait_group.sync.aligned 1;"], ids=["none", "commit", "wait", "earlier"]
)
def test_results_before_their_wait(wait, emulate):
    product = Product(16, "bf16", 1)
    (fault, *_) = product.run(emulate, product.lines().replace(product.wait, wait))
    assert fault.kind == "use of what was never written"
    assert fault.instruction.startswith("st.global")


def test_results_of_a_later_group(emulate):
    """That an earlier group, with the same sums, has been waited for, is not enough."""
    product = Product(16, "bf16", 1)
    twice = 2 * (product.product + COMMIT)
    body = product.lines().replace(product.product + product.wait, twice + "wgmma.wait_group.sync.aligned {};")
    assert not product.run(emulate, body.replace("{};", "0;"))
    (fault, *_) = product.run(emulate, body.replace("{};", "1;"))
    assert fault.kind == "use of what was never written"


def test_the_wait_of_another_group_of_warps(emulate):
    product = Product(16, "bf16", 1)
    product.arrays[2:] = [np.concatenate([one, one]) for one in product.arrays[2:]]
    only_first = f"{COMMIT} setp.lt.u32 %p6, %r0, 128; @%p6 {WAIT}"
    faults = product.run(emulate, product.lines().replace(product.wait, only_first), threads=256)
    assert {fault.kind for fault in faults} == {"use of what was never written"}
    threads = {int(fault.what.split()[-1]) for fault in faults}
    assert min(threads) >= 128


def test_operands_that_are_overwritten_before_the_wait(emulate):
    product = Product(16, "bf16", 1)
    overwrite = "not.b32 %r40, %r4; st.shared.b32 [%r3+1024], %r40;"
    late = product.lines().replace(product.wait, product.wait + overwrite)
    assert not product.run(emulate, late)
    early = product.lines().replace(product.wait, overwrite + product.wait)
    assert "race in shared memory" in {fault.kind for fault in product.run(emulate, early)}


def test_operands_that_others_write_without_a_barrier(emulate):
    product = Product(16, "bf16", 1)
    faults = product.run(emulate, product.lines().replace("bar.sync 0;", ""))
    assert "race in shared memory" in {fault.kind for fault in faults}


def test_parts_of_a_group(emulate):
    product = Product(16, "bf16", 1)
    some = product.product.replace("wgmma.mma", "setp.lt.u32 %p7, %r0, 64; @%p7 wgmma.mma")
    with pytest.raises(EmulationError, match="warps of a group that do not take part together"):
        product.run(emulate, product.lines().replace(product.product, some))


def test_descriptors_that_differ(emulate):
    product = Product(16, "bf16", 1)
    other = product.product.replace("wgmma.mma", "cvt.u64.u32 %d31, %r0; wgmma.mma")
    with pytest.raises(EmulationError, match="descriptor that differs"):
        product.run(emulate, product.lines().replace(product.product, other))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("m64n16", "m64n24"),
        ("k16", "k32"),
        ("bf16.bf16", "e4m3.e4m3"),
        ("1, 1, 0, 0", "-1, 1, 0, 0"),
        (".f32.", ".s32."),
    ],
)
def test_what_is_not_emulated_is_named(old, new, emulate):
    product = Product(16, "bf16", 1)
    with pytest.raises(PTXError, match="wgmma"):
        product.run(emulate, product.lines().replace(old, new))
