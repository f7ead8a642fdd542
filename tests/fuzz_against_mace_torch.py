"""Compares random models with mace-torch until the time is up: ``python tests/fuzz_against_mace_torch.py --minutes 5``.

Not part of the test suite, which compares the fixed models of ``mace_fast.testing.workloads``. Every model has random
constructor arguments and random weights; energy, forces and stress of a batch of a molecule, a crystal and an atom, and
every parameter gradient of a loss of all three, must agree in float64; with tables of 4,096 intervals, where the model
can have them, as far as those are exact. Prints what does not, with the arguments that reproduce it, and exits with 1.
"""

import argparse
import random
import time
import warnings

import torch
from mace import modules

from mace_fast import freeze, from_mace, tabulate
from mace_fast.data import atoms_to_data, collate
from mace_fast.kernels.native import library
from mace_fast.testing.workloads import SMALL, STRUCTURES, build, randomise

TOLERANCES = {"energy": 1e-10, "forces": 1e-9, "stress": 1e-10, "gradients": 1e-8, "tables": 1e-6}
BLOCKS = ("", "Residual", "Density", "DensityResidual", "AttResidual", "ResidualNonLinear")


def random_architecture(rng):
    channels, max_ell, num_layers, num_heads = (rng.choice(c) for c in ((2, 3, 4), (1, 2, 3), (1, 2, 2, 3), (1, 1, 2)))
    ls = range(min(rng.choice((0, 0, 1, 1, 2)), max_ell) + 1)
    irreps = ["+".join(f"{n}x{l}{'eo'[l % 2]}" for l in ls) for n in (channels, 2)]
    degrees = [rng.choice((1, 2, 3)) for _ in range(num_layers)]
    return {
        **SMALL["residual"],
        "max_ell": max_ell,
        "num_interactions": num_layers,
        "hidden_irreps": irreps[0],
        "interaction_cls_first": rng.choice(BLOCKS),
        "interaction_cls": rng.choice(BLOCKS),
        "correlation": degrees if rng.random() < 0.5 else degrees[0],
        "gate": rng.choice(("silu", "tanh", "abs", None)),
        "pair_repulsion": rng.random() < 0.4,
        "apply_cutoff": rng.random() < 0.6,
        "use_reduced_cg": rng.random() < 0.5,
        "use_agnostic_product": rng.random() < 0.3,
        "use_last_readout_only": num_layers > 1 and rng.random() < 0.2,
        "keep_last_layer_irreps": rng.random() < 0.2,
        "distance_transform": rng.choice(("None", "Agnesi", "Soft")),
        "edge_irreps": irreps[1] if rng.random() < 0.3 else irreps[0],
        "use_edge_irreps_first": rng.random() < 0.5,
        "radial_MLP": rng.choice((None, [16], [8, 12])),
        "radial_type": rng.choice(("bessel", "bessel", "gaussian")),
        "num_bessel": rng.choice((4, 8)),
        "num_polynomial_cutoff": rng.choice((4, 5, 6)),
        "readout_cls": rng.choice(("NonLinearReadoutBlock", "NonLinearBiasReadoutBlock")),
        "heads": ["first", "second"][:num_heads],
        "atomic_inter_scale": [0.9, 1.2][:num_heads],
        "atomic_inter_shift": [0.1, -0.2][:num_heads],
        "atomic_energies": [[-1.0, -3.0, -5.0, -7.0], [-2.0, -2.5, -4.0, -6.0]][:num_heads],
    }


def evaluate(model, batch):
    results = model(dict(batch), training=True, compute_stress=True)
    model.zero_grad()
    terms = zip((1.0, 1.0, 100.0), ("energy", "forces", "stress"), strict=True)
    sum(weight * results[key].square().sum() for weight, key in terms).backward()
    gradients = {name: parameter.grad for name, parameter in model.named_parameters()}
    return {key: results[key].detach() for key in ("energy", "forces", "stress")}, gradients


def largest_errors(ours, theirs, batch):
    """Error of each quantity, energies per atom; relative where values exceed 1, as random weights can make them huge.

    Gradients are relative to the largest entry of the same parameter.
    """
    (got, got_gradients), (expected, gradients) = evaluate(ours, batch), evaluate(theirs, batch)
    for results in (got, expected):
        results["energy"] = results["energy"] / batch["ptr"].diff()
    errors = {
        key: float((got[key] - value).abs().max() / value.abs().max().clamp(min=1.0)) for key, value in expected.items()
    }
    largest = max(float(gradient.abs().max()) for gradient in gradients.values() if gradient is not None)
    errors["gradients"] = 0.0
    for name, gradient in gradients.items():
        expected_one, got_one = (torch.zeros(1) if g is None else g for g in (gradient, got_gradients[name]))
        scale = max(float(expected_one.abs().max()), 1e-6 * largest)
        errors["gradients"] = max(errors["gradients"], float((got_one - expected_one).abs().max()) / scale)
    return errors


def error_of_tables(ours, batch):
    """Largest error of forces and stress that tables cause, of their root mean square; 0 where there can be none."""
    freeze(ours)
    exact = ours(dict(batch), compute_stress=True)
    try:
        tabulate(ours, 4097)
    except ValueError as refusal:
        if "evaluate this model without tables" not in str(refusal):
            raise
        return 0.0
    found = ours(dict(batch), compute_stress=True)
    assert not torch.equal(found["forces"], exact["forces"])
    scales = {key: exact[key].square().mean().sqrt() for key in ("forces", "stress")}
    return max(float((found[key] - exact[key]).abs().max() / scale) for key, scale in scales.items())


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--models", type=int, help="stop after so many, however long it takes")
    parser.add_argument(
        "--optimization", type=int, default=3, help="LLVM's level: with 0 a model takes a fifth of the time"
    )
    arguments = parser.parse_args()
    library.OPTIMIZATION = arguments.optimization
    torch.set_default_dtype(torch.float64)
    warnings.simplefilter("ignore")  # e3nn and mace-torch use deprecated parts of torch
    graphs = [
        atoms_to_data(STRUCTURES[name](), [1, 6, 8, 14], 4.0) for name in ("water_ion", "carbide", "isolated_atom")
    ]
    rng, worst = random.Random(arguments.seed), dict.fromkeys(TOLERANCES, 0.0)
    count, failures, tabulated = 0, 0, 0
    end = time.monotonic() + 60 * arguments.minutes
    while count < arguments.models if arguments.models else time.monotonic() < end:
        architecture = random_architecture(rng)
        theirs = build(architecture, modules)
        randomise(theirs, seed=count)
        batch = collate(graphs)
        batch["head"] = torch.arange(len(graphs)) % len(architecture["heads"])
        ours = from_mace(theirs)
        errors = largest_errors(ours, theirs, batch)
        errors["tables"] = error_of_tables(ours, batch)
        tabulated += errors["tables"] > 0
        worst = {key: max(worst[key], errors[key]) for key in worst}
        count += 1
        if any(not errors[key] <= TOLERANCES[key] for key in errors):
            failures += 1
            print(f"differs: {errors}\n  seed {count - 1}, {architecture}", flush=True)
    print(f"{count} models, {tabulated} of them with tables, too; {failures} differ; largest errors {worst}")
    raise SystemExit(bool(failures))


if __name__ == "__main__":
    main()
