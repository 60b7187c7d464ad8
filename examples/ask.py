"""One question, three lines. Run it with an archive's folder and a question:

python examples/ask.py ~/news "How many people were hurt on 3 May?"
"""

import sys

from retrieval import open_archive

with open_archive(sys.argv[1]) as archive:
    answer = archive.ask(sys.argv[2])

print(answer.verdict.upper())
for position in answer.positions:
    best = position.evidence[0]
    print(f"{position.value}: {best.outlet or 'outlet unknown'}, {best.article}@{best.version}")
    print(f"    {best.quote.text}")
