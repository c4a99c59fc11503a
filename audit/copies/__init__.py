"""Sentences that stand in several plans, or nearly so. Knows texts, and no plans or people."""
