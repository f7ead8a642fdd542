"""Tables in place of the hidden radial layers: their error, exact forces, no stale table, and what is refused."""

import copy
import io
import pickle
from itertools import product

import numpy as np
import pytest
import torch

import mace_fast
from mace_fast.blocks import tabulated
from mace_fast.blocks.pair_tables import PairTables
from mace_fast.blocks.radial_functions import ANY, Pairs, RadialFunctions
from mace_fast.evaluated import is_tabulated
from mace_fast.kernels import RadialTable, table_error, tabulate
from mace_fast.testing.changes import WEIGHT_CHANGES, average
from mace_fast.testing.workloads import STRUCTURES

RESULTS = ("energy", "forces", "stress")


@pytest.fixture
def frozen(ours):
    """``frozen(name)`` is a new frozen model in float64."""
    return lambda name="residual reduced", **changes: mace_fast.freeze(ours(name, **changes))


def rms(tensor):
    return float(tensor.detach().square().mean().sqrt())


def relative_errors(found, expected, keys=RESULTS):
    return [rms(found[key] - expected[key]) / rms(expected[key]) for key in keys]


def test_errors_fall_with_the_fourth_power_and_those_of_derivatives_with_the_third(frozen, batch_of, evaluate):
    model = frozen()
    batch = batch_of(model, "ethanol", "carbide")
    expected = evaluate(model, batch, compute_stress=True)
    errors = []
    for num_knots in (65, 129, 257, 513):
        mace_fast.tabulate(model, num_knots)
        found = evaluate(model, batch, compute_stress=True)
        errors.append(relative_errors(found, expected, ("node_energy", "forces", "stress")))
    per_doubling = [(first / last) ** (1 / 3) for first, last in zip(errors[0], errors[-1], strict=True)]
    assert 12 < per_doubling[0] < 21
    assert 6 < per_doubling[1] < 11
    assert 5 < per_doubling[2] < 13
    assert errors[-1][0] < 1e-9
    assert max(errors[-1]) < 1e-5


@pytest.mark.parametrize("apply_cutoff", [True, False])
@pytest.mark.parametrize("name", ["gaussian", "chebyshev", "narrow first", "plain", "embedding readout"])
def test_other_bases_blocks_and_cutoffs(name, apply_cutoff, frozen, batch_of, evaluate):
    changes = {"distance_transform": "None"} if name == "narrow first" else {}
    model = frozen(name, apply_cutoff=apply_cutoff, **changes)
    batch = batch_of(model, "water_ion")
    expected = evaluate(model, batch, compute_stress=True)
    mace_fast.tabulate(model, 2049)
    found = evaluate(model, batch, compute_stress=True)
    assert not torch.equal(found["energy"], expected["energy"])
    assert max(relative_errors(found, expected)) < 1e-6


def test_without_hidden_layers_the_basis_is_tabulated(frozen, batch_of, evaluate):
    model = frozen("plain", radial_MLP=[])
    batch = batch_of(model, "water_ion")
    expected = evaluate(model, batch)
    mace_fast.tabulate(model, 2049)
    assert max(relative_errors(evaluate(model, batch), expected, ("energy", "forces"))) < 1e-6


@pytest.mark.thorough
@pytest.mark.parametrize("most_bytes", [0, 1 << 26], ids=["hidden layers", "weights"])
@pytest.mark.parametrize("name", ["residual reduced", "plain", "agnesi zbl", "nonlinear"])
def test_compiled_loops_read_the_same_tables(monkeypatch, request, name, most_bytes, frozen, batch_of, evaluate):
    """Those of all weights of a layer hold the same functions as those of its hidden layers times the last."""
    model = frozen(name)
    batch = batch_of(model, "ethanol", "carbide")
    mace_fast.tabulate(model, 65)
    expected = evaluate(model, batch, compute_stress=True, compute_hessian=True)
    request.getfixturevalue("compiled_cpu")
    monkeypatch.setattr(tabulated, "MOST_BYTES_OF_WEIGHTS", most_bytes)
    found = evaluate(model, batch, compute_stress=True, compute_hessian=True)
    assert max(relative_errors(found, expected, (*RESULTS, "hessian"))) < 1e-13
    kept = [item for block in model.interactions for item in block.kept.items()]
    chosen = [one.value for name, one in kept if name[0] is tabulated.WEIGHTS and name[-1] == "of the species present"]
    assert chosen
    assert all((one is not None) == (most_bytes > 0) for one in chosen)


