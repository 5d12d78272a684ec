"""Practice: the way from the real Kompas into the practice area, and its door on the other side."""
