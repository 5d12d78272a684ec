"""Signing in, signing out, a new password. allauth does the work; here stand the addresses and the look."""