def test_forces_are_the_derivative_of_the_tabulated_energy(frozen, batch_of, evaluate):
    model = frozen()
    batch = batch_of(model, "ethanol")
    exact = evaluate(model, batch)["forces"]
    mace_fast.tabulate(model, 33)
    forces = evaluate(model, batch)["forces"]
    generator = torch.Generator().manual_seed(0)
    for _ in range(3):
        direction = torch.randn(forces.shape, generator=generator, dtype=torch.float64)
        step = 1e-5
        ends = [
            evaluate(model, batch | {"positions": batch["positions"].detach() + sign * step * direction})["energy"]
            for sign in (1, -1)
        ]
        difference = -float((ends[0] - ends[1]).detach()) / (2 * step)
        assert abs(difference - float((forces * direction).sum())) < 1e-7 * rms(forces)
    assert rms(forces - exact) > 1e-4 * rms(exact)  # which the difference would have seen


@pytest.mark.parametrize(("name", "structure"), [("residual reduced", "carbide"), ("plain", "water_ion")])
def test_both_backends_agree(name, structure, frozen, batch_of, evaluate):
    model = frozen(name)
    mace_fast.tabulate(model, 65)
    batch = batch_of(model, structure)
    expected = evaluate(model, batch, compute_stress=True)
    model.backend = "triton"
    found = evaluate(model, batch, compute_stress=True)
    for key in RESULTS:
        torch.testing.assert_close(found[key], expected[key], rtol=1e-11, atol=1e-11, msg=key)


def test_float32(frozen, batch_of, evaluate):
    model = frozen()
    batch = batch_of(model, "ethanol")
    expected = evaluate(model, batch)
    mace_fast.tabulate(model)
    evaluate(model, batch)
    found = evaluate(model.float(), batch_of(model, "ethanol", dtype=torch.float32))
    assert found["forces"].dtype == torch.float32
    assert rms(found["forces"] - expected["forces"]) < 1e-5 * rms(expected["forces"])
    assert mace_fast.tabulate(model).layers[0].maximum < 1e-6


def test_hessian(frozen, batch_of, evaluate):
    model = frozen("plain")
    batch = batch_of(model, "water_ion")
    expected = evaluate(model, batch, compute_hessian=True)
    mace_fast.tabulate(model, 4097)
    assert relative_errors(evaluate(model, batch, compute_hessian=True), expected, ("hessian",))[0] < 1e-4


def scale_the_basis(model):
    model.radial_embedding.bessel_fn.bessel_weights.mul_(1.1)


def put_another_embedding(model):
    model.radial_embedding = copy.deepcopy(model.radial_embedding)
    model.radial_embedding.bessel_fn.prefactor = 0.9 * model.radial_embedding.bessel_fn.prefactor


def load_another_cutoff(model):
    state = model.state_dict()
    state["radial_embedding.cutoff_fn.p"] = torch.tensor(3, dtype=torch.int)
    model.load_state_dict(state)


def shorten_the_cutoff(model):
    model.radial_embedding.cutoff_fn.r_max.mul_(0.9)


@pytest.mark.parametrize(
    "change",
    [*WEIGHT_CHANGES, scale_the_basis, put_another_embedding, load_another_cutoff, shorten_the_cutoff],
    ids=lambda change: change.__name__,
)
@pytest.mark.parametrize("name", ["residual reduced", "agnesi zbl"])
def test_no_table_is_stale(name, change, frozen, batch_of, evaluate):
    model = frozen(name)
    batch = batch_of(model, "ethanol")
    mace_fast.tabulate(model)
    old = evaluate(model, batch)["forces"]
    change(model)
    found = evaluate(model, batch)["forces"]
    expected = evaluate(mace_fast.untabulate(model), batch)["forces"]
    assert rms(found - expected) < 1e-5 * rms(expected)
    assert rms(old - expected) > 1e-3 * rms(expected)


