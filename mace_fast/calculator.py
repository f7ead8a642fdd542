"""``MACECalculator``: energies, forces and stresses for ASE, with the arguments and results of mace-torch's."""

import copy
import logging
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from inspect import signature
from typing import Any

import numpy.typing as npt
import torch
from ase import Atoms
from ase.calculators.calculator import Calculator, all_changes
from torch import Tensor, nn

from mace_fast import data
from mace_fast.arguments import whole_numbers
from mace_fast.changes import system_changes, value_changes
from mace_fast.chunks.evaluation import Progress
from mace_fast.chunks.evaluator import ChunkedEvaluator
from mace_fast.chunks.sizes import Chunking
from mace_fast.committee import assemble
from mace_fast.device_neighbours import verlet_list
from mace_fast.folding import freeze
from mace_fast.further_results import FurtherResults
from mace_fast.kept_inputs import Edges, KeptInputs
from mace_fast.kept_species import KeptSpecies
from mace_fast.loading import DTYPES, ModelPaths, choose_head, load_models
from mace_fast.padding import grown, padded
from mace_fast.provenance import parameters_of
from mace_fast.recorder import Recorder
from mace_fast.results import DERIVATIVES, RESULTS, properties_of, results_of
from mace_fast.turns import Turns, in_turn

Outputs = Sequence[Mapping[str, Tensor | None]]

_LOGGER = logging.getLogger("mace_fast")
# Arguments of ASE's own base class; everything else in **kwargs is a mistake.
_ASE_ARGUMENTS = {"restart", "label", "atoms", "directory"}
_STRESSES = {"stress", "stresses", "stress_comm", "stress_var"}


