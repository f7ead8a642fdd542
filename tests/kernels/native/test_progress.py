"""What is said while loops are compiled."""

import logging
import sys

from mace_fast.kernels.native import progress


def test_who_sits_at_a_terminal_is_told_once_and_of_what_takes_long(monkeypatch, capsys, caplog):
    monkeypatch.setattr(progress, "_is_announced", False)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with progress.compiling("quick"):
        pass
    monkeypatch.setattr(progress, "SLOW", 0.0)
    with progress.compiling("slow"):
        pass
    first, second = capsys.readouterr().err.splitlines()
    assert "compiling loops for this processor, once: they are kept in " in first
    assert second == "mace_fast: compiled slow in 0.0 s"
    with caplog.at_level(logging.INFO, logger="mace_fast"), progress.compiling("logged"):
        pass
    assert caplog.messages == ["compiled logged in 0.0 s"]
    assert capsys.readouterr().err == "", "who reads the log is not told twice"


def test_who_pipes_the_output_is_told_nothing(monkeypatch, capsys):
    monkeypatch.setattr(progress, "_is_announced", False)
    monkeypatch.setattr(progress, "SLOW", 0.0)
    with progress.compiling("silent"):
        pass
    assert capsys.readouterr().err == ""
