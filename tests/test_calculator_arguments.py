"""The arguments of the ASE calculator: those of mace-torch are taken, and what cannot be used is refused."""

import inspect

import numpy as np
import pytest
from ase.build import molecule

from mace_fast.calculator import MACECalculator
from mace_fast.checkpoint import load
from mace_fast.testing.workloads import SMALL, build


@pytest.fixture(scope="module")
def path(shared_model):
    return shared_model("imagdau_mace02_com1_swa.model")


@pytest.fixture(scope="module")
def model(path):
    return load(path)


def evaluated(calculator):
    calculator.calculate(molecule("CH3CH2OH"))
    return calculator.results


def test_old_name_of_the_argument_still_works(path, caplog):
    assert MACECalculator(model_path=path).num_models == 1
    assert "use 'model_paths'" in caplog.text


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"enable_cueq": True}, "enable_cueq"),
        ({"enable_oeq": True}, "enable_oeq"),
        ({"compile_mode": "default", "fullgraph": False, "warmup": True}, "compile_mode, fullgraph, warmup"),
        ({"enable_cueq": True, "enable_oeq": True}, "enable_cueq, enable_oeq"),
    ],
)
def test_flags_that_ask_mace_torch_for_speed_change_no_result_and_are_answered_once(model, options, named, caplog):
    expected = evaluated(MACECalculator(models=model))
    assert not caplog.records
    actual = evaluated(MACECalculator(models=model, **options))
    assert [record.getMessage() for record in caplog.records] == [
        f"{named}: not needed, the kernels of mace_fast run instead, with the same results"
    ]
    assert actual.keys() == expected.keys()
    for name, value in expected.items():
        np.testing.assert_array_equal(actual[name], value, err_msg=name)


def test_every_argument_of_mace_torch_is_in_its_place(reference):
    theirs = list(inspect.signature(reference.calculators.MACECalculator).parameters.values())
    ours = list(inspect.signature(MACECalculator).parameters.values())
    positional = [p for p in theirs if p.kind is p.POSITIONAL_OR_KEYWORD]
    assert [(p.name, p.default) for p in ours[: len(positional)]] == [(p.name, p.default) for p in positional]


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"model_type": "DipoleMACE"}, ValueError, "the model is of the class ScaleShiftMACE: give 'MACE'"),
        ({"model_type": "PolarMACE", "enable_cueq": True}, ValueError, "of the class ScaleShiftMACE: give 'MACE'"),
        ({"model_type": "MACELES"}, ValueError, "'MACELES': mace_fast evaluates MACE, Ene"),
        ({"head": "typo"}, ValueError, "the model has no head 'typo'; it has Default"),
        ({"head": "default"}, ValueError, "the model has no head 'default'; it has Default"),
        ({"pad_num_atoms": 2.7}, ValueError, "pad_num_atoms and pad_num_edges must be whole numbers"),
        ({"pad_num_edges": "many"}, ValueError, "pad_num_atoms and pad_num_edges must be whole numbers"),
        ({"skin": -1.0}, ValueError, "skin is -1.0 Å: give zero or a positive length"),
        ({"defualt_dtype": "float64"}, TypeError, r"has no argument defualt_dtype: did you mean default_dtype\?"),
        ({"dtype": "float64"}, TypeError, r"has no argument dtype: did you mean default_dtype\?"),
        ({"xyz": 1}, TypeError, r"has no argument xyz: see help\(MACECalculator\)"),
        ({"models": None}, ValueError, "give either 'model_paths' or 'models', and one of them only"),
        ({"model_paths": "a.model"}, ValueError, "give either 'model_paths' or 'models', and one of them only"),
    ],
)
def test_bad_arguments_are_refused(model, options, error, message):
    with pytest.raises(error, match=message):
        MACECalculator(**({"models": model} | options))


def test_the_head_may_change_later_and_the_models_may_not():
    model = build({**SMALL["heads"], "num_interactions": 1})
    atoms = molecule("H2O")
    energies = {}
    for head in model.heads:
        atoms.calc = MACECalculator(models=model, head=head)
        energies[head] = atoms.get_potential_energy()
    assert len(set(energies.values())) == len(model.heads) > 1
    calculator = atoms.calc
    for head in model.heads:
        calculator.head = head
        assert calculator.head == head
        assert atoms.get_potential_energy() == energies[head]
    with pytest.raises(ValueError, match="the model has no head 'typo'"):
        calculator.head = "typo"
    with pytest.raises(AttributeError):
        calculator.models = [model]
