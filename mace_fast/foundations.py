"""Published foundation models by name, read from the cache in which mace-torch keeps its downloads.

Nothing is downloaded here: where a file is missing, the error says how to get it.
"""

import importlib
import importlib.util
import logging
import os
from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any, cast

import torch
from ase import units
from ase.calculators.mixing import SumCalculator
from torch import nn

from mace_fast.calculator import MACECalculator
from mace_fast.checkpoint import load
from mace_fast.layers import Layers
from mace_fast.loading import DTYPES, load_models

_LOGGER = logging.getLogger("mace_fast")
_RELEASES = "https://github.com/ACEsuit/mace-mp/releases/download"
_FOUNDATIONS = "https://github.com/ACEsuit/mace-foundations/releases/download"
_OFF = "https://raw.githubusercontent.com/ACEsuit/mace-off/main"

MACE_MP_URLS: Mapping[str, str] = MappingProxyType(
    {
        "small": f"{_RELEASES}/mace_mp_0/2023-12-10-mace-128-L0_energy_epoch-249.model",
        "medium": f"{_RELEASES}/mace_mp_0/2023-12-03-mace-128-L1_epoch-199.model",
        "large": f"{_RELEASES}/mace_mp_0/MACE_MPtrj_2022.9.model",
        "small-0b": f"{_RELEASES}/mace_mp_0b/mace_agnesi_small.model",
        "medium-0b": f"{_RELEASES}/mace_mp_0b/mace_agnesi_medium.model",
        "small-0b2": f"{_RELEASES}/mace_mp_0b2/mace-small-density-agnesi-stress.model",
        "medium-0b2": f"{_RELEASES}/mace_mp_0b2/mace-medium-density-agnesi-stress.model",
        "large-0b2": f"{_RELEASES}/mace_mp_0b2/mace-large-density-agnesi-stress.model",
        "medium-0b3": f"{_RELEASES}/mace_mp_0b3/mace-mp-0b3-medium.model",
        "medium-mpa-0": f"{_RELEASES}/mace_mpa_0/mace-mpa-0-medium.model",
        "small-omat-0": f"{_RELEASES}/mace_omat_0/mace-omat-0-small.model",
        "medium-omat-0": f"{_RELEASES}/mace_omat_0/mace-omat-0-medium.model",
        "mace-matpes-pbe-0": f"{_FOUNDATIONS}/mace_matpes_0/MACE-matpes-pbe-omat-ft.model",
        "mace-matpes-r2scan-0": f"{_FOUNDATIONS}/mace_matpes_0/MACE-matpes-r2scan-omat-ft.model",
        "mh-0": f"{_FOUNDATIONS}/mace_mh_1/mace-mh-0.model",
        "mh-1": f"{_FOUNDATIONS}/mace_mh_1/mace-mh-1.model",
    }
)
MACE_OFF_URLS: Mapping[str, str] = MappingProxyType(
    {
        **{size: f"{_OFF}/mace_off23/MACE-OFF23_{size}.model" for size in ("small", "medium", "large")},
        "medium-off24": f"{_OFF}/mace_off24/MACE-OFF24_medium.model",
    }
)
MACE_OMOL_URLS: Mapping[str, str] = MappingProxyType(
    {"extra_large": f"{_FOUNDATIONS}/mace_omol_0/MACE-omol-0-extra-large-1024.model"}
)
MACE_POLAR_URLS: Mapping[str, str] = MappingProxyType(
    {f"polar-1-{size}": f"{_FOUNDATIONS}/mace_polar_1/MACE-POLAR-1-{size.upper()}.model" for size in "sml"}
)
_ANICC = "ani500k_large_CC.model"
MACE_ANICC_URLS: Mapping[str, str] = MappingProxyType(
    {"anicc": f"https://github.com/ACEsuit/mace/raw/main/mace/calculators/foundations_models/{_ANICC}"}
)
MACE_MDP_URLS: Mapping[str, str] = MappingProxyType(
    {"mdp": "https://raw.githubusercontent.com/Nilsgoe/MACE-MDP/main/models/MACE-MDP.model"}
)
# Names of mace_mp whose files are not MIT but under the Academic Software License, like all of mace_off and mace_omol.
_ASL_NAMES = {"small-omat-0", "medium-omat-0", "mace-matpes-pbe-0", "mace-matpes-r2scan-0"}
_ASL_NOTE = "%s is under the Academic Software License (https://github.com/gabor1/ASL), which forbids commercial use"
_PACKAGED_SMALL = "mace-mp-0a-small.safetensors"
_DISPERSION_ARGUMENTS = {"old", "cnthr", "abc", "bidirectional", "cutoff_smoothing"}


