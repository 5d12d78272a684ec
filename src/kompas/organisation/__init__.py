"""Organisation: units, who belongs where, roles and what they may, deputies, the one tree of subjects, who knows what.

Not here: sign-in (accounts), how the directory looks (web), what a permission guards (the app that declares it).
"""
