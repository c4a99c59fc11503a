"""Sentences that stand in several plans, or nearly so. Knows texts; plans and people it does not."""
