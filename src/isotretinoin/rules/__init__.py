"""The shapes of rules: what a rulebook can say, and nothing that computes."""
