"""What one report states, clause by clause."""
