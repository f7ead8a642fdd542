"""The tensor product of a convolution: its paths, and the buffers that e3nn keeps for it."""

import torch
from torch import Tensor, nn

from mace_fast.irreps import Irreps
from mace_fast.kernels.algebra import tensor_product_paths, wigner_3j
from mace_fast.layout import num_channels


class TensorProduct(nn.Module):
    """Paths of the channel-wise (``uvu``) tensor product of node features and spherical harmonics.

    The arithmetic is :func:`mace_fast.kernels.convolution`; the buffers exist for the state dict only.

    Attributes:
        paths: sorted by output irrep.
        irreps_out: one entry per path.
        weight_numel: number of radial weights per edge.
    """

    weight: Tensor
    output_mask: Tensor

    def __init__(self, irreps_in1: Irreps, irreps_in2: Irreps, target_irreps: Irreps) -> None:
        super().__init__()
        self.irreps_in1 = irreps_in1
        self.irreps_in2 = irreps_in2
        channels = num_channels(irreps_in1, "the input of a convolution")
        self.paths = tensor_product_paths(
            [(ir.l, ir.p) for _, ir in irreps_in1],
            [(ir.l, ir.p) for _, ir in irreps_in2],
            [(ir.l, ir.p) for _, ir in target_irreps],
        )
        self.irreps_out = Irreps([(channels, (path.l3, path.parity3)) for path in self.paths])
        self.instructions = [(path.index1, path.index2, n, "uvu", True) for n, path in enumerate(self.paths)]
        self.weight_numel = channels * len(self.paths)
        self.register_buffer("weight", torch.zeros(0))
        self.register_buffer("output_mask", torch.ones(self.irreps_out.dim))
        couplings = nn.Module()
        for path in self.paths:
            ls = (path.l1, path.l2, path.l3)
            name = "_w3j_" + "_".join(map(str, ls))
            if 0 not in ls and name not in dict(couplings.named_buffers()):
                couplings.register_buffer(name, torch.tensor(wigner_3j(*ls), dtype=torch.get_default_dtype()))
        if len(list(couplings.buffers())):
            self._compiled_main_left_right = couplings
