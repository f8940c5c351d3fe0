"""Where accounts exclude one another, one kind a file."""
