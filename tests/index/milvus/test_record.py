"""A version's rows as text, those of older releases too."""

import json

from index.milvus.record import HEAD, Row, head_of, piece_id

ROW: Row = {"id": 7, "slot": 0, "text_pieces": 1, "sentence_pieces": 1, "head_pieces": 1}


def test_a_masthead_with_a_field_that_is_no_more_is_read() -> None:
    masthead = {"title": "Silo", "published": None, "published_day": None, "authors": [], "notes": []}
    told = {"key": "a", "place": "/d/a", "added": "2031-05-05T12:00:00+00:00", "masthead": masthead}
    pieces = {piece_id(7, HEAD[0]): json.dumps(told | {"masthead": masthead | {"dateline": None}})}
    assert head_of(ROW, pieces).masthead.title == "Silo"
