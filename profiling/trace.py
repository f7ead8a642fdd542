"""Where does the time of one step go, by torch operator?

Prints the operators of one evaluation of energy, forces and stress by their own time, or on a GPU the kernels by
theirs. With ``--trace FILE`` it writes a Chrome trace:

    python -m profiling.trace --cells 2 --dtype float32 --trace step.json

The model is frozen and its edges are sorted beforehand, as in molecular dynamics.
"""

import argparse

import torch
from ase.build import bulk
from torch.profiler import ProfilerActivity, profile

import mace_fast
from mace_fast.data import atoms_to_data


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", help="a model file; MACE-MP-0 small, which comes with the package, if left out")
    parser.add_argument("--element", default="Si", help="of a crystal in ASE's ground state")
    parser.add_argument("--cells", type=int, default=2, help="conventional cells along each axis")
    parser.add_argument("--dtype", choices=("float32", "float64"), default="float64")
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cpu")
    parser.add_argument("--rows", type=int, default=25, help="operators to list")
    parser.add_argument("--trace", help="file for the Chrome trace")
    arguments = parser.parse_args()
    dtype = getattr(torch, arguments.dtype)
    model = mace_fast.load(arguments.model) if arguments.model else mace_fast.mace_mp("small", return_raw_model=True)
    model = mace_fast.freeze(model.to(arguments.device, dtype))
    cells = (arguments.cells,) * 3
    atoms = bulk(arguments.element, cubic=True) * cells
    atoms.rattle(0.05, seed=1)
    data = atoms_to_data(atoms, model.atomic_numbers.tolist(), float(model.r_max), dtype, arguments.device)
    data["topology"] = mace_fast.topology(model, data)
    on_gpu = arguments.device == "cuda"
    finish = torch.cuda.synchronize if on_gpu else lambda: None
    for _ in range(2):  # the first compiles kernels, the second fills what is kept
        model(dict(data), compute_stress=True)
        finish()
    with profile(activities=[ProfilerActivity.CPU, *([ProfilerActivity.CUDA] if on_gpu else [])]) as profiler:
        model(dict(data), compute_stress=True)
        finish()
    print(
        f"{len(atoms)} atoms, {data['edge_index'].shape[1]} edges, {arguments.dtype}, {arguments.device}, "
        f"{torch.get_num_threads()} threads"
    )
    print(
        profiler.key_averages().table(
            sort_by=f"self_{arguments.device}_time_total", row_limit=arguments.rows, max_name_column_width=40
        )
    )
    if arguments.trace:
        profiler.export_chrome_trace(arguments.trace)
        print(f"trace written to {arguments.trace}")


if __name__ == "__main__":
    main()
