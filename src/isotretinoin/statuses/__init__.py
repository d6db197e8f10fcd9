"""What may be done, and what is due, on one day: for one patient, and for many."""
