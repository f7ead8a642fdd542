"""A team does every piece of a call once, whoever takes it, and leaves no thread spinning."""

import os
import threading
import time
from itertools import pairwise

import numpy as np
import pytest
import torch

from mace_fast.kernels.native import team as teams
from mace_fast.kernels.native.function import RANGE, Function, new_module
from mace_fast.kernels.native.library import compiled
from mace_fast.kernels.native.team import Call, Team, has_teams, team_of

pytestmark = pytest.mark.skipif(not has_teams(), reason="teams need Linux on x86-64")


@pytest.fixture(scope="module")
def counting():
    """``count(counts, numbers, start, stop, number)`` adds 1 to every place of a range, and notes which one it was."""
    module = new_module("test_team_count")
    f = Function(module, "count", torch.float64, indices=("counts", "numbers"), sizes=RANGE, exported=True)
    with f.loop(f["start"], f["stop"]) as place:
        f.store(f.index(f.add(f.load(f["counts"], place), 1)), f["counts"], place)
        f.store(f["number"], f["numbers"], place)
    f.finish()
    return compiled(module, "count")


def call_of(counting, bounds):
    counts, numbers = np.zeros(bounds[-1], dtype=np.int64), np.full(bounds[-1], -1)
    return Call(counting, [counts.ctypes.data, numbers.ctypes.data], bounds), counts, numbers


def assert_each_once(counts, numbers, bounds, times=1):
    assert (counts == times).all()
    for number, (start, stop) in enumerate(pairwise(bounds)):
        assert (numbers[start:stop] == number).all()


@pytest.mark.parametrize("threads", [2, 5])
@pytest.mark.parametrize("pieces", [1, 2, 3, 64, 1000])
def test_every_piece_is_done_once(counting, threads, pieces):
    bounds = [min(n * 37, 20_000) for n in range(pieces + 1)]
    call, counts, numbers = call_of(counting, bounds)
    team = team_of(threads)
    for times in range(1, 200):
        assert team.run(call)
        assert_each_once(counts, numbers, bounds, times)


def test_calls_of_other_sizes_follow_each_other_and_pauses(counting):
    """Threads that are late for one call must not take a piece of the next for one of it."""
    random, team = np.random.default_rng(0), team_of(3)
    for number in range(400):
        bounds = [0, *np.sort(random.integers(0, 3000, random.integers(1, 40))).tolist(), 3000]
        call, counts, numbers = call_of(counting, bounds)
        team.run(call)
        assert_each_once(counts, numbers, bounds)
        if number % 40 == 0:
            time.sleep(0.002)  # so that all sleep


def test_threads_that_wait_use_no_processor():
    """Counted by the clock of the process, not by time: nobody else's work is in it."""
    team = Team(3)
    assert not team._is_free.locked()
    time.sleep(0.02)
    before = time.process_time()
    time.sleep(0.3)
    assert time.process_time() - before < 0.1


def test_a_team_that_is_busy_says_so(counting):
    call, counts, _ = call_of(counting, [0, 10, 20])
    team = Team(2)
    with team._is_free:
        assert not team.run(call)
    assert not counts.any()


def test_threads_of_python_share_a_team(counting):
    """One has it, the others do their work themselves."""
    bounds, done = list(range(0, 2001, 50)), []

    def work():
        for _ in range(200):
            call, counts, numbers = call_of(counting, bounds)
            if team_of(2).run(call):
                assert_each_once(counts, numbers, bounds)
        done.append(True)

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) == 3


def test_threads_that_ask_at_once_get_one_team(monkeypatch):
    made, make = [], teams.Team

    def slow(threads):
        time.sleep(0.01)
        made.append(make(threads))
        return made[-1]

    monkeypatch.setattr(teams, "Team", slow)
    monkeypatch.setattr(teams, "_teams", {})
    found = []
    threads = [threading.Thread(target=lambda: found.append(team_of(2))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1
    assert all(one is made[0] for one in found)


def test_threads_that_cannot_be_started_are_done_without(counting, monkeypatch, caplog):
    def refuse(self):
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refuse)
    bounds = [0, 10, 20, 30]
    call, counts, numbers = call_of(counting, bounds)
    assert Team(3).run(call)
    assert_each_once(counts, numbers, bounds)
    assert "steps run on 1 threads in place of 3" in caplog.text


def test_a_fork_has_a_team_of_its_own(counting):
    bounds = [0, 10, 20, 30]
    call, counts, numbers = call_of(counting, bounds)
    team = team_of(2)
    team.run(call)
    child = os.fork()
    if child == 0:
        try:
            own = team_of(2)
            own.run(call)
            assert_each_once(counts, numbers, bounds, 2)
            os._exit(0 if own is not team else 1)
        finally:
            os._exit(2)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    team.run(call)
    assert_each_once(counts, numbers, bounds, 2)


def test_teams_are_known_by_the_machine(monkeypatch):
    monkeypatch.setattr(teams.platform, "system", lambda: "Darwin")
    assert not has_teams()
