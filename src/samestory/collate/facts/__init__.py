"""What reports state: which clauses say the same, and in which words to show it."""
