"""A document to text or bytes, one format a file, loaded by name when asked for."""
