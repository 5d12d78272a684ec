"""Kompas is killed without warning, again and again, and nothing that was confirmed is lost."""
