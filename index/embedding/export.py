"""Turns a sentence-transformers model into an ONNX file, once, in the user's cache folder.

Importing torch and sentence-transformers takes seconds, so only this module and `tracing` do. It does not run the
result.
"""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from pydantic import BaseModel, ConfigDict

from index.embedding.model import DEFAULT_NAME, ModelFiles, check_embedded
from index.embedding.silence import silence
from index.embedding.tracing import GRAPH, PROBES, WEIGHTS, write_onnx
from index.errors import UnknownModel
from index.files import FOLDER_MODE
from index.manifest import ModelId

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

FORMAT = "rashomon.encoder/2"
LEAST_COSINE = 0.9999


class Exported(BaseModel):
    """What stands beside `model.onnx`, its `model.weights` and `tokenizer.json`."""

    model_config = ConfigDict(frozen=True, extra="forbid", protected_namespaces=())

    format: str = FORMAT
    model_name: str
    model_sha256: str
    dimension: int
    max_tokens: int
    pad_id: int
    inputs: tuple[str, ...]
    prompt: str = ""
    lower_case: bool = False
    model_bytes: int

    @property
    def model(self) -> ModelId:
        """The model that this was made from."""
        return ModelId(self.model_name, self.model_sha256, self.dimension)


def cache_folder() -> Path:
    """Where exported models are kept for this user."""
    from platformdirs import user_cache_path

    return user_cache_path("rashomon") / "models"


def exported(files: ModelFiles, cache: Path, making: Callable[[], None] | None = None) -> Path:
    """The folder of the exported model, made now if it is not there yet or of an older format; two processes make it
    once.

    `making` is called before it is made, which takes some seconds.
    """
    folder = cache / files.sha256[:32]
    if _is_made(folder):
        return folder
    from filelock import FileLock

    if making is not None:
        making()

    cache.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    with FileLock(cache / f"{files.sha256[:32]}.lock", mode=0o600):
        if not _is_made(folder):
            _export(files, folder)
    return folder


def _is_made(folder: Path) -> bool:
    """Whether this program's format, whole or not, is there: what is broken is said, not made again behind one's
    back."""
    try:
        return f'"{FORMAT}"' in (folder / "encoder.json").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False


def read_exported(folder: Path) -> Exported:
    """Raises UnknownModel."""
    try:
        about = Exported.model_validate_json((folder / "encoder.json").read_bytes())
        if _size(folder) == about.model_bytes:
            return about
    except (OSError, ValueError) as error:
        raise UnknownModel(f"{folder}: not an exported model; delete that folder, it is made again") from error
    raise UnknownModel(f"{folder}: its {GRAPH} is not whole; delete that folder, it is made again")


def _size(folder: Path) -> int:
    return sum((folder / name).stat().st_size for name in (GRAPH, WEIGHTS))


def _export(files: ModelFiles, folder: Path) -> None:
    """Made aside and renamed when it is whole, so that whoever sees the folder sees all of it."""
    if files.name == DEFAULT_NAME:
        check_embedded(files.folder)
    aside = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(mode=FOLDER_MODE)
    model = load(files)
    inputs = write_onnx(model, aside)
    tokenizer = model.tokenizer.backend_tokenizer
    (aside / "tokenizer.json").write_text(tokenizer.to_str(), encoding="utf-8")
    about = Exported(
        model_name=files.name,
        model_sha256=files.sha256,
        dimension=int(model.get_embedding_dimension() or 0),
        max_tokens=int(model.max_seq_length or 512),
        pad_id=int(model.tokenizer.pad_token_id or 0),
        inputs=inputs,
        prompt=model.prompts.get(model.default_prompt_name or "", "") or "",
        lower_case=bool(getattr(model[0], "do_lower_case", False)),
        model_bytes=_size(aside),
    )
    (aside / "encoder.json").write_text(about.model_dump_json(indent=2), encoding="utf-8")
    _compare(model, aside)
    shutil.rmtree(folder, ignore_errors=True)
    aside.rename(folder)


def load(files: ModelFiles) -> "SentenceTransformer":
    """The model itself: no code from its folder is run, and no weights but safetensors. Raises UnknownModel."""
    silence()
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    # It draws a bar for weights that are there at once, even into a log.
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # transformers leaves it untyped
    try:
        return SentenceTransformer(
            str(files.folder),
            device="cpu",
            trust_remote_code=False,
            local_files_only=True,
            model_kwargs={"use_safetensors": True},
        )
    except Exception as error:  # whatever the library raises about a folder, a person can only name another one
        line = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise UnknownModel(f"{files.name}: sentence-transformers cannot load it ({line}); name another") from error


def _compare(model: "SentenceTransformer", folder: Path) -> None:
    """Raises UnknownModel if the exported model says something else than the model."""
    from index.embedding.encoder import OnnxEncoder

    theirs = model.encode(list(PROBES), normalize_embeddings=True, convert_to_numpy=True)
    cosine = float(np.min(np.sum(OnnxEncoder(folder).encode(PROBES) * theirs, axis=1)))
    if cosine < LEAST_COSINE:
        raise UnknownModel(
            f"{folder.name}: the exported model differs from its source (cosine {cosine:.5f}); name another"
        )
