"""The verbs of `station`."""
