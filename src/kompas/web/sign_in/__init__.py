"""Signing in, signing out, a new password: allauth does the work, here stand the addresses and the look.

Also what Kompas keeps of the person who is signed in.
"""
