"""The next period: the workbench on which it is decided what becomes of each part of a strategy.

Not here: the text of the draft, which is written on its desk (web.strategy).
"""
