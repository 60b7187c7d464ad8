"""A text that leans on the question before it, and the whole question that both make."""
