"""Models of mace-torch in many configurations, structures to evaluate them on, and torch archives made by hand."""

import contextlib
import functools
import zipfile

import numpy as np
import pytest
import torch
from ase import Atoms

from mace_fast.irreps import Irreps

import e3nn  # isort: skip - after mace_fast.irreps, which imports it safely

RESIDUAL = "RealAgnosticResidualInteractionBlock"
NONLINEAR = "RealAgnosticResidualNonLinearInteractionBlock"
BASE = {
    "r_max": 3.7,
    "num_bessel": 5,
    "num_polynomial_cutoff": 5,
    "max_ell": 2,
    "num_interactions": 2,
    "correlation": 2,
    "hidden_irreps": "4x0e+4x1o",
    "MLP_irreps": "8x0e",
    "gate": torch.nn.functional.silu,
    "avg_num_neighbors": 7.5,
    "interaction_cls": RESIDUAL,
    "interaction_cls_first": RESIDUAL,
    "radial_MLP": [16, 8],
    "atomic_numbers": [1, 6, 8],
    "atomic_energies": [-1.0, -3.0, -2.0],
    "atomic_inter_scale": 1.3,
    "atomic_inter_shift": 0.2,
    "use_reduced_cg": False,
}
TWO_HEADS = {
    "heads": ["a", "b"],
    "atomic_energies": [[-1.0, -3.0, -2.0], [-1.5, -3.5, -2.5]],
    "atomic_inter_scale": [1.0, 1.2],
    "atomic_inter_shift": [0.1, 0.0],
}
MH1 = {
    "interaction_cls": NONLINEAR,
    "interaction_cls_first": NONLINEAR,
    "hidden_irreps": "8x0e+8x1o",
    "edge_irreps": "4x0e+4x1o",
    "use_edge_irreps_first": True,
    "use_agnostic_product": True,
    "apply_cutoff": False,
    "pair_repulsion": True,
    "distance_transform": "Agnesi",
    **TWO_HEADS,
}
OMOL = {
    "interaction_cls": NONLINEAR,
    "interaction_cls_first": NONLINEAR,
    "hidden_irreps": "4x0e+4x1o+4x2e",
    "edge_irreps": "2x0e+2x1o+2x2e",
    "apply_cutoff": False,
    "embedding_specs": {
        "total_spin": {"type": "categorical", "per": "graph", "emb_dim": 6, "num_classes": 11, "offset": 0},
        "total_charge": {"type": "continuous", "per": "graph", "in_dim": 1, "emb_dim": 4},
    },
    "use_embedding_readout": True,
}
CONFIGS = {
    "residual": {},
    "agnostic, degree 3, l_max 3": {
        "interaction_cls_first": "RealAgnosticInteractionBlock",
        "correlation": 3,
        "max_ell": 3,
        "hidden_irreps": "4x0e",
        "gate": torch.tanh,
    },
    "density, ZBL, Agnesi, 2 heads": {
        "interaction_cls": "RealAgnosticDensityResidualInteractionBlock",
        "interaction_cls_first": "RealAgnosticDensityInteractionBlock",
        "pair_repulsion": True,
        "distance_transform": "Agnesi",
        **TWO_HEADS,
    },
    "attention, gaussian": {
        "interaction_cls": "RealAgnosticAttResidualInteractionBlock",
        "interaction_cls_first": "RealAgnosticAttResidualInteractionBlock",
        "max_ell": 1,
        "radial_type": "gaussian",
    },
    "like MH-1": MH1,
    "like OMOL": OMOL,
    "four layers, degrees 3 2 1 2": {
        "num_interactions": 4,
        "max_ell": 1,
        "correlation": [3, 2, 1, 2],
        "hidden_irreps": "2x0e",
        "use_last_readout_only": True,
    },
    "so3, chebyshev, Soft, no gate": {
        "use_so3": True,
        "hidden_irreps": "4x0e+4x1e",
        "radial_type": "chebyshev",
        "distance_transform": "Soft",
        "apply_cutoff": False,
        "gate": None,
    },
    "pseudoscalars": {"hidden_irreps": "4x0e+4x0o+4x1o", "gate": torch.abs},
    "reduced basis, all irreps kept": {"use_reduced_cg": True, "correlation": 3, "keep_last_layer_irreps": True},
    "empty degree": {"max_ell": 1, "hidden_irreps": "4x0e+4x2e", "readout_cls": "NonLinearBiasReadoutBlock"},
    "MACE, one element, one layer": {
        "class": "MACE",
        "atomic_numbers": [6],
        "atomic_energies": [-3.0],
        "num_interactions": 1,
    },
}


@pytest.fixture(scope="session")
def mace_arguments(reference):
    """``mace_arguments(name)`` is the class name and the constructor's arguments of a configuration above."""

    def arguments_of(name):
        arguments = BASE | CONFIGS[name]
        kind = arguments.pop("class", "ScaleShiftMACE")
        if kind == "MACE":
            del arguments["atomic_inter_scale"], arguments["atomic_inter_shift"]
        for key in ("hidden_irreps", "MLP_irreps", "edge_irreps"):
            if key in arguments:
                arguments[key] = Irreps(arguments[key])
        for key in ("interaction_cls", "interaction_cls_first"):
            arguments[key] = reference.modules.interaction_classes[arguments[key]]
        if "readout_cls" in arguments:
            arguments["readout_cls"] = getattr(reference.modules, arguments["readout_cls"])
        arguments["atomic_energies"] = np.array(arguments["atomic_energies"])
        arguments["num_elements"] = len(arguments["atomic_numbers"])
        return kind, arguments

    return arguments_of


