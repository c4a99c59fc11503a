"""What the commands of the monthly audit do with an open store: one subject a file."""
