"""How implementations are chosen, generated, configured and launched; shared by all operations."""
