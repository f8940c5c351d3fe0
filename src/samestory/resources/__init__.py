"""Data that comes with the package, each with a note of where it comes from."""
