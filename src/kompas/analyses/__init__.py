"""Analyses: boards (PESTEL, SWOT) on which several people put cards at the same time, and strategy seminars.

Not here: the strategy whose commitments the cards lead to (strategy), how a board looks (web).
"""
