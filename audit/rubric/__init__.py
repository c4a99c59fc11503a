"""The rubric: what a panel may change, loaded with the line of every error."""
