"""Other people's files, both ways, one format a file."""
