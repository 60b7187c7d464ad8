"""How the embedded reader was made: data, training, export, measures. Nothing here is needed to answer a question."""
