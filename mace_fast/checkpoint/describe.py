"""What a MACE model is: its constructor arguments and its tensors, read from its parts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from mace_fast.blocks import interaction_classes, readout_classes
from mace_fast.checkpoint.bases import contractions, correlation, full_basis_sizes
from mace_fast.checkpoint.bounds import check_config, check_rest, check_tensors
from mace_fast.checkpoint.dipole_readouts import readout_of_dipoles
from mace_fast.checkpoint.layers import Layers
from mace_fast.checkpoint.module_view import ModuleView, as_plain, gate_name
from mace_fast.checkpoint.polar_parts import les_arguments, polar_arguments
from mace_fast.checkpoint.records import shown
from mace_fast.checkpoint.stored_tensors import has_pair_repulsion, stored_state
from mace_fast.checkpoint.supported import BASES_BY_CLASS, TRANSFORMS_BY_CLASS, check_supported
from mace_fast.dipoles import DIPOLE_MODELS
from mace_fast.folding import trained_names
from mace_fast.irreps import Irreps


@dataclass(frozen=True)
class Description:
    """A model as plain data, checked when it is made: whoever has one need not ask again.

    Attributes:
        class_name: one of :data:`mace_fast.checkpoint.supported.SUPPORTED`.
        config: constructor arguments under mace-torch's names, as JSON can hold them: irreps, classes and the gate by
            name, arrays as lists.
        attributes: numbers that neither the constructor nor the state dict can express, by path in the model, such as
            ``interactions.1.avg_num_neighbors``.
        trainable: for every parameter, whether it requires a gradient; of a frozen model, whether it did before
            :func:`mace_fast.freeze`. A tensor without an entry is a buffer.
        state: tensors under the names of mace-torch's state dict. Those that every model makes for itself may be
            missing. Energies in eV, lengths in Å.

    Raises:
        ValueError: if it cannot be that of a model, or its tensors are fewer than it says.
    """

    class_name: str
    config: dict[str, Any]
    attributes: dict[str, float]
    trainable: dict[str, bool]
    state: dict[str, Tensor]

    def __post_init__(self) -> None:
        check_config(self.class_name, self.config)
        check_rest(self.attributes, self.trainable)
        check_tensors(self.config, self.state)

    @property
    def dtype(self) -> torch.dtype:
        """Floating point type of the model."""
        return self.state["node_embedding.linear.weight"].dtype

    @property
    def device(self) -> torch.device:
        """Device of the model's tensors."""
        return self.state["node_embedding.linear.weight"].device


def describe(root: Any) -> Description:
    """Describe a model of mace-torch or mace_fast, live or as a record read from a file.

    Every size and every irreps comes from the tensors and the innermost modules. Attributes of the model itself, which
    releases of mace-torch have added one by one and which published files lack, are only believed where nothing else
    can tell.

    Args:
        root: the model, a `torch.nn.Module` or a `mace_fast.checkpoint.records.Record`.

    Returns:
        The description; its tensors share memory with the model.

    Raises:
        ValueError: if it is no MACE model, or one that no constructor of mace_fast can express.
    """
    model = ModuleView(root)
    check_supported(model)
    state = stored_state(model)
    layers = Layers(model)
    radial = model["radial_embedding"]
    basis = radial["bessel_fn"]
    config: dict[str, Any] = {
        "r_max": model.tensor("r_max").item(),
        "num_bessel": state.tensors[f"{basis.path}.{BASES_BY_CLASS[basis.class_name].functions}"].numel(),
        "num_polynomial_cutoff": int(state.tensors["radial_embedding.cutoff_fn.p"].item()),
        "max_ell": layers.harmonics.lmax,
        "interaction_cls": layers.interactions[-1].class_name,
        "interaction_cls_first": layers.interactions[0].class_name,
        "num_interactions": len(layers.interactions),
        "num_elements": model.tensor("atomic_numbers").numel(),
        "hidden_irreps": str(layers.hidden),
        "atomic_energies": _atomic_energies(model),
        "avg_num_neighbors": _avg_num_neighbors(layers.interactions[0]),
        "atomic_numbers": model.tensor("atomic_numbers").tolist(),
        "correlation": [correlation(product) for product in layers.products],
        "radial_MLP": _radial_widths(layers.interactions),
        "radial_type": BASES_BY_CLASS[basis.class_name].name,
    }
    if model.class_name in DIPOLE_MODELS:
        config |= readout_of_dipoles(model.class_name, layers)
    else:
        config |= _only_of_energies(model, layers, state.tensors)
    if model.class_name in ("ScaleShiftMACE", "MACELES", "PolarMACE"):
        config["atomic_inter_scale"] = model["scale_shift"].tensor("scale").tolist()
        config["atomic_inter_shift"] = model["scale_shift"].tensor("shift").tolist()
    if model.class_name == "PolarMACE":
        config |= polar_arguments(model)
    if model.class_name == "MACELES":
        config["les_arguments"] = les_arguments(model)
    trainable = state.trainable
    if isinstance(root, nn.Module):
        trained = set(trained_names(root))
        trainable = {name: name in trained for name in trainable}
    return Description(model.class_name, config, _attributes(layers, basis), trainable, state.tensors)


