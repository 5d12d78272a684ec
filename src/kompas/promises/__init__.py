"""Promises: on which days the house works, and so by when it has promised something.

Not here: the counting itself (workdays), what is promised by when (the room whose matter it is).
"""
