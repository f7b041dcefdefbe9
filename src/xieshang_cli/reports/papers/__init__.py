"""Papers a station prints and signs: from records to a document."""
