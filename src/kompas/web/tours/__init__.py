"""Tours: ten minutes per role on the real pages, which point at the real things and let one try them."""
