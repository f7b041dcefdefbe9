"""The verbs of `member`."""
