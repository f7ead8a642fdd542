"""Loads and stores of every width and memory, parameters, and copies to shared memory in the background."""

import numpy as np
import pytest

from profiling.emulator.faults import EmulationError
from profiling.emulator.text import PTXError

BYTES = np.random.default_rng(0).integers(0, 256, 32 * 32, dtype=np.uint8)


@pytest.mark.parametrize("register", ["h", "r", "d"])
@pytest.mark.parametrize("kind", ["b8", "u8", "s8", "b16", "u16", "s16", "b32", "u32", "s32", "b64", "u64", "s64"])
def test_loads_into_wider_registers(kind, register, emulate):
    """Filled with zeros, or with the sign of a type that has one."""
    width, wide = int(kind[1:]) // 8, {"h": 2, "r": 4, "d": 8}[register]
    if width > wide:
        return
    found = np.zeros(32, f"u{wide}")
    body = f"""
        mad.wide.u32 %d10, %r0, {width}, %d0; ld.global.{kind} %{register}1{9 if register == "h" else 1}, [%d10];
        mad.wide.u32 %d10, %r0, {wide}, %d1; st.global.b{8 * wide} [%d10], %{register}1{9 if register == "h" else 1};
    """
    assert not emulate(body, BYTES.copy(), found)
    values = [
        int.from_bytes(BYTES[width * n : width * (n + 1)].tobytes(), "little", signed=kind[0] == "s") for n in range(32)
    ]
    assert [int(one) for one in found] == [one & (1 << 8 * wide) - 1 for one in values]


@pytest.mark.parametrize("register", ["h", "r", "d"])
@pytest.mark.parametrize("kind", ["b8", "u8", "s16", "b16", "b32", "u32", "b64"])
def test_stores_of_wider_registers(kind, register, emulate):
    """The lowest bytes, and no others."""
    width, wide = int(kind[1:]) // 8, {"h": 2, "r": 4, "d": 8}[register]
    if width > wide:
        return
    found = np.full((32, 16), 0xAB, np.uint8)
    body = f"""
        mad.wide.u32 %d10, %r0, {wide}, %d0; ld.global.b{8 * wide} %{register}12, [%d10];
        mad.wide.u32 %d10, %r0, 16, %d1; st.global.{kind} [%d10+8], %{register}12;
    """
    assert not emulate(body, BYTES.copy(), found)
    expected = np.full((32, 16), 0xAB, np.uint8)
    expected[:, 8 : 8 + width] = BYTES[: 32 * wide].reshape(32, wide)[:, :width]
    np.testing.assert_array_equal(found, expected)


@pytest.mark.parametrize("space", ["global", "shared"])
@pytest.mark.parametrize(
    ("vector", "kind"), [(2, "b8"), (4, "b8"), (2, "b16"), (4, "b16"), (2, "b32"), (4, "b32"), (2, "b64")]
)
def test_vectors(vector, kind, space, emulate):
    """Through registers in another order, so that each place counts."""
    width = int(kind[1:]) // 8
    size = vector * width
    letter = {1: "h", 2: "h", 4: "r", 8: "d"}[width]
    names = [f"%{letter}{12 + n}" for n in range(vector)]
    body = f"""
        mad.wide.u32 %d10, %r0, {size}, %d0; mad.wide.u32 %d11, %r0, {size}, %d1;
        mov.u32 %r1, global_smem; mad.lo.u32 %r1, %r0, {size}, %r1;
        ld.global.v{vector}.{kind} {{{", ".join(names)}}}, [%d10];
    """
    if space == "shared":
        body += f"""
            st.shared.v{vector}.{kind} [%r1], {{{", ".join(names[1:] + names[:1])}}};
            ld.shared.v{vector}.{kind} {{{", ".join(names)}}}, [%r1];
        """
    body += f"st.global.v{vector}.{kind} [%d11], {{{', '.join(reversed(names))}}};"
    found = np.zeros(32 * size, np.uint8)
    assert not emulate(body, BYTES.copy(), found, shared=1024)
    given = BYTES[: 32 * size].reshape(32, vector, width)
    if space == "shared":
        given = np.roll(given, -1, axis=1)
    np.testing.assert_array_equal(found.reshape(32, vector, width), given[:, ::-1])


@pytest.mark.parametrize(
    ("vector", "kind", "size"), [("", "b16", 2), ("", "b64", 8), (".v2", "b32", 8), (".v4", "b32", 16)]
)
@pytest.mark.parametrize("access", ["ld", "st"])
def test_vectors_lie_at_multiples_of_their_size(access, vector, kind, size, emulate):
    count = int(vector[2:] or 1)
    letter = {"b16": "h", "b32": "r", "b64": "d"}[kind]
    names = ", ".join(f"%{letter}{12 + n}" for n in range(count))
    group = f"{{{names}}}" if vector else names
    set_all = "".join(f"mov.{kind} %{letter}{12 + n}, 0;" for n in range(count))
    operands = f"{group}, [%d0+{size // 2}]" if access == "ld" else f"[%d0+{size // 2}], {group}"
    with pytest.raises(EmulationError, match=f"is no multiple of {size}"):
        emulate(f"{set_all} {access}.global{vector}.{kind} {operands};", BYTES.copy())


