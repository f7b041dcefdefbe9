"""The verbs of `division`."""
