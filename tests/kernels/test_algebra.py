"""Clebsch-Gordan coefficients, paths and M tables, against e3nn and mace-torch."""

import itertools

import numpy as np
import pytest
import torch

from mace_fast.irreps import Irreps
from mace_fast.kernels.algebra import clebsch_gordan, m_table, path_couplings, tensor_product_paths, wigner_3j

SPHERICAL_HARMONICS = [(0, 1), (1, -1), (2, 1), (3, -1)]
BOTH_PARITIES = [(0, 1), (0, -1), (1, 1), (1, -1)]


def triples(largest):
    degrees = itertools.product(range(largest + 1), repeat=3)
    return [(l1, l2, l3) for l1, l2, l3 in degrees if abs(l1 - l2) <= l3 <= l1 + l2]


def generators(l):
    """Generators of rotations in irrep l [axis, 2 l + 1, 2 l + 1], themselves couplings (l, 1) -> l."""
    matrices = np.sqrt(l * (l + 1) * (2 * l + 1)) * wigner_3j(l, 1, l).transpose(1, 0, 2)
    commutator = matrices[0] @ matrices[1] - matrices[1] @ matrices[0]
    return np.sign(np.sum(commutator * matrices[2])) * matrices


def test_wigner_3j_equals_e3nn():
    from e3nn.o3 import wigner_3j as e3nn_wigner_3j

    for degrees in [*triples(6), (7, 9, 11), (11, 11, 11), (10, 4, 9), (11, 3, 8)]:
        expected = e3nn_wigner_3j(*degrees, dtype=torch.float64).numpy()
        np.testing.assert_allclose(wigner_3j(*degrees), expected, rtol=0, atol=1e-14, err_msg=str(degrees))


@pytest.mark.parametrize("degrees", [(1, 2, 3), (4, 4, 4), (12, 8, 4), (12, 12, 12)])
def test_wigner_3j_is_invariant_under_rotations_beyond_the_tables_of_e3nn(degrees):
    tensor = wigner_3j(*degrees)
    first, second, third = map(generators, degrees)
    change = (
        np.einsum("xai,abc->xibc", first, tensor)
        + np.einsum("xbi,abc->xaic", second, tensor)
        + np.einsum("xci,abc->xabi", third, tensor)
    )
    np.testing.assert_allclose(change, 0, atol=1e-13)
    assert np.linalg.norm(tensor) == pytest.approx(1, abs=1e-14)


@pytest.mark.parametrize(("l1", "l2"), [(1, 1), (2, 3), (4, 4), (12, 5)])
def test_couplings_are_orthonormal(l1, l2):
    couplings = [clebsch_gordan(l1, l2, l3) for l3 in range(abs(l1 - l2), l1 + l2 + 1)]
    matrix = np.concatenate([cg.reshape(-1, cg.shape[2]) for cg in couplings], axis=1)
    np.testing.assert_allclose(matrix.T @ matrix, np.eye(matrix.shape[1]), atol=2e-14)
    np.testing.assert_allclose(matrix @ matrix.T, np.eye(matrix.shape[0]), atol=2e-14)


def test_exchange_of_axes_gives_the_parity_of_the_sum_of_degrees():
    for l1, l2, l3 in [(1, 2, 2), (1, 2, 3), (3, 2, 4)]:
        exchanged = (-1) ** (l1 + l2 + l3) * wigner_3j(l2, l1, l3).transpose(1, 0, 2)
        np.testing.assert_array_equal(wigner_3j(l1, l2, l3), exchanged)


def test_coefficients_cannot_be_changed():
    with pytest.raises(ValueError, match="read-only"):
        wigner_3j(1, 1, 2)[0, 0, 0] = 1.0
    with pytest.raises(ValueError, match="read-only"):
        clebsch_gordan(1, 1, 2)[0, 0, 0] = 1.0


@pytest.mark.parametrize("degrees", [(1, 1, 3), (0, 1, 0), (-1, 1, 1)])
def test_impossible_degrees_are_refused(degrees):
    with pytest.raises(ValueError, match=r"no coupling of|must not be negative"):
        wigner_3j(*degrees)


