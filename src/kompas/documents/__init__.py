"""Documents: files that owners point at, kept in storage under random names, and papers set as PDF.

Not here: who may see a file (its owner's visible_to), what a document says (the importer in strategy).
"""
