"""The United States, one file a document."""
