"""Sample plans: readable sources, the script that builds them, and the built files."""
