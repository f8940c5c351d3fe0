"""Where accounts exclude one another, a folder for each kind."""