def test_tables_are_made_once(frozen, batch_of, evaluate):
    model = frozen()
    batch = batch_of(model, "water_ion")
    mace_fast.tabulate(model)
    evaluate(model, batch)
    before = [dict(block.kept) for block in model.interactions]
    evaluate(model, batch)
    for kept, block in zip(before, model.interactions, strict=True):
        assert all(block.kept[name] is value for name, value in kept.items())


def pickled(model):
    buffer = io.BytesIO()
    torch.save(model, buffer)
    buffer.seek(0)
    return torch.load(buffer, weights_only=False)


@pytest.mark.parametrize(
    "copied", [copy.deepcopy, lambda model: pickle.loads(pickle.dumps(model)), pickled], ids=["copy", "pickle", "torch"]
)
def test_copies_are_tabulated_too_and_share_nothing(copied, frozen, batch_of, evaluate):
    model = frozen()
    batch = batch_of(model, "water_ion")
    mace_fast.tabulate(model, 65)
    expected = evaluate(model, batch)["forces"]
    other = copied(model)
    assert torch.equal(evaluate(other, batch)["forces"], expected)
    average(other)
    assert not torch.allclose(evaluate(other, batch)["forces"], expected)
    assert torch.equal(evaluate(model, batch)["forces"], expected)


def test_undone_to_the_last_bit(frozen, batch_of, evaluate):
    model = frozen()
    batch = batch_of(model, "ethanol")
    keys = list(model.state_dict())
    expected = evaluate(model, batch, compute_stress=True)
    mace_fast.tabulate(model, 65)
    assert is_tabulated(model)
    assert list(model.state_dict()) == keys
    assert not torch.equal(evaluate(model, batch)["energy"], expected["energy"])
    assert mace_fast.untabulate(model) is model
    assert not is_tabulated(model)
    found = evaluate(model, batch, compute_stress=True)
    for key in RESULTS:
        assert torch.equal(found[key], expected[key]), key


def test_files_hold_no_tables(frozen, batch_of, evaluate, tmp_path):
    model = frozen("residual")
    batch = batch_of(model, "water_ion")
    expected = evaluate(model, batch)["energy"]
    mace_fast.tabulate(model, 65)
    mace_fast.save(model, tmp_path / "model.safetensors")
    assert torch.equal(evaluate(mace_fast.load(tmp_path / "model.safetensors"), batch)["energy"], expected)


@pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)
def test_report(dtype, frozen):
    model = frozen().to(dtype)
    report = mace_fast.tabulate(model, 100)
    assert report.num_knots == 100
    assert len(report.layers) == 2
    for block, error in zip(model.interactions, report.layers, strict=True):
        functions = RadialFunctions(block.conv_tp_weights, model.radial_embedding, model.atomic_numbers, None)
        function = functions.hidden(ANY)
        table = tabulate(function, 4.0, num_knots=100).to(dtype=dtype)
        assert table_error(function, table) == error
    lines = str(report).splitlines()
    assert "100 knots" in lines[0]
    assert len(lines) == 4
    assert [float(number) for number in lines[2].split()[1:]] == pytest.approx(
        [getattr(report.layers[0], name) for name in ("maximum", "rms", "slope_maximum", "slope_rms")], rel=0.05
    )


def test_calculator_and_step(frozen, batch_of, evaluate):
    model = frozen()
    batch = batch_of(model, "carbide")
    mace_fast.tabulate(model, 65)
    expected = evaluate(model, batch, compute_stress=True)
    step = mace_fast.Step(model, batch, compute_stress=True)
    found = step(batch["positions"].detach())
    for key in RESULTS:
        torch.testing.assert_close(found[key], expected[key].detach(), rtol=1e-12, atol=1e-12, msg=key)
    atoms = STRUCTURES["carbide"]()
    atoms.calc = mace_fast.MACECalculator(models=[model], default_dtype="float64")
    torch.testing.assert_close(torch.tensor(atoms.get_forces()), expected["forces"], rtol=1e-9, atol=1e-9)


