"""The collections of an archive on Milvus: what they hold, and what is indexed.

    passages   what is searched: vector, words, and the days, outlet and language that a search is limited to
    versions   a row for each version of an article: whose it is, its groups, days and fingerprint
    pieces     the versions' texts, sentences and mastheads, cut to what a field may hold
    catalogue  what there is only once: the manifest, runs of writers, every outlet, language and day

A version's row is the commit: what has none is not in the archive. Milvus has no transactions, so a batch's rows of
`versions` go in last and in one request; that collection has one shard, in which requests keep their order.
Outlets and languages are filtered by a hash of their name: no word of an article or a user ever stands in a filter.
"""

from contextlib import suppress
from typing import TYPE_CHECKING

from index.words.wordsearch import LENGTH_SHARE, SATURATION

if TYPE_CHECKING:
    from pymilvus import CollectionSchema, MilvusClient
    from pymilvus.milvus_client import IndexParams

PASSAGES, VERSIONS, PIECES, CATALOGUE = "passages", "versions", "pieces", "catalogue"
COLLECTIONS = (PASSAGES, VERSIONS, PIECES, CATALOGUE)
FIELD_BYTES = 65_535  # Milvus's longest VARCHAR
KEPT_BANDS, KEPT_DAYS, KEPT_GROUNDS = 128, 4_096, 64
# Milvus wants a vector in every collection; this one says nothing.
NOTHING = [0.0, 0.0]
# Above some millions of passages the index that fits the machines is the operator's choice: docs/cluster.md.
DENSE_INDEX = "HNSW"
HNSW = {"M": 16, "efConstruction": 200}


def create(client: "MilvusClient", dimension: int) -> None:
    """Makes what is missing of the collections. `passages` needs the length of the model's vectors.

    Several may do it at once: each step is done only where it was not, and whoever fails may try again. `passages`
    comes last: where it is with its indexes, everything is.
    """
    makers = {PASSAGES: _passages, VERSIONS: _versions, PIECES: _pieces, CATALOGUE: _catalogue}
    for name in reversed(COLLECTIONS):
        makers[name](client, dimension)


def _passages(client: "MilvusClient", dimension: int) -> None:
    from pymilvus import DataType, Function, FunctionType

    schema = client.create_schema(auto_id=False, enable_dynamic_field=False)
    schema.add_field("id", DataType.INT64, is_primary=True)
    for name, kind in (("version", DataType.INT64), ("number", DataType.INT32)):
        schema.add_field(name, kind)
    for name, kind in (("first", DataType.INT32), ("last", DataType.INT32)):
        schema.add_field(name, kind)
    for name in ("outlet", "language"):
        schema.add_field(name, DataType.INT64)
    schema.add_field(
        "terms",
        DataType.VARCHAR,
        max_length=FIELD_BYTES,
        enable_analyzer=True,
        enable_match=True,
        # The words come cut and stemmed (`words`): all that is left to do is to part them.
        analyzer_params={"tokenizer": "standard"},
    )
    schema.add_field("sparse", DataType.SPARSE_FLOAT_VECTOR)
    schema.add_field("vector", DataType.FLOAT_VECTOR, dim=dimension)
    bm25 = Function(
        name="bm25", function_type=FunctionType.BM25, input_field_names=["terms"], output_field_names=["sparse"]
    )
    schema.add_function(bm25)
    indexes = _scalars(client, "version", "first", "last", "outlet", "language")
    indexes.add_index("vector", index_type=DENSE_INDEX, metric_type="IP", params=HNSW)
    indexes.add_index(
        "sparse",
        index_type="SPARSE_INVERTED_INDEX",
        metric_type="BM25",
        params={"bm25_k1": SATURATION, "bm25_b": LENGTH_SHARE},
    )
    _make(client, PASSAGES, schema, indexes)


def _versions(client: "MilvusClient", dimension: int) -> None:
    from pymilvus import DataType, MilvusException

    schema = client.create_schema(auto_id=False, enable_dynamic_field=False)
    schema.add_field("id", DataType.INT64, is_primary=True)
    schema.add_field("key_hash", DataType.INT64)
    schema.add_field("latest", DataType.BOOL)
    for name in ("origin", "story", "outlet", "language", "first_passage"):
        schema.add_field(name, DataType.INT64)
    for name in ("number", "first", "last", "basis", "passages", "sentences", "chars"):
        schema.add_field(name, DataType.INT32)
    for name in ("text_pieces", "sentence_pieces", "head_pieces", "slot"):
        schema.add_field(name, DataType.INT32)
    for name, capacity in (("bands", KEPT_BANDS), ("days", KEPT_DAYS), ("grounds", KEPT_GROUNDS)):
        schema.add_field(name, DataType.ARRAY, element_type=DataType.INT64, max_capacity=capacity)
    schema.add_field("nothing", DataType.FLOAT_VECTOR, dim=len(NOTHING))
    indexes = _scalars(client, "key_hash", "latest", "first", "last", "outlet", "language", "basis")
    indexes.add_index("nothing", index_type="FLAT", metric_type="IP")
    _make(client, VERSIONS, schema, indexes, num_shards=1)
    with suppress(MilvusException):  # milvus-lite has no index of arrays and reads through them
        client.create_index(VERSIONS, _scalars(client, "bands", "days", "grounds"), sync=False)


def _pieces(client: "MilvusClient", dimension: int) -> None:
    from pymilvus import DataType

    schema = client.create_schema(auto_id=False, enable_dynamic_field=False)
    schema.add_field("id", DataType.INT64, is_primary=True)
    schema.add_field("version", DataType.INT64)
    schema.add_field("text", DataType.VARCHAR, max_length=FIELD_BYTES)
    schema.add_field("nothing", DataType.FLOAT_VECTOR, dim=len(NOTHING))
    indexes = _scalars(client, "version")
    indexes.add_index("nothing", index_type="FLAT", metric_type="IP")
    _make(client, PIECES, schema, indexes)


def _catalogue(client: "MilvusClient", dimension: int) -> None:
    from pymilvus import DataType

    schema = client.create_schema(auto_id=False, enable_dynamic_field=False)
    schema.add_field("name", DataType.VARCHAR, is_primary=True, max_length=1_000)
    schema.add_field("kind", DataType.INT32)
    schema.add_field("number", DataType.INT64)
    schema.add_field("count", DataType.INT64)
    schema.add_field("value", DataType.VARCHAR, max_length=FIELD_BYTES)
    schema.add_field("nothing", DataType.FLOAT_VECTOR, dim=len(NOTHING))
    indexes = _scalars(client, "kind", "number")
    indexes.add_index("nothing", index_type="FLAT", metric_type="IP")
    _make(client, CATALOGUE, schema, indexes, num_shards=1)


def _make(client: "MilvusClient", name: str, schema: "CollectionSchema", indexes: "IndexParams", **shards: int) -> None:
    if not client.has_collection(name):
        client.create_collection(name, schema=schema, consistency_level="Strong", **shards)
    if len(client.list_indexes(name)) < len(indexes):
        # pymilvus would sleep half a second for each; nothing is in yet that could be indexed.
        client.create_index(name, indexes, sync=False)


def _scalars(client: "MilvusClient", *names: str) -> "IndexParams":
    indexes = client.prepare_index_params()
    for name in names:
        indexes.add_index(name, index_type="INVERTED")
    return indexes
