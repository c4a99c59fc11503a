"""One module per layout: each differs from the others as authorities' own templates do."""