def _atomic_energies(model: ModuleView) -> Any:
    """Energies of isolated atoms; None of a model of dipoles alone."""
    cls = DIPOLE_MODELS.get(model.class_name)
    if cls is not None and not cls.has_energies:
        return None
    return model["atomic_energies_fn"].tensor("atomic_energies").tolist()


def _only_of_energies(model: ModuleView, layers: Layers, tensors: Mapping[str, Tensor]) -> dict[str, Any]:
    """Arguments that models of dipoles do not have, or do not heed."""
    heads = as_plain(model.attribute("heads")) or ["Default"]
    specs = as_plain(model["joint_embedding"].attribute("specs")) if "joint_embedding" in model else None
    radial = model["radial_embedding"]
    return {
        "pair_repulsion": has_pair_repulsion(model),
        "apply_cutoff": as_plain(radial.attribute("apply_cutoff", True)),
        "use_reduced_cg": _use_reduced_cg(layers.products, tensors),
        "use_so3": layers.use_so3,
        "use_agnostic_product": _use_agnostic_product(layers.products, model.tensor("atomic_numbers").numel()),
        "use_embedding_readout": "embedding_readout" in model,
        "distance_transform": _distance_transform(radial),
        "edge_irreps": None if layers.edge_irreps is None else str(layers.edge_irreps),
        "use_edge_irreps_first": layers.use_edge_irreps_first,
        "heads": heads,
        "embedding_specs": specs,
        "keep_last_layer_irreps": layers.keep_last_layer_irreps,
        **_readout(layers, heads),
    }


