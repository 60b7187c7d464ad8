"""Whom and what a figure counts, and whether that is what was asked."""
