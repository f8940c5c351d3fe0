"""One act of speech: its readings, aligned, and the places where they differ."""
