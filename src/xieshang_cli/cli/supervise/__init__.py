"""The verbs of `supervise`."""
