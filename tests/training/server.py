"""Runs modules as ``python -m`` does, and scripts, each in a fork of one process that has imported what they need.

Reads a line of JSON for each, writes the exit status of the command; importing takes longer than training a tiny model.
So does TorchScript, which compiles parts of every model of mace-torch and looks up the source of the same functions
each time: what it finds is kept, from a first model on.
"""

import functools
import gc
import importlib
import inspect
import json
import os
import runpy
import sys
import traceback
import warnings

for name in ("mace.cli.run_train", "mace_fast.cli", "mace_fast.training.driver", "torch._dynamo"):
    importlib.import_module(name)

from e3nn.util.jit import compile as compile_with_torchscript

from mace_fast.testing.workloads import SMALL, build

known_source = functools.cache(inspect.getsourcelines)


def getsourcelines(thing):
    """Lines of its own for every caller."""
    lines, first = known_source(thing)
    return list(lines), first


inspect.getsourcelines = getsourcelines
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    compile_with_torchscript(build(SMALL["residual"], importlib.import_module("mace.modules")))
gc.freeze()  # else the collector of a fork copies every page

for line in sys.stdin:
    module, arguments, folder, output = json.loads(line)
    child = os.fork()
    if child == 0:
        os.chdir(folder)
        file = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        for stream in (1, 2):
            os.dup2(file, stream)
        sys.argv[1:] = arguments
        status = 0
        try:
            if module.endswith(".py"):
                runpy.run_path(module, run_name="__main__")
            else:
                runpy.run_module(module, run_name="__main__", alter_sys=True)
        except SystemExit as done:
            status = done.code
        except BaseException:
            traceback.print_exc()
            status = 1
        sys.stdout.flush()
        os._exit(status or 0)  # without a second for taking torch apart
    _, status = os.waitpid(child, 0)
    sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
    sys.stdout.flush()
