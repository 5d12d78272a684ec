"""Importing: a document is uploaded, reviewed beside what was understood of it, corrected, and becomes a draft."""
