"""Named models and structures for tests, benchmarks and profiles: added to, never edited, so that histories stay true.

A model is plain data, the constructor arguments of :class:`mace_fast.MACE` with classes and irreps by name, so that the
same entry builds ours and mace-torch's.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType, SimpleNamespace
from typing import Any

import numpy as np
import torch
from ase import Atoms
from ase.build import bulk, molecule
from torch import nn

from mace_fast.blocks import gate_dict, interaction_classes, readout_classes
from mace_fast.dipoles import DIPOLE_MODELS
from mace_fast.irreps import Irreps
from mace_fast.maceles import MACELES
from mace_fast.models import MACE, ScaleShiftMACE
from mace_fast.polar import PolarMACE

OURS = SimpleNamespace(
    MACE=MACE,
    ScaleShiftMACE=ScaleShiftMACE,
    MACELES=MACELES,
    PolarMACE=PolarMACE,
    **DIPOLE_MODELS,
    interaction_classes=interaction_classes,
    readout_classes=readout_classes,
    gate_dict=gate_dict,
)
"""What `build` needs of a package, here ours; ``mace.modules`` has the same names."""

Architecture = Mapping[str, Any]

_NONLINEAR = {"interaction_cls_first": "ResidualNonLinear", "interaction_cls": "ResidualNonLinear"}
_DENSITY = {"interaction_cls_first": "Density", "interaction_cls": "DensityResidual"}
_AGNOSTIC = {"interaction_cls_first": "", "interaction_cls": "Residual"}
_REPULSION = {"pair_repulsion": True, "distance_transform": "Agnesi"}
_TWO_HEADS = {
    "heads": ["low", "high"],
    "atomic_inter_scale": [0.8, 1.4],
    "atomic_inter_shift": [0.1, -0.3],
    "atomic_energies": [[-1.0, -3.0, -5.0, -7.0], [-1.5, -2.5, -4.5, -6.5]],
}
_CHARGE_AND_SPIN = {
    "total_charge": {"type": "categorical", "per": "graph", "emb_dim": 4, "num_classes": 9, "offset": 4},
    "total_spin": {"type": "categorical", "per": "graph", "emb_dim": 3, "num_classes": 6, "offset": 0},
}
_CONTINUOUS = {
    "total_charge": {"type": "continuous", "per": "graph", "in_dim": 1, "emb_dim": 4},
    "charges": {"type": "continuous", "per": "node", "in_dim": 1, "emb_dim": 3, "use_bias": False},
}

_SMALL_BASE: Architecture = {
    "model": "ScaleShiftMACE",
    "r_max": 4.0,
    "num_bessel": 5,
    "num_polynomial_cutoff": 5,
    "max_ell": 2,
    "interaction_cls_first": "Residual",
    "interaction_cls": "Residual",
    "num_interactions": 2,
    "hidden_irreps": "3x0e+3x1o",
    "MLP_irreps": "5x0e",
    "correlation": 2,
    "gate": "silu",
    "radial_MLP": [8, 8],
    "avg_num_neighbors": 9.5,
    "atomic_numbers": [1, 6, 8, 14],
    "atomic_energies": [-1.0, -3.0, -5.0, -7.0],
    "atomic_inter_scale": 0.9,
    "atomic_inter_shift": 0.2,
}

_SMALL_CHANGES: dict[str, dict[str, Any]] = {
    # the families of published models, one after the other
    "residual": {"max_ell": 3, "correlation": 3, "hidden_irreps": "4x0e", "use_reduced_cg": False},
    "residual reduced": {"max_ell": 3, "correlation": 3, "radial_MLP": None},
    "agnostic": {**_AGNOSTIC, "max_ell": 3, "correlation": 3, "use_reduced_cg": False},
    "agnesi zbl": {**_AGNOSTIC, **_REPULSION},
    "density": {**_DENSITY, **_REPULSION, "max_ell": 3, "correlation": 3, "hidden_irreps": "3x0e+3x1o+3x2e"},
    "nonlinear": {
        **_NONLINEAR,
        **_REPULSION,
        **_TWO_HEADS,
        "hidden_irreps": "4x0e+4x1o",
        "edge_irreps": "2x0e+2x1o",
        "use_edge_irreps_first": True,
        "use_agnostic_product": True,
        "apply_cutoff": False,
        "max_ell": 3,
        "correlation": 3,
    },
    "omol": {
        **_NONLINEAR,
        "num_interactions": 3,
        "hidden_irreps": "3x0e+3x1o+3x2e",
        "edge_irreps": "2x0e+2x1o+2x2e",
        "apply_cutoff": False,
        "embedding_specs": _CHARGE_AND_SPIN,
        "atomic_inter_scale": [1.1],
        "atomic_inter_shift": [0.2],
        "heads": ["omol"],
        "atomic_energies": [[-1.0, -3.0, -5.0, -7.0]],
    },
    # every argument that no published model uses
    "soft": {
        "interaction_cls_first": "DensityResidual",
        "interaction_cls": "Density",
        "distance_transform": "Soft",
        "apply_cutoff": False,
        "use_reduced_cg": False,
        "correlation": [3, 1],
    },
    "attention": {"interaction_cls_first": "AttResidual", "interaction_cls": "AttResidual"},
    "heads": {**_TWO_HEADS, "readout_cls": "NonLinearBiasReadoutBlock", "gate": "tanh", "num_interactions": 3},
    "gaussian": {"radial_type": "gaussian", "interaction_cls": "", "gate": "abs"},
    "chebyshev": {"radial_type": "chebyshev", "num_bessel": 3},
    "so3": {"use_so3": True, "hidden_irreps": "3x0e+3x1e"},
    "pseudoscalar": {**_AGNOSTIC, "hidden_irreps": "2x0e+2x0o+2x1o+2x1e"},
    "one layer": {"num_interactions": 1, "hidden_irreps": "4x0e+4x1o", "keep_last_layer_irreps": True},
    "four layers": {"num_interactions": 4, "max_ell": 1, "correlation": [1, 2, 3, 4], "use_reduced_cg": False},
    "degree four": {"correlation": 4, "hidden_irreps": "2x0e+2x1o"},
    "l three": {"max_ell": 3, "hidden_irreps": "2x0e+2x1o+2x2e+2x3o"},
    "last readout only": {"use_last_readout_only": True, "num_interactions": 3, "gate": None},
    "embedding readout": {"embedding_specs": _CONTINUOUS, "use_embedding_readout": True, **_TWO_HEADS},
    "all irreps last": {"keep_last_layer_irreps": True, "edge_irreps": "2x0e+2x1o"},
    "narrow first": {**_DENSITY, "edge_irreps": "2x0e", "use_edge_irreps_first": True, "use_agnostic_product": True},
    # degree 1 has no 2e here, and mace-torch then freezes the weights of degree 2
    "empty degree": {"max_ell": 1, "correlation": 3, "hidden_irreps": "3x0e+3x2e", "use_reduced_cg": False},
    "plain": {"model": "MACE", **_AGNOSTIC},
    "plain embedding": {
        "model": "MACE",
        "embedding_specs": _CONTINUOUS,
        "use_embedding_readout": True,
        "num_interactions": 1,
    },
    "plain zbl heads": {"model": "MACE", **_REPULSION, **_TWO_HEADS, "num_interactions": 1},
}

SMALL: Mapping[str, Architecture] = MappingProxyType(
    {name: MappingProxyType({**_SMALL_BASE, **changes}) for name, changes in _SMALL_CHANGES.items()}
)
"""Small models that together use every argument; elements H, C, O and Si."""

_VECTORS, _TENSORS = "4x0e+4x1o", "3x0e+3x1o+3x2e"
_ENERGY_DIPOLES = {"model": "EnergyDipolesMACE", "hidden_irreps": _TENSORS, "MLP_irreps": "5x0e+3x1o"}
_DIELECTRIC = {"model": "AtomicDielectricMACE", "hidden_irreps": _TENSORS, "MLP_irreps": "5x0e+3x1o+2x2e"}

_DIPOLE_CHANGES: dict[str, dict[str, Any]] = {
    "dipoles": {"model": "AtomicDipolesMACE", "hidden_irreps": _VECTORS, "MLP_irreps": "3x1o", **_AGNOSTIC},
    # the hidden layer that mace_run_train asks for by default, of which no dipole can be made
    "dipoles by default": {"model": "AtomicDipolesMACE", "hidden_irreps": _TENSORS, "radial_type": "gaussian"},
    "energy dipoles": {**_ENERGY_DIPOLES, "gate": "tanh"},
    "energy dipoles deep": {**_ENERGY_DIPOLES, **_AGNOSTIC, "hidden_irreps": _VECTORS, "num_interactions": 3},
    "dielectric": {**_DIELECTRIC, **_AGNOSTIC},
    "dielectric density": {
        **_DIELECTRIC,
        **_DENSITY,
        "hidden_irreps": _VECTORS,
        "MLP_irreps": "2x1o+2x1o",
        "gate": None,
    },
    "dielectric one layer": {**_DIELECTRIC, "num_interactions": 1},
}

DIPOLES: Mapping[str, Architecture] = MappingProxyType(
    {name: MappingProxyType({**_SMALL_BASE, **changes}) for name, changes in _DIPOLE_CHANGES.items()}
)
"""Small models of dipoles; elements H, C, O and Si."""

_POLAR = {
    **_NONLINEAR,
    "model": "PolarMACE",
    "hidden_irreps": _VECTORS,
    "atomic_multipoles_max_l": 1,
    "atomic_multipoles_smearing_width": 1.5,
    "field_feature_max_l": 1,
    "field_feature_widths": [1.5, 3.0],
    "field_feature_norms": [20.0, 20.0, 0.5, 0.5],
    "num_recursion_steps": 2,
    "field_norm_factor": 1.0,
    "add_local_electron_energy": True,
}

_POLAR_CHANGES: dict[str, dict[str, Any]] = {
    "polar": _POLAR,
    "polar charges": {
        **_POLAR,
        **_TWO_HEADS,
        "hidden_irreps": "4x0e",
        "atomic_multipoles_max_l": 0,
        "field_feature_max_l": 0,
        "field_feature_widths": [1.0],
        "field_feature_norms": None,
        "num_recursion_steps": 1,
        "field_si": True,
        "include_electrostatic_self_interaction": True,
        "add_local_electron_energy": False,
    },
    "polar slopes": {
        **_POLAR,
        "hidden_irreps": _TENSORS,
        "num_interactions": 3,
        "atomic_multipoles_max_l": 0,
        "quadrupole_feature_corrections": True,
        "kspace_cutoff_factor": 1.0,
        "use_agnostic_product": False,
        "edge_irreps": "2x0e+2x1o",
    },
    "polar dipoles": {
        **_POLAR,
        **_AGNOSTIC,
        "field_feature_max_l": 0,
        "field_feature_norms": [20.0, 0.5],
        "include_electrostatic_self_interaction": True,
        **_REPULSION,
        "use_last_readout_only": True,
    },
}

POLAR: Mapping[str, Architecture] = MappingProxyType(
    {name: MappingProxyType({**_SMALL_BASE, **changes}) for name, changes in _POLAR_CHANGES.items()}
)
"""Small models with electrostatics; elements H, C, O and Si."""

_MP_ELEMENTS = [*range(1, 84), *range(89, 95)]
_OFF_ELEMENTS = [1, 6, 7, 8, 9, 15, 16, 17, 35, 53]
_PUBLISHED_BASE: Architecture = {
    **_SMALL_BASE,
    "r_max": 6.0,
    "num_bessel": 10,
    "max_ell": 3,
    "MLP_irreps": "16x0e",
    "correlation": 3,
    "radial_MLP": None,
    "avg_num_neighbors": 61.96,
    "atomic_numbers": _MP_ELEMENTS,
    "use_reduced_cg": False,
}
_OFF = {**_AGNOSTIC, "num_bessel": 8, "atomic_numbers": _OFF_ELEMENTS}

_PUBLISHED_CHANGES: dict[str, dict[str, Any]] = {
    "mp-0 small": {"hidden_irreps": "128x0e"},
    "mp-0 medium": {"hidden_irreps": "128x0e+128x1o"},
    "mp-0 large": {"hidden_irreps": "128x0e+128x1o+128x2e"},
    "mpa-0 medium": {**_DENSITY, **_REPULSION, "hidden_irreps": "128x0e+128x1o"},
    "omat-0 small": {**_DENSITY, **_REPULSION, "hidden_irreps": "128x0e"},
    "off small": {**_OFF, "r_max": 4.5, "hidden_irreps": "96x0e", "avg_num_neighbors": 14.0},
    "off medium": {**_OFF, "r_max": 5.0, "hidden_irreps": "128x0e+128x1o", "avg_num_neighbors": 18.0},
    "mh-1": {
        **_NONLINEAR,
        **_REPULSION,
        "hidden_irreps": "512x0e+512x1o",
        "edge_irreps": "128x0e+128x1o",
        "use_edge_irreps_first": True,
        "use_agnostic_product": True,
        "apply_cutoff": False,
    },
    "omol": {
        **_NONLINEAR,
        "hidden_irreps": "1024x0e+1024x1o+1024x2e",
        "edge_irreps": "128x0e+128x1o+128x2e",
        "num_interactions": 3,
        "num_bessel": 8,
        "correlation": 2,
        "apply_cutoff": False,
        "embedding_specs": {
            "total_spin": {"type": "categorical", "per": "graph", "emb_dim": 1024, "num_classes": 101, "offset": 0},
            "total_charge": {"type": "categorical", "per": "graph", "emb_dim": 1024, "num_classes": 201, "offset": 100},
        },
        "atomic_inter_scale": [1.1],
        "atomic_inter_shift": [0.0],
        "heads": ["omol"],
        "atomic_numbers": [*range(1, 84)],
    },
}

PUBLISHED: Mapping[str, Architecture] = MappingProxyType(
    {
        name: MappingProxyType({**_PUBLISHED_BASE, "atomic_energies": None, **changes})
        for name, changes in _PUBLISHED_CHANGES.items()
    }
)
"""Models of the sizes that are in use, to be filled with random weights; the energies of atoms are made up."""


@contextmanager
def default_dtype(dtype: torch.dtype) -> Iterator[None]:
    """Within the context this is torch's default dtype, which mace-torch computes in."""
    before = torch.get_default_dtype()
    torch.set_default_dtype(dtype)
    try:
        yield
    finally:
        torch.set_default_dtype(before)