def test_addresses_with_offsets_and_caching(emulate):
    body = """
        mad.wide.u32 %d10, %r0, 4, %d0; add.s64 %d10, %d10, 64;
        ld.global.nc.L1::evict_last.L2::128B.b32 %r1, [%d10+-64]; ld.volatile.global.u32 %r2, [%d10+0x40];
        ld.b32 %r3, [%d10]; sub.u32 %r1, %r1, %r2; add.u32 %r1, %r1, %r3;
        mad.wide.u32 %d11, %r0, 4, %d1; st.global.wt.b32 [%d11], %r1;
    """
    given, found = np.random.default_rng(1).integers(0, 99, 64).astype(np.int32), np.zeros(32, np.int32)
    assert not emulate(body, given, found)
    np.testing.assert_array_equal(found, given[:32] - given[32:] + given[16:48])


PARAMETERS = {
    "u8": (0xF1, "h", "u16", 0xF1),
    "s8": (0xF1, "h", "u16", 0xFFF1),
    "u16": (0xF123, "h", "u16", 0xF123),
    "s16": (0xF123, "r", "u32", 0xFFFFF123),
    "b32": (0xF1234567, "r", "u32", 0xF1234567),
    "s32": (0xF1234567, "d", "u64", 0xFFFFFFFFF1234567),
    "f32": (0x3FC00000, "r", "u32", 0x3FC00000),
    "u64": (0xF123456789ABCDEF, "d", "u64", 0xF123456789ABCDEF),
    "f64": (0xBFF8000000000000, "d", "u64", 0xBFF8000000000000),
}


@pytest.mark.parametrize("kind", PARAMETERS)
def test_parameters(kind, emulate):
    bits, letter, register, expected = PARAMETERS[kind]
    size = int(register[1:])
    found = np.zeros(32, f"u{size // 8}")
    body = f"""
        ld.param.{kind} %{letter}12, [number]; mad.wide.u32 %d10, %r0, {size // 8}, %d0;
        st.global.b{size} [%d10], %{letter}12;
    """
    assert not emulate(body, found, parameters=[f".param .{kind} number"], values={"number": bits})
    assert (found == expected).all()


MODULE = """
.global .align 4 .b32 table[4] = {7, 0x10, -1, 9};
.const .align 8 .f32 halves[2] = {0f3F000000, 0fBF000000};
.global .align 1 .b8 text[3] = {65, 66};
"""


def test_variables_of_a_module(emulate):
    body = """
        and.b32 %r1, %r0, 3; mov.b64 %d10, table; mad.wide.u32 %d10, %r1, 4, %d10; ld.global.b32 %r2, [%d10];
        ld.const.f32 %r3, [halves+4]; ld.global.u8 %h1, [text+1]; cvt.u32.u16 %r4, %h1; ld.global.u8 %h1, [text+2];
        mad.wide.u32 %d10, %r0, 16, %d0; cvt.u32.u16 %r5, %h1; st.global.v4.b32 [%d10], {%r2, %r3, %r4, %r5};
    """
    found = np.zeros((32, 4), np.int32)
    assert not emulate(body, found, module=MODULE)
    assert found[:, 0].tolist() == 8 * [7, 16, -1, 9]
    assert (found[:, 1].view(np.float32) == -0.5).all()
    assert (found[:, 2:] == [66, 0]).all()
    with pytest.raises(EmulationError, match="is in no tensor"):
        emulate("ld.global.b32 %r2, [table+16];", found, module=MODULE)
    with pytest.raises(PTXError, match=r"a declaration is not understood: \.global \.b64 pointers"):
        emulate("", found, module=".global .b64 pointers[1] = {table};")


LOCAL = ".local .align 8 .b8 depot[24]; .local .align 4 .b32 more[2]; mov.b64 %d5, depot;"


def test_local_memory(emulate):
    """Each thread has its own, and so it has through a generic address."""
    body = f"""
        {LOCAL} cvta.local.u64 %d6, %d5; mul.lo.u32 %r1, %r0, 3; st.local.b32 [%d5+20], %r0; st.b32 [%d6+16], %r1;
        st.local.b32 [more+4], 77; ld.local.b32 %r4, [more+4];
        ld.b32 %r2, [%d6+20]; ld.local.b32 %r3, [%d5+16]; cvta.to.local.u64 %d7, %d6; sub.s64 %d7, %d7, %d5;
        cvt.u32.u64 %r5, %d7; mad.wide.u32 %d10, %r0, 16, %d0; st.global.v4.b32 [%d10], {{%r2, %r3, %r4, %r5}};
    """
    found = np.zeros((64, 4), np.int32)
    assert not emulate(body, found, threads=64)
    np.testing.assert_array_equal(found, [[n, 3 * n, 77, 0] for n in range(64)])
    (fault,) = emulate(f"{LOCAL} ld.local.b32 %r1, [%d5+8];", found)
    assert fault.kind == "read of local memory that was never written"
    for offset in (-4, 48, 512, 4096):
        with pytest.raises(EmulationError, match="access outside of local memory"):
            emulate(f"{LOCAL} st.local.b32 [%d5+{offset}], %r0;", found)


