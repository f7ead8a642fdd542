"""What is compared: steps of models on given data, and why one cannot be had."""

import contextlib
import warnings
from collections.abc import Callable, Iterator
from typing import Any

from mace_fast.testing.structures import Data

Step = Callable[[], dict[str, Any]]
"""One evaluation, or one step of training; its results by name."""

Prepare = Callable[[Data], Step]
"""Makes a step on given data."""

BASELINE = "mace-torch"
"""What the others are compared with."""


class UnavailableError(Exception):
    """A contender cannot run here; the message says why."""


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """e3nn, mace-torch and cuequivariance use deprecated parts of torch and say so at length."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
