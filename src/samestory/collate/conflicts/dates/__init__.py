"""Times that exclude one another, one way to tell a file."""
