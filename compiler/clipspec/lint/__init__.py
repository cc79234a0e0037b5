"""Linting: what a document is, what its schema refuses, what the rules know beyond that."""
