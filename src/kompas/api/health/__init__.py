"""What an operator's watchman asks: does it live, which version is it."""
