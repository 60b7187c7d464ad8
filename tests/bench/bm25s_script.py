"""The words of many passages searched by bm25s. Runs in an environment of its own (see `tests.bench.peer`), so it
imports nothing of ours; terms come as numbers that our own tokeniser gave, so only the search is compared.

    python bm25s_script.py PASSAGES QUESTIONS...

A line of each file is the terms of a passage or a question, in decimal, with blanks between. A passage ends with a
line's end; a question's terms that no passage has are left out.
"""

import json
import sys
import time
from pathlib import Path


def main():
    import bm25s

    passages, *asked = map(Path, sys.argv[1:])
    numbers, rows = {}, []
    with passages.open(encoding="ascii") as lines:
        for line in lines:
            rows.append([numbers.setdefault(int(term), len(numbers)) for term in line.split()])
    began = time.perf_counter(), time.process_time()
    index = bm25s.BM25(k1=1.2, b=0.75, method="lucene")
    index.index((rows, numbers), show_progress=False)
    told = {"passages": len(rows), "index_s": time.perf_counter() - began[0]}
    told["index_processor_s"] = time.process_time() - began[1]
    del rows
    for number, file in enumerate(asked):
        questions = [[numbers[int(t)] for t in line.split() if int(t) in numbers] for line in file.open()]
        walls, used = [], []
        for question in questions:
            began = time.perf_counter(), time.process_time()
            index.retrieve([question], k=60, show_progress=False, n_threads=0)
            walls.append(time.perf_counter() - began[0])
            used.append(time.process_time() - began[1])
        told[f"walls_{number}"], told[f"used_{number}"] = walls, used
    with open("/proc/self/status") as status:
        told["memory_mb"] = next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))
    print(json.dumps(told))


if __name__ == "__main__":
    main()
