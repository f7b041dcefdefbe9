"""The verbs of `plan`."""
