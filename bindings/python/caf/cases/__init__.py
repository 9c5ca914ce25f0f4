"""One case as an object."""
