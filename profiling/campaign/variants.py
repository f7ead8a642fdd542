"""Other settings of the kernels of a step, all at once: what is precompiled and then compared with the defaults."""

import contextlib
import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Variant:
    """How kernels differ from the defaults.

    Attributes:
        name: for people.
        precision: of matrix products.
        settings: of the fused kernels that have such.
        is_fused: whether the fused kernels run.
    """

    name: str
    precision: str = "tf32x3"
    settings: tuple[tuple[str, int], ...] = ()
    is_fused: bool = True


DEFAULT = Variant("default")
OTHERS = (
    Variant("bf16x3", precision="bf16x3"),
    Variant("bf16x6", precision="bf16x6"),
    Variant("nodes_per_chunk 1", settings=(("nodes_per_chunk", 1),)),
    Variant("unfused", is_fused=False),
    Variant("num_warps 8", settings=(("num_warps", 8),)),
    Variant("programs_per_multiprocessor 1", settings=(("programs_per_multiprocessor", 1),)),
)
"""In the order of the review of the GPU code, which expects most of the first."""


@contextlib.contextmanager
def applied(variant: Variant, model: Any, asked: Sequence[Any]) -> Iterator[None]:
    """Within the context a model runs as a variant.

    Args:
        variant: which.
        model: whose precision it is from then on, also behind the context.
        asked: settings that its step asks for by default, see `mace_fast.kernels.tuning.asked`.
    """
    from mace_fast.kernels.tuning import override
    from profiling.campaign.workloads import unfused

    model.precision = variant.precision
    changed = {}
    for one in asked:
        names = {field.name for field in dataclasses.fields(one.default)}
        own = {name: value for name, value in variant.settings if name in names}
        if own and one.key[0].startswith("fused_edges"):
            changed[one.key] = own
    if variant.settings and not changed:
        raise RuntimeError(f"no fused kernel of this model has the settings of {variant.name}")
    with override(changed), contextlib.nullcontext() if variant.is_fused else unfused():
        yield


def asked_by(model: Any, neighbours: int, species: int) -> list[Any]:
    """The settings that a step of energy and forces asks for, with so many neighbours of an atom and elements."""
    from mace_fast.first_use import launches_of
    from mace_fast.kernels.tuning import asked
    from mace_fast.outputs import Wanted

    with asked() as record:
        launches_of(model, Wanted(force=True), 256, neighbours, species)
    return list({one.key: one for one in record}.values())
