"""The small words of English grammar, as alternatives of patterns, longer rules being made of them.

Closed classes: what one rule needs beside them stands with that rule.
"""

AUXILIARIES = "is|are|was|were|has|have|had|does|did|do|will|would|can|could|may|might|shall|should|must"
PREPOSITIONS = "of|in|on|at|by|for|from|to|with|into|near|about|over|under|against|between|behind|through"
"""Behind a noun they open what only says which one: "the head of the mill", "a guard at the gate"."""
SUBORDINATING = "after|before|when|while|since|because|although|though"
"""What opens a subordinate clause; more words do where no other reading is near."""
RELATIVES = "who|whom|whose|which|that"
"""What opens a relative clause."""
