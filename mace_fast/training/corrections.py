"""What mace-torch's driver says wrongly or not at all, put right around it."""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
from ase.data import chemical_symbols
from numpy.typing import NDArray

_LOGGER = logging.getLogger(__name__)


def with_energies_of_elements(run_train: Any) -> dict[str, Callable[..., Any]]:
    """Functions of ``mace.cli.run_train`` that leave out energies of atoms of elements that the model will not have.

    mace-torch makes a column for every element of ``--E0s``, or of the isolated atoms in the data, and fails, when the
    model is built, to multiply them with the elements of the data.

    Args:
        run_train: The module.

    Returns:
        The functions by the names under which the module has them.
    """
    to_array, configure = run_train.dict_to_array, run_train.configure_model
    elements: list[int] = []  # of the columns

    def dict_to_array(by_head: Mapping[str, Any], heads: Sequence[str]) -> NDArray[np.float64]:
        energies = [each for each in by_head.values() if isinstance(each, dict)]
        elements[:] = sorted({int(number) for each in energies for number in each})
        return to_array(by_head, heads)

    def configure_model(
        args: Any, train_loader: Any, atomic_energies: NDArray[np.float64], *others: Any
    ) -> tuple[Any, dict[str, bool]]:
        _, _, z_table, *_ = others
        known = [number in z_table.zs for number in elements]
        if not all(known):
            absent = ", ".join(chemical_symbols[z] for z, is_known in zip(elements, known, strict=True) if not is_known)
            _LOGGER.warning("The energies of atoms of %s are left out: the training data have no such atoms", absent)
            atomic_energies = atomic_energies[:, known]
        return configure(args, train_loader, atomic_energies, *others)

    return {"dict_to_array": dict_to_array, "configure_model": configure_model}


def with_full_batches(run_train: Any) -> dict[str, Callable[..., Any]]:
    """Functions of ``mace.cli.run_train`` that refuse to train on nothing: it leaves batches that are not full out.

    Args:
        run_train: The module.

    Returns:
        The functions by the names under which the module has them.
    """
    count_neighbors = run_train.get_avg_num_neighbors

    def get_avg_num_neighbors(head_configs: Any, args: Any, train_loader: Any, device: Any) -> Any:
        if len(train_loader) == 0:
            count = len(train_loader.dataset)
            raise ValueError(
                f"there are {count} configurations to train on, which fill no batch of --batch_size={args.batch_size}: "
                f"give --batch_size={count} or less, or more data"
            )
        return count_neighbors(head_configs, args, train_loader, device)

    return {"get_avg_num_neighbors": get_avg_num_neighbors}


@contextmanager
def energies_explained() -> Iterator[None]:
    """Raise what mace-torch says of energies of atoms that are missing as an error of the user, with the remedy.

    Raises:
        ValueError: names the element.
    """
    try:
        yield
    except KeyError as error:
        if "not found in atomic_energies_dict" not in str(error) or error.__cause__ is None:
            raise
        symbol = chemical_symbols[int(error.__cause__.args[0])]
        raise ValueError(
            f"the data contain {symbol}, for which neither --E0s nor an isolated atom in the training file gives an "
            "energy: add it to where the others are"
        ) from error
    except AssertionError as error:
        if error.args != ("Atomic energies must be provided",):
            raise
        raise ValueError(
            "--E0s is missing, and the training file has no isolated atoms: give --E0s='{1: -13.6, 8: -2041.8}' in eV, "
            "a .json file with them, or average"
        ) from error


def z_to_index(table: Any, number: str) -> int:
    """``AtomicNumberTable.z_to_index`` of mace-torch, which says of an element that is missing only that it is.

    Raises:
        ValueError: the model has no such element.
    """
    if number not in table.zs:
        has = ", ".join(chemical_symbols[z] for z in table.zs)
        raise ValueError(
            f"the data contain {chemical_symbols[int(number)]}, but the model will have only {has}: "
            "add it to --atomic_numbers and --E0s, or take it out of the data"
        )
    return table.zs.index(number)


def with_errors_of_virials(loss: type[Any]) -> type[Any]:
    """``mace.tools.train.MACELoss`` with errors of virials where the data have these and no stresses.

    mace-torch prints the errors of stresses unless they are None, and those that it does not have are not: it prints
    "None" in the place of the errors of virials.
    """

    class WithErrorsOfVirials(loss):  # type: ignore[misc]
        def compute(self) -> tuple[float, dict[str, Any]]:
            total, errors = super().compute()
            if self.virials_computed and not self.stress_computed:
                errors |= dict.fromkeys(("mae_stress", "mae_stress_per_atom", "rmse_stress"))
            return total, errors

    return WithErrorsOfVirials
