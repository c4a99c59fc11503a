"""``python -m audit`` is the same as ``audit``."""

from audit.commands import main

if __name__ == "__main__":
    main()
