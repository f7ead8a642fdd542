"""Calls of a chain are all done, piece by piece in their order, as they are when they are run."""

import numpy as np
import pytest
import torch

from mace_fast.kernels.native.chain import Chain
from mace_fast.kernels.native.function import RANGE, Function, new_module
from mace_fast.kernels.native.library import compiled
from mace_fast.kernels.native.team import Call


@pytest.fixture(scope="module")
def appending():
    """``append(places, length, what, start, stop, number)`` writes what it is given behind what there is."""
    module = new_module("test_chain")
    f = Function(module, "append", torch.float64, indices=("places", "length"), sizes=("what", *RANGE), exported=True)
    for value in (f["what"], f["start"], f["stop"], f["number"]):
        count = f.load(f["length"])
        f.store(value, f["places"], count)
        f.store(f.index(f.add(count, 1)), f["length"])
    f.finish()
    return compiled(module, "append")


def test_calls_are_done_in_their_order(appending):
    places, length = np.zeros(100, dtype=np.int64), np.zeros(1, dtype=np.int64)
    calls = [
        Call(appending, [places.ctypes.data, length.ctypes.data, what], bounds)
        for what, bounds in ((7, [0, 3, 3, 9]), (8, [0, 0]), (9, [2, 4]))
    ]
    run = Chain(calls)
    run()
    assert places[: length[0]].reshape(-1, 4).tolist() == [[7, 0, 3, 0], [7, 3, 9, 2], [9, 2, 4, 0]]
    length[0] = 0
    calls[0].divide([0, 1])
    run()
    assert places[: length[0]].reshape(-1, 4).tolist() == [[7, 0, 1, 0], [9, 2, 4, 0]]
    length[0] = 0
    Chain([])()
    assert length[0] == 0
