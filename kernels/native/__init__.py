"""Compiled loops for the CPU: a writer of LLVM's intermediate representation, its compiler, and threads.

Kernels are written for the sizes of a model and the vector registers of the machine at hand. llvmlite, which pip
installs, compiles them within the process; nobody needs a compiler of their own.
"""
