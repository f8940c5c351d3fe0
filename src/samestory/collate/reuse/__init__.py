"""Running text that stands in two reports, and which of them had it first."""
