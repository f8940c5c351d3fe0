"""Yes against no, one way to say it a file."""
