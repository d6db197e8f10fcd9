"""Published schedules of laboratory tests, one file each."""
