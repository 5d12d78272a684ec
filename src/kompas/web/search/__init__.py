"""The room of search: what was found among all that a person may see.

Not here: what is found and in which order (search), how a find is shown (shared.finds).
"""
