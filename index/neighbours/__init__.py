"""Vectors near a vector: files made from the database, when they are made anew, and the search in them."""
