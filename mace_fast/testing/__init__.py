"""Tools to check operations and models on your own machine; shipped with the package."""
