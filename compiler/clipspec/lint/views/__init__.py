"""Views of a body that several rules share."""
