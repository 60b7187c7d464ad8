"""One file from which the archive can be put back."""
