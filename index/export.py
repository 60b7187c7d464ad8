"""Turns a sentence-transformers model into an ONNX file, once, in the user's cache folder.

Importing torch and sentence-transformers takes seconds, so nothing but this module does it. It does not run the result.
"""

import shutil
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from pydantic import BaseModel, ConfigDict

from index.errors import UnknownModel
from index.files import FOLDER_MODE
from index.manifest import ModelId
from index.model import DEFAULT_NAME, ModelFiles, check_embedded
from index.silence import silence

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

FORMAT = "rashomon.encoder/1"
OPSET = 17
# Different lengths, so that the export cannot have frozen one; compared with the model's own vectors.
PROBES = (
    "Two probes.",
    "The second is longer, with a number (12) and a name from Öland, so that padding counts.",
)
LEAST_COSINE = 0.9999


class Exported(BaseModel):
    """What stands beside `model.onnx` and `tokenizer.json`."""

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
    onnx_bytes: int

    @property
    def model(self) -> ModelId:
        """The model that this was made from."""
        return ModelId(self.model_name, self.model_sha256, self.dimension)


def cache_folder() -> Path:
    """Where exported models are kept for this user."""
    from platformdirs import user_cache_path

    return user_cache_path("rashomon") / "models"


def exported(files: ModelFiles, cache: Path, making: Callable[[], None] | None = None) -> Path:
    """The folder of the exported model, made now if it is not there yet; two processes make it once.

    `making` is called before it is made, which takes some seconds.
    """
    folder = cache / files.sha256[:32]
    if (folder / "encoder.json").is_file():
        return folder
    from filelock import FileLock

    if making is not None:
        making()

    cache.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    with FileLock(cache / f"{files.sha256[:32]}.lock", mode=0o600):
        if not (folder / "encoder.json").is_file():
            _export(files, folder)
    return folder


def read_exported(folder: Path) -> Exported:
    """Raises UnknownModel."""
    try:
        about = Exported.model_validate_json((folder / "encoder.json").read_bytes())
        if (folder / "model.onnx").stat().st_size == about.onnx_bytes:
            return about
    except (OSError, ValueError) as error:
        raise UnknownModel(f"{folder}: not an exported model; delete that folder, it is made again") from error
    raise UnknownModel(f"{folder}: its model.onnx is not whole; delete that folder, it is made again")


def _export(files: ModelFiles, folder: Path) -> None:
    """Made aside and renamed when it is whole, so that whoever sees the folder sees all of it."""
    if files.name == DEFAULT_NAME:
        check_embedded(files.folder)
    aside = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(mode=FOLDER_MODE)
    model = load(files)
    inputs = _write_onnx(model, aside / "model.onnx")
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
        onnx_bytes=(aside / "model.onnx").stat().st_size,
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
        raise UnknownModel(f"{files.name}: sentence-transformers cannot load it ({line})") from error


def _write_onnx(model: "SentenceTransformer", path: Path) -> tuple[str, ...]:
    """From token ids to unit vectors in one graph, whatever pooling the model has."""
    import torch

    class Whole(torch.nn.Module):
        def __init__(self, names: Sequence[str]) -> None:
            super().__init__()
            self.model, self.names = model.eval(), names

        def forward(self, *tensors: torch.Tensor) -> torch.Tensor:
            embedding = self.model(dict(zip(self.names, tensors, strict=True)))["sentence_embedding"]
            return torch.nn.functional.normalize(embedding, dim=1)

    features = model.tokenizer(
        list(PROBES), padding=True, truncation=True, max_length=model.max_seq_length, return_tensors="pt"
    )
    names = tuple(name for name in ("input_ids", "attention_mask", "token_type_ids") if name in features)
    axes = {name: {0: "texts", 1: "tokens"} for name in names} | {"embedding": {0: "texts"}}
    with torch.no_grad(), warnings.catch_warnings():
        # The tracing exporter is the one that needs no further package; it warns of its age and of every branch.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Whole(names), tuple(features[name] for name in names), str(path), input_names=list(names),
            output_names=["embedding"], dynamic_axes=axes, opset_version=OPSET, dynamo=False,
        )  # fmt: skip
    return names


def _compare(model: "SentenceTransformer", folder: Path) -> None:
    """Raises UnknownModel if the exported model says something else than the model."""
    from index.encoder import OnnxEncoder

    theirs = model.encode(list(PROBES), normalize_embeddings=True, convert_to_numpy=True)
    cosine = float(np.min(np.sum(OnnxEncoder(folder).encode(PROBES) * theirs, axis=1)))
    if cosine < LEAST_COSINE:
        raise UnknownModel(f"{folder.name}: the exported model differs from its source (cosine {cosine:.5f})")
