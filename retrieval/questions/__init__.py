"""What a question asks for, read from its words: the kind of answer, the thing counted or named, its days."""
