"""The six steps: gates, transitions, transfers."""