class MACECalculator(FurtherResults, Calculator):
    """ASE calculator of one MACE model, or of a committee whose mean it returns.

    Results after one evaluation (N atoms, M models): ``energy``, ``free_energy`` (eV), ``energies`` [N] (eV),
    ``node_energy`` [N] (eV, less the energy of the isolated atom), ``forces`` [N, 3] (eV/Å), ``stress`` [6] (eV/Å^3,
    Voigt order); with ``compute_atomic_stresses`` ``stresses`` [N, 6] and ``virials`` [N, 3, 3]; of a committee
    ``energy_comm`` [M], ``energy_var``, ``forces_comm`` [M, N, 3], ``forces_var``, ``stress_comm`` [M, 3, 3] and
    ``stress_var`` [3, 3], the variances over the population. Models of dipoles have ``dipole`` [3], ``dipole_comm`` and
    ``dipole_var`` in Debye, with the energy or alone; of ``AtomicDielectricMACE`` they are in e Å, and there are
    ``charges`` [N] in e, ``polarizability`` [3, 3] and ``polarizability_sh`` [6] in the unit of its data. ``PolarMACE``
    has energies, forces, stress, ``dipole`` in e Å, ``charges`` and ``spins`` [N] in e, ``density_coefficients``
    [N, 1 or 4] and ``spin_charge_density`` [N, 2, 1 or 4], charges and behind them dipoles along y, z and x, and of the
    energy ``interaction_energy``, ``electrostatic_energy`` and ``electron_energy``. It reads charge, spin and
    ``external_field`` (V/Å) of ``info``; its slabs are periodic along x and y and have a height.

    The stress is per volume of the cell wherever an axis is periodic, as in mace-torch 0.3.17, and zero where none is.
    A slab whose cell has no height has energy and forces, and its stress is refused where it is asked for.

    As in mace-torch, units other than eV and Å scale results, not positions: the energies, forces and stresses above,
    but neither the Hessian nor the isolated atoms' energies, and ``virials`` by energy/length^3. Unlike there,
    variances scale with the square of the unit.

    Energies are sums in float64 and float64 numbers, whatever the dtype of the model, in which the isolated atoms'
    energies are stored. Modules of mace-torch add up in their own dtype.

    Threads that share a calculator take turns, and each gets the answer to what it asked: through ``atoms`` or
    ``get_property``. ``results``, and methods without ``atoms``, are about the structure that came last, of any thread.
    Calculators of the same models run side by side. ``parameters``, which files and databases of ASE record, name the
    model (its file or class), head, dtype and version.

    The models passed are moved to ``device``, converted to ``default_dtype`` and frozen in place.

    Args:
        model_paths: model file, pattern such as ``"mace_*.model"``, or a list of files for a committee.
        models: module or list of modules of ``mace_fast`` or mace-torch, instead of ``model_paths``.
        device: torch device.
        energy_units_to_eV: energy unit of the model in eV.
        length_units_to_A: length unit of the model in Å.
        default_dtype: "float32" or "float64"; empty for the dtype of the model.
        charges_key: key in ``atoms.arrays`` of the atomic charges.
        info_keys: name of a model input -> key in ``atoms.info``; total spin, charge and external field by default.
        arrays_keys: name of a model input -> key in ``atoms.arrays``.
        model_type: "MACE", "PolarMACE", "DipoleMACE", "EnergyDipoleMACE" or "DipolePolarizabilityMACE"; another than
            that of the models is refused, but for "MACE", which stands for that of the models.
        compile_mode: as ``fullgraph``, ``enable_cueq``, ``enable_oeq`` and ``warmup``, says how mace-torch is to be
            fast, and changes nothing here: one warning tells that the kernels of ``mace_fast`` run instead.
        fullgraph: as ``compile_mode``.
        enable_cueq: as ``compile_mode``.
        enable_oeq: as ``compile_mode``.
        pad_num_atoms: atoms to pad a structure to, so that sizes stay the same from step to step.
        pad_num_edges: edges to pad a structure to.
        warmup: as ``compile_mode``.
        head: name of the head; needed where a model has several and none is called "default".
        compute_atomic_stresses: add ``stresses`` and ``virials`` to the results.
        skin: extra radius of the neighbour search in Å (``VerletList``; on a GPU ``DeviceVerletList``).
        chunk: structures with more atoms than this are evaluated in chunks of so many
            (:func:`mace_fast.evaluate_in_chunks`), 0 for none; by default those of more than 8192 atoms, 131,072 on a
            GPU, in chunks of 2048 or 32768.
        memory: in place of ``chunk`` what the tensors of an evaluation may take, in GB (10^9 bytes).
        model_path: old name of ``model_paths``.
        **kwargs: ``restart``, ``label``, ``atoms``, ``directory`` of ASE's ``Calculator``.

    Raises:
        ValueError: an argument has a value that cannot be used; the models of a committee differ.
        TypeError: an argument is unknown, or a model is not a MACE module.
        FileNotFoundError: no file matches ``model_paths``.

    Attributes:
        progress: where a structure is evaluated in chunks, called after every part with how many are done, and how many
            there are.

    Source:
        ``mace.calculators.MACECalculator`` of mace-torch 0.3.16; agreement 1e-10 in float64
        (``tests/test_calculator.py``).
    """

    progress: Progress | None = None

    def __init__(
        self,
        model_paths: ModelPaths | None = None,
        models: nn.Module | Sequence[nn.Module] | None = None,
        device: str = "cpu",
        energy_units_to_eV: float = 1.0,
        length_units_to_A: float = 1.0,
        default_dtype: str = "",
        charges_key: str = "Qs",
        info_keys: Mapping[str, str] | None = None,
        arrays_keys: Mapping[str, str] | None = None,
        model_type: str = "MACE",
        compile_mode: str | None = None,
        fullgraph: bool = True,
        enable_cueq: bool = False,
        enable_oeq: bool = False,
        pad_num_atoms: int = 0,
        pad_num_edges: int = 0,
        warmup: bool = False,
        *,
        head: str | None = None,
        compute_atomic_stresses: bool = False,
        skin: float = 0.5,
        chunk: int | None = None,
        memory: float | None = None,
        model_path: ModelPaths | None = None,
        **kwargs: Any,
    ) -> None:
        if unknown := kwargs.keys() - _ASE_ARGUMENTS:
            known = list(signature(MACECalculator.__init__).parameters)
            within = [own for own in known if any(name in own for name in unknown)]
            meant = within or [own for name in sorted(unknown) for own in get_close_matches(name, known, n=1)]
            remedy = f"did you mean {' or '.join(meant)}?" if meant else "see help(MACECalculator)"
            raise TypeError(f"MACECalculator has no argument {', '.join(sorted(unknown))}: {remedy}")
        if model_type not in RESULTS:
            raise ValueError(f"model_type is {model_type!r}: mace_fast evaluates {', '.join(RESULTS)}")
        _log_ignored(
            compile_mode=compile_mode is not None,
            fullgraph=not fullgraph,
            enable_cueq=enable_cueq,
            enable_oeq=enable_oeq,
            warmup=warmup,
        )
        super().__init__(**kwargs)  # type: ignore[no-untyped-call]
        if model_path is not None:
            _LOGGER.warning("the argument 'model_path' is deprecated: use 'model_paths'")
        paths = [value for value in (model_paths, model_path) if value is not None]
        if len(paths) + (models is not None) != 1:
            raise ValueError("give either 'model_paths' or 'models', and one of them only")
        # models of the caller may train between evaluations in ways that torch does not see
        chosen = [freeze(model) for model in load_models(paths[0])] if models is None else models
        self._committee = assemble(chosen, device, default_dtype, model_type)
        self._head = choose_head(head, self._committee.heads)
        self.num_models = len(self.models)
        self.device, self.default_dtype = self._committee.device, self._committee.dtype
        self.r_max = self._committee.r_max
        self.available_heads = list(self._committee.heads)
        self.parameters.update(parameters_of(paths[0] if models is None else chosen, self.head, self.default_dtype))
        self.model_type = self._committee.model_type
        self.energy_units_to_eV = energy_units_to_eV
        self.length_units_to_A = length_units_to_A
        self.charges_key = charges_key
        self.info_keys = dict(data.INFO_KEYS if info_keys is None else info_keys)
        self.arrays_keys = {**(arrays_keys or {}), "charges": charges_key}
        self.compute_atomic_stresses = compute_atomic_stresses
        if compute_atomic_stresses and self.model_type != "MACE":
            raise ValueError(f"{self.model_type} has no atomic stresses: leave compute_atomic_stresses out")
        padding = whole_numbers([pad_num_atoms, pad_num_edges], "pad_num_atoms and pad_num_edges")
        self.pad_num_atoms, self.pad_num_edges = padding.clip(min=0).tolist()
        self._skin, self._turns = skin, Turns()
        if (chunk is not None or memory is not None) and padding.any():
            raise ValueError("chunks are of any size: leave out pad_num_atoms and pad_num_edges, or chunk and memory")
        self._chunking = Chunking(0 if padding.any() else chunk, memory)
        self._keep_nothing()

        if self.num_models > 1:
            _LOGGER.info("running a committee of %d models", self.num_models)
        self.implemented_properties = properties_of(self.model_type, self.num_models, compute_atomic_stresses)

    @property
    def models(self) -> tuple[nn.Module, ...]:
        """The models; another calculator is needed for others."""
        return self._committee.models

    @property
    def head(self) -> str:
        """Name of the head, which may be changed; the next evaluation is of the new one."""
        return self.available_heads[self._head]

    @head.setter
    def head(self, name: str) -> None:
        with self._turns:
            self._head = choose_head(name, self.available_heads)
            self.parameters["head"] = self.head
            self._forget()

    def _forget(self) -> None:
        """Drop what was kept from earlier evaluations."""
        self.reset()  # type: ignore[no-untyped-call]
        self._keep_nothing()

    def _keep_nothing(self) -> None:
        dtype = DTYPES[self.default_dtype]
        self._species = KeptSpecies(self._committee.atomic_numbers, dtype, self.device)
        self._kept = KeptInputs(dtype, self.device)
        self._recorder = Recorder(self.models, RESULTS[self.model_type])
        self._differentiating = Recorder(self.models, DERIVATIVES.get(self.model_type, ()))
        self._chunked = ChunkedEvaluator(self.models, self._chunking, self._skin)
        self.neighbours = verlet_list(self.r_max, self._skin, self.device, not self._committee.ends_at_cutoff)

    def check_state(self, atoms: Atoms, tol: float = 1e-15) -> list[str]:
        """Return what changed since the last evaluation, model inputs in ``atoms.info`` and ``atoms.arrays`` included.

        Args:
            atoms: structure to compare with that of the last evaluation.
            tol: absolute tolerance on positions and cell in Å.
        """
        last = self.atoms
        changes = system_changes(last, atoms, tol, self.ignored_changes)
        if changes or last is None:
            return changes
        if value_changes(last.info, atoms.info, self.info_keys.values()):
            changes.append("info")
        if value_changes(last.arrays, atoms.arrays, self.arrays_keys.values()):
            changes.append("arrays")
        return changes

    @in_turn
    def get_property(self, name: str, atoms: Atoms | None = None, allow_calculation: bool = True) -> Any:
        """Return a property as ASE does, of ``atoms`` even where another thread asks for other ones.

        Args:
            name: one of ``implemented_properties``.
            atoms: structure; that of the last evaluation if None.
            allow_calculation: evaluate where that has not been done; else the answer is None.

        Raises:
            PropertyNotImplementedError: there is no such property.
            ValueError: as ``calculate``.
        """
        return super().get_property(name, atoms, allow_calculation)  # type: ignore[no-untyped-call]

    @in_turn
    def calculate(
        self,
        atoms: Atoms | None = None,
        properties: Sequence[str] | None = None,
        system_changes: Sequence[str] = tuple(all_changes),
    ) -> None:
        """Evaluate the models and fill ``results``; one backward pass gives everything, so all of it is computed.

        Args:
            atoms: structure; that of the last call if None.
            properties: read for whether a stress is asked for where there is none.
            system_changes: not read; what changed is found by comparing.

        Raises:
            ValueError: the structure cannot be evaluated: no atoms, positions that are not finite, coincident atoms, a
                periodic cell without volume, an unknown element, a missing or malformed input; or a stress is asked
                for and the structure has none (``data.require_stress``).
        """
        super().calculate(atoms)  # type: ignore[no-untyped-call]
        self.results = {}
        structure = self._structure(None)
        # a copy of a structure shares arrays in its info, into which the caller may write
        given = set(self.info_keys.values()) & structure.info.keys()
        structure.info |= {key: copy.deepcopy(structure.info[key]) for key in given}
        if _STRESSES & set(properties or ()):
            data.require_stress(structure.cell.array, structure.pbc)
        found = None if self._chunked.are_wanted(len(structure)) else self._whole(structure)
        outputs, elements = self._in_chunks(structure) if found is None else found
        isolated = self._committee.isolated_energies(elements, self._head)
        units = self.energy_units_to_eV, self.length_units_to_A
        self.results = results_of(self.model_type, outputs, isolated, *units)

    def _in_chunks(self, atoms: Atoms) -> tuple[Outputs, npt.NDArray[Any]]:
        """What each model gives for a large structure, and the elements of its atoms."""
        outputs = self._chunked.evaluate(
            atoms,
            self._head,
            self._properties(atoms),
            stress=data.has_stress(atoms.cell.array, atoms.pbc),
            atomic_stresses=self.compute_atomic_stresses,
            progress=self.progress,
        )
        return outputs, data.element_indices(atoms.numbers, self._committee.atomic_numbers)

    def _whole(self, atoms: Atoms) -> tuple[Outputs, npt.NDArray[Any]] | None:
        """What each model gives for a structure, and the elements of its atoms; None if there is no room for that."""
        inputs, edges = self._inputs(atoms)
        if not self._chunked.have_room_for([inputs]):
            return None
        stress = self._kept.stress if self._committee.has_energy else None
        flags = {
            "compute_stress": self._kept.has_stress and stress is None and self._committee.has_energy,
            "compute_edge_forces": self.compute_atomic_stresses,
            "compute_atomic_stresses": self.compute_atomic_stresses,
        }
        outputs: Outputs | None = None
        if not (self.pad_num_atoms or self.pad_num_edges):
            outputs = self._recorder.evaluate(inputs, self._species.species(inputs["node_attrs"]), edges, flags)
        if outputs is None:
            inputs = self._padded(inputs)
            with torch.set_grad_enabled(self._committee.has_energy):
                outputs = self._evaluated(inputs, **flags)
        if stress is not None:
            outputs = [{**output, "stress": stress} for output in outputs]
        return outputs, self._species.elements

    def _structure(self, atoms: Atoms | None) -> Atoms:
        structure = self.atoms if atoms is None else atoms
        if structure is None:
            raise ValueError("no structure was given and none has been evaluated: pass atoms")
        return structure

    def _inputs(self, atoms: Atoms) -> tuple[dict[str, Tensor], Edges]:
        """Make the model input, and give the edges in it."""
        of_elements = self._species.inputs(atoms.numbers, self._head)
        edges = self.neighbours.update(atoms.positions, atoms.cell.array, atoms.pbc)
        return of_elements | self._kept.geometry(atoms, edges) | self._properties(atoms), edges

    def _properties(self, atoms: Atoms) -> dict[str, Tensor]:
        """Inputs from ``atoms.info`` and ``atoms.arrays``, among them all that a model embeds."""
        properties = self._kept.properties(atoms, self.info_keys, self.arrays_keys)
        if missing := [name for name in self._committee.embedded_inputs() if name not in properties]:
            raise ValueError(
                f"the model reads {', '.join(missing)}, which the structure does not have: set them in atoms.info or "
                "atoms.arrays, under keys named in info_keys or arrays_keys"
            )
        return properties

    def _evaluated(self, inputs: Mapping[str, Tensor], **flags: bool) -> list[dict[str, Any]]:
        """What each model gives for the input of the last structure, with or without padding."""
        known = {"float64_energies": True, "known_species": self._species.species(inputs["node_attrs"])}
        # tensors of its own with the same memory, because a model replaces entries and sets requires_grad on them
        return [model({key: value.detach() for key, value in inputs.items()} | known, **flags) for model in self.models]

    def _padded(self, inputs: dict[str, Tensor]) -> dict[str, Tensor]:
        self.pad_num_edges = grown(self.pad_num_edges, inputs["edge_index"].shape[1])
        return padded(inputs, self.pad_num_atoms, self.pad_num_edges, self.r_max, self.arrays_keys)


def _log_ignored(**flags: bool) -> None:
    """Name the flags in use that ask for other packages' speed, so that nobody takes ours for theirs."""
    if used := [name for name, is_used in flags.items() if is_used]:
        _LOGGER.warning("%s: not needed, the kernels of mace_fast run instead, with the same results", ", ".join(used))
