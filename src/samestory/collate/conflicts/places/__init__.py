"""Places that exclude one another."""
