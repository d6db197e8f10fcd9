"""The United Kingdom, one file a document."""
