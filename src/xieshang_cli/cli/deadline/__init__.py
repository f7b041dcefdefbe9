"""The verbs of `deadline`."""
