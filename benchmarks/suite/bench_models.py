"""How long does a step take, and how many times faster is it than mace-torch in the same process?"""

import importlib.util
from typing import Any

import torch

import mace_fast
from benchmarks.agreement import difference, limit
from benchmarks.suite.common import (
    ATOMS,
    ATOMS_OF_TORCH,
    BACKENDS,
    DEVICES,
    DTYPES,
    MODELS,
    ON_GPU,
    finish,
    medians,
    prepared,
    shape,
    step,
)


class _OfModels:
    params = (MODELS, ATOMS, DTYPES, BACKENDS, DEVICES)
    param_names = ("model", "atoms", "dtype", "backend", "device")
    version = "1"
    number = 1  # more would run setup between the calls
    repeat = (3, 10, 20.0)
    rounds = 1
    warmup_time = 0


class EnergyForcesStress(_OfModels):
    """A step of molecular dynamics: frozen weights, edges sorted beforehand."""

    def setup(self, *parameters: Any) -> None:
        self.case = prepared(*parameters)
        step(*self.case)

    def time_step(self, *_: Any) -> None:
        step(*self.case)


class Training(_OfModels):
    """Loss of energy and forces, and its gradient by every parameter."""

    def setup(self, *parameters: Any) -> None:
        self.model, self.data = prepared(*parameters)
        self.model.requires_grad_(True)
        self.time_step()

    def time_step(self, *_: Any) -> None:
        results = self.model(dict(self.data), training=True)
        (results["energy"].square().sum() + results["forces"].square().sum()).backward()
        self.model.zero_grad()
        finish(self.data)


if importlib.util.find_spec("mace") is not None:

    class AgainstMaceTorch(_OfModels):
        """Ratio of medians, interleaved, of a step of energy, forces and stress; the forces agree before it counts."""

        params = (MODELS, ATOMS_OF_TORCH, DTYPES, BACKENDS, DEVICES)
        unit = "times faster"

        def track_ratio(self, model: str, atoms: int, dtype: str, backend: str, device: str) -> float:
            ours, data = prepared(model, atoms, dtype, backend, device)
            theirs = mace_fast.to_mace(shape(model, dtype)).to(device).requires_grad_(False)
            plain = {name: value for name, value in data.items() if name != "topology"}
            error = difference(step(ours, data)["forces"], step(theirs, plain)["forces"])
            if error > limit(getattr(torch, dtype), ours.precision):
                raise AssertionError(f"forces differ from mace-torch's by {error:.1e} of their norm")
            own_seconds, seconds = medians(lambda: step(ours, data), lambda: step(theirs, plain))
            return seconds / own_seconds


if ON_GPU:

    class CapturedStep:
        """A step as one CUDA graph, which small systems need: it hides the host's part."""

        params = (MODELS, (64, 512), DTYPES, BACKENDS, DEVICES)
        param_names = ("model", "atoms", "dtype", "backend", "device")
        version = "1"
        unit = "us"

        def track_replay(self, *parameters: Any) -> float:
            own, data = prepared(*parameters)
            captured = mace_fast.Step(own, data, compute_stress=True)

            def replay() -> None:
                captured(data["positions"])
                torch.cuda.synchronize()

            return 1e6 * medians(replay)[0]
