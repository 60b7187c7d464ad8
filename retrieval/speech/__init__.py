"""Who the outlet says said it, and in which part of a sentence."""
