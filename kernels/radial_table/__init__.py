"""The hidden layers of a frozen radial network as a table in r."""

from mace_fast.kernels.radial_table.making import TableError, table_error, tabulate
from mace_fast.kernels.radial_table.op import radial_table
from mace_fast.kernels.radial_table.table import RadialTable

__all__ = ["RadialTable", "TableError", "radial_table", "table_error", "tabulate"]