def mace_mp(
    model: str | Path | None = None,
    device: str = "",
    default_dtype: str = "float32",
    dispersion: bool = False,
    damping: str = "bj",
    dispersion_xc: str = "pbe",
    dispersion_cutoff: float = 40.0 * units.Bohr,
    return_raw_model: bool = False,
    **kwargs: Any,
) -> MACECalculator | SumCalculator | nn.Module:
    """Return a calculator with a model for materials, of 89 elements.

    MACE-MP and MACE-MPA are under the MIT licence, the "omat" and "matpes" models under the Academic Software License,
    which forbids commercial use. Cite arXiv:2401.00096. "small" comes with this package.

    Args:
        model: a name in ``MACE_MP_URLS``, a URL, or a path; "medium-mpa-0" if None.
        device: torch device; "cuda" if there is one, else "cpu", if empty.
        default_dtype: "float32", as fits molecular dynamics, or "float64", as fits geometry optimisation.
        dispersion: add the D3 correction of the package torch-dftd.
        damping: damping of D3, "zero", "bj", "zerom" or "bjm".
        dispersion_xc: functional of D3.
        dispersion_cutoff: cutoff of D3 in Å.
        return_raw_model: return the module, in the dtype of its file, instead of a calculator.
        **kwargs: passed to ``MACECalculator``; ``old``, ``cnthr``, ``abc``, ``bidirectional`` and
            ``cutoff_smoothing`` to torch-dftd.

    Returns:
        ``MACECalculator``; with dispersion, ASE's ``SumCalculator`` of it and D3; or the module.

    Raises:
        FileNotFoundError: the file is not there; the message says how to get it.
        ImportError: ``dispersion`` without torch-dftd.
        ValueError: as ``MACECalculator``.
    """
    name = "medium-mpa-0" if model is None else str(model)
    if name in _ASL_NAMES:
        _LOGGER.info(_ASL_NOTE, name)
    path = _model_file(name, MACE_MP_URLS, _letters_and_digits)
    if return_raw_model or not dispersion:
        return _calculator_or_model(path, device, default_dtype, return_raw_model, kwargs)
    d3_arguments = {key: kwargs.pop(key) for key in _DISPERSION_ARGUMENTS & kwargs.keys()}
    _require_dispersion()
    mace = MACECalculator(model_paths=path, device=device or _default_device(), default_dtype=default_dtype, **kwargs)
    return with_dispersion(mace, damping, dispersion_xc, dispersion_cutoff, **d3_arguments)


def with_dispersion(
    mace: MACECalculator, damping: str = "bj", xc: str = "pbe", cutoff: float = 40.0 * units.Bohr, **arguments: Any
) -> SumCalculator:
    """Add Grimme's D3 dispersion to a calculator, on its device and in its dtype.

    Args:
        mace: gives the rest of the energy.
        damping: "zero", "bj", "zerom" or "bjm".
        xc: functional that the parameters are of.
        cutoff: in Å.
        **arguments: of ``TorchDFTD3Calculator``.

    Returns:
        The sum of both.

    Raises:
        ImportError: there is no torch-dftd.
        ValueError: torch-dftd has no parameters for the functional with this damping.

    Source:
        Grimme et al., J. Chem. Phys. 132, 154104 (2010), as computed by torch-dftd.
    """
    torch_dftd = _require_dispersion()
    arguments |= {"device": str(mace.device), "dtype": DTYPES[mace.default_dtype]}
    try:
        d3 = torch_dftd.TorchDFTD3Calculator(damping=damping, xc=xc, cutoff=cutoff, **arguments)
    except (KeyError, ValueError) as error:
        raise ValueError(
            f"torch-dftd has no parameters of the functional {xc!r} with damping {damping!r}: give 'pbe' or another"
        ) from error
    return SumCalculator([mace, d3])


def _require_dispersion() -> Any:
    try:
        return importlib.import_module("torch_dftd.torch_dftd3_calculator")
    except ImportError as error:
        raise ImportError("D3 dispersion needs the package torch-dftd: pip install torch-dftd") from error