def build(architecture: Architecture, modules: Any = OURS) -> Any:
    """Build a model with random weights in torch's default dtype.

    Args:
        architecture: an entry of `SMALL`, `DIPOLES`, `POLAR` or `PUBLISHED`, changed as you like.
        modules: `OURS` or ``mace.modules``.

    Returns:
        The model of that package.
    """
    arguments = dict(architecture)
    name = arguments.pop("model")
    model = getattr(modules, name)
    if name not in ("ScaleShiftMACE", "MACELES", "PolarMACE"):
        del arguments["atomic_inter_scale"], arguments["atomic_inter_shift"]
    for key in ("interaction_cls", "interaction_cls_first"):
        arguments[key] = modules.interaction_classes[f"RealAgnostic{arguments[key]}InteractionBlock"]
    for key in {"hidden_irreps", "MLP_irreps", "edge_irreps"} & arguments.keys():
        arguments[key] = Irreps(arguments[key])
    if "readout_cls" in arguments:
        arguments["readout_cls"] = modules.readout_classes[arguments["readout_cls"]]
    arguments["gate"] = modules.gate_dict[str(arguments["gate"])]
    num_elements = len(arguments["atomic_numbers"])
    energies = arguments["atomic_energies"]
    arguments["atomic_energies"] = np.linspace(-1, -9, num_elements)[None] if energies is None else np.array(energies)
    if name in DIPOLE_MODELS and not DIPOLE_MODELS[name].has_energies:
        arguments["atomic_energies"] = None
    return model(**{"num_elements": num_elements, **arguments})


