"""What machine code does Triton make of a launch, on a machine without that GPU?

To look at your own kernels, write a function without arguments that calls the operation on small CPU tensors (nothing
runs, so values do not matter, model sizes do) and name it:

    python -m profiling.machine_code my_file.py:my_function --arch sm_90
    python -m profiling.machine_code package.module:my_function --arch gfx942 --keep /tmp/assembly

It prints registers, spills, shared memory, occupancy and instructions of every different kernel that it launches.
"""

import argparse
from pathlib import Path

from mace_fast.kernels.runtime.launch import recording
from mace_fast.kernels.tuning import assume
from profiling.architectures import ARCHITECTURES
from profiling.machine_code import switch_interpreter_off
from profiling.machine_code.compiler import compile_launches
from profiling.machine_code.launches import named_function
from profiling.machine_code.table import print_table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("function", help="file.py:function or package.module:function, called without arguments")
    parser.add_argument("--arch", choices=ARCHITECTURES, default="sm_90")
    parser.add_argument("--jobs", type=int, default=1, help="processes that compile")
    parser.add_argument("--keep", type=Path, help="folder for the assembly and Triton's IR")
    arguments = parser.parse_args()
    switch_interpreter_off()
    function = named_function(arguments.function)
    with assume(arguments.arch), recording() as launches:
        function()
    codes = compile_launches(launches, arguments.arch, arguments.jobs, arguments.keep)
    print(f"{len(launches)} launches, {len(codes)} different, {arguments.arch}\n")
    print_table(codes)


if __name__ == "__main__":
    main()
