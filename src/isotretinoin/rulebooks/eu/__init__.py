"""The European Union, one file a document."""
