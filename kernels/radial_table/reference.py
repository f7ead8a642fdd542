"""The spline of a table and its derivatives in plain torch."""

import torch
from torch import Tensor


def expand(
    lengths: Tensor, tables: Tensor | None, coefficients: Tensor, r_min: float, r_max: float, order: int
) -> Tensor:
    """The derivative of the given order of every column, ``[E, H]``; see ``op.radial_table``."""
    num_intervals = coefficients.shape[1]
    is_beyond = lengths >= r_max
    lengths = torch.where(is_beyond, r_max, lengths)  # so that lengths without bound have gradients, of zero
    # in float64, since this is a small difference of large numbers
    position = (lengths.double() - r_min) * (num_intervals / (r_max - r_min))
    # a length that is no number gets the first interval, and a result that is no number
    interval = torch.where(position > 0, position.clamp(max=num_intervals - 1), 0).long()
    t = (position - interval).to(lengths.dtype)[:, None]
    c = coefficients[0 if tables is None else tables, interval].unbind(dim=1)
    if order == 0:
        value = c[0] + t * (c[1] + t * (c[2] + t * c[3]))
    elif order == 1:
        value = c[1] + t * (2 * c[2] + t * (3 * c[3]))
    elif order == 2:
        value = 2 * c[2] + t * (6 * c[3])
    elif order == 3:
        value = 6 * c[3] + 0 * t
    else:
        value = 0 * (c[3] + t)
    value = value * (num_intervals / (r_max - r_min)) ** order
    value = torch.where((position < -1)[:, None], torch.nan, value)
    return torch.where(is_beyond[:, None], 0, value)


def contract(
    grad: Tensor, lengths: Tensor, tables: Tensor | None, coefficients: Tensor, r_min: float, r_max: float, order: int
) -> Tensor:
    """Sum the derivatives of the given order times ``grad`` over the columns, ``[E]``."""
    return (grad * expand(lengths, tables, coefficients, r_min, r_max, order)).sum(dim=1)
