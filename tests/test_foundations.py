"""Published models by name: found where mace-torch keeps them, and explained where they are missing."""

import importlib.util
import re
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import torch
from ase import units
from ase.build import molecule
from ase.calculators.mixing import SumCalculator

from mace_fast.calculator import MACECalculator
from mace_fast.checkpoint import save
from mace_fast.foundations import (
    MACE_ANICC_URLS,
    MACE_MP_URLS,
    MACE_OFF_URLS,
    MACE_OMOL_URLS,
    MACE_POLAR_URLS,
    cache_dir,
    mace_anicc,
    mace_mdp,
    mace_mp,
    mace_off,
    mace_omol,
    mace_polar,
    read_model,
)

HELPERS = {"mp": mace_mp, "off": mace_off, "omol": mace_omol}
URLS = {"mp": MACE_MP_URLS, "off": MACE_OFF_URLS, "omol": MACE_OMOL_URLS}
PACKAGED = ("mp", "small")


@pytest.fixture(autouse=True)
def empty_cache(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def small_file(shared_model):
    """A trained model of three elements, to stand in for a downloaded file."""
    return shared_model("imagdau_mace02_com1_swa.model")


def path_in_message(helper, name):
    """Where the error says that the file belongs."""
    with pytest.raises(FileNotFoundError) as caught:
        helper(name)
    return Path(re.search(r"belongs at (.*)\. To get it, run", str(caught.value))[1])


def place(helper, name, file):
    path = path_in_message(helper, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(file, path))


def test_names_and_addresses_are_those_of_mace_torch(reference):
    theirs = reference.calculators.foundations_models
    assert dict(MACE_MP_URLS) == theirs.mace_mp_urls
    assert {name: url for name, url in MACE_OFF_URLS.items() if name != "medium-off24"} == theirs.mace_off_urls
    assert dict(MACE_POLAR_URLS) == theirs.polar_model_urls


def test_materials_models_are_looked_for_where_mace_torch_puts_them(reference, small_file):
    for name in MACE_MP_URLS:
        if name != "small":
            path = place(mace_mp, name, small_file)
            assert Path(reference.calculators.foundations_models.download_mace_mp_checkpoint(name)) == path


@pytest.mark.filterwarnings("ignore:`torch.jit.*:DeprecationWarning")
@pytest.mark.filterwarnings("ignore:Environment variable TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD detected:UserWarning")
@pytest.mark.parametrize("family", ["off", "omol"])
def test_molecular_models_are_looked_for_where_mace_torch_puts_them(reference, small_file, monkeypatch, family):
    monkeypatch.setenv("TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD", "1")
    name = {"off": "medium", "omol": "extra_large"}[family]
    place(HELPERS[family], name, small_file)
    theirs = getattr(reference.calculators, f"mace_{family}")(name, return_raw_model=True)  # would download otherwise
    assert float(theirs.r_max) == float(HELPERS[family](name, return_raw_model=True).r_max)


@pytest.mark.parametrize(
    ("family", "name"), [(family, name) for family in URLS for name in URLS[family] if (family, name) != PACKAGED]
)
def test_missing_file_says_how_to_get_it(family, name):
    url = URLS[family][name]
    with pytest.raises(FileNotFoundError) as caught:
        HELPERS[family](name)
    explanation, command = str(caught.value).splitlines()
    assert f"the model {name!r} has not been downloaded: it is at {url} and belongs at {cache_dir()}/" in explanation
    assert command.startswith("curl ")
    assert command.endswith(f"--output '{path_in_message(HELPERS[family], name)}' '{url}'")
    assert not cache_dir().exists()


def test_the_polar_models_are_looked_for_where_mace_torch_puts_them(reference, small_file):
    path = place(mace_polar, "polar-1-m", small_file)
    assert Path(reference.calculators.foundations_models.download_mace_polar_checkpoint("polar-1-m")) == path
    assert float(mace_polar("polar-1-m", return_raw_model=True).r_max) == 4.0
    assert float(read_model("mace-polar-1-m").r_max) == 4.0
    with pytest.raises(FileNotFoundError, match="the names are mace-polar-1-s, mace-polar-1-m, mace-polar-1-l"):
        read_model("mace-polar-2-m")


def test_the_model_of_dipoles_and_polarizabilities(small_file):
    with pytest.raises(
        FileNotFoundError, match=r"it is at https.*MACE-MDP\.model and belongs at .*mace/MACE-MDP\.model"
    ):
        mace_mdp()
    place(lambda name: mace_mdp(), "", small_file)
    with pytest.raises(ValueError, match="DipolePolarizabilityMACE"):  # it holds a model of energies
        mace_mdp()
    assert float(read_model("mace-mdp").r_max) == 4.0


def test_the_model_of_coupled_clusters(small_file, monkeypatch, tmp_path):
    with pytest.raises(FileNotFoundError, match=f"it is at {re.escape(MACE_ANICC_URLS['anicc'])}"):
        mace_anicc()
    assert mace_anicc(model_path=small_file).r_max == 4.0
    place(lambda name: mace_anicc(), "", small_file)
    assert float(read_model("mace-anicc").r_max) == 4.0
    shutil.rmtree(cache_dir())
    beside = tmp_path / "calculators" / "foundations_models"  # as an installed mace-torch has it
    beside.mkdir(parents=True)
    shutil.copy(small_file, beside / "ani500k_large_CC.model")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: SimpleNamespace(origin=str(tmp_path / "__init__.py")))
    assert mace_anicc().r_max == 4.0


