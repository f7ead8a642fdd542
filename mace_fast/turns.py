"""Python threads that share an object take turns."""

import functools
import os
import threading
import weakref
from collections.abc import Callable
from typing import Concatenate, ParamSpec, Protocol, TypeVar

_all: "weakref.WeakSet[Turns]" = weakref.WeakSet()


class Turns:
    """A lock that its holder may take again; deep copies and pickles of what it guards get one of their own.

    Attributes:
        was_cut: whether this process was forked while another thread, which it lacks, had its turn.
    """

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self.was_cut = False
        _all.add(self)

    def after_fork(self) -> None:
        """Give the lock back that a thread of the parent holds."""
        if self._lock.acquire(blocking=False):
            self._lock.release()
        else:
            self._lock, self.was_cut = threading.RLock(), True

    def __enter__(self) -> None:
        self._lock.acquire()

    def __exit__(self, *_: object) -> None:
        self._lock.release()

    def __reduce__(self) -> tuple[type["Turns"], tuple[()]]:
        return Turns, ()


def _after_fork() -> None:
    for turns in list(_all):
        turns.after_fork()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)


class _Shared(Protocol):
    _turns: Turns

    def _forget(self) -> None: ...


Owner = TypeVar("Owner", bound=_Shared)
Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


def in_turn(method: Callable[Concatenate[Owner, Arguments], Result]) -> Callable[Concatenate[Owner, Arguments], Result]:
    """Let threads run such methods of one object, which has ``_turns``, one after the other.

    Where a fork cut one short, the object has to ``_forget`` first what that may have left half done.
    """

    @functools.wraps(method)
    def locked(self: Owner, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
        with self._turns:
            if self._turns.was_cut:
                self._turns.was_cut = False
                self._forget()
            return method(self, *args, **kwargs)

    return locked
