"""The journal (on screen: hændelseslog): what happened, to what, by whom, when. Append-only; it names no citizen.

Not here: what follows from an event (each app's readers.py), the filing of documents (the municipality's ESDH).
"""
