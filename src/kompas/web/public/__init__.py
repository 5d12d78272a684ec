"""Pages for those without sign-in: the front page, the published strategy."""
