"""Rows of any width as rows that vectors fill."""

from torch import Tensor
from torch.nn.functional import pad

from mace_fast.kernels.native.host import host


def filled(rows: Tensor, dim: int = -1) -> Tensor:
    """Rows with zeros behind them, as many as full vectors along a dimension need.

    A loop takes as many numbers at a time as divide a width (:meth:`Host.lanes`): of 65 hidden functions one.
    """
    missing = -rows.shape[dim] % (host().vector_bytes // rows.itemsize)
    behind = [0, 0] * (-dim if dim < 0 else rows.dim() - dim)
    behind[-1] = missing
    return pad(rows, behind) if missing else rows


def cut(rows: Tensor, width: int) -> Tensor:
    """The first numbers of rows, without the zeros behind them."""
    return rows if rows.shape[-1] == width else rows[..., :width].contiguous()
