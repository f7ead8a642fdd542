"""What results are of, as files and databases of ASE record it."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from torch import nn


def parameters_of(source: Any, head: str, dtype: str) -> dict[str, Any]:
    """``parameters`` of a calculator, which JSON has too.

    Args:
        source: a model file or a module, or several of them in a list: named by the name of the file, or the class.
        head: name of the head.
        dtype: of the models.
    """
    several = list(source) if isinstance(source, Sequence | nn.ModuleList) and not isinstance(source, str) else [source]
    names = [type(one).__name__ if isinstance(one, nn.Module) else Path(one).name for one in several]
    version = sys.modules["mace_fast"].__version__
    return {"model": names[0] if len(names) == 1 else names, "head": head, "dtype": dtype, "version": version}
