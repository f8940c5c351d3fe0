"""Which reports tell the same story."""
