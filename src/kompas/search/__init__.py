"""Search finds: one index over what people may read, kept by following the journal.

Not here: how results look (web).
"""
