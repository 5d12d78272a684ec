"""The importer reads a strategy from the document it was written in.

Extract: a file becomes lines with their layout. Understand: each line is cut into pieces, each with a role. Assemble:
the strategy is put together from the pieces, so that nothing is invented and nothing lost. Pure: no database, no clock.

Not here: storing a draft (strategy.services), the review page (web).
"""
