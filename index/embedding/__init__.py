"""Text to vectors: the model, its files, and how they are run."""
