"""The verbs of `feedback`."""
