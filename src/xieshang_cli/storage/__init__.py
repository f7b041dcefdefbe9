"""Records on disk: reading, editing, the index, the lock."""
