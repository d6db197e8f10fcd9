"""What happened, held against the rules: one module for each matter."""
