"""Kompas: a department's strategy as daily work, and daily work as evidence of the strategy.

The floors of this house, and which room may import which: docs/architecture.md.
"""

VERSION = "0.1.0"
