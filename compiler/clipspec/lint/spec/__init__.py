"""Linting a spec: its templates, its params, and its body as far as values are known."""
