"""Settings that tuning tries for one kernel, and what speaks against them before a GPU has run them.

A search starts from the default and moves to the best of its neighbours until none is better. The neighbours of a
configuration differ from it in one setting, or in a block and the number of warps, which grow together. Every setting
stays on a small grid around the default:

| setting | values |
|---|---|
| ``num_warps`` | 1, 2, 4, 8 |
| ``num_stages`` | 1, 2, 3 |
| ``terms_per_kernel`` | x 0.5, x 1: the time to compile grows with its square |
| all others: blocks, nodes, paths, chunks | x 0.5, x 1, x 2, at least 1 |

Blocks of the default are powers of two, so all are. What does not compile, as a block of a matrix product below 16,
does not fit the shared memory, spills more than the default or is the same machine code as another is dropped.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import torch

from mace_fast.kernels.runtime.launch import Launch, recording
from mace_fast.kernels.tuning import assume, override
from mace_fast.kernels.tuning.files import Key
from profiling.machine_code.compiler import MachineCode, Specialised, compile_specialised, specialise

Settings = dict[str, int]

WARPS, STAGES = (1, 2, 4, 8), (1, 2, 3)

TRIPS = 4
"""How often a loop is taken to run with the default settings; machine code does not say."""

ENOUGH_OCCUPANCY = 0.25
"""Resident warps over the most possible that are taken to hide the latency of the memory."""

ENOUGH_WARPS = 2048
"""Of a launch: a quarter of what an H100 or an MI300X holds."""


def grid(default: Mapping[str, int]) -> dict[str, tuple[int, ...]]:
    """Values of each setting."""
    values: dict[str, tuple[int, ...]] = {}
    for name, value in default.items():
        if name in ("num_warps", "num_stages"):
            values[name] = tuple(sorted({value, *(WARPS if name == "num_warps" else STAGES)}))
        else:
            largest = value if name == "terms_per_kernel" else 2 * value
            values[name] = tuple(sorted({max(1, value // 2), value, largest}))
    return values


def neighbours(settings: Settings, default: Settings, names: Iterable[str] | None = None) -> list[Settings]:
    """Configurations one move away, see above; ``names`` are the settings that may move, all if None."""
    values = grid(default)
    movable = [name for name in default if names is None or name in names]
    moved = [settings | {name: value} for name in movable for value in values[name] if value != settings[name]]
    if "num_warps" in movable:
        for name in movable:
            if is_block(name):
                for factor in (0.5, 2):
                    block, warps = int(settings[name] * factor), int(settings["num_warps"] * factor)
                    if block in values[name] and warps in values["num_warps"]:
                        moved.append(settings | {name: block, "num_warps": warps})
    return moved


def is_block(name: str) -> bool:
    """Whether a setting is the side of a tile, and so shows in machine code."""
    return name.lower().startswith("block")


def shown_by_machine_code(default: Settings) -> list[str]:
    """Settings that may be chosen by machine code: not how much a program does one after the other."""
    return [
        name for name in default if is_block(name) or name in ("num_warps", "num_stages", "edge_sums", "channel_sums")
    ]


@dataclass(frozen=True)
class Outlook:
    """What machine code says of one configuration.

    Attributes:
        settings: the configuration.
        problem: why it is dropped; empty if it is not.
        kernels: how a launch is recognised that is the same as another.
        registers: the most of any kernel.
        spill_bytes: of all kernels, per thread.
        shared_bytes: the most of any kernel.
        occupancy: the least of any kernel.
        warps: of each launch, all programs together.
        instructions: of all warps of all launches, in millions, each loop run as often as :data:`TRIPS` says; to
            compare configurations of one kernel, not to predict a time.
    """

    settings: Settings
    problem: str = ""
    kernels: tuple[tuple[str, int], ...] = ()
    registers: int = 0
    spill_bytes: int = 0
    shared_bytes: int = 0
    occupancy: float = 0.0
    warps: tuple[int, ...] = ()
    instructions: float = 0.0


@dataclass
class Inspector:
    """Compiles what a configuration launches; the same machine code once only.

    Attributes:
        architecture: a key of ``ARCHITECTURES``.
        jobs: processes that compile.
        codes: machine code by the key of a launch.
    """

    architecture: str
    jobs: int = 1
    codes: dict[str, MachineCode] = field(default_factory=dict)

    def inspect(
        self, key: Key, calls: Sequence[Callable[[], object]], options: Sequence[Settings], default: Settings
    ) -> list[Outlook]:
        """What machine code says of each configuration.

        Args:
            key: of the configuration.
            calls: the operations that ask for it.
            options: the configurations.
            default: what the others are compared with.

        Returns:
            That of the default, then those of the others.
        """
        wanted: list[Settings] = [default, *options]
        launched: list[list[Specialised] | str] = [self._launched(key, calls, settings) for settings in wanted]
        new = {special.key: special for specials in launched if not isinstance(specials, str) for special in specials}
        missing = [special for name, special in new.items() if name not in self.codes]
        for special, code in zip(missing, compile_specialised(missing, self.architecture, self.jobs), strict=True):
            self.codes[special.key] = code
        first, *others = (
            self._outlook(settings, specials, launched[0], default)
            for settings, specials in zip(wanted, launched, strict=True)
        )
        allowed = first.spill_bytes if not first.problem else 0
        checked = [
            Outlook(outlook.settings, f"spills {outlook.spill_bytes} bytes", outlook.kernels)
            if not outlook.problem and outlook.spill_bytes > allowed
            else outlook
            for outlook in others
        ]
        return [first, *checked]

    def _launched(self, key: Key, calls: Sequence[Callable[[], object]], settings: Settings) -> list[Specialised] | str:
        """What a configuration launches, or why it launches nothing."""
        try:
            with assume(self.architecture), override({key: settings}), recording() as launches, torch.no_grad():
                for call in calls:
                    call()
        except (ValueError, AssertionError, RuntimeError, ArithmeticError) as error:
            return f"{type(error).__name__}: {error}".splitlines()[0]
        return [specialise(_without_memory(launch)) for launch in launches]

    def _outlook(
        self,
        settings: Settings,
        launched: list[Specialised] | str,
        by_default: list[Specialised] | str,
        default: Settings,
    ) -> Outlook:
        if isinstance(launched, str):
            return Outlook(settings, launched)
        kernels = tuple((special.key, special.launch.num_programs) for special in launched)
        codes = [self.codes[special.key] for special in launched]
        problem = next((code.problem for code in codes if code.problem), "")
        if problem:
            return Outlook(settings, problem.splitlines()[0][:200], kernels)
        before = [] if isinstance(by_default, str) else by_default
        unchanged = {special.key for special in before} & {special.key for special in launched}
        programs, fewer = (
            sum(special.launch.num_programs for special in specials if special.key not in unchanged)
            for specials in (before, launched)
        )
        # tiles that shrink more than the grid grows are done one after the other; the reverse is no gain to count on,
        # as a larger tile may reach beyond the matrix
        work, share = programs * _volume(default), fewer * _volume(settings)
        trips = TRIPS * max(1.0, work / share) if share else TRIPS
        instructions = 0.0
        for special, code in zip(launched, codes, strict=True):
            repeats = TRIPS if special.key in unchanged else trips
            each = code.instructions.total + (repeats - 1) * code.instructions.in_loops
            instructions += each * special.launch.num_programs * code.num_warps / 1e6
        return Outlook(
            settings,
            "",
            kernels,
            max((code.registers for code in codes), default=0),
            sum(code.spill_store_bytes + code.spill_load_bytes for code in codes),
            max((code.shared_bytes for code in codes), default=0),
            min((code.occupancy for code in codes), default=0.0),
            tuple(special.launch.num_programs * special.launch.num_warps for special in launched),
            instructions,
        )


def different(outlooks: Iterable[Outlook], known: Iterable[Outlook] = ()) -> list[Outlook]:
    """Those without a problem that launch something else than each other and than the known ones."""
    seen = {outlook.kernels for outlook in known}
    kept = []
    for outlook in outlooks:
        if not outlook.problem and outlook.kernels not in seen:
            seen.add(outlook.kernels)
            kept.append(outlook)
    return kept


def preferred(outlooks: Sequence[Outlook], current: Outlook) -> Outlook | None:
    """The one with the fewest instructions, or None for the current one.

    It has a twentieth fewer, or none of the current one's spills. Occupancy and warps may fall to what is enough.
    """
    able = [outlook for outlook in outlooks if not outlook.problem and _fills(outlook, current)]
    without_spills = [outlook for outlook in able if not outlook.spill_bytes]
    best = min(without_spills or able, key=lambda outlook: outlook.instructions, default=None)
    if best is None:
        return None
    mends = current.spill_bytes > 0 and not best.spill_bytes
    return best if mends or best.instructions < 0.95 * current.instructions else None


def _fills(one: Outlook, current: Outlook) -> bool:
    """Whether a configuration keeps the device as busy as the current one, or busy enough."""
    warps = zip(one.warps, current.warps, strict=False)  # one may be more launches
    enough = all(own >= min(its, ENOUGH_WARPS) for own, its in warps)
    return enough and one.occupancy >= min(current.occupancy, ENOUGH_OCCUPANCY)


def _volume(settings: Mapping[str, int]) -> int:
    """Elements of a tile, up to a factor."""
    product = 1
    for name, value in settings.items():
        if is_block(name):
            product *= value
    return product


def _without_memory(launch: Launch) -> Launch:
    """The launch with tensors that have no memory, so that candidates hold none and a forked process needs no GPU."""
    arguments = {
        name: _pointer(value) if isinstance(value, torch.Tensor) else value for name, value in launch.arguments.items()
    }
    return Launch(
        launch.function, launch.num_programs, arguments, launch.constants, launch.num_warps, launch.num_stages
    )


def _pointer(tensor: torch.Tensor) -> torch.Tensor:
    """A tensor without memory that has the dtype and the alignment of another."""
    offset = tensor.storage_offset()
    return torch.empty(offset + tensor.numel(), dtype=tensor.dtype, device="meta")[offset:]