@pytest.mark.filterwarnings("ignore:(divide by zero|invalid value):RuntimeWarning")  # of Triton's interpreter
@pytest.mark.parametrize("backend", ["reference", "triton"])
def test_coinciding_atoms_are_not_hidden_where_a_step_does_not_check(backend, frozen, batch_of, evaluate, monkeypatch):
    monkeypatch.setattr(mace_fast.inputs, "check_geometry", lambda geometry: None)
    model = frozen("plain", num_interactions=1)
    mace_fast.tabulate(model, 65)
    model.backend = backend
    batch = batch_of(model, "water_ion")
    positions = batch["positions"].detach().clone()
    positions[1] = positions[0]
    found = evaluate(model, batch | {"positions": positions})
    assert found["energy"].isnan().all()
    assert found["forces"].isnan().any()


def test_real_model(shared_model, evaluate, batch_of):
    model = mace_fast.freeze(mace_fast.load(shared_model("mace-mp-0a-small.model")).double())
    batch = batch_of(model, "carbide")
    expected = evaluate(model, batch)
    mace_fast.tabulate(model)
    found = evaluate(model, batch)
    for key, largest in (("forces", 3e-6), ("energy", 1e-8)):
        assert float((found[key] - expected[key]).detach().abs().max()) < largest, key


SEE_SPECIES = ("agnesi zbl", "soft", "density", "nonlinear", "omol")


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("name", "backend"), [*product(SEE_SPECIES, ["reference", "cpu"]), ("soft", "triton"), ("nonlinear", "triton")]
)
def test_pairs_of_species_have_tables_of_their_own(name, backend, request, frozen, batch_of, evaluate):
    if backend == "cpu":
        request.getfixturevalue("compiled_cpu")
    model = frozen(name)
    model.backend = "auto" if backend == "cpu" else backend
    for structures in (("water_ion",), ("ethanol", "carbide"))[: 1 if backend == "triton" else 2]:  # other species then
        batch = batch_of(model, *structures)
        mace_fast.untabulate(model)
        expected = evaluate(model, batch, compute_stress=True)
        mace_fast.tabulate(model, 1025)
        found = evaluate(model, batch, compute_stress=True)
        assert not torch.equal(found["energy"], expected["energy"])
        assert max(relative_errors(found, expected)) < 2e-6, structures


def test_which_pairs_share_a_table(frozen, batch_of, evaluate):
    shared = {"plain": 1, "agnesi zbl": 6, "nonlinear": 9}  # of three species
    for name, number in shared.items():
        model = frozen(name)
        mace_fast.tabulate(model, 33)
        batch = batch_of(model, "ethanol")
        assert batch["node_attrs"].any(dim=0).sum() == 3
        evaluate(model, batch)
        kept = [value.value for key, value in model.interactions[1].kept.items() if key[0] is tabulated.HIDDEN]
        (tables,) = (one for one in kept if isinstance(one, PairTables))
        assert len(tables._rows) == number, name


def test_tables_stay_as_others_are_made_and_make_room():
    """Three pairs, then six of which one is the same: there is room for seven in all, not for eight."""
    made = []

    def make(pair):
        made.append(pair)
        knots = torch.full((3, 2), float(10 * pair[0] + pair[1]))
        return RadialTable.from_knots(knots, torch.zeros(3, 2), 0.1, 4.0)

    tables = PairTables("the layers", make, Pairs.UNORDERED, 2 * 4 * 2 * 4, 7 * 64, "they are computed")
    two, three, one, four = (torch.tensor(elements) for elements in ([1, 4], [4, 5, 6], [5], [1, 4, 5, 6]))

    def numbers(chosen, pairs):
        index = torch.arange(pairs) if chosen.numbers is None else chosen.numbers
        return chosen.table.coefficients[index, 0, 0, 0].tolist()

    first = tables.of(two)
    assert numbers(first, 4) == [11, 14, 14, 44]
    assert numbers(tables.of(one), 1) == [55]
    assert tables.of(one).numbers is None
    assert tables.of(two) is first
    assert len(made) == 4
    second = tables.of(three)
    assert numbers(second, 9) == [44, 45, 46, 45, 55, 56, 46, 56, 66]
    assert len(made) == 4 + 6  # all are made again, since with those of before there were nine
    assert numbers(first, 4) == [11, 14, 14, 44]
    assert numbers(tables.of(one), 1) == [55]
    assert len(made) == 4 + 6
    assert tables.of(four) is None
    assert numbers(tables.of(three), 9) == numbers(second, 9)


