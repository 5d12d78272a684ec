"""Config puts the house together: settings, addresses, the worker's rhythm. Imported by nobody."""
