"""What earlier releases stored is brought to today's shape, and holds."""