@torch.no_grad()
def randomise(model: nn.Module, seed: int = 0) -> None:
    """Fill every trainable parameter with random numbers, in place.

    New models have zero biases, a constant alpha and beta and tiny embeddings, which would hide mistakes. Charges are
    kept small, and so far from sharing out what is missing by weights that cancel each other.

    Args:
        model: ours or mace-torch's.
        seed: of the generator, which belongs to this call.
    """
    generator = torch.Generator().manual_seed(seed)
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        noise = torch.randn(parameter.shape, generator=generator, dtype=torch.float64)
        if name.endswith(("alpha", "beta")):
            parameter.copy_(2.0 + 0.1 * noise)
        elif ".symmetric_contractions." in name:
            parameter.copy_(noise / parameter.shape[1])
        elif name.startswith(("fukui_source_map.linear_2.", "lr_source_maps.")) or ".readout.linear_2." in name:
            parameter.copy_(0.1 * noise)
            if name.endswith("bias"):
                parameter[-2:] += 3.0
        elif ".net." in name or "joint_embedding." in name:  # torch's layers, which do not scale their weights
            parameter.copy_(noise / parameter.shape[-1] ** 0.5)
        else:
            parameter.copy_(noise)


def _rattled(atoms: Atoms, seed: int) -> Atoms:
    atoms.rattle(0.08, seed=seed)
    return atoms


