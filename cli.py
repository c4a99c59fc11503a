"""Runs the command line from a checkout: ``python cli.py score plan.docx``."""

from audit.__main__ import main

if __name__ == "__main__":
    main()
