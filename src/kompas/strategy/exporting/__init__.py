"""Taking a strategy along: a wording on paper (PDF, Word), and the whole strategy as JSON that can be read in again.

Not here: who may take it (web), how a PDF is set (documents).
"""
