"""Quoted words that exclude one another, and words given to two speakers."""
