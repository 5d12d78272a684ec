"""Colleagues: found by what one needs help with; units and subjects as trees; what each tells of herself.

Not here: who may what and who is created (administration).
"""