def mace_off(
    model: str | Path | None = None,
    device: str = "",
    default_dtype: str = "float64",
    return_raw_model: bool = False,
    **kwargs: Any,
) -> MACECalculator | nn.Module:
    """Return a calculator with a MACE-OFF model, for organic molecules of H, C, N, O, F, P, S, Cl, Br and I.

    The models are under the Academic Software License, which forbids commercial use. Cite arXiv:2312.15211.

    Args:
        model: "small", "medium" or "large" of MACE-OFF23, "medium-off24", a URL, or a path; "medium" if None.
        device: torch device; "cuda" if there is one, else "cpu", if empty.
        default_dtype: "float32" or "float64".
        return_raw_model: return the module, in the dtype of its file, instead of a calculator.
        **kwargs: passed to ``MACECalculator``.

    Raises:
        FileNotFoundError: the file is not there; the message says how to get it.
        ValueError: as ``MACECalculator``.
    """
    name = "medium" if model is None else str(model)
    _LOGGER.info(_ASL_NOTE, f"MACE-OFF {name}")
    return _calculator_or_model(_model_file(name, MACE_OFF_URLS), device, default_dtype, return_raw_model, kwargs)


def mace_omol(
    model: str | Path | None = None,
    device: str = "",
    default_dtype: str = "float64",
    return_raw_model: bool = False,
    *,
    head: str | None = "omol",
    **kwargs: Any,
) -> MACECalculator | nn.Module:
    """Return a calculator with a MACE-OMOL model, for molecules with charge and spin.

    The model is under the Academic Software License, which forbids commercial use. It reads the total charge in e from
    ``atoms.info["charge"]`` and the spin multiplicity from ``atoms.info["spin"]``.

    Args:
        model: "extra_large", a URL, or a path; "extra_large" if None.
        device: torch device; "cuda" if there is one, else "cpu", if empty.
        default_dtype: "float32" or "float64".
        return_raw_model: return the module, in the dtype of its file, instead of a calculator.
        head: name of the head; "omol" is that of the published model. A file of your own may have others, and None
            takes the only one, or the one called "default".
        **kwargs: passed to ``MACECalculator``.

    Raises:
        FileNotFoundError: the file is not there; the message says how to get it.
        ValueError: as ``MACECalculator``.
    """
    name = "extra_large" if model is None else str(model)
    _LOGGER.info(_ASL_NOTE, f"MACE-OMOL {name}")
    path = _model_file(name, MACE_OMOL_URLS)
    return _calculator_or_model(path, device, default_dtype, return_raw_model, {**kwargs, "head": head})


def mace_anicc(
    device: str = "", model_path: str | Path | None = None, return_raw_model: bool = False
) -> MACECalculator | nn.Module:
    """Return a calculator in float64 with the coupled-cluster model of ANI-1ccx, for molecules of H, C, N and O.

    The model is under the MIT licence. Cite doi:10.1063/5.0155322 and the data set.

    Args:
        device: torch device; "cuda" if there is one, else "cpu", if empty.
        model_path: of the file; if None, where an installed mace-torch keeps it, or the cache.
        return_raw_model: return the module, in the dtype of its file, instead of a calculator.

    Raises:
        FileNotFoundError: the file is not there; the message says how to get it.
    """
    package = importlib.util.find_spec("mace") if model_path is None else None
    if package is not None and package.origin is not None:
        beside = Path(package.origin).parent / "calculators" / "foundations_models" / _ANICC
        model_path = beside if beside.is_file() else None
    path = _model_file("anicc" if model_path is None else str(model_path), MACE_ANICC_URLS)
    return _calculator_or_model(path, device, "float64", return_raw_model, {})


def mace_polar(
    model: str | Path,
    device: str = "",
    default_dtype: str = "float32",
    return_raw_model: bool = False,
    **kwargs: Any,
) -> MACECalculator | nn.Module:
    """Return a calculator with a MACE-POLAR model, for molecules, slabs and crystals with charge, spin and fields.

    No MACE-POLAR file has been tried: the tests have models of random weights of the same architecture.

    Args:
        model: "polar-1-s", "polar-1-m" or "polar-1-l", a URL, or a path.
        device: torch device; "cuda" if there is one, else "cpu", if empty.
        default_dtype: "float32" or "float64".
        return_raw_model: return the module, in the dtype of its file, instead of a calculator.
        **kwargs: passed to ``MACECalculator``.

    Raises:
        FileNotFoundError: the file is not there; the message says how to get it.
        ValueError: as ``MACECalculator``.
    """
    path = _model_file(str(model), MACE_POLAR_URLS, _letters_and_digits)
    kwargs.setdefault("model_type", "PolarMACE")
    return _calculator_or_model(path, device, default_dtype, return_raw_model, kwargs)


