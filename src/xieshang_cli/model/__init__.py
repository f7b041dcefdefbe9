"""The records, as facts: no file, no clock, no screen."""
