"""The verbs of `committee`."""
