"""Stand-ins that ship with the tests: no model, no network, the same on every machine."""

import hashlib
import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.manifest import ModelId


class WordEncoder:
    """Every word has a fixed direction; a text is the sum of its words. Texts that share words lie near."""

    def __init__(self, dimension: int = 64, name: str = "words") -> None:
        self._dimension = dimension
        self._name = name
        self._known: dict[str, NDArray[np.float32]] = {}

    @property
    def model(self) -> ModelId:
        return ModelId(self._name, hashlib.sha256(self._name.encode()).hexdigest(), self._dimension)

    @property
    def dimension(self) -> int:
        return self._dimension

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = np.zeros((len(texts), self._dimension), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in re.findall(r"\w+", text.casefold()) or [""]:
                row += self._direction(word)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    def _direction(self, word: str) -> NDArray[np.float32]:
        if word not in self._known:
            seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "big")
            self._known[word] = np.random.default_rng(seed).standard_normal(self._dimension).astype(np.float32)
        return self._known[word]
