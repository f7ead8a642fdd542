"""Writes one of the small models of this folder with the mace-torch release on the path; see README.md.

pip install --no-deps --target /tmp/mace-0.3.8 mace-torch==0.3.8
PYTHONPATH=/tmp/mace-0.3.8 python tests/checkpoint/data/make.py 0.3.8
"""

import sys
from pathlib import Path

import numpy as np
import torch

with torch.serialization.safe_globals([slice]):
    from e3nn import o3
from mace import modules

release = sys.argv[1]
torch.set_default_dtype(torch.float32 if release == "0.3.3" else torch.float64)
torch.manual_seed(1)
blocks = modules.interaction_classes
arguments = {
    "r_max": 4.0,
    "num_bessel": 4,
    "num_polynomial_cutoff": 5,
    "max_ell": 1,
    "num_interactions": 2,
    "correlation": 2,
    "hidden_irreps": o3.Irreps("2x0e+2x1o"),
    "MLP_irreps": o3.Irreps("4x0e"),
    "gate": torch.nn.functional.silu,
    "avg_num_neighbors": 7.5,
    "interaction_cls": blocks["RealAgnosticResidualInteractionBlock"],
    "interaction_cls_first": blocks["RealAgnosticInteractionBlock"],
    "radial_MLP": [8],
    "num_elements": 2,
    "atomic_numbers": [1, 8],
    "atomic_energies": np.array([-1.0, -3.0]),
    "atomic_inter_scale": 1.3,
    "atomic_inter_shift": 0.2,
}
if release == "0.3.3":
    arguments["gate"] = torch.tanh
if release == "0.3.8":
    arguments |= {
        "hidden_irreps": o3.Irreps("2x0e"),
        "pair_repulsion": True,
        "distance_transform": "Agnesi",
        "interaction_cls": blocks["RealAgnosticDensityResidualInteractionBlock"],
        "interaction_cls_first": blocks["RealAgnosticDensityInteractionBlock"],
        "heads": ["a", "b"],
        "atomic_energies": np.array([[-1.0, -2.0], [-3.0, -4.0]]),
        "atomic_inter_scale": [1.0, 2.0],
        "atomic_inter_shift": [0.0, 0.1],
    }
if release == "0.3.14":
    nonlinear = blocks["RealAgnosticResidualNonLinearInteractionBlock"]
    arguments |= {
        "interaction_cls": nonlinear,
        "interaction_cls_first": nonlinear,
        "apply_cutoff": False,
        "use_agnostic_product": True,
        "edge_irreps": o3.Irreps("1x0e+1x1o"),
    }
torch.save(modules.ScaleShiftMACE(**arguments), Path(__file__).with_name(f"mace-torch-{release}.model"))
