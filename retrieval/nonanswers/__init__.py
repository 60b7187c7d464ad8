"""Values that stand in a sentence and answer nothing."""
