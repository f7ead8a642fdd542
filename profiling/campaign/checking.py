"""Errors of an operator against its definition in float64, beside what is allowed; outputs start as NaN."""

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from unittest import mock

import torch
from torch import Tensor

LIMITS = {
    "float64": (1e-12, 1e-11, 1e-11),
    "ieee": (5e-6, 2e-5, 6e-5),
    "tf32x3": (5e-6, 2e-5, 6e-5),
    "bf16x6": (5e-6, 2e-5, 6e-5),
    "bf16x3": (1e-3, 3e-3, 1e-2),
    "tf32": (1e-2, 3e-2, 1e-1),
    "bf16": (1e-1, 3e-1, 6e-1),
}
"""Largest error of the value and of its first and second derivatives, relative to the largest entry.

A GPU sums in other orders than the interpreter, and a fused kernel rounds in four products one after the other, so
these are wider than those of ``mace_fast.testing.compare``. They catch what is wrong; how good the rest is, the errors
say."""


AS_GOOD_AS_FLOAT32 = ("ieee", "tf32x3", "bf16x6")
"""Precisions of products of matrices."""


def allowed(precision: str, order: int, float32: float, scale: float) -> float:
    """Largest error of a result of a model that may be.

    Args:
        precision: a key of `LIMITS`.
        order: of the derivative that the result is of the energy.
        float32: largest error of the definition in float32.
        scale: largest entry.
    """
    if precision == "float64":
        return 1e-11 * scale
    if precision in AS_GOOD_AS_FLOAT32:  # as good as float32, of which the largest error of a few numbers varies
        return max(4 * float32, 2e-6 * scale)
    return LIMITS[precision][order] * scale


@dataclass(frozen=True)
class Worst:
    """The worst of the results of one order.

    Attributes:
        error: relative to the largest entry; infinite where a number is not finite.
        name: of the result.
    """

    error: float
    name: str


@contextlib.contextmanager
def poisoned() -> Iterator[None]:
    """Fill what ``new_empty`` gives with NaN, so that an operator that leaves a hole is found."""
    new_empty = torch.Tensor.new_empty

    def filled(self: Tensor, *args: object, **kwargs: object) -> Tensor:
        out: Tensor = new_empty(self, *args, **kwargs)
        return out.fill_(torch.nan) if out.is_floating_point() else out

    with mock.patch.object(torch.Tensor, "new_empty", filled):
        yield


def relative_error(got: Tensor, expected: Tensor) -> float:
    """Largest error over the largest entry; infinite for what is not finite, or where zero was expected."""
    if got.shape != expected.shape:
        return float("inf")
    if got.numel() == 0:
        return 0.0
    difference = (got.detach().double() - expected.detach().to(got.device).double()).abs().max()
    size = expected.detach().double().abs().max().to(difference.device)
    if not bool(torch.isfinite(difference)):
        return float("inf")
    return float(difference / size) if size > 0 else (0.0 if difference == 0 else float("inf"))


def worst_by_order(
    got: Mapping[tuple[str, ...], Tensor], expected: Mapping[tuple[str, ...], Tensor]
) -> dict[int, Worst]:
    """The worst value, first and second derivative."""
    worst: dict[int, Worst] = {}
    for key, tensor in got.items():
        error = relative_error(tensor, expected[key])
        if error >= worst.get(len(key), Worst(-1.0, "")).error:
            worst[len(key)] = Worst(error, "d/d" + " d/d".join(key) if key else "value")
    return worst
