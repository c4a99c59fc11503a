"""The authority's own list of issued plans, for what a plan does not say of itself."""
