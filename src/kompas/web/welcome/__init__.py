"""Welcome: the first visit, on which the house is set up, opened with the code on the console and never again."""
