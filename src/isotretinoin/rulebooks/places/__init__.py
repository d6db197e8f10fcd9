"""Places of which a few texts were read, one file each."""
