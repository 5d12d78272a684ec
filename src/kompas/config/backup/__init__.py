"""Backups: one signed archive of database and files, made while Kompas runs, checked, and restored.

Not here: when a backup is taken and where archives are sent (systemd and the operator, docs/drift).
"""
