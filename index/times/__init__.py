"""When: the time expressions of a text, and the day that each sentence gets."""
