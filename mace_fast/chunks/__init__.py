"""Large systems in little memory: evaluations that go chunk by chunk, see ``mace_fast.chunks.evaluation``."""

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor

from mace_fast.chunks.evaluation import Progress as Progress
from mace_fast.chunks.evaluation import evaluate_chunks
from mace_fast.chunks.partition import compact_groups
from mace_fast.chunks.sizes import Chunking as Chunking
from mace_fast.chunks.structures import LargeStructures as LargeStructures
from mace_fast.chunks.system import system_of
from mace_fast.folding import require_ours
from mace_fast.kernels.runtime.launch import on_device
from mace_fast.loading import require_local
from mace_fast.models import MACE


def evaluate_in_chunks(
    model: MACE,
    data: Mapping[str, Any],
    chunk: int | None = None,
    *,
    compute_force: bool = True,
    compute_stress: bool = False,
    compute_atomic_stresses: bool = False,
    progress: Progress | None = None,
) -> dict[str, Tensor | None]:
    """Evaluate a model on a batch in chunks of receivers, one after the other.

    What :meth:`mace_fast.MACE.forward` gives, to rounding, in memory that does not grow with what an evaluation
    computes: between the layers only the features of the nodes and their gradients are kept, and each layer but the
    last is computed twice. The same bits in every run.

    Args:
        model: of ``mace_fast``, frozen or not; results have no gradients.
        data: as of ``forward``, without a topology.
        chunk: receivers of a chunk at most; 2048 on a CPU and 32768 on a GPU if None. A chunk has at most 64 edges for
            each receiver that it may have.
        compute_force: compute ``forces``.
        compute_stress: compute ``stress`` and ``virials``, and the forces with them.
        compute_atomic_stresses: compute ``atomic_virials`` and ``atomic_stresses``, and the forces with them.
        progress: called after every part with how many parts are done, and how many there are.

    Returns:
        The results of ``forward``, ``energy`` and ``node_energy`` in float64; None for what was not asked for, and for
        ``node_feats``, ``edge_forces``, ``hessian`` and ``displacement``.

    Raises:
        ValueError: as ``forward``, or ``chunk`` is not positive.
        TypeError: a dtype differs from the model's, or the model is not of ``mace_fast``.
    """
    require_ours(model)
    require_local(model, "chunks are parts of a structure")
    if not isinstance(model, MACE):
        raise TypeError(f"{type(model).__name__} is not evaluated in chunks, only MACE and ScaleShiftMACE: call it")
    if chunk is not None and chunk < 1:
        raise ValueError(f"chunk is {chunk}: give a positive number of atoms; model(data) evaluates the whole")
    with on_device(model.r_max.device):
        system = system_of(model, data)
        most = Chunking(chunk).receivers(model.r_max.device)
        positions, batch, counts = (
            tensor.cpu().numpy() for tensor in (system.positions.double(), system.graphs.batch, system.counts)
        )
        groups = compact_groups(positions, batch, counts, most)
        return evaluate_chunks(
            model,
            system,
            [torch.from_numpy(group).to(system.positions.device) for group in groups],
            forces=compute_force,
            stress=compute_stress,
            atomic_stresses=compute_atomic_stresses,
            progress=progress,
        )
