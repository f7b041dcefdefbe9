"""The verbs of `federation`."""
