"""The outbox: every message that leaves the house, or waits to, for those who look after it."""