@contextlib.contextmanager
def uncompiled():
    """Let e3nn leave out TorchScript, as mace-torch does before torch.compile; building is three times faster."""
    before = e3nn.get_optimization_defaults()["jit_script_fx"]
    e3nn.set_optimization_defaults(jit_script_fx=False)
    try:
        yield
    finally:
        e3nn.set_optimization_defaults(jit_script_fx=before)


@pytest.fixture
def without_torchscript(reference):
    """Have mace-torch's models built without TorchScript in this test."""
    with uncompiled():
        yield


@pytest.fixture(scope="session")
def mace_model(reference, mace_arguments):
    """``mace_model(name)`` is a model of mace-torch in float64, made once; do not change it."""

    @functools.cache
    def build(name):
        kind, arguments = mace_arguments(name)
        before = torch.get_default_dtype()
        torch.set_default_dtype(torch.float64)
        try:
            torch.manual_seed(0)
            with uncompiled():
                return getattr(reference.modules, kind)(**arguments)
        finally:
            torch.set_default_dtype(before)

    return build


@pytest.fixture(scope="session")
def mace_file(mace_model, tmp_path_factory):
    """``mace_file(name)`` is the path of ``mace_model(name)`` as mace-torch saves it."""

    @functools.cache
    def save(name):
        path = tmp_path_factory.mktemp("mace") / "saved.model"
        torch.save(mace_model(name), path)
        return path

    return save


@pytest.fixture
def mace_copy(mace_file):
    """``mace_copy(name)`` is a model equal to ``mace_model(name)`` that may be changed."""
    return lambda name: torch.load(mace_file(name), weights_only=False)


@pytest.fixture(scope="session")
def evaluate(reference):
    """``evaluate(model)`` is energy, forces and stress of two random crystals, by a model of mace-torch or ours."""
    from mace import data
    from mace.tools import AtomicNumberTable, torch_geometric

    def run(model):
        rng = np.random.default_rng(3)
        numbers = [int(number) for number in model.atomic_numbers]
        heads = getattr(model, "heads", ["Default"])
        graphs = []
        for count, head in zip((5, 4), (heads[0], heads[-1]), strict=True):
            cell = np.eye(3) * 4.2 + rng.uniform(-0.2, 0.2, (3, 3))
            atoms = Atoms(rng.choice(numbers, count), rng.uniform(0, 3.4, (count, 3)), cell=cell, pbc=True)
            config = data.config_from_atoms(atoms, head_name=head)
            table = AtomicNumberTable(numbers)
            graphs.append(data.AtomicData.from_config(config, z_table=table, cutoff=float(model.r_max), heads=heads))
        loader = torch_geometric.dataloader.DataLoader(graphs, batch_size=2, shuffle=False)
        batch = next(iter(loader)).to_dict()
        dtype = model.r_max.dtype
        batch |= {"total_spin": torch.tensor([1.0, 3.0]), "total_charge": torch.tensor([0.0, -1.0])}
        batch = {k: v.to(dtype) if torch.is_tensor(v) and v.is_floating_point() else v for k, v in batch.items()}
        before = torch.get_default_dtype()
        torch.set_default_dtype(dtype)  # which mace-torch's ZBL repulsion needs for its powers of integers
        try:
            results = model(batch, compute_stress=True)
        finally:
            torch.set_default_dtype(before)
        return [results[key].detach() for key in ("energy", "forces", "stress")]

    return run


@pytest.fixture(scope="session")
def assert_same_description():
    """Compare two descriptions bit for bit."""

    def compare(found, wanted):
        assert found.class_name == wanted.class_name
        assert found.config == wanted.config
        assert found.attributes == wanted.attributes
        assert found.trainable == wanted.trainable
        assert found.state.keys() == wanted.state.keys()
        for name, tensor in wanted.state.items():
            assert found.state[name].dtype == tensor.dtype, name
            assert torch.equal(found.state[name], tensor), name

    return compare


def write_archive(path, pickled, parts=None, compression=zipfile.ZIP_STORED):
    """Write a file laid out as torch.save does: a pickle and the bytes of storages by key."""
    with zipfile.ZipFile(path, "w", compression) as archive:
        archive.writestr("model/data.pkl", pickled)
        archive.writestr("model/version", "3\n")
        for name, content in (parts or {}).items():
            archive.writestr(f"model/{name}", content)
    return path


@pytest.fixture
def archive(tmp_path):
    """``archive(pickled, parts={}, compression=...)`` is the path of a torch archive made by hand."""
    return functools.partial(write_archive, tmp_path / "by_hand.model")


@pytest.fixture(scope="session")
def edit_archive():
    """``edit_archive(path, out, change)`` copies an archive with its parts, a dictionary of bytes, changed."""

    def edit(path, out, change):
        with zipfile.ZipFile(path) as source:
            parts = {name.partition("/")[2]: source.read(name) for name in source.namelist()}
        change(parts)
        return write_archive(out, parts.pop("data.pkl"), {k: v for k, v in parts.items() if k != "version"})

    return edit


def pytest_generate_tests(metafunc):
    """Run a test that takes ``config`` for every configuration."""
    if "config" in metafunc.fixturenames:
        metafunc.parametrize("config", CONFIGS)
