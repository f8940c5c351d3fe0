"""Story -> JSON, HTML and other forms."""
