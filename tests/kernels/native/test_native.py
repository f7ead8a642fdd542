"""What the compiled loops of the CPU are made of: products, sums of lanes, machine code on disk, and threads."""

import dataclasses
import os

import pytest
import torch

from mace_fast.kernels.native import library, parallel
from mace_fast.kernels.native.function import Function, new_module
from mace_fast.kernels.native.host import Host, host
from mace_fast.kernels.native.product import panels, write_product
from mace_fast.testing.compare import assert_close

both_dtypes = pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    """Machine code of these tests is kept out of the user's cache."""
    monkeypatch.setenv("MACE_FAST_CACHE", str(tmp_path))
    return tmp_path


def doubling(dtype=torch.float64, name="doubling"):
    """A module whose function ``main(x, start, stop, number)`` doubles numbers of a range."""
    module = new_module(name)
    f = Function(module, "main", dtype, reals=("x",), sizes=("start", "stop", "number"), exported=True)
    with f.loop(f["start"], f["stop"]) as place:
        value = f.load(f["x"], place)
        f.store(f.plus(value, value), f["x"], place)
    f.finish()
    return module


@both_dtypes
@pytest.mark.parametrize("accumulate", [False, True])
@pytest.mark.parametrize(
    ("rows", "depth", "columns"), [(0, 3, 4), (1, 1, 1), (1, 7, 5), (13, 8, 96), (3, 0, 8), (50, 64, 128), (9, 65, 48)]
)
def test_product(random, rows, depth, columns, accumulate, dtype):
    module = new_module("product")
    f = write_product(
        module, "main", dtype, columns=columns, depth=depth, row_stride=depth, depth_stride=1, accumulate=accumulate
    )
    f.function.linkage = "external"
    a, b, c = random(rows, depth, dtype=dtype), random(depth, columns, dtype=dtype), random(rows, columns, dtype=dtype)
    expected = a.double() @ b.double() + (c.double() if accumulate else 0)
    b = panels(b)
    library.compiled(module, "main").call(a.data_ptr(), b.data_ptr(), c.data_ptr(), rows, depth)
    assert_close(c, expected, order=0, name="product")


@both_dtypes
def test_product_of_a_transposed_matrix_of_any_depth(random, dtype):
    module = new_module("outer")
    f = write_product(
        module,
        "main",
        dtype,
        columns=24,
        depth=None,
        row_stride=1,
        depth_stride=10,
        accumulate=True,
        in_panels=False,
    )
    f.function.linkage = "external"
    call = library.compiled(module, "main").call
    for depth in (0, 1, 5):
        a, b, c = random(depth, 10, dtype=dtype), random(depth, 24, dtype=dtype), random(10, 24, dtype=dtype)
        expected = c.double() + a.double().T @ b.double()
        call(a.data_ptr(), b.data_ptr(), c.data_ptr(), 10, depth)
        assert_close(c, expected, order=0, name="product")


@both_dtypes
@pytest.mark.parametrize("lanes", [1, 2, 8, 16])
def test_sum_of_lanes(random, lanes, dtype):
    module = new_module("lanes")
    f = Function(module, "main", dtype, reals=("x", "y"), lanes=lanes, exported=True)
    f.store(f.lane_sum(f.vector(f["x"])), f["y"])
    f.finish()
    x, y = random(lanes, dtype=dtype), random(1, dtype=dtype)
    library.compiled(module, "main").call(x.data_ptr(), y.data_ptr())
    assert_close(y, x.double().sum(0, keepdim=True), order=0, name="sum")


@pytest.mark.parametrize(("count", "itemsize", "lanes"), [(128, 4, 16), (96, 8, 8), (20, 4, 4), (3, 4, 1), (0, 4, 16)])
def test_lanes_divide_the_count(count, itemsize, lanes):
    assert Host("", "", "", vector_bytes=64, num_registers=32).lanes(count, itemsize) == lanes


