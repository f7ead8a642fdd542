"""Reading tables of radial functions: checks, and the choice of what runs."""

from torch import Tensor

from mace_fast.kernels.checks import check_floating, check_index, check_same_dtype, check_shape
from mace_fast.kernels.radial_table import reference
from mace_fast.kernels.radial_table.operators import expand
from mace_fast.kernels.radial_table.table import RadialTable
from mace_fast.kernels.runtime.backends import resolve


def radial_table(lengths: Tensor, table: RadialTable, tables: Tensor | None = None, *, backend: str = "auto") -> Tensor:
    r"""Read the hidden layers of a frozen radial network from a table in r.

    .. math:: h(r) = \sum_{n=0}^{3} c_{i n} t^n, \qquad i + t = \frac{r - r_{min}}{\Delta}, \quad 0 \le t < 1

    A table stands for functions of r alone. Where a network sees the species of the two ends too, there is one table
    for every pair of them, and ``tables`` says which an edge reads.

    Args:
        lengths: ``[num_edges]`` in Å, float32 or float64.
        table: in the dtype and on the device of ``lengths``.
        tables: ``[num_edges]`` int64, the table of each edge, less than ``table.num_tables``, which is not checked;
            None where there is one table.
        backend: ``"triton"``, ``"cpu"``, ``"reference"``, or ``"auto"`` for what fits the device.

    Returns:
        ``[num_edges, H]``. From ``r_max`` on it is exactly 0. Below ``r_min`` the first cubic goes on for as far as one
        interval between knots; where a length is shorter still the result is NaN, so that a table that begins too late
        does not pass unnoticed. Differentiable in ``lengths`` to any order: the gradient is that of the spline itself,
        so that forces are the derivative of the energy. It is continuous; the second derivative jumps at the knots.

    Raises:
        ValueError: ``lengths`` or ``tables`` has a wrong shape, ``tables`` is None where there are several, or the
            backend is unknown.
        TypeError: ``lengths`` is not float32 or float64, the table has another dtype, or ``tables`` is not int64.
        RuntimeError: the backend cannot run on this device.

    Source:
        Cubic Hermite splines, e.g. ``scipy.interpolate.CubicHermiteSpline``.
    """
    check_floating("lengths", lengths)
    check_shape("lengths", lengths, (None,))
    check_same_dtype("lengths", lengths, **{"table.coefficients": table.coefficients})
    check_tables(table, tables, lengths.shape[0])
    if resolve(backend, lengths.device) == "reference":
        return reference.expand(lengths, tables, table.coefficients, table.r_min, table.r_max, 0)
    return expand(lengths, tables, table.coefficients, table.r_min, table.r_max, 0)


def check_tables(table: RadialTable, tables: Tensor | None, num_edges: int) -> None:
    """Check the number of the table of each edge, as :func:`radial_table` takes it."""
    if tables is not None:
        check_index("tables", tables)
        check_shape("tables", tables, (num_edges,))
    elif table.num_tables != 1:
        raise ValueError(f"which of the {table.num_tables} tables an edge reads must be said by tables, got None")
