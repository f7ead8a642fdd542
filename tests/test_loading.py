"""Models are found by path or pattern, heads by name."""

import shutil

import pytest
import torch

from mace_fast.loading import choose_head, load_models

FILES = [f"imagdau_mace02_com{i}_swa.model" for i in (1, 2, 3)]


def same_weights(model, other):
    return all(torch.equal(a, b) for a, b in zip(model.parameters(), other.parameters(), strict=True))


def test_models_come_from_a_pattern_a_path_or_a_list(shared_model, tmp_path):
    for name in reversed(FILES):
        shutil.copy(shared_model(name), tmp_path / name)
    paths = [tmp_path / name for name in FILES]
    listed = load_models(paths)
    by_pattern = load_models(f"{tmp_path}/*_swa.model")
    assert [same_weights(*pair) for pair in zip(listed, by_pattern, strict=True)] == [True] * 3
    assert not same_weights(listed[0], listed[1])
    for single in (paths[0], str(paths[0])):
        (alone,) = load_models(single)
        assert same_weights(alone, listed[0])


def test_file_whose_name_looks_like_a_pattern_is_found(shared_model, tmp_path):
    path = shutil.copy(shared_model(FILES[0]), tmp_path / "model[1].model")
    assert len(load_models(str(path))) == 1


@pytest.mark.parametrize(
    ("paths", "error", "message"),
    [
        ([], ValueError, "the list of model files is empty: give at least one"),
        (
            "no_*.model",
            FileNotFoundError,
            r"no model file matches 'no_\*.model': check the path or the pattern; foundation",
        ),
        (["missing.model"], FileNotFoundError, r"missing\.model"),
    ],
)
def test_missing_files_are_named(paths, error, message):
    with pytest.raises(error, match=message):
        load_models(paths)


@pytest.mark.parametrize(
    ("head", "available", "index"),
    [
        (None, ["only"], 0),
        (None, ["one", "default"], 1),
        ("one", ["one", "Default"], 0),
        ("Default", ["one", "Default"], 1),
    ],
)
def test_head_is_chosen_by_name_or_by_default(head, available, index, caplog):
    assert choose_head(head, available) == index
    assert not caplog.records


@pytest.mark.parametrize(
    ("head", "available", "message"),
    [
        ("three", ["one", "two"], "the model has no head 'three'; it has one, two"),
        ("ONE", ["one", "two"], "the model has no head 'ONE'; it has one, two"),
        ("default", ["Default"], "the model has no head 'default'; it has Default"),
        ("", ["one", "Default"], "the model has no head ''; it has one, Default"),
    ],
)
def test_unknown_head_is_refused_with_the_heads_there_are(head, available, message):
    with pytest.raises(ValueError, match=message):
        choose_head(head, available)


def test_several_heads_need_a_choice():
    message = r"the model has the heads one, two: choose one with head= \(--head on the command line\)"
    with pytest.raises(ValueError, match=message):
        choose_head(None, ["one", "two"])