def _readout(layers: Layers, heads: Any) -> dict[str, Any]:
    """Arguments of the readouts."""
    if not isinstance(heads, list) or not all(isinstance(head, str) for head in heads):
        raise ValueError(f"the names of the heads must be a list of strings, found {shown(heads)}")
    single = len(layers.interactions) == 1
    kinds = [readout.class_name for readout in layers.readouts]
    last_kinds = {"LinearReadoutBlock"} if single else readout_classes.keys()
    if len(kinds) not in {1, len(layers.interactions)} or kinds[-1] not in last_kinds:
        raise ValueError(f"the readouts are {kinds}, expected the last to be a {' or '.join(sorted(last_kinds))}")
    if any(kind != "LinearReadoutBlock" for kind in kinds[:-1]):
        raise ValueError(f"the readouts are {kinds}, expected all but the last to be LinearReadoutBlock")
    last = layers.readouts[-1]
    final = last["linear" if single else "linear_2"].irreps("irreps_out")
    if final != Irreps([(len(heads), (0, 1))]):
        raise ValueError(f"the last readout gives {final} for the {len(heads)} heads {heads}")
    if single:  # one linear readout: the arguments of the non-linear one have no effect
        return {
            "MLP_irreps": "1x0e",
            "gate": None,
            "use_last_readout_only": False,
            "readout_cls": "NonLinearReadoutBlock",
        }
    hidden = last["linear_1"].irreps("irreps_out")
    if len(hidden) != 1 or hidden[0].mul % len(heads):
        raise ValueError(f"the last readout has the hidden layer {hidden}, expected one irrep for {len(heads)} heads")
    activations = last["non_linearity"]["acts"].children()
    return {
        "MLP_irreps": str(Irreps([(hidden[0].mul // len(heads), hidden[0].ir)])),
        "gate": gate_name(activations[0].attribute("f") if activations else None),
        "use_last_readout_only": len(layers.readouts) == 1,
        "readout_cls": last.class_name,
    }


def _use_reduced_cg(products: Sequence[ModuleView], tensors: Mapping[str, Tensor]) -> bool:
    """True if some basis has fewer functions than the full one."""
    return any(
        name in tensors and tensors[name].shape[-1] < size
        for product in products
        for name, size in full_basis_sizes(product)
    )


def _use_agnostic_product(products: Sequence[ModuleView], num_elements: int) -> bool:
    """True if the products have one set of weights for all elements."""
    if num_elements == 1:  # the weights cannot tell, and it makes no difference
        return bool(products[0].attribute("use_agnostic_product", False))
    weights = [contraction.tensor("weights_max") for product in products for contraction in contractions(product)]
    sizes = {weight.shape[0] for weight in weights}
    if len(sizes) != 1 or not sizes <= {1, num_elements}:
        raise ValueError(f"the products have weights for {sorted(sizes)} elements, expected 1 or {num_elements}")
    return sizes == {1}


def _distance_transform(radial: ModuleView) -> str:
    """Name of the distance transform."""
    return (
        TRANSFORMS_BY_CLASS[radial["distance_transform"].class_name].name if "distance_transform" in radial else "None"
    )


def _radial_widths(interactions: Sequence[ModuleView]) -> list[int]:
    """Widths of the hidden radial layers, the same in all layers whose class heeds them."""
    networks = [
        interaction["conv_tp_weights"]
        for interaction in interactions
        if interaction_classes[interaction.class_name].heeds_radial_MLP
    ]
    widths = {_widths(network) for network in networks} or {(64, 64, 64)}
    if len(widths) != 1:
        raise ValueError(f"the radial networks of the layers have different widths: {sorted(widths)}")
    return list(widths.pop())


def _widths(network: ModuleView) -> tuple[int, ...]:
    """Widths of the hidden layers of one radial network."""
    if "net" in network:
        tensors = (tensor for layer in network["net"].children() for _, tensor, _ in layer.tensors())
        return tuple(tensor.shape[0] for tensor in tensors if tensor.dim() == 2)[:-1]
    return tuple(network[name].tensor("weight").shape[0] for name in network.names if name.startswith("layer"))[1:]


def _avg_num_neighbors(interaction: ModuleView) -> float:
    """Average number of neighbours that a layer divides its messages by."""
    value = as_plain(interaction.attribute("avg_num_neighbors"))
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise ValueError(f"{interaction.path} has avg_num_neighbors {shown(value)}, expected a number")
    return float(value)


def _attributes(layers: Layers, basis: ModuleView) -> dict[str, float]:
    """Numbers outside constructor and state dict."""
    attributes = {f"{block.path}.avg_num_neighbors": _avg_num_neighbors(block) for block in layers.interactions}
    if basis.class_name == "GaussianBasis":
        attributes[f"{basis.path}.coeff"] = float(as_plain(basis.attribute("coeff")))
    return attributes