def test_generic_addresses_of_shared_memory(emulate):
    body = """
        mov.b64 %d5, global_smem; cvta.shared.u64 %d6, %d5; mad.wide.u32 %d7, %r0, 4, %d6; st.b32 [%d7], %r0;
        bar.sync 0; mov.u32 %r1, global_smem; xor.b32 %r2, %r0, 63; mad.lo.u32 %r1, %r2, 4, %r1;
        ld.shared.b32 %r3, [%r1]; mad.wide.u32 %d10, %r0, 4, %d0; cvta.to.global.u64 %d10, %d10; st.b32 [%d10], %r3;
    """
    found = np.zeros(64, np.int32)
    assert not emulate(body, found, threads=64, shared=256)
    np.testing.assert_array_equal(found, 63 - np.arange(64))
    with pytest.raises(PTXError, match="threads that go to different memories"):
        emulate(
            "setp.lt.u32 %p1, %r0, 5; cvta.shared.u64 %d5, 0; selp.b64 %d5, %d5, %d0, %p1; ld.b32 %r1, [%d5];", found
        )


COPY = """
    mov.u32 %r1, global_smem; mad.lo.u32 %r1, %r0, {size}, %r1; mad.wide.u32 %d10, %r0, {size}, %d0;
    mad.wide.u32 %d11, %r0, {size}, %d1; rem.u32 %r2, %r0, {modulus};
    cp.async.{how}.shared.global [%r1], [%d10], {size}{used}; cp.async.wait_all;
"""


def copied(emulate, how, size, used="", modulus=32, given=None):
    out = np.zeros((32, size), np.uint8)
    body = COPY.format(how=how, size=size, used=used, modulus=modulus)
    for more in range(0, size, 4):
        body += f"ld.shared.b32 %r3, [%r1+{more}]; st.global.b32 [%d11+{more}], %r3;"
    assert not emulate(body, BYTES[: 32 * size].copy() if given is None else given, out, shared=32 * size)
    return out


@pytest.mark.parametrize(("how", "size"), [("ca", 4), ("ca", 8), ("ca", 16), ("cg", 16), ("cg.L2::128B", 16)])
def test_copies(how, size, emulate):
    np.testing.assert_array_equal(copied(emulate, how, size), BYTES[: 32 * size].reshape(32, size))


@pytest.mark.parametrize("size", [4, 8, 16])
def test_copies_of_less_are_filled_with_zeros(size, emulate):
    """By the byte; nothing is read of what is not copied."""
    expected = BYTES[: 32 * size].reshape(32, size).copy()
    for thread in range(32):
        expected[thread, thread % (size + 1) :] = 0
    found = copied(emulate, "ca", size, ", %r2", size + 1)
    np.testing.assert_array_equal(found, expected)
    assert (copied(emulate, "ca", size, ", 0", given=BYTES[:size].copy()) == 0).all()


def test_copies_that_must_not_be(emulate):
    with pytest.raises(EmulationError, match="copy of more than its size"):
        copied(emulate, "ca", 8, ", 9")
    body = COPY.format(how="cg", size=16, used="", modulus=1)
    for register in ("%r1", "%d10"):
        with pytest.raises(EmulationError, match="is no multiple of 16"):
            emulate(body.replace(f"[{register}]", f"[{register}+8]"), np.zeros(528, np.uint8), BYTES.copy(), shared=528)


@pytest.mark.parametrize(
    "line",
    [
        "cp.async.cg.shared.global [%r1], [%d0], 8;",
        "cp.async.ca.shared.global [%r1], [%d0], 12;",
        "cp.reduce.async.frob.shared.global [%r1], [%d0], 4;",
        "ld.param.v2.b32 {%r1, %r2}, [array_0];",
        "ld.global.b128 %d1, [%d0];",
        "st.async.shared.b32 [%r1], %r2, [%r3];",
        "ld.tex.b32 %r1, [%d0];",
        "ld.global.v4.b32 {%r1, %r2}, [%d0];",
    ],
)
def test_what_is_not_emulated_is_named(line, emulate):
    with pytest.raises(PTXError, match=line.split()[0].rstrip(";")):
        emulate(line, np.zeros(32, np.int32))
