"""Guided tours: taken on the real pages, pointing at what is really there."""
