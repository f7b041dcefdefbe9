"""Commands: read the request, call one thing, show, exit."""