def test_machine_code_is_read_from_disk_and_made_again_where_it_is_damaged(own_cache, monkeypatch):
    x = torch.ones(3, dtype=torch.float64)
    library.compiled(doubling(), "main").call(x.data_ptr(), 0, 2, 0)
    assert x.tolist() == [2, 2, 1]
    (file,) = (own_cache / "native").iterdir()
    with monkeypatch.context() as patch:
        patch.setattr(library, "compile_text", None)
        library.compiled(doubling(), "main").call(x.data_ptr(), 0, 2, 0)
    assert x.tolist() == [4, 4, 1]
    content = file.read_bytes()
    file.write_bytes(content[:-1])
    library.compiled(doubling(), "main").call(x.data_ptr(), 0, 2, 0)
    assert x.tolist() == [8, 8, 1]
    assert file.read_bytes() == content


def test_machine_code_of_another_processor_is_another_file(monkeypatch):
    here = library.code_file("name", "text")
    other = Host(host().triple, "znver1", host().features, 32, 16)
    monkeypatch.setattr(library, "host", lambda: other)
    assert library.code_file("name", "text") != here


def test_machine_code_runs_where_it_cannot_be_kept(own_cache, monkeypatch, caplog):
    (own_cache / "file").touch()
    monkeypatch.setenv("MACE_FAST_CACHE", str(own_cache / "file"))
    x = torch.ones(3, dtype=torch.float64)
    library.compiled(doubling(), "main").call(x.data_ptr(), 0, 2, 0)
    assert x.tolist() == [2, 2, 1]
    assert f"the cache {own_cache / 'file'} is not used" in caplog.text
    assert "MACE_FAST_CACHE" in caplog.text


@pytest.mark.parametrize("openmp", [True, False])
@pytest.mark.parametrize("threads", [1, 2, 5])
def test_ranges_on_threads(threads, openmp, monkeypatch):
    monkeypatch.setattr(torch, "get_num_threads", lambda: threads)
    function = library.compiled(doubling(), "main")
    assert function.team, "torch's OpenMP was not found"
    if not openmp:
        function = dataclasses.replace(function, team=0)
    for count in (0, 1, 7, 1000):
        for bounds in (parallel.even(count), parallel.even(count, 8)):
            x = torch.arange(count, dtype=torch.float64)
            parallel.run(function, bounds, x)
            assert torch.equal(x, 2.0 * torch.arange(count))


@pytest.mark.parametrize(
    "sizes", [[0, 0, 0], [5], [], [100, 1, 1, 1, 1], [0, 3, 0, 3, 3, 3, 0], [1, 1, 1, 1, 100]], ids=str
)
@pytest.mark.parametrize("parts", [1, 2, 3, 8])
def test_balanced_ranges_hold_every_row_once(sizes, parts):
    pointers = torch.tensor([0, *sizes]).cumsum(0)
    bounds = parallel.balanced(pointers, parts)
    assert bounds[0] == 0
    assert bounds[-1] == len(sizes)
    assert len(bounds) - 1 <= parts
    assert bounds == sorted(bounds)


def test_balanced_ranges_of_a_part_of_the_rows():
    pointers = torch.tensor([0, 5, 9, 12, 15, 21])
    assert parallel.balanced(pointers[2:], 2) == parallel.balanced(pointers[2:] - 9, 2)


def test_balanced_ranges_have_equal_shares():
    pointers = torch.tensor([0] + [10] * 10 + [1] * 100).cumsum(0)
    bounds = parallel.balanced(pointers, 2)
    assert bounds == [0, 10, 110]


def test_after_a_fork_the_child_has_threads_of_its_own(monkeypatch):
    monkeypatch.setattr(torch, "get_num_threads", lambda: 2)
    call = library.compiled(doubling(), "main")
    x = torch.ones(4, dtype=torch.float64)
    parallel.run(call, [0, 2, 4], x)
    child = os.fork()
    if child == 0:
        parallel.run(call, [0, 2, 4], x)
        os._exit(0 if x.tolist() == [4.0] * 4 else 1)
    _, status = os.waitpid(child, 0)
    assert status == 0
