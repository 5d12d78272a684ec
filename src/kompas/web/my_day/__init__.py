"""My day: where a signed-in person begins; what is new and what she owes."""
