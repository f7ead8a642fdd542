"""Whole models through the Triton kernels, against mace-torch; without a GPU the interpreter runs them on the CPU."""

import pytest
import torch

import mace_fast
from mace_fast.folding import freeze
from mace_fast.kernels.runtime.launch import recording
from mace_fast.testing.compare import assert_close

RESULTS = ("energy", "node_energy", "forces", "stress", "virials", "node_feats")


@pytest.fixture
def on_triton(restored):
    """``on_triton(model)`` runs a shared model with the Triton backend until the test ends."""
    changed = []

    def switch(model):
        model.backend = "triton"
        changed.append(model)
        return model

    yield switch
    for model in changed:
        del model.backend


# 2 layers, L = 1 and 3 species in "all irreps last"; the others are what else a step can meet
@pytest.mark.parametrize(
    ("name", "structures"),
    [
        ("all irreps last", ["ethanol"]),
        ("residual", ["water_ion"]),
        ("nonlinear", ["water_ion"]),
        ("soft", ["water_ion"]),
        ("embedding readout", ["water_ion"]),
        ("plain zbl heads", ["water_ion", "water_ion"]),
    ],
)
def test_energies_forces_and_stress(name, structures, pair, batch_of, evaluate, on_triton):
    ours, theirs = pair(name)
    batch = batch_of(theirs, *structures)
    expected = evaluate(theirs, batch, compute_stress=True)
    found = evaluate(on_triton(ours), batch, compute_stress=True)
    for key in RESULTS:
        assert_close(found[key], expected[key], order=1, name=key)


@pytest.mark.thorough
@pytest.mark.parametrize("name", ["all irreps last", "density"])
def test_gradient_of_every_parameter_of_a_loss_of_energy_forces_and_stress(name, pair, batch_of, evaluate, on_triton):
    ours, theirs = pair(name)
    batch = batch_of(theirs, "water_ion")
    gradients = []
    for model in (theirs, on_triton(ours)):
        found = evaluate(model, batch, training=True, compute_stress=True)
        loss = sum(found[key].square().sum() for key in ("energy", "forces", "stress"))
        parameters = dict(model.named_parameters())
        values = torch.autograd.grad(loss, parameters.values(), allow_unused=True)
        gradients.append(dict(zip(parameters, values, strict=True)))
    for key, expected in gradients[0].items():
        got = gradients[1][key]
        if expected is None or got is None:
            assert not any(value is not None and bool(value.any()) for value in (expected, got)), key
        else:
            assert float((got - expected).abs().max()) <= 1e-9 * float(expected.abs().max()), key


@pytest.mark.thorough
def test_hessian(pair, batch_of, evaluate, on_triton):
    ours, theirs = pair("plain")
    batch = batch_of(theirs, "water_ion")
    expected = evaluate(theirs, batch, compute_hessian=True)["hessian"]
    found = evaluate(on_triton(ours), batch, compute_hessian=True)["hessian"]
    assert_close(found, expected.view_as(found), order=2, name="hessian")


@pytest.mark.parametrize(
    ("name", "neighbours", "kernels"),
    [
        (
            "all irreps last",
            None,
            {"fused_edges_forward", "fused_edges_gradient"},
        ),
        (
            "residual",
            400.0,
            {"fused_edges_density", "fused_edges_density_gradient", "fused_edges_forward", "fused_edges_gradient"},
        ),
        ("soft", None, {"fused_edges_forward", "fused_edges_gradient"}),
        ("density", 400.0, {"fused_edges_density", "fused_edges_density_gradient", "fused_edges_learned_density"}),
        ("plain zbl heads", None, {"fused_edges_forward", "fused_edges_gradient"}),
        ("nonlinear", None, {"fused_edges_forward", "fused_edges_gradient"}),
        ("omol", None, {"fused_edges_forward", "fused_edges_gradient"}),
    ],
)
def test_frozen_weights_take_the_fused_kernels_and_give_the_same(name, neighbours, kernels, ours, batch_of, evaluate):
    model = freeze(ours(name))
    if neighbours is not None:  # so many that the density projection is cheaper
        for block in model.interactions:
            block.avg_num_neighbors = neighbours
    batch = batch_of(model, "water_ion")
    model.backend = "reference"
    expected = evaluate(model, batch, compute_stress=True)
    model.backend = "triton"
    found = evaluate(model, batch, compute_stress=True)
    for key in RESULTS:
        assert_close(found[key], expected[key], order=1, name=key)
    with recording() as launches:
        evaluate(model, batch)
    modules = {one.function.fn.__module__ for one in launches}
    launched = {module.split(".")[-1].rsplit("_", 1)[0] for module in modules}
    assert kernels <= launched
    assert not {"convolution_forward", "radial_hidden"} & launched
    assert not any("edge_embedding" in module for module in modules)
    assert hasattr(model, "pair_repulsion_fn") == any("pair_repulsion" in module for module in modules)


