"""Records to documents, one report a file; a list is a report too."""
