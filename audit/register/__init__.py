"""The authority's own list of issued plans, for what a plan does not say of itself."""

from audit.register.loading import load_register
from audit.register.rows import Register, RegisterProblem, RegisterRow

__all__ = ["Register", "RegisterProblem", "RegisterRow", "load_register"]
