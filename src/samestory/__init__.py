"""One verifiable account out of many reports of the same event."""
