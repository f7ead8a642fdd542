"""Python threads that share an object take turns."""

import functools
import threading
from collections.abc import Callable
from typing import Concatenate, ParamSpec, Protocol, TypeVar


class Turns:
    """A lock that its holder may take again; deep copies and pickles of what it guards get one of their own."""

    def __init__(self) -> None:
        self._lock = threading.RLock()

    def __enter__(self) -> None:
        self._lock.acquire()

    def __exit__(self, *_: object) -> None:
        self._lock.release()

    def __reduce__(self) -> tuple[type["Turns"], tuple[()]]:
        return Turns, ()


class _Shared(Protocol):
    _turns: Turns


Owner = TypeVar("Owner", bound=_Shared)
Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


def in_turn(method: Callable[Concatenate[Owner, Arguments], Result]) -> Callable[Concatenate[Owner, Arguments], Result]:
    """Let threads run such methods of one object, which has ``_turns``, one after the other."""

    @functools.wraps(method)
    def locked(self: Owner, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
        with self._turns:
            return method(self, *args, **kwargs)

    return locked
