"""The command line: one file a command; prints; the only place that exits."""
