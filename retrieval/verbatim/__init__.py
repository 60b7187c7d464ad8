"""A quote held against the archive's articles: word for word, otherwise, or not at all."""
