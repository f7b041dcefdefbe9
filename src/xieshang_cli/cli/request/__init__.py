"""The verbs of `request`."""
