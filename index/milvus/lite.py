"""What milvus-lite needs and a server does not: to be started in this process, and to be told to forget.

It keeps a file's rows in immutable pieces and merges these once there are four of a size; until then words that were
taken out lie on the disk. Its interface has no way to ask for it, so its engine is asked: a test looks into the files.
"""

import os
from collections import Counter
from threading import Lock

from index.errors import ArchiveBusy, RashomonError, UsageError
from index.files import FOLDER_MODE
from index.milvus.address import Address
from index.milvus.schema import COLLECTIONS

EXTRA = "in the checkout: pip install -c constraints.txt '.[milvus]'"
# It runs once for a file, however many sessions have it open.
_SESSIONS: Counter[str] = Counter()
_DOOR = Lock()


def enter(address: Address) -> None:
    """Starts it on the file. Raises UsageError, ArchiveBusy, RashomonError: what is wrong it says only in its log."""
    try:
        from milvus_lite.db import MilvusLite
        from milvus_lite.exceptions import DataDirLockedError
        from milvus_lite.server_manager import server_manager_instance
    except ImportError as error:
        raise UsageError(f"{address.told}: needs milvus-lite; {EXTRA}") from error
    is_new = address.file is not None and not address.file.exists()
    with _DOOR:
        if server_manager_instance.start_and_get_uri(address.uri) is None:
            try:
                MilvusLite(address.uri).close()
            except DataDirLockedError as error:
                raise ArchiveBusy(
                    f"{address.told}: another process has it, and milvus-lite serves one at a time; try again when it "
                    "is done, or run a Milvus server"
                ) from error
            except Exception as error:
                raise RashomonError(
                    f"{address.told}: milvus-lite cannot open it ({error}); name another, or copy anew"
                ) from error
            raise ArchiveBusy(f"{address.told}: another process had it; try again")
        _SESSIONS[address.uri] += 1
    if is_new and address.file is not None and address.file.is_dir():
        # It makes its folder for everybody; into a folder that is its owner's nobody else gets, whatever lies there.
        address.file.chmod(FOLDER_MODE)


def leave(address: Address) -> None:
    """Stops it when the last session goes."""
    from milvus_lite.server_manager import server_manager_instance

    with _DOOR:
        _SESSIONS[address.uri] -= 1
        if _SESSIONS[address.uri] < 1:
            del _SESSIONS[address.uri]
            server_manager_instance.release_server(address.uri)


def forget(address: Address) -> None:
    """Writes every file anew without the rows that were taken out."""
    from milvus_lite.server_manager import server_manager_instance

    _, database, _ = server_manager_instance._servers[address.uri]
    for name in COLLECTIONS:
        held = database.get_collection(name)
        held.flush()
        held._wait_for_bg()
        with held._maintenance_lock:
            manager, manifest, gone = held._compaction_mgr, held._manifest, held._delta_index
            for partition in manifest.list_partitions():
                folder = os.path.join(held._data_dir, "partitions", partition)
                for file in list(manifest.get_data_files(partition)):
                    manager._compact_files(partition, folder, [file], manifest, gone)
            manager._gc_tombstones(manifest, gone)
            held._refresh_segment_cache()
            held._cleanup_orphan_index_files()
        held._ensure_loaded_segments_indexed()
