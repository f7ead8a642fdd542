"""How long until the first result, in a new process?"""


class Start:
    """Import alone, and import, model and forces of a molecule."""

    version = "1"
    number = 1
    repeat = 5

    def timeraw_import(self) -> str:
        return "import mace_fast"

    def timeraw_first_forces(self) -> str:
        return """
        import mace_fast
        from ase.build import molecule
        atoms = molecule("H2O")
        atoms.calc = mace_fast.mace_mp("small", default_dtype="float64")
        atoms.get_forces()
        """
