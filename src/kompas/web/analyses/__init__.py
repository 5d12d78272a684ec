"""Boards and seminars: cards that several people put, move and reword at the same time, and what they led to."""
