"""Mends Triton's interpreter where it does not work with the NumPy at hand; nothing here touches a GPU."""

import importlib
from functools import cache
from typing import Any


@cache
def mend_interpreter() -> None:
    """Let the interpreter use its numbers as bounds of loops: NumPy 2.4 refuses what it did up to Triton 3.6.

    The interpreter holds a number as an array of one element; https://github.com/triton-lang/triton/issues/9171.
    """
    interpreter: Any = importlib.import_module("triton.runtime.interpreter")
    prepare = interpreter._patch_lang_tensor

    def prepare_and_mend(tensor: Any, *scope: Any) -> None:
        prepare(tensor, *scope)
        tensor.__index__ = lambda self: int(self.handle.data.item())

    interpreter._patch_lang_tensor = prepare_and_mend
