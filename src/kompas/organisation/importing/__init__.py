"""Importing lists of units and people: read, weighed against what stands, shown, and stored as one deed or not at all.

`gate` refuses what asks too much, `tables` reads CSV and XLSX, `columns` knows what headings mean, `units` and `people`
weigh each row, `planning` puts the plan together, `storing` carries it out. `exporting` writes the same lists out.
"""

from kompas.organisation.importing.gate import Unreadable
from kompas.organisation.importing.planning import Plan, plan_of
from kompas.organisation.importing.storing import WorldChanged, carry_out, keep

__all__ = ["Plan", "Unreadable", "WorldChanged", "carry_out", "keep", "plan_of"]
