"""Which articles are one text, and which tell of one event."""
