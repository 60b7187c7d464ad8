"""Full text: the terms of passages, and the search for them."""
