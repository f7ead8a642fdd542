"""Activations with e3nn's normalisation: multiplied so that a standard normal input gives a second moment of one."""

from collections.abc import Callable
from functools import cache

import torch
from torch import Tensor, nn

# e3nn draws 10^6 normals (seed 0, float64); these are its values, so that they do not depend on the generator here
_KNOWN = {
    torch.nn.functional.silu: 1.6791767923989418,
    torch.tanh: 1.5937334472592695,
    torch.abs: 1.001110600838467,
    torch.sigmoid: 1.8467055342154763,
    torch.nn.functional.sigmoid: 1.8467055342154763,
}


@cache
def second_moment_constant(function: Callable[[Tensor], Tensor]) -> float:
    """Factor that brings the second moment of ``function`` of a standard normal to one; ``e3nn.math.normalize2mom``."""
    if function in _KNOWN:
        return _KNOWN[function]
    samples = torch.randn(1_000_000, generator=torch.Generator().manual_seed(0), dtype=torch.float64)
    constant = float(function(samples).square().mean().pow(-0.5))
    return 1.0 if abs(constant - 1.0) < 1e-4 else constant


class normalize2mom(nn.Module):
    """A normalised activation; ``f`` and ``cst`` as in e3nn."""

    def __init__(self, f: Callable[[Tensor], Tensor]) -> None:
        super().__init__()
        self.f = f
        self.cst = second_moment_constant(f)

    def forward(self, x: Tensor) -> Tensor:
        """Apply it element by element."""
        return self.f(x) * self.cst


class Activation(nn.Module):
    """Activation of the scalars of a readout, or the identity for None; ``acts`` as in ``e3nn.nn.Activation``."""

    def __init__(self, gate: Callable[[Tensor], Tensor] | None) -> None:
        super().__init__()
        self.acts = nn.ModuleList([normalize2mom(gate) if gate is not None else None])  # type: ignore[list-item]

    def forward(self, x: Tensor) -> Tensor:
        """Apply it element by element."""
        return x if self.acts[0] is None else self.acts[0](x)

    def bare(self, x: Tensor) -> tuple[Tensor, float]:
        """The activation before its normalisation, and the factor that is missing: for the next layer's weight."""
        act = self.acts[0]
        return (act.f(x), act.cst) if isinstance(act, normalize2mom) else (x, 1.0)


gate_dict: dict[str, Callable[[Tensor], Tensor] | None] = {
    "abs": torch.abs,
    "tanh": torch.tanh,
    "silu": torch.nn.functional.silu,
    "None": None,
}
