"""Changes of the tables from version to version, in order; run by ``audit.store.upgrading``."""
