"""The arithmetic of drawing a sample: nothing here knows files, the store or plans."""