def mace_mdp(
    model: str | Path | None = None,
    device: str = "",
    default_dtype: str = "float64",
    return_raw_model: bool = False,
    **kwargs: Any,
) -> MACECalculator | nn.Module:
    """Return a calculator of dipoles and polarizabilities with MACE-MDP, for organic molecules and liquids.

    It knows H, C, N, O, F, P, S, Cl, Br and I, and gives neither energies nor forces. The model is under the Academic
    Software License, which forbids commercial use.

    Args:
        model: a URL or a path; the published model if None.
        device: torch device; "cuda" if there is one, else "cpu", if empty.
        default_dtype: "float32" or "float64".
        return_raw_model: return the module, in the dtype of its file, instead of a calculator.
        **kwargs: passed to ``MACECalculator``.

    Raises:
        FileNotFoundError: the file is not there; the message says how to get it.
        ValueError: as ``MACECalculator``.
    """
    name = "mdp" if model is None else str(model)
    _LOGGER.info(_ASL_NOTE, "MACE-MDP")
    kwargs.setdefault("model_type", "DipolePolarizabilityMACE")
    return _calculator_or_model(_model_file(name, MACE_MDP_URLS), device, default_dtype, return_raw_model, kwargs)


def read_model(name: str | Path, device: str = "cpu") -> Layers:
    """The model of a file or of a foundation name, as it is there: what trains and what does not too.

    Args:
        name: a path, or "mace-mp-small", "mace-off-medium", "mace-omol-extra_large", "mace-polar-1-m", "mace-anicc",
            "mace-mdp"; "small" alone is "mace-mp-small".
        device: torch device.

    Raises:
        FileNotFoundError: it is neither a file nor a foundation model that is on this machine.
        ValueError: it is a folder, or a file that holds no model that mace_fast has.
    """
    name = str(name)
    if Path(name).is_file():
        return load(name, device=device)
    if name in ("mace-anicc", "mace-mdp"):
        single = mace_anicc if name == "mace-anicc" else mace_mdp
        return cast("Layers", single(device=device, return_raw_model=True))
    families: dict[str, tuple[Callable[..., object], Mapping[str, str]]] = {
        "mp": (mace_mp, MACE_MP_URLS),
        "off": (mace_off, MACE_OFF_URLS),
        "omol": (mace_omol, MACE_OMOL_URLS),
        "polar": (mace_polar, {name.removeprefix("polar-"): url for name, url in MACE_POLAR_URLS.items()}),
    }
    family, _, size = ("mp", "-", name) if name == "small" else name.removeprefix("mace-").partition("-")
    if family not in families or not size:
        if Path(name).exists():
            return load(name)  # a folder or a pipe, which it refuses
        raise FileNotFoundError(f"{name} is neither a file nor a foundation model such as mace-mp-small")
    make, urls = families[family]
    if size not in urls:
        names = ", ".join(f"mace-{family}-{known}" for known in urls)
        raise FileNotFoundError(f"there is no file {name}, nor a model of that name: the names are {names}")
    known = f"polar-{size}" if family == "polar" else size
    return cast("Layers", make(known, device=device, return_raw_model=True))


def cache_dir() -> Path:
    """Return the folder in which mace-torch keeps downloaded models, ``$XDG_CACHE_HOME/mace`` or ``~/.cache/mace``."""
    return Path(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")) / "mace"


def _letters_and_digits(name: str) -> str:
    """How mace-torch names most of its downloads."""
    return "".join(character for character in name if character.isalnum() or character == "_")


def _model_file(name: str, urls: Mapping[str, str], file_name: Callable[[str], str] = str) -> Path:
    """Find the file of a name, a URL or a path; ``file_name`` turns the end of a URL into the name in the cache."""
    url = urls.get(name, name)
    if not url.startswith("https:"):
        if Path(name).is_file():
            return Path(name)
        raise FileNotFoundError(f"there is no file {name!r}, nor a model of that name: the names are {', '.join(urls)}")
    cached = cache_dir() / file_name(PurePosixPath(url.split("?")[0]).name)
    if cached.is_file():
        return cached
    if url == MACE_MP_URLS["small"]:
        return Path(str(files("mace_fast") / "resources" / _PACKAGED_SMALL))
    raise FileNotFoundError(
        f"the model {name!r} has not been downloaded: it is at {url} and belongs at {cached}. To get it, run\n"
        f"curl --fail --location --create-dirs --output '{cached}' '{url}'"
    )


def _calculator_or_model(
    path: Path, device: str, default_dtype: str, return_raw_model: bool, kwargs: Mapping[str, Any]
) -> MACECalculator | nn.Module:
    _LOGGER.info("using the model %s", path)
    device = device or _default_device()
    if return_raw_model:
        return load_models(path)[0].to(device)
    return MACECalculator(model_paths=path, device=device, default_dtype=default_dtype, **kwargs)


def _default_device() -> str:
    return "cuda" if torch.cuda.is_available() else "cpu"
