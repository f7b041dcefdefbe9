"""One record as a page a person likes to read; made from models, where lists are made from rows."""
