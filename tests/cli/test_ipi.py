"""``mace-fast ipi`` says what is wrong in one sentence; with i-PI itself see tests/integrations/test_ipi.py."""

import socket

import ase.io
import pytest
from ase import Atoms

from mace_fast.integrations import ipi_client


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["nowhere.model"], "nowhere.model is neither a file nor a foundation model such as mace-mp-small"),
        (["mace-mp-small", "--device", "gpu"], "device is 'gpu': give 'cpu', 'cuda' or 'cuda:0'"),
        (["mace-mp-small", "--head", "pbe"], "the model has no head 'pbe'; it has Default"),
    ],
)
def test_what_cannot_be_had(arguments, sentence, fails, structure_file):
    model, *options = arguments
    assert fails("ipi", model, structure_file, *options) == sentence


def test_templates_that_are_wrong(fails, tmp_path):
    template = tmp_path / "template.xyz"
    assert fails("ipi", "mace-mp-small", template) == f"there is no file {template}"
    ase.io.write(template, Atoms("Po"))
    assert fails("ipi", "mace-mp-small", template).startswith("the model does not know Po; it knows H, He")


@pytest.mark.parametrize(
    ("options", "where"),
    [(["--unix", "--address", "nobody"], "/tmp/ipi_nobody"), (["--port", "1"], "localhost, port 1")],
)
def test_no_server(options, where, fails, structure_file, monkeypatch):
    monkeypatch.setattr(ipi_client, "PATIENCE", 0.0)
    sentence = f"no i-PI listens at {where}: start i-PI, and give the address, port and mode of its <ffsocket>"
    assert fails("ipi", "mace-mp-small", structure_file, *options) == sentence


@pytest.mark.parametrize(("words", "sentence"), [("STATUS", "i-PI has gone without"), ("HELLO", "i-PI says 'HELLO'")])
def test_a_server_that_goes_or_says_something_else(words, sentence):
    ours, theirs = socket.socketpair()
    theirs.sendall(words.encode().ljust(12))
    theirs.shutdown(socket.SHUT_WR)
    with ours, theirs, pytest.raises(ConnectionError, match=sentence):
        ipi_client.serve(ours, list)
