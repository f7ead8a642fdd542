"""One process a device: which of them a rank of MPI runs on."""

import importlib
import os
from typing import Any

import torch


def device_of(rank: int, num_ranks: int, devices: str) -> torch.device:
    """The device of a rank, and its share of the processors.

    Args:
        rank: number of the process among those on this machine.
        num_ranks: how many processes there are on this machine.
        devices: ``"cpu"``, ``"cuda"`` for the GPUs of the machine, or one for each rank such as ``"cuda:1,cuda:3"``.

    Raises:
        ValueError: there is not one device for each rank, or no such device.
    """
    if devices == "cpu":
        return torch.device("cpu")
    names = devices.split(",")
    if devices == "cuda":
        if not torch.cuda.is_available():
            raise ValueError("--device cuda, and torch finds no GPU: leave it out, or install a torch for your GPU")
        names = [f"cuda:{index}" for index in range(torch.cuda.device_count())][:num_ranks]
    if len(names) != num_ranks:
        raise ValueError(
            f"{len(names)} devices ({', '.join(names)}) for {num_ranks} {'process' if num_ranks == 1 else 'processes'} "
            "on this machine: start one process for each device"
        )
    device = torch.device(names[rank])
    if device.type == "cuda" and (device.index or 0) >= torch.cuda.device_count():
        raise ValueError(f"there is no device {device}: torch finds {torch.cuda.device_count()} CUDA devices")
    return device


def settle(communicator: Any, devices: str) -> torch.device:
    """The device of this process; those of one machine share its processors.

    Args:
        communicator: of mpi4py.
        devices: as of :func:`device_of`.

    Raises:
        ValueError: as :func:`device_of`, on every rank.
    """
    here = communicator.Split_type(importlib.import_module("mpi4py.MPI").COMM_TYPE_SHARED)
    rank, num_ranks = here.Get_rank(), here.Get_size()
    here.Free()
    message = None
    device = torch.device("cpu")
    try:
        device = device_of(rank, num_ranks, devices)
    except (ValueError, RuntimeError) as error:
        message = str(error)
    if messages := [found for found in communicator.allgather(message) if found]:
        raise ValueError(messages[0])
    if "OMP_NUM_THREADS" not in os.environ:
        torch.set_num_threads(max(1, len(os.sched_getaffinity(0)) // num_ranks))
    return device
