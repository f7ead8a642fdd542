"""``mace_fast.compile``: one graph without breaks, the same numbers, and graphs of other sizes."""

import pytest
import torch

import mace_fast

# of the elements that torch's own compiler uses
pytestmark = [pytest.mark.thorough, pytest.mark.filterwarnings("ignore::DeprecationWarning")]


@pytest.fixture(autouse=True)
def no_graphs_left_behind():
    torch._dynamo.reset()
    yield
    torch._dynamo.reset()


def assert_equal_results(found, expected):
    assert found.keys() == expected.keys()
    for key, value in expected.items():
        if value is None:
            assert found[key] is None, key
        else:
            torch.testing.assert_close(found[key], value, rtol=1e-11, atol=1e-11, msg=key)


@pytest.mark.parametrize(
    ("name", "backend"), [("residual reduced", "reference"), ("nonlinear", "cpu"), ("plain zbl heads", "reference")]
)
def test_compiled_model_gives_the_same(name, backend, compiled_cpu, ours, batch_of):
    model = ours(name)
    model.backend = backend
    batch = batch_of(model, "ethanol", "carbide")
    expected = model(dict(batch), compute_stress=True)
    compiled = mace_fast.compile(model, backend="aot_eager")
    assert_equal_results(compiled(dict(batch), compute_stress=True), expected)


def test_compiled_training_step_gives_the_same_gradients(ours, batch_of):
    model = ours("residual")
    batch = batch_of(model, "ethanol")

    def gradients(evaluate):
        found = evaluate(dict(batch), training=True)
        loss = found["energy"].square().sum() + found["forces"].square().sum()
        return torch.autograd.grad(loss, list(model.parameters()), allow_unused=True)

    expected = gradients(model)
    found = gradients(mace_fast.compile(model, backend="aot_eager"))
    for (key, _), got, wanted in zip(model.named_parameters(), found, expected, strict=True):
        assert (got is None) == (wanted is None), key
        if wanted is not None:
            torch.testing.assert_close(got, wanted, rtol=1e-9, atol=1e-9 * float(wanted.abs().max()), msg=key)


def test_one_graph_with_dynamic_shapes_serves_other_sizes(compiled_cpu, ours, batch_of):
    model = ours("plain")
    compiled = mace_fast.compile(model, backend="aot_eager", dynamic=True)
    with torch._dynamo.config.patch(error_on_recompile=True):
        for structure in ("ethanol", "carbide"):
            batch = batch_of(model, structure)
            assert_equal_results(compiled(dict(batch)), model(dict(batch)))


def test_torch_that_cannot_is_refused(ours, monkeypatch):
    monkeypatch.delattr(torch._dynamo.config, "trace_autograd_ops")
    with pytest.raises(RuntimeError, match="cannot compile a gradient inside a model"):
        mace_fast.compile(ours("plain"))