@pytest.mark.parametrize(
    ("helper", "name"), [(mace_mp, "medium-mpa-0"), (mace_off, "medium"), (mace_omol, "extra_large")]
)
def test_default_model(helper, name):
    with pytest.raises(FileNotFoundError, match=f"the model '{name}' has not been downloaded"):
        helper()


def test_url_is_looked_for_in_the_cache(small_file):
    url = "https://example.org/models/my-model_2.model?download=1"
    assert path_in_message(mace_mp, url) == cache_dir() / "mymodel_2model"
    assert path_in_message(mace_off, url) == cache_dir() / "my-model_2.model"
    place(mace_off, url, small_file)
    assert mace_off(url).r_max == 4.0


def test_cache_is_in_the_home_folder_by_default(monkeypatch, tmp_path):
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache_dir() == tmp_path / ".cache" / "mace"


@pytest.mark.parametrize("helper", HELPERS.values(), ids=HELPERS.keys())
def test_unknown_name_lists_the_names(helper):
    with pytest.raises(
        FileNotFoundError, match=r"no file 'huge', nor a model of that name: the names are .*(small|extra_)"
    ):
        helper("huge")


@pytest.mark.parametrize(
    ("helper", "dtype"), [(mace_mp, "float32"), (mace_off, "float64"), (mace_omol, "float64")], ids=HELPERS.keys()
)
def test_file_of_ones_own(helper, dtype, small_file):
    calculator = helper(small_file, **({"head": None} if helper is mace_omol else {}))
    assert isinstance(calculator, MACECalculator)
    assert calculator.default_dtype == dtype
    assert calculator.device.type == ("cuda" if torch.cuda.is_available() else "cpu")
    assert np.isfinite(calculator.get_potential_energy(molecule("H2O")))
    assert next(helper(str(small_file), return_raw_model=True).parameters()).dtype == torch.float64


@pytest.mark.parametrize("helper", HELPERS.values(), ids=HELPERS.keys())
def test_head_that_a_file_does_not_have_is_refused(helper, small_file):
    with pytest.raises(ValueError, match="the model has no head 'typo'; it has Default"):
        helper(small_file, head="typo")


