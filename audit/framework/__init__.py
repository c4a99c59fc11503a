"""The Performance Framework: figures of months from what the store holds. No documents here."""
