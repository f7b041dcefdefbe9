"""The verbs of `session`."""
