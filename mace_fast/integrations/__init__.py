"""Integrations with other programs; ASE's calculator is :class:`mace_fast.MACECalculator`."""
