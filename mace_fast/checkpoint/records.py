"""Inert records: what a pickle says about its objects, with nothing of it executed.

A pickle names classes and functions and calls them. Here every name becomes a fresh subclass of `Record` that only
remembers what it was given, and a name that no MACE model contains is refused. Nothing that a pickle can name reaches
a real class or function, so there is nothing it could run.
"""

import reprlib
from collections.abc import Iterable
from typing import Any, ClassVar

from mace_fast.blocks import basis_classes, interaction_classes, readout_classes, transform_classes
from mace_fast.blocks.field import field_readout_blocks, field_update_blocks


class UnsafeCheckpointError(ValueError):
    """A file names a class or function that no MACE model contains; nothing of the file was loaded."""


class Record:
    """One object of a pickle: the name of its class or function, its arguments, its state and its items.

    Attributes:
        path: full name of the class or function, such as ``mace.modules.models.ScaleShiftMACE``.
        args: positional arguments of the constructor or call.
        kwargs: keyword arguments of the constructor.
        state: what the object would be given as its state, else None.
        entries: (key, value) pairs set on the object, as a dictionary's.
        elements: values appended or added to the object, as a list's or set's.
    """

    __slots__ = ("args", "elements", "entries", "kwargs", "state")
    path: ClassVar[str] = ""
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    state: Any
    entries: list[tuple[Any, Any]]
    elements: list[Any]

    def __new__(cls, *args: Any, **kwargs: Any) -> "Record":
        """Remember the arguments."""
        record = object.__new__(cls)
        record.args = args
        record.kwargs = kwargs
        record.state = None
        record.entries = []
        record.elements = []
        return record

    def __setstate__(self, state: Any) -> None:
        self.state = state

    def __setitem__(self, key: Any, value: Any) -> None:
        self.entries.append((key, value))

    def append(self, value: Any) -> None:
        """Remember a value appended to the object."""
        self.elements.append(value)

    def extend(self, values: Iterable[Any]) -> None:
        """Remember values appended to the object."""
        self.elements.extend(values)

    def add(self, value: Any) -> None:
        """Remember a value added to the object."""
        self.elements.append(value)

    def __repr__(self) -> str:
        return f"<record of {self.path}>"


_REPR = reprlib.Repr()
_REPR.maxlevel = 2
_REPR.maxother = _REPR.maxstring = 100


def shown(value: Any) -> str:
    """A value as a message shows it: its beginning, however large it is and however often it contains the same.

    Args:
        value: anything, of a file that nobody has checked yet.

    Returns:
        At most a few hundred characters.
    """
    try:
        return _REPR.repr(value)
    except ValueError:  # Python writes no whole numbers of more than 4300 digits
        return "a huge number"


STORAGE = "tensor storage"
"""`Record.path` of a reference to the bytes of a tensor; no pickle can name it."""


def record_class(path: str) -> type[Record]:
    """A new class of records for one class or function; fresh, so that no pickle can reach another's.

    Args:
        path: full name of the class or function.

    Returns:
        A subclass of `Record` with this ``path``.
    """
    return type("Record", (Record,), {"__slots__": (), "path": path})


_MACE = "mace.modules"
_NN = "torch.nn.modules"

