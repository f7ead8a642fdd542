"""The kernels in float32: their error is that of mace-torch's own float32, both against mace-torch in float64."""

import copy
import math
import statistics
import warnings

import torch
from torch.func import functional_call

from mace_fast.testing.workloads import randomise

PARAMETER_SETS = 6
# one set gives any ratio between a third and three; the mean of six, half to twice
MAX_RATIO = 2.0


def in_dtype(tensors, dtype):
    return {key: value.to(dtype) if value.is_floating_point() else value for key, value in tensors.items()}


def test_error_in_float32(pair, batch_of, with_default_dtype):
    exact_ours, theirs = pair("plain")
    ours = copy.deepcopy(exact_ours).float()
    ours.backend = "triton"
    batch = in_dtype(batch_of(theirs, "water_ion"), torch.float32)
    buffers = dict(theirs.named_buffers())

    def mace_torch(dtype):
        tensors = in_dtype(buffers | dict(ours.named_parameters()), dtype)
        with with_default_dtype(dtype), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # e3nn and mace-torch use deprecated parts of torch
            return functional_call(theirs, tensors, (in_dtype(batch, dtype),))

    ratios = {"node_energy": [], "forces": []}
    for seed in range(PARAMETER_SETS):
        randomise(ours, 200 + seed)
        exact, own = mace_torch(torch.float64), mace_torch(torch.float32)
        got = ours(dict(batch))
        for key, values in ratios.items():
            ours_off, own_off = ((found[key] - exact[key]).detach().double().norm() for found in (got, own))
            values.append(math.log(float(ours_off / own_off)))
    for key, values in ratios.items():
        assert statistics.fmean(values) <= math.log(MAX_RATIO), key
