"""The same job as a plain script of txtai does it: index articles, answer with the nearest passages. Runs in an
environment of its own (see `tests.bench.peer`), so it imports nothing of ours.

    python peer_script.py index MODEL ARTICLES.jsonl FOLDER
    python peer_script.py cold MODEL FOLDER QUESTION
    python peer_script.py warm MODEL FOLDER QUESTIONS.jsonl
"""

import json
import sys
import time


def passages(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            told = json.loads(line)
            words = told["text"].split()
            for first in range(0, len(words), 120):
                yield f"{told['id']}:{first}", " ".join(words[first : first + 120]), None


def opened(model, folder):
    from txtai import Embeddings

    embeddings = Embeddings(path=model, content=True, hybrid=True)
    if folder:
        embeddings.load(folder)
    return embeddings


def main():
    started = time.perf_counter()
    what, model, *rest = sys.argv[1:]
    if what == "index":
        articles, folder = rest
        embeddings = opened(model, None)
        read = list(passages(articles))
        began = time.perf_counter(), time.process_time()
        embeddings.index(read)
        told = {"passages": len(read), "index_s": time.perf_counter() - began[0]}
        told["index_processor_s"] = time.process_time() - began[1]
        embeddings.save(folder)
    elif what == "cold":
        folder, question = rest
        for found in opened(model, folder).search(question, 10):
            print(found["score"], found["text"][:200], file=sys.stderr)
        told = {"inside_s": time.perf_counter() - started}
    else:
        folder, questions = rest
        embeddings = opened(model, folder)
        with open(questions, encoding="utf-8") as lines:
            asked = [json.loads(line)["question"] for line in lines][:20]
        embeddings.search(asked[0], 10)
        walls, used = [], []
        for question in asked:
            began = time.perf_counter(), time.process_time()
            embeddings.search(question, 60)
            walls.append(time.perf_counter() - began[0])
            used.append(time.process_time() - began[1])
        told = {"warm_s": sorted(walls)[len(walls) // 2], "warm_processor_s": sorted(used)[len(used) // 2]}
    with open("/proc/self/status") as status:
        told["memory_mb"] = next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))
    print(json.dumps(told))


if __name__ == "__main__":
    main()
