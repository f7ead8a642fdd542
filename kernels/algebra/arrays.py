"""Array types of the tables, and the flag that lets a cached array be shared."""

from typing import Any, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]
Int: TypeAlias = NDArray[np.int64]
Float: TypeAlias = NDArray[np.float64]
Complex: TypeAlias = NDArray[np.complex128]

ArrayT = TypeVar("ArrayT", bound=Array)


def read_only(array: ArrayT) -> ArrayT:
    """The same array with its write flag cleared: whoever changes a shared table gets an error, not a wrong result.

    Args:
        array: any array, owned by the caller.

    Returns:
        ``array``. Copy it into a tensor with ``torch.tensor``; ``torch.from_numpy`` would warn.
    """
    array.flags.writeable = False
    return array
