"""Files in the practice area's folder by which the two houses tell each other something. Pure: config reads it too."""

OPEN = "open"  # people are let in
BEGIN_AGAIN = "begin-again"  # an administrator wants it emptied
