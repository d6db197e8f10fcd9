"""A course with all that the rules ask for around it."""