def test_tables_that_need_too_much_memory_are_not_read_and_that_is_said(
    monkeypatch, caplog, frozen, batch_of, evaluate
):
    model = frozen("nonlinear")
    batch = batch_of(model, "ethanol")
    expected = evaluate(model, batch)["forces"]
    monkeypatch.setattr(tabulated, "MOST_BYTES", 0)
    mace_fast.tabulate(model, 65)
    assert torch.equal(evaluate(model, batch)["forces"], expected)
    evaluate(model, batch)
    said = [record.getMessage() for record in caplog.records]
    assert len(said) == len(set(said)) * len(model.interactions)
    assert any("tables of the hidden radial layers for 9 pairs of species would take" in one for one in said)
    assert any(one.endswith("more than 0: the density is computed") for one in said)


def test_report_by_pair(frozen):
    model = frozen("agnesi zbl")
    report = mace_fast.tabulate(model, 65, elements=[1, 8])
    assert list(report.pairs) == [(1, 1), (1, 8), (8, 8)]
    for number, layer in enumerate(report.layers):
        assert layer.maximum == max(layers[number].maximum for layers in report.pairs.values())
    lines = str(report).splitlines()
    assert "  H-O  " in str(report)
    assert lines[-1].split()[:2] == ["1", "worst"]
    assert len(lines) == 2 + 2 * 4
    assert len(mace_fast.tabulate(model, 65).pairs) == 6
    for elements in ([1, 79], []):
        with pytest.raises(ValueError, match="elements must be atomic numbers that the model knows, some of"):
            mace_fast.tabulate(model, 65, elements)


def test_weights_that_do_not_vanish_at_the_cutoff_are_refused(frozen):
    model = frozen("nonlinear", apply_cutoff=True)
    with pytest.raises(ValueError, match=r"apply_cutoff=True, do not vanish .* evaluate this model without tables"):
        mace_fast.tabulate(model)
    assert not is_tabulated(model)


def test_features_of_nodes_are_refused(frozen):
    model = frozen("attention")
    with pytest.raises(
        ValueError, match="layer 0, a RealAgnosticAttResidualInteractionBlock, see the features of both"
    ):
        mace_fast.tabulate(model)
    assert not is_tabulated(model)


def test_one_layer_that_cannot_leaves_the_other_as_it_was(frozen):
    model = frozen("plain", interaction_cls="AttResidual")
    with pytest.raises(ValueError, match="layer 1, a RealAgnosticAttResidual"):
        mace_fast.tabulate(model)
    assert not is_tabulated(model)


@pytest.mark.parametrize("prepare", [lambda model: model, lambda model: model.requires_grad_(False)])
def test_models_that_are_not_frozen_are_refused(prepare, ours):
    with pytest.raises(ValueError, match=r"not frozen: call mace_fast\.freeze\(model\) first"):
        mace_fast.tabulate(prepare(ours("plain")))


def test_training_a_tabulated_model_is_refused(frozen, batch_of, evaluate):
    model = frozen("plain")
    mace_fast.tabulate(model, 65)
    batch = batch_of(model, "water_ion")
    model.requires_grad_(True)
    with pytest.raises(ValueError, match=r"untabulate\(model\) to train, or mace_fast\.freeze\(model\) to evaluate"):
        evaluate(model, batch, training=True)
    mace_fast.freeze(model)
    evaluate(model, batch)
    mace_fast.untabulate(model).requires_grad_(True)
    evaluate(model, batch, training=True)["energy"].sum().backward()


@pytest.mark.parametrize("num_knots", [1, 0, -3, 10**13])
def test_too_few_or_too_many_knots(num_knots, frozen):
    with pytest.raises(ValueError, match=rf"must be from 2 to \d+, got {num_knots}; mace_fast\.untabulate"):
        mace_fast.tabulate(frozen("plain"), num_knots)


