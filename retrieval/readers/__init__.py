"""The models that read sentences: what they are given, what they give back, which there are."""