def ethanol() -> Atoms:
    """A molecule of three elements, distorted."""
    return _rattled(molecule("CH3CH2OH"), 1)


def water_ion() -> Atoms:
    """A small molecule with a charge, a spin and charges of its atoms."""
    atoms = _rattled(molecule("H2O"), 2)
    atoms.info.update(charge=-1.0, spin=2.0)
    atoms.arrays["Qs"] = np.array([-0.8, 0.3, 0.5])
    return atoms


def carbide() -> Atoms:
    """A crystal of two atoms in a skewed cell, with an atom of hydrogen in a void."""
    atoms = bulk("SiC", "zincblende", a=4.36) + Atoms("H", [[2.2, 2.1, 2.0]])
    deformation = np.array([[1.02, 0.05, 0], [0, 0.97, 0], [0.01, 0, 1.04]])
    atoms.set_cell(atoms.cell.array @ deformation, scale_atoms=True)
    return _rattled(atoms, 3)


def slab() -> Atoms:
    """Periodic in two directions."""
    atoms = bulk("Si", "diamond", a=5.4, orthorhombic=True)
    atoms.pbc = (True, True, False)
    return _rattled(atoms, 4)


def small_cell() -> Atoms:
    """One atom whose neighbours are all its own images."""
    return Atoms("Si", cell=[[2.3, 0.1, 0], [0, 2.5, 0.2], [0.3, 0, 2.4]], pbc=True)


def isolated_atom() -> Atoms:
    """No edges."""
    return Atoms("O", [[0.3, -0.1, 0.2]])


def distant_atoms() -> Atoms:
    """Several nodes and no edges."""
    return Atoms("HCH", [[0, 0, 0], [30, 0, 0], [0, 40, 5]])


STRUCTURES: Mapping[str, Callable[[], Atoms]] = MappingProxyType(
    {
        function.__name__: function
        for function in (ethanol, water_ion, carbide, slab, small_cell, isolated_atom, distant_atoms)
    }
)
"""Small structures of H, C, O and Si: molecules, crystals and what is at the edge of the definition."""
