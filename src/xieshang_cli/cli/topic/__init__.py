"""The verbs of `topic`."""
