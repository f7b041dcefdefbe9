"""The verbs of `task`."""
