"""The edge embedding on a CPU, in compiled loops."""
