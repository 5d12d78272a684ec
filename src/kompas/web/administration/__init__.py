"""Administration: units, people, roles, subjects, lists, the event log, each in the part of the tree one administers.

Not here: what each tells of herself (directory).
"""