def _doubled(net):
    net[1].register_forward_hook(lambda module, arguments, output: 2.0 * output)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda net: net.__setitem__(1, torch.nn.LayerNorm(8, eps=0.1)), id="other epsilon"),
        pytest.param(lambda net: net.__setitem__(2, torch.nn.GELU()), id="other activation"),
        pytest.param(lambda net: net.__setitem__(1, torch.nn.LayerNorm(8, elementwise_affine=False)), id="no scale"),
        pytest.param(lambda net: net.__setitem__(3, torch.nn.Linear(8, 8, bias=False)), id="no bias"),
        pytest.param(lambda net: net.__setitem__(1, torch.nn.Identity()), id="no normalisation"),
        pytest.param(_doubled, id="hook"),
    ],
)
def test_other_parts_of_a_radial_network_count(change, ours, batch_of, evaluate):
    """The fused kernels read the numbers of the parts that we made, and leave others to torch."""
    model = ours("nonlinear")
    change(model.interactions[1].conv_tp_weights.net)
    batch = batch_of(model.double(), "water_ion")
    model.backend = "reference"
    expected = evaluate(freeze(model), batch, compute_stress=True)
    model.backend = "triton"
    found = evaluate(model, batch, compute_stress=True)
    for key in RESULTS:
        assert_close(found[key], expected[key], order=1, name=key)


class _Doubled(torch.nn.Module):
    def __init__(self, inside):
        super().__init__()
        self.inside = inside

    def forward(self, *arguments):
        return 2.0 * self.inside(*arguments)


@pytest.mark.parametrize("how", ["hook", "forward", "module"])
@pytest.mark.parametrize("name", ["density", "nonlinear"])
def test_who_changes_a_density_network_is_called(name, how, ours, batch_of, evaluate):
    model = ours(name)
    batch = batch_of(model.double(), "water_ion")
    before = evaluate(freeze(model), batch)["energy"]
    block = model.interactions[1]
    own = block.density_fn.forward
    if how == "hook":
        block.density_fn.register_forward_hook(lambda module, arguments, output: 2.0 * output)
    elif how == "forward":
        block.density_fn.forward = lambda *arguments: 2.0 * own(*arguments)
    else:
        block.density_fn = _Doubled(block.density_fn)
    model.backend = "reference"
    expected = evaluate(model, batch, compute_stress=True)
    model.backend = "triton"
    found = evaluate(model, batch, compute_stress=True)
    assert not torch.equal(expected["energy"], before)
    for key in RESULTS:
        assert_close(found[key], expected[key], order=1, name=key)


def test_constants_of_the_repulsion_that_train_get_gradients(ours, batch_of, evaluate):
    model = ours("plain zbl heads")
    repulsion = model.pair_repulsion_fn
    trained = [repulsion.a_exp.requires_grad_(), repulsion.a_prefactor.requires_grad_(), repulsion.c.requires_grad_()]
    batch = batch_of(model, "water_ion")
    gradients = {}
    for backend in ("reference", "triton"):
        model.backend = backend
        gradients[backend] = torch.autograd.grad(evaluate(model, batch, training=True)["node_energy"].sum(), trained)
    for found, expected in zip(gradients["triton"], gradients["reference"], strict=True):
        assert expected.any()
        assert_close(found, expected, order=1)


def test_what_needs_second_derivatives_takes_the_unfused_kernels(ours, batch_of, evaluate):
    model = freeze(ours("plain"))
    model.backend = "triton"
    with recording() as launches:
        evaluate(model, batch_of(model, "water_ion"), training=True)
    assert not any("fused" in one.function.fn.__module__ for one in launches)


def test_same_bits_in_two_runs(one_of_ours, batch_of, evaluate, on_triton):
    model = on_triton(one_of_ours("plain"))
    batch = batch_of(model, "water_ion")
    first, second = (evaluate(model, batch, compute_stress=True) for _ in range(2))
    for key in ("energy", "forces", "stress"):
        assert torch.equal(first[key], second[key]), key


def test_padding_edges_at_the_cutoff_change_nothing(ours, batch_of, evaluate):
    model = freeze(ours("plain"))
    model.backend = "triton"
    batch = batch_of(model, "water_ion", shuffled=False)
    expected = evaluate(model, batch)
    last, far = len(batch["positions"]) - 1, torch.tensor([[float(model.r_max), 0.0, 0.0], [99.0, 0.0, 0.0]])
    padded = dict(batch)
    padded["edge_index"] = torch.cat([batch["edge_index"], torch.full((2, 2), last)], dim=1)
    padded["shifts"] = torch.cat([batch["shifts"], far.double()])
    padded["unit_shifts"] = torch.cat([batch["unit_shifts"], torch.zeros(2, 3, dtype=torch.float64)])
    found = evaluate(model, padded)
    for key in ("energy", "forces"):
        assert torch.equal(found[key], expected[key]), key


def test_batch_that_contradicts_ptr_is_refused(one_of_ours, batch_of, on_triton):
    model = on_triton(one_of_ours("plain"))
    batch = batch_of(model, "water_ion", "water_ion")
    batch["batch"] = batch["batch"].flip(0)
    with pytest.raises(ValueError, match="batch must ascend and ptr say where each graph begins"):
        model(batch)


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("name", "is_frozen"), [("plain", False), ("plain", True), ("density", True), ("nonlinear", True)]
)
def test_compiled_step_gives_the_same(name, is_frozen, ours, batch_of, evaluate):
    model = freeze(ours(name)) if is_frozen else ours(name)
    model.backend = "triton"
    batch = batch_of(model, "water_ion")
    expected = evaluate(model, batch)
    torch._dynamo.reset()
    found = mace_fast.compile(model, backend="aot_eager")(dict(batch))
    torch._dynamo.reset()
    for key in ("energy", "forces"):
        assert_close(found[key], expected[key], order=1, name=key)
