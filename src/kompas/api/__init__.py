"""Every face for machines, each in its own room."""
