"""The practice area: the way in, and the walls around it."""
