"""What the host does for a step, and the memory that millions of atoms take, counted without a GPU."""
