"""Machine code of a team of threads: how pieces of a call are taken, and how a thread waits for the next.

The state is an array of int64. The work is announced by a ticket in it: the number of the call (32 bits), how many
pieces it has (16) and the next of them (16). Who raises the ticket by one has that piece, so that nobody takes a piece
of one call for that of another: what a call is is read only by who has a piece of it, and it stays until all are done.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from llvmlite import ir

from mace_fast.kernels.native.function import INDEX, new_module

TICKET, CALL, DONE, SLEEPERS, WAKE, CALLER_WAKE, CALLER_SLEEPS, WORDS = range(0, 64, 8)
"""Places in the state, each in a line of the cache of its own."""

ENTER, FUNCTION, ARGUMENTS, BOUNDS, PIECES = range(5)
"""Places in a call: the function that calls it, itself, and addresses of its arguments and of the bounds of pieces."""

MOST_PIECES = (1 << 16) - 1

SPIN_CYCLES = 60_000
"""About 20 microseconds: what it takes to wake a thread."""

FUTEX = 202
"""Number of the system call by which threads sleep and wake each other, on Linux for x86-64."""

_WAIT, _WAKE = 128, 129  # of memory of this process
_EVERYBODY = 1 << 30
_POINTER = INDEX.as_pointer()
_BYTE = ir.IntType(8).as_pointer()


def enter(count: int) -> ir.Module:
    """``enter(function, arguments, start, stop, number)`` calls a function of so many int64 and a range."""
    module = new_module(f"team_enter_{count}")
    kind = ir.FunctionType(ir.VoidType(), [INDEX] * (count + 3))
    function = ir.Function(module, ir.FunctionType(ir.VoidType(), [_BYTE, _POINTER, INDEX, INDEX, INDEX]), "enter")
    b = ir.IRBuilder(function.append_basic_block())
    called, arguments, *piece = function.args
    given = [b.load(b.gep(arguments, [INDEX(number)])) for number in range(count)]
    b.call(b.bitcast(called, kind.as_pointer()), [*given, *piece])
    b.ret_void()
    return module


def team() -> ir.Module:
    """``run(state, call)`` for the thread that has work, ``work(state)`` for those that wait for it, and never end."""
    module = new_module("team")
    take = _take(module)
    _work(module, take)
    _run(module, take)
    return module


class _Code:
    """A function of the state that is being written."""

    def __init__(self, module: ir.Module, name: str, *others: Any) -> None:
        self.module = module
        self.function = ir.Function(module, ir.FunctionType(ir.VoidType(), [_POINTER, *others]), name)
        self.state = self.function.args[0]
        self.b = ir.IRBuilder(self.function.append_basic_block("entry"))

    def block(self, name: str) -> Any:
        return self.function.append_basic_block(name)

    def at(self, place: int) -> Any:
        return self.b.gep(self.state, [INDEX(place)])

    def get(self, place: int) -> Any:
        return self.b.load_atomic(self.at(place), "seq_cst", 8)

    def set(self, place: int, value: Any) -> None:
        self.b.store_atomic(value, self.at(place), "seq_cst", 8)

    def add(self, place: int, value: int) -> Any:
        return self.b.atomic_rmw("add", self.at(place), INDEX(value), "seq_cst")

    def offer(self) -> tuple[Any, Any, Any]:
        """The ticket, the piece that it offers, and how many pieces there are."""
        ticket = self.get(TICKET)
        piece = self.b.and_(ticket, INDEX(MOST_PIECES))
        pieces = self.b.and_(self.b.lshr(ticket, INDEX(16)), INDEX(MOST_PIECES))
        return ticket, piece, pieces

    def available(self) -> Any:
        """Whether there is a piece to take."""
        _, piece, pieces = self.offer()
        return self.b.icmp_unsigned("<", piece, pieces)

    def futex(self, place: int, what: int, value: Any) -> None:
        """Sleep as long as the low half of a word has a value, or wake so many sleepers."""
        call = self.module.globals.get("syscall") or ir.Function(
            self.module, ir.FunctionType(INDEX, [INDEX], var_arg=True), "syscall"
        )
        null = INDEX(0)
        self.b.call(call, [INDEX(FUTEX), self.b.ptrtoint(self.at(place), INDEX), INDEX(what), value, null, null, null])

    def pause(self) -> None:
        self.b.call(self.intrinsic("llvm.x86.sse2.pause", ir.VoidType()), [])

    def cycles(self) -> Any:
        return self.b.call(self.intrinsic("llvm.readcyclecounter", INDEX), [])

    def intrinsic(self, name: str, result: Any) -> Any:
        return self.module.globals.get(name) or ir.Function(self.module, ir.FunctionType(result, []), name)

    @contextmanager
    def spinning(self, given_up: Any) -> Iterator[Any]:
        """Ask again and again what is written within, which goes on elsewhere or to the block that it is given."""
        begun, ask, wait = self.cycles(), self.block("ask"), self.block("wait")
        self.b.branch(ask)
        self.b.position_at_end(ask)
        yield wait
        self.b.position_at_end(wait)
        self.pause()
        is_long = self.b.icmp_unsigned(">", self.b.sub(self.cycles(), begun), INDEX(SPIN_CYCLES))
        self.b.cbranch(is_long, given_up, ask)


def _take(module: ir.Module) -> Any:
    """``take(state)`` does pieces as long as there are any; the last to be done wakes the caller."""
    code = _Code(module, "take")
    code.function.linkage = "internal"
    b = code.b
    again, claim, do, call, count, last, wake, end = map(
        code.block, ("again", "claim", "do", "call", "count", "last", "wake", "end")
    )
    b.branch(again)
    b.position_at_end(again)
    ticket, piece, pieces = code.offer()
    b.cbranch(b.icmp_unsigned("<", piece, pieces), claim, end)
    b.position_at_end(claim)
    result = b.cmpxchg(code.at(TICKET), ticket, b.add(ticket, INDEX(1)), "seq_cst", "seq_cst")
    b.cbranch(b.extract_value(result, 1), do, again)

    b.position_at_end(do)
    words = b.inttoptr(code.get(CALL), _POINTER)
    enter_at, function, arguments, bounds = (b.load(b.gep(words, [INDEX(place)])) for place in range(PIECES))
    bound = b.gep(b.inttoptr(bounds, _POINTER), [piece])
    start, stop = b.load(bound), b.load(b.gep(bound, [INDEX(1)]))
    b.cbranch(b.icmp_signed("<", start, stop), call, count)
    b.position_at_end(call)
    kind = ir.FunctionType(ir.VoidType(), [INDEX, INDEX, INDEX, INDEX, INDEX])
    b.call(b.inttoptr(enter_at, kind.as_pointer()), [function, arguments, start, stop, piece])
    b.branch(count)

    b.position_at_end(count)
    done = b.add(code.add(DONE, 1), INDEX(1))
    b.cbranch(b.icmp_unsigned("==", done, pieces), last, again)
    b.position_at_end(last)
    b.cbranch(b.icmp_unsigned("!=", code.get(CALLER_SLEEPS), INDEX(0)), wake, again)
    b.position_at_end(wake)
    code.add(CALLER_WAKE, 1)
    code.futex(CALLER_WAKE, _WAKE, INDEX(1))
    b.branch(again)
    b.position_at_end(end)
    b.ret_void()
    return code.function


def _work(module: ir.Module, take: Any) -> None:
    code = _Code(module, "work")
    b = code.b
    again, sleep, doze, awake = map(code.block, ("again", "sleep", "doze", "awake"))
    b.branch(again)
    b.position_at_end(again)
    b.call(take, [code.state])
    with code.spinning(sleep) as wait:
        b.cbranch(code.available(), again, wait)
    b.position_at_end(sleep)
    code.add(SLEEPERS, 1)
    before = code.get(WAKE)
    b.cbranch(code.available(), awake, doze)
    b.position_at_end(doze)
    code.futex(WAKE, _WAIT, b.and_(before, INDEX(0xFFFFFFFF)))
    b.branch(awake)
    b.position_at_end(awake)
    code.add(SLEEPERS, -1)
    b.branch(again)


def _run(module: ir.Module, take: Any) -> None:
    code = _Code(module, "run", _POINTER)
    b, call = code.b, code.function.args[1]
    rouse, share, look, sleep, doze, end = map(code.block, ("rouse", "share", "look", "sleep", "doze", "end"))
    pieces = b.load(b.gep(call, [INDEX(PIECES)]))
    code.set(DONE, INDEX(0))
    code.set(CALL, b.ptrtoint(call, INDEX))
    number = b.add(b.lshr(code.get(TICKET), INDEX(32)), INDEX(1))
    code.set(TICKET, b.or_(b.shl(number, INDEX(32)), b.shl(pieces, INDEX(16))))
    b.cbranch(b.icmp_signed(">", code.get(SLEEPERS), INDEX(0)), rouse, share)
    b.position_at_end(rouse)
    code.add(WAKE, 1)
    code.futex(WAKE, _WAKE, INDEX(_EVERYBODY))
    b.branch(share)
    b.position_at_end(share)
    b.call(take, [code.state])
    b.branch(look)
    b.position_at_end(look)
    with code.spinning(sleep) as wait:
        b.cbranch(b.icmp_unsigned("==", code.get(DONE), pieces), end, wait)
    b.position_at_end(sleep)
    code.set(CALLER_SLEEPS, INDEX(1))
    before = code.get(CALLER_WAKE)
    b.cbranch(b.icmp_unsigned("==", code.get(DONE), pieces), end, doze)
    b.position_at_end(doze)
    code.futex(CALLER_WAKE, _WAIT, b.and_(before, INDEX(0xFFFFFFFF)))
    b.branch(sleep)
    b.position_at_end(end)
    code.set(CALLER_SLEEPS, INDEX(0))
    b.ret_void()
