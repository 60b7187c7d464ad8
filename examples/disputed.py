"""Which of these questions do the sources answer differently? Give an archive's folder and a file of questions:

python examples/disputed.py ~/news questions.txt

One line for each position: the question, the value, how many origins state it, and the outlets.
"""

import sys
from pathlib import Path

from retrieval import Verdict, open_archive

folder, questions = sys.argv[1:3]
with open_archive(folder) as archive:
    for question in Path(questions).read_text(encoding="utf-8").splitlines():
        answer = archive.ask(question) if question.strip() else None
        if answer is None or answer.verdict is not Verdict.DISPUTED:
            continue
        for position in answer.positions:
            outlets = ", ".join(sorted({evidence.outlet or "outlet unknown" for evidence in position.evidence}))
            print(question, position.value, position.origins, outlets, sep="\t")
