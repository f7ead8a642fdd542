"""The one place that imports e3nn: ``Irreps``, the type in which users of mace-torch give representations."""

import warnings

import torch

# e3nn 0.4.4 reads a table of constants that holds `slice` objects with torch.load at import. Allowing that one
# harmless class for the time of the import leaves torch's safe loading on for the rest of the process.
with torch.serialization.safe_globals([slice]), warnings.catch_warnings():
    # e3nn scripts a few functions that we do not use; newer torch calls TorchScript deprecated
    warnings.simplefilter("ignore", DeprecationWarning)
    from e3nn.o3 import Irrep, Irreps

__all__ = ["Irrep", "Irreps"]
