"""Do the words that an answer quoted still stand in the archive? Give its folder and answers as `--json` wrote them:

rashomon ask --batch questions.txt > answers.jsonl
python examples/still_there.py ~/news answers.jsonl

A line for each answer that quotes what is not there any more; the exit code says whether there was one.
"""

import sys
from pathlib import Path

from retrieval import Answer, RashomonError, open_archive

folder, answers = sys.argv[1:3]
gone = 0
with open_archive(folder) as archive:
    for line in Path(answers).read_text(encoding="utf-8").splitlines():
        answer = Answer.model_validate_json(line)
        try:
            archive.verify(answer)
        except RashomonError as error:
            gone += 1
            print(answer.question, error, sep="\t")
sys.exit(1 if gone else 0)