def test_model_for_molecules_with_charge_and_spin_answers_on_its_head(tmp_path, small_file):
    with pytest.raises(ValueError, match="the model has no head 'omol'; it has Default"):
        mace_omol(small_file)
    model = mace_off(small_file, return_raw_model=True)
    model.heads = ["omol"]
    save(model, tmp_path / "omol.safetensors")
    assert mace_omol(tmp_path / "omol.safetensors").head == "omol"


@pytest.mark.parametrize("helper", HELPERS.values(), ids=HELPERS.keys())
def test_flags_of_mace_torch_are_taken(helper, small_file, caplog):
    head = {"head": None} if helper is mace_omol else {}
    helper(small_file, enable_cueq=True, **head)
    assert "enable_cueq: not needed, the kernels of mace_fast run instead" in caplog.text


def test_arguments_reach_the_calculator(small_file):
    calculator = mace_mp(small_file, device="cpu", default_dtype="float64", skin=0.7, compute_atomic_stresses=True)
    assert calculator.neighbours.skin == 0.7
    assert "stresses" in calculator.implemented_properties
    with pytest.raises(TypeError, match="no argument abc"):
        mace_mp(small_file, abc=True)


@pytest.mark.parametrize(
    ("helper", "name", "is_asl"),
    [
        (mace_mp, "medium-omat-0", True), (mace_mp, "mace-matpes-r2scan-0", True), (mace_mp, "medium-0b3", False),
        (mace_off, "small", True), (mace_omol, "extra_large", True),
    ],
)  # fmt: skip
def test_academic_licence_is_logged(helper, name, is_asl, caplog):
    caplog.set_level("INFO", logger="mace_fast")
    with pytest.raises(FileNotFoundError):
        helper(name)
    assert ("Academic Software License" in caplog.text) is is_asl


def test_small_model_comes_with_the_package(shared_model):
    calculator = mace_mp("small", default_dtype="float64")
    assert len(calculator.models[0].atomic_numbers) == 89
    atoms = molecule("CH3CH2OH")
    expected = MACECalculator(shared_model("mace-mp-0a-small.model"), default_dtype="float64")
    assert calculator.get_potential_energy(atoms) == pytest.approx(expected.get_potential_energy(atoms), abs=1e-10)
    np.testing.assert_allclose(calculator.get_forces(atoms), expected.get_forces(atoms), rtol=0, atol=1e-10)


def test_downloaded_small_model_comes_before_the_packaged_one(small_file):
    cached = cache_dir() / "20231210mace128L0_energy_epoch249model"
    cached.parent.mkdir(parents=True)
    shutil.copy(small_file, cached)
    assert mace_mp("small").r_max == 4.0


def test_dispersion_without_its_package_is_explained(small_file, monkeypatch):
    for name in ("torch_dftd", "torch_dftd.torch_dftd3_calculator"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(ImportError, match="D3 dispersion needs the package torch-dftd: pip install torch-dftd"):
        mace_mp(small_file, dispersion=True)


def test_dispersion_is_added_with_its_own_arguments(small_file):
    torch_dftd = pytest.importorskip("torch_dftd.torch_dftd3_calculator", reason="torch-dftd is not installed")
    options = {"device": "cpu", "default_dtype": "float64", "skin": 0.7}
    dispersion = {"damping": "zero", "abc": True}
    total = mace_mp(small_file, dispersion=True, dispersion_xc="b3-lyp", **dispersion, **options)
    assert isinstance(total, SumCalculator)
    atoms = molecule("H2O")
    d3 = torch_dftd.TorchDFTD3Calculator(xc="b3-lyp", cutoff=40 * units.Bohr, dtype=torch.float64, **dispersion)
    expected = mace_mp(small_file, **options).get_potential_energy(atoms) + d3.get_potential_energy(atoms)
    assert total.get_potential_energy(atoms) == pytest.approx(expected, abs=1e-12)
    assert abs(d3.get_potential_energy(atoms)) > 1e-5
    with pytest.raises(ValueError, match="no parameters of the functional 'nonsense' with damping 'bj'"):
        mace_mp(small_file, dispersion=True, dispersion_xc="nonsense")
