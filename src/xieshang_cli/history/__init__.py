"""Git: what changed."""
