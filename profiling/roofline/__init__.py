"""How long operations take, and which rates a device reaches."""