@pytest.mark.parametrize(
    ("irreps1", "irreps2", "target"),
    [
        ([(0, 1)], SPHERICAL_HARMONICS, SPHERICAL_HARMONICS),
        ([(0, 1), (1, -1)], SPHERICAL_HARMONICS, SPHERICAL_HARMONICS),
        ([(0, 1), (1, -1), (2, 1)], SPHERICAL_HARMONICS, SPHERICAL_HARMONICS),
        ([(0, 1), (1, -1), (2, 1)], SPHERICAL_HARMONICS, [(0, 1), (1, -1), (1, 1), (2, -1), (2, 1)]),
        (BOTH_PARITIES, SPHERICAL_HARMONICS, [*BOTH_PARITIES, (2, 1), (2, -1)]),
        ([(1, 1), (0, -1), (1, -1), (0, 1)], SPHERICAL_HARMONICS[:2], BOTH_PARITIES),
        ([(0, 1)], SPHERICAL_HARMONICS[:1], [(3, 1)]),
    ],
)
def test_paths_are_those_of_mace_in_its_order(reference, irreps1, irreps2, target):
    irreps = [Irreps([(8, irrep) for irrep in list_]) for list_ in (irreps1, irreps2, target)]
    irreps_out, instructions = reference.modules.irreps_tools.tp_out_irreps_with_instructions(*irreps)
    paths = tensor_product_paths(irreps1, irreps2, target)
    assert [(path.index1, path.index2) for path in paths] == [(i, j) for i, j, *_ in instructions]
    assert [(path.l3, path.parity3) for path in paths] == [(ir.l, ir.p) for _, ir in irreps_out]
    for path in paths:
        assert (path.l1, path.l2) == (irreps1[path.index1][0], irreps2[path.index2][0])
        assert path.offset1 == sum(2 * l + 1 for l, _ in irreps1[: path.index1])
        assert path.offset2 == sum(2 * l + 1 for l, _ in irreps2[: path.index2])


def test_path_couplings_are_the_nonzero_coefficients_in_order():
    for path in tensor_product_paths(BOTH_PARITIES, SPHERICAL_HARMONICS, SPHERICAL_HARMONICS):
        m1, m2, m3, value = path_couplings(path)
        cg = clebsch_gordan(path.l1, path.l2, path.l3)
        dense = np.zeros_like(cg)
        dense[m1, m2, m3] = value
        np.testing.assert_array_equal(dense, np.where(np.abs(cg) > 1e-12, cg, 0))
        order = list(zip(m3, m1, m2, strict=True))
        assert order == sorted(set(order))
        assert np.all(np.abs(value) > 1e-12)


def test_medium_layer_2_has_76_numbers_per_edge():
    paths = tensor_product_paths([(0, 1), (1, -1)], SPHERICAL_HARMONICS, SPHERICAL_HARMONICS)
    table = m_table(paths)
    assert (len(paths), table.num_entries, len(table.value)) == (10, 76, 86)


@pytest.mark.parametrize("irreps1", [[(0, 1)], [(0, 1), (1, -1), (2, 1)], BOTH_PARITIES])
def test_m_table_sums_the_coupling_over_m2(irreps1):
    paths = tensor_product_paths(irreps1, SPHERICAL_HARMONICS, [*SPHERICAL_HARMONICS, (1, 1)])
    table = m_table(paths)
    harmonics = np.random.default_rng(0).normal(size=16)
    entries = np.add.reduceat(table.value * harmonics[table.component2], table.entry_ptr[:-1])
    assert table.entry_ptr[-1] == len(table.value)
    for index, path in enumerate(paths):
        own = harmonics[path.offset2 : path.offset2 + 2 * path.l2 + 1]
        expected = np.einsum("abc,b->ca", clebsch_gordan(path.l1, path.l2, path.l3), own)
        of_path = table.path == index
        matrix = np.zeros_like(expected)
        matrix[table.m3[of_path], table.m1[of_path]] = entries[of_path]
        np.testing.assert_allclose(matrix, expected, rtol=0, atol=1e-14)
    order = list(zip(table.path, table.m3, table.m1, strict=True))
    assert order == sorted(set(order))


def test_m_table_of_no_paths_is_empty():
    table = m_table(())
    assert table.num_entries == 0
    assert table.entry_ptr.tolist() == [0]


def test_malformed_irreps_are_refused():
    with pytest.raises(ValueError, match="an irrep is"):
        tensor_product_paths([(0, 0)], SPHERICAL_HARMONICS, SPHERICAL_HARMONICS)
