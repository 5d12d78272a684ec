"""Strategy: strategies with their stakeholders, focus areas and commitments, and the importer that reads them.

Not here: goals and plans that serve a commitment (goals, plans), how pages look (web).
"""
