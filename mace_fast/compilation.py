"""``torch.compile`` for our models, whose forward pass holds a gradient."""

import importlib
from collections.abc import Callable, Mapping
from typing import Any

import torch
from torch import Tensor, nn

from mace_fast.blocks.tabulated import CANNOT_BE_COMPILED
from mace_fast.evaluated import is_tabulated
from mace_fast.folding import require_ours
from mace_fast.loading import require_local


def compile(model: nn.Module, **options: Any) -> Callable[..., Mapping[str, Tensor | None]]:  # noqa: A001
    """Compile a model as one graph, without graph breaks.

    While it is compiled, the checks of values in the input are off, all elements of the model count as present, and
    the edges are sorted in every step; a ``topology`` in the input (:func:`mace_fast.topology`) spares the last two.
    Results that depend on positions are detached unless ``training=True``, strained positions are not written into the
    input, and ``displacement`` is not part of the graph.

    On a CPU torch 2.13's inductor takes about a minute for a small model, and fails on a batch of one structure: its
    C++ generator stops at the sum over the atoms of a single graph. ``backend="aot_eager"`` takes any batch.

    Args:
        model: one of ``mace_fast``.
        options: of ``torch.compile``, such as ``backend="inductor"`` or ``dynamic=True``.

    Returns:
        A callable with the arguments and results of ``model``.

    Raises:
        TypeError: the model is not of ``mace_fast``.
        ValueError: the hidden radial layers are tabulated (:func:`mace_fast.tabulate`), or it is a ``PolarMACE``.
        RuntimeError: this version of torch cannot compile a gradient.
    """
    require_ours(model)
    require_local(model, "a compiled graph has fixed operations")
    if is_tabulated(model):
        raise ValueError(CANNOT_BE_COMPILED)
    # a switch of the whole process: torch refuses `autograd.grad` inside a compiled function without it
    config = importlib.import_module("torch._dynamo").config  # seconds to import, and most users never compile
    if not hasattr(config, "trace_autograd_ops"):
        raise RuntimeError(f"torch {torch.__version__} cannot compile a gradient inside a model: use a newer torch")
    config.trace_autograd_ops = True
    compiled = torch.compile(model, fullgraph=True, **options)

    def evaluate(data: dict[str, Any], **flags: Any) -> Mapping[str, Tensor | None]:
        """The compiled model."""
        data["positions"].requires_grad_(True)  # which a compiled graph cannot do to its own input
        return compiled(data, **flags)

    return evaluate
