"""Notifications: who is told what, by following the journal.

Not here: how a message leaves the house (post), how it is shown (web).
"""
