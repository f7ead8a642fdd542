"""What every Triton operation's settings have in common."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Settings:
    """How a kernel is written, compiled and launched. Every field is a positive integer that a tuning file may change.

    Kernels of an operation that are alike share a subclass, and a function ``default_settings``, or
    ``default_<which>_settings``, that chooses its fields where no tuning file does, with the reason beside each
    threshold.

    Attributes:
        num_warps: warps of a program.
        num_stages: depth of software pipelining.
    """

    num_warps: int = 4
    num_stages: int = 1

    @property
    def options(self) -> dict[str, int]:
        """What the launch of a kernel takes beside its arguments."""
        return {"num_warps": self.num_warps, "num_stages": self.num_stages}
