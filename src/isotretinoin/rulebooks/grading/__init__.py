"""Criteria that grade results, one file each."""