MODEL_NAMES: dict[str, frozenset[str]] = {
    f"{_MACE}.models": frozenset(
        {
            "MACE",
            "ScaleShiftMACE",
            "AtomicDipolesMACE",
            "AtomicDielectricMACE",
            "EnergyDipolesMACE",
            "BOTNet",
            "ScaleShiftBOTNet",
        }
    ),
    f"{_MACE}.extensions": frozenset({"MACELES", "PolarMACE"}),
    f"{_MACE}.field_blocks": frozenset(
        {
            *field_update_blocks,
            *field_readout_blocks,
            "AgnosticChargeBiasedLinearPotentialEmbedding",
            "EnvironmentDependentSpinSourceBlock",
            "MLPNonLinearity",
            "MultiLayerFeatureMixer",
            "NoNonLinearity",
            "SparseUvuTensorProduct",
        }
    ),
    f"{_MACE}.blocks": frozenset(
        {
            *interaction_classes,
            *readout_classes,
            "AgnosticNonlinearInteractionBlock",
            "AgnosticResidualNonlinearInteractionBlock",
            "AtomicEnergiesBlock",
            "EquivariantProductBasisBlock",
            "GeneralNonLinearBiasReadoutBlock",
            "LinearDipolePolarReadoutBlock",
            "LinearDipoleReadoutBlock",
            "LinearNodeEmbeddingBlock",
            "LinearReadoutBlock",
            "NonLinearDipolePolarReadoutBlock",
            "NonLinearDipoleReadoutBlock",
            "RadialEmbeddingBlock",
            "ResidualElementDependentInteractionBlock",
            "ScaleShiftBlock",
            "TensorProductWeightsBlock",
        }
    ),
    f"{_MACE}.embeddings": frozenset({"GenericJointEmbedding"}),
    f"{_MACE}.gate": frozenset({"GatedEquivariantBlock"}),
    f"{_MACE}.irreps_tools": frozenset({"reshape_irreps"}),
    f"{_MACE}.lora": frozenset({"LoRADenseLinear", "LoRAFCLayer", "LoRAO3Linear"}),
    f"{_MACE}.radial": frozenset(
        {
            *(cls.__name__ for cls in (*basis_classes.values(), *transform_classes.values())),
            "PolynomialCutoff",
            "RadialMLP",
            "ZBLBasis",
        }
    ),
    f"{_MACE}.symmetric_contraction": frozenset({"Contraction", "EmptyParam", "SymmetricContraction"}),
    f"{_MACE}.wrapper_ops": frozenset({"CuEquivarianceConfig", "OEQConfig"}),
    "mace.calculators.lammps_mace": frozenset({"LAMMPS_MACE"}),
    "mace.calculators.lammps_mliap_mace": frozenset({"LAMMPS_MLIAP_MACE", "MACEEdgeForcesWrapper", "MACELammpsConfig"}),
    "e3nn.io._cartesian_tensor": frozenset({"CartesianTensor"}),
    "e3nn.math._normalize_activation": frozenset({"normalize2mom"}),
    "e3nn.nn._activation": frozenset({"Activation"}),
    "e3nn.nn._extract": frozenset({"Extract"}),
    "e3nn.nn._fc": frozenset({"FullyConnectedNet", "_Layer"}),
    "e3nn.nn._gate": frozenset({"Gate", "_Sortcut"}),
    "e3nn.o3._irreps": frozenset({"Irrep", "Irreps", "_MulIr"}),
    "e3nn.o3._linear": frozenset({"Instruction", "Linear"}),
    "e3nn.o3._spherical_harmonics": frozenset({"SphericalHarmonics"}),
    "e3nn.o3._tensor_product._instruction": frozenset({"Instruction"}),
    "e3nn.o3._tensor_product._sub": frozenset(
        {"ElementwiseTensorProduct", "FullTensorProduct", "FullyConnectedTensorProduct", "TensorSquare"}
    ),
    "e3nn.o3._tensor_product._tensor_product": frozenset({"TensorProduct"}),
    "graph_longrange.energy": frozenset({"GTOElectrostaticEnergy"}),
    "graph_longrange.features": frozenset({"GTOElectrostaticFeatures", "NonPeriodicFeatureCorrections"}),
    "graph_longrange.gto_utils": frozenset(
        {
            "DisplacedGTOExternalFieldBlock",
            "GTOBasis",
            "GTOInternalFieldtoFeaturesBlock",
            "GTOSelfInteractionBlock",
            "RadialIntegralDirect",
        }
    ),
    "graph_longrange.realspace_electrostatics": frozenset(
        {"RealSpaceFiniteDiffereneEnergy", "RealSpaceFiniteDifferenceElectrostaticFeatures"}
    ),
    "graph_longrange.slabs": frozenset({"CorrectivePotentialBlock", "MonopoleDipoleCorrectionBlock"}),
    "les.les": frozenset({"Les", "_DummyAtomwise"}),
    "les.module.atomicalpha": frozenset({"AtomicAlpha"}),
    "les.module.atomwise": frozenset({"Atomwise"}),
    "les.module.bec": frozenset({"BEC"}),
    "les.module.blocks": frozenset({"Dense"}),
    "les.module.ewald": frozenset({"Ewald"}),
    "les.module.fixedcharges": frozenset({"FixedCharges"}),
    f"{_NN}.activation": frozenset({"Sigmoid", "SiLU", "Tanh"}),
    f"{_NN}.container": frozenset({"ModuleDict", "ModuleList", "ParameterDict", "ParameterList", "Sequential"}),
    f"{_NN}.linear": frozenset({"Identity", "Linear"}),
    f"{_NN}.module": frozenset({"Module"}),
    f"{_NN}.normalization": frozenset({"LayerNorm"}),
    f"{_NN}.sparse": frozenset({"Embedding"}),
    "torch.nn.functional": frozenset({"relu", "sigmoid", "silu", "softplus", "tanh"}),
    "torch.nn.parameter": frozenset({"Parameter"}),
    "torch._C._nn": frozenset({"gelu", "silu", "softplus"}),
    "torch._C": frozenset({"_VariableFunctionsClass"}),
    "torch.fx._symbolic_trace": frozenset({"Tracer"}),
    "torch.fx.graph_module": frozenset({"GraphModule", "reduce_graph_module"}),
    "torch._tensor": frozenset({"_rebuild_from_type_v2"}),
    "torch._utils": frozenset({"_rebuild_parameter", "_rebuild_parameter_with_state", "_rebuild_tensor_v2"}),
    "torch": frozenset(
        {
            "BFloat16Storage",
            "BoolStorage",
            "DoubleStorage",
            "FloatStorage",
            "HalfStorage",
            "IntStorage",
            "LongStorage",
            "Size",
            "Tensor",
            "abs",
            "bfloat16",
            "bool",
            "device",
            "float16",
            "float32",
            "float64",
            "int32",
            "int64",
            "sigmoid",
            "tanh",
        }
    ),
    "collections": frozenset({"OrderedDict", "defaultdict"}),
    "_codecs": frozenset({"encode"}),
    # `getattr` only ever becomes a record of what was asked for; torch.tanh and torch.abs are pickled this way.
    "builtins": frozenset({"complex", "dict", "frozenset", "getattr", "list", "set", "slice"}),
    "numpy": frozenset({"dtype", "ndarray"}),
    "numpy.core.multiarray": frozenset({"_reconstruct", "scalar"}),
    "numpy._core.multiarray": frozenset({"_reconstruct", "scalar"}),
}
"""Every class and function that the files of mace-torch 0.3.3 to 0.3.16 name, by module."""
MODEL_NAMES["__builtin__"] = MODEL_NAMES["builtins"]  # protocol 2 writes the module's name in Python 2
