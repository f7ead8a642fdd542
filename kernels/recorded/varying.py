"""Which calls of a tape must be repeated when some of the memory that it began with has other numbers."""

from collections.abc import Iterable, Sequence

import torch
from torch import Tensor

from mace_fast.kernels.recorded.tape import Call, TorchCall, storage_of

_READS_VALUES = (
    torch.Tag.data_dependent_output,
    torch.Tag.dynamic_output_shape,
    torch.Tag.nondeterministic_seeded,
)


def varying(calls: Sequence[Call], inputs: Iterable[Tensor], results: Iterable[Tensor]) -> list[Call]:
    """The calls that the results need and that depend on the inputs, and those that prepare memory for them; no views.

    Args:
        calls: of a tape.
        inputs: whose numbers change.
        results: what is asked for.

    Raises:
        NotImplementedError: the calls themselves depend on the numbers, so that the tape is of these alone.
    """
    touched = [{storage_of(one) for one in (*call.tensors, *call.written)} for call in calls]
    written = [{storage_of(one) for one in call.written} for call in calls]
    changing, before = {storage_of(one) for one in inputs}, -1
    while len(changing) != before:
        before = len(changing)
        for touches, writes in zip(touched, written, strict=True):
            if writes and not changing.isdisjoint(touches):
                changing |= writes
    chosen = []
    for call, touches, writes in zip(calls, touched, written, strict=True):
        if changing.isdisjoint(touches):
            continue
        if isinstance(call, TorchCall):
            _refuse_what_reads_values(call)
        if writes:
            chosen.append(call)
    return _needed(chosen, results)


def _needed(calls: Sequence[Call], results: Iterable[Tensor]) -> list[Call]:
    """Those that write what later ones read, or what is asked for."""
    needed, chosen = {storage_of(one) for one in results}, []
    for call in reversed(calls):
        if not needed.isdisjoint(map(storage_of, call.written)):
            needed.update(map(storage_of, call.tensors))
            chosen.append(call)
    return chosen[::-1]


def _refuse_what_reads_values(call: TorchCall) -> None:
    results = call.results if isinstance(call.results, list | tuple) else [call.results]
    has_others = not all(isinstance(one, Tensor | None) for one in results)
    # indexing has a shape that depends on numbers where a mask is the index, and no other
    is_known = call.function.name() == "aten::index.Tensor" and all(one.dtype != torch.bool for one in call.tensors[1:])
    if has_others or (not is_known and any(tag in call.function.tags for tag in _READS_VALUES)):
        raise NotImplementedError(
            f"{call.function.name()} reads numbers that change from step to step, so that the step cannot be recorded"
        )
