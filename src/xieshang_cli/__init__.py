"""xieshang: six-step grassroots consultation, kept as files."""

__version__ = "0.1.0"