def test_numbers_of_numpy_are_numbers(frozen):
    report = mace_fast.tabulate(frozen("agnesi zbl"), np.int64(65), elements=np.array([1, 8, 8]))
    assert report.num_knots == 65
    assert set(report.pairs) == {(1, 1), (1, 8), (8, 8)}


def test_functions_that_vanish_have_no_error(frozen):
    model = frozen("plain")
    with torch.no_grad():
        for block in model.interactions:
            block.conv_tp_weights.layer0.weight.zero_()
    assert "nan" not in str(mace_fast.tabulate(model, 65))


@pytest.mark.parametrize("name", ["density", "nonlinear"])
def test_a_new_pair_leaves_evaluations_alone_that_are_differentiated_later(name, frozen, batch_of):
    model = frozen(name)
    first, second = batch_of(model, "water_ion"), batch_of(model, "carbide")
    forces = [model(dict(batch))["forces"] for batch in (first, second)]
    mace_fast.tabulate(model, 2049)
    for batch in (first, second):
        batch["positions"].requires_grad_()
    energies = [model(batch, compute_force=False)["energy"].sum() for batch in (first, second)]
    found = torch.autograd.grad(sum(energies), [first["positions"], second["positions"]])
    for gradient, expected in zip(found, forces, strict=True):
        assert rms(gradient + expected) < 1e-5 * rms(expected)


def test_tables_give_their_memory_back(frozen, batch_of, evaluate):
    model = frozen()
    batch = batch_of(model, "carbide")

    def num_kept():
        return sum(len(module.kept) for module in model.modules() if getattr(module, "kept", None))

    exact = evaluate(model, batch)["energy"]
    before = num_kept()
    for num_knots in (65, 129, 257):
        mace_fast.tabulate(model, num_knots)
        evaluate(model, batch)
    assert num_kept() > before
    assert torch.equal(evaluate(mace_fast.untabulate(model), batch)["energy"], exact)
    assert num_kept() == before


def test_tables_follow_the_cutoff(frozen, batch_of, evaluate):
    model = frozen("plain")
    batch = batch_of(model, "water_ion")
    mace_fast.tabulate(model, 2049)
    evaluate(model, batch)
    model.radial_embedding.cutoff_fn.exponent = 3
    found = evaluate(model, batch)
    expected = evaluate(mace_fast.untabulate(model), batch)
    assert max(relative_errors(found, expected, ("energy", "forces"))) < 1e-6


def test_what_is_no_number_of_knots_or_no_model_of_ours(frozen):
    with pytest.raises(TypeError, match=r"must be an integer, got None; mace_fast\.untabulate\(model\) switches"):
        mace_fast.tabulate(frozen("plain"), None)
    with pytest.raises(TypeError, match=r"Linear is not a model of mace_fast: convert .* mace_fast\.from_mace"):
        mace_fast.tabulate(torch.nn.Linear(2, 2))
    with pytest.raises(TypeError, match=r"MACECalculator is not a model of mace_fast: .* give each of its models"):
        mace_fast.untabulate(mace_fast.MACECalculator(models=[frozen("plain")]))


@pytest.mark.thorough
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the elements that torch's own compiler uses
def test_compilation_is_refused_before_and_after(frozen, batch_of):
    model = frozen("plain", num_interactions=1)
    batch = batch_of(model, "water_ion")
    torch._dynamo.reset()
    compiled = mace_fast.compile(model, backend="aot_eager")
    expected = compiled(dict(batch))["energy"]
    mace_fast.tabulate(model, 65)
    with pytest.raises(ValueError, match=r"call mace_fast\.untabulate\(model\) before compiling, or use"):
        mace_fast.compile(model)
    with pytest.raises(torch._dynamo.exc.Unsupported, match=r"call mace_fast\.untabulate\(model\) before compiling"):
        compiled(dict(batch))
    mace_fast.untabulate(model)
    assert torch.equal(compiled(dict(batch))["energy"], expected)
    torch._dynamo.reset()
