"""Accounts: who signs in, and the one row per employee that owners point at.

Not here: where a person belongs and what she may do (organisation), how sign-in looks (web).
"""
