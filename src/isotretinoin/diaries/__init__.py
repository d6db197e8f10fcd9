"""What happened: entries, the diary that holds them, and its account."""
