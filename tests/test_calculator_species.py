"""A calculator collects the species once for as long as the elements stay, and never reads those of something else."""

import numpy as np
import pytest
import torch
from ase import Atoms

from mace_fast import graph, kept_species
from mace_fast.calculator import MACECalculator
from mace_fast.data import atoms_to_data
from mace_fast.testing.workloads import SMALL, STRUCTURES, build, default_dtype, randomise


@pytest.fixture(scope="module", params=["heads", "density"])
def model(request):
    """Of H, C, O and Si, with two heads or one."""
    with default_dtype(torch.float64):
        model = build(SMALL[request.param])
    randomise(model)
    return model


@pytest.fixture
def calculator(model):
    return MACECalculator(models=[model], head=model.heads[0])


def assert_same_as_a_new_calculator(calculator, atoms):
    """To the last bit."""
    calculator.calculate(atoms)
    new = MACECalculator(
        models=list(calculator.models),
        head=calculator.head,
        pad_num_atoms=calculator.pad_num_atoms,
        pad_num_edges=calculator.pad_num_edges,
    )
    new.calculate(atoms.copy())
    assert calculator.results.keys() == new.results.keys()
    for name, value in new.results.items():
        np.testing.assert_array_equal(calculator.results[name], value, err_msg=name)


@pytest.fixture
def made(monkeypatch):
    """Numbers of nodes whose species were collected, by a calculator or by a model without one."""
    sizes = []
    make = graph.make_species

    def noted(node_attrs, num_receivers, sort):
        sizes.append(len(node_attrs))
        return make(node_attrs, num_receivers, sort)

    monkeypatch.setattr(kept_species, "make_species", noted)
    monkeypatch.setattr("mace_fast.inputs.make_species", noted)
    return sizes


def test_species_are_collected_once_while_the_elements_stay(calculator, made):
    atoms = STRUCTURES["ethanol"]()
    for _ in range(3):
        atoms.rattle(0.01, rng=np.random.default_rng(0))
        calculator.calculate(atoms)
    calculator.get_descriptors(atoms)
    assert made == [9]
    atoms.numbers[0] = 14
    calculator.calculate(atoms)
    assert made == [9, 9]


def change_one_in_place(atoms):
    atoms.numbers[0] = 14


def change_a_symbol(atoms):
    atoms.symbols[-1] = "Si"


def swap_two(atoms):
    atoms.numbers[[0, -1]] = atoms.numbers[[-1, 0]]


def set_all(atoms):
    atoms.set_atomic_numbers(np.roll(atoms.numbers, 2))


@pytest.mark.parametrize("change", [change_one_in_place, change_a_symbol, swap_two, set_all])
@pytest.mark.parametrize("padding", [{}, {"pad_num_atoms": 14, "pad_num_edges": 90}, {"pad_num_edges": 90}])
def test_other_elements_in_the_same_atoms(model, change, padding):
    calculator = MACECalculator(models=[model], head=model.heads[0], **padding)
    atoms = STRUCTURES["ethanol"]()
    assert_same_as_a_new_calculator(calculator, atoms)
    change(atoms)
    assert_same_as_a_new_calculator(calculator, atoms)


def test_numbers_may_be_written_into_and_back(calculator):
    """Descriptors are of the structure itself, energies of a copy that ASE makes."""
    atoms = STRUCTURES["ethanol"]()
    for z in (14, 6, 14):
        atoms.numbers[0] = z
        new = MACECalculator(models=list(calculator.models), head=calculator.head)
        np.testing.assert_array_equal(calculator.get_descriptors(atoms), new.get_descriptors(atoms.copy()))
    assert_same_as_a_new_calculator(calculator, atoms)


def test_another_structure_of_any_size(calculator):
    ethanol = STRUCTURES["ethanol"]()
    others = [Atoms("H9", ethanol.positions), ethanol[:5], ethanol[::-1], STRUCTURES["carbide"](), ethanol]
    for atoms in (ethanol, *others):
        assert_same_as_a_new_calculator(calculator, atoms)


def test_padding_that_grows_and_goes(model):
    calculator = MACECalculator(models=[model], head=model.heads[0], pad_num_atoms=12, pad_num_edges=100)
    atoms = STRUCTURES["ethanol"]()
    for num_atoms, num_edges in ((12, 100), (15, 100), (0, 100), (0, 0), (12, 100)):
        calculator.pad_num_atoms, calculator.pad_num_edges = num_atoms, num_edges
        assert_same_as_a_new_calculator(calculator, atoms)


@pytest.mark.parametrize("model", ["heads"], indirect=True)
def test_another_head(model, calculator):
    atoms = STRUCTURES["ethanol"]()
    for head in (*model.heads, model.heads[0]):
        calculator.head = head
        assert_same_as_a_new_calculator(calculator, atoms)


def test_elements_that_the_model_does_not_know_leave_nothing_behind(calculator):
    atoms = STRUCTURES["ethanol"]()
    calculator.calculate(atoms)
    unknown = atoms.copy()
    unknown.numbers[2] = 79
    with pytest.raises(ValueError, match="the model does not know Au"):
        calculator.calculate(unknown)
    assert_same_as_a_new_calculator(calculator, atoms)


def test_what_is_kept_from_inference_mode_can_be_differentiated(calculator):
    atoms = STRUCTURES["ethanol"]()
    with torch.inference_mode():
        calculator.get_descriptors(atoms)
    assert_same_as_a_new_calculator(calculator, atoms)


def test_species_of_another_batch_are_refused(model):
    batch = atoms_to_data(STRUCTURES["ethanol"](), model.atomic_numbers, model.r_max)
    species = graph.make_species(batch["node_attrs"], 9, sort=True)
    expected = model(dict(batch))["energy"].detach()
    assert torch.equal(model(batch | {"known_species": species})["energy"].detach(), expected)
    with pytest.raises(ValueError, match="known_species was made for other elements than those of the batch"):
        model(batch | {"known_species": species, "node_attrs": batch["node_attrs"].roll(1, 0)})
    other = atoms_to_data(STRUCTURES["carbide"](), model.atomic_numbers, model.r_max)
    with pytest.raises(ValueError, match=rf"known_species was made for 9 nodes, the batch has {len(other['batch'])}"):
        model(other | {"known_species": species})
    more = graph.make_species(torch.cat([batch["node_attrs"]] * 2), 18, sort=True)
    with pytest.raises(ValueError, match="known_species sorts 18 nodes, but 9 receive: leave it out"):
        model(batch | {"known_species": species._replace(order=more.order)})
