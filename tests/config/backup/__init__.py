"""Archives that hold, archives that were tampered with, and restores that leave nothing half done."""
