"""The archive's tables, as numbered steps. A step that has been released is never changed: add another.

Ids are AUTOINCREMENT so that none is ever given twice. A version's passages have consecutive ids, so that a filter
over versions is a list of id ranges. Texts stand in a table of their own: a scan of the versions must not read them.
Deleting a version takes its rows in every table along. `fresh` has the terms of passages that no base of words covers.
"""

FIRST = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE articles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    place TEXT NOT NULL,
    added TEXT NOT NULL
);

CREATE TABLE retired (key_sha256 BLOB PRIMARY KEY, last_version INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE edits (
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    field TEXT NOT NULL CHECK (field IN ('outlet', 'date', 'title')),
    value TEXT NOT NULL,
    PRIMARY KEY (article, field)
) WITHOUT ROWID;

CREATE TABLE versions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
    added TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    input_sha256 BLOB NOT NULL,
    furniture TEXT NOT NULL,
    outlet TEXT,
    title TEXT,
    url TEXT,
    published TEXT,
    published_first TEXT,
    published_last TEXT,
    clock_known INTEGER NOT NULL,
    authors TEXT NOT NULL,
    language TEXT,
    wire TEXT,
    notes TEXT NOT NULL,
    basis TEXT NOT NULL CHECK (basis IN ('stated', 'inferred', 'unknown')),
    published_from TEXT NOT NULL,
    first_passage INTEGER NOT NULL DEFAULT 0,
    passages INTEGER NOT NULL DEFAULT 0,
    origin INTEGER,
    story INTEGER,
    UNIQUE (article, number)
);
CREATE UNIQUE INDEX versions_latest ON versions (article) WHERE latest = 1;
CREATE INDEX versions_origin ON versions (origin);
CREATE INDEX versions_story ON versions (story);
CREATE INDEX versions_published ON versions (published_first) WHERE latest = 1;

CREATE TABLE texts (
    version INTEGER PRIMARY KEY REFERENCES versions (id) ON DELETE CASCADE,
    text TEXT NOT NULL
);

CREATE TABLE sentences (
    version INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    day_first TEXT,
    day_last TEXT,
    day_from TEXT,
    day_words TEXT,
    PRIMARY KEY (version, number)
) WITHOUT ROWID;

CREATE TABLE days (
    month INTEGER NOT NULL,
    day INTEGER NOT NULL,
    year INTEGER NOT NULL,
    version INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
    PRIMARY KEY (month, day, year, version)
) WITHOUT ROWID;
CREATE INDEX days_version ON days (version);

CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    first_sentence INTEGER NOT NULL,
    last_sentence INTEGER NOT NULL
);
CREATE INDEX passages_version ON passages (version);

CREATE TABLE vectors (
    passage INTEGER PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE,
    vector BLOB NOT NULL
);

CREATE TABLE gone (passage INTEGER PRIMARY KEY);

CREATE TABLE bands (
    band INTEGER NOT NULL,
    version INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
    PRIMARY KEY (band, version)
) WITHOUT ROWID;
CREATE INDEX bands_version ON bands (version);

CREATE TABLE backups (path TEXT PRIMARY KEY, made TEXT NOT NULL) WITHOUT ROWID;

CREATE VIRTUAL TABLE words USING fts5 (
    text, title, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);
"""

SECOND = """
CREATE TABLE fresh (
    passage INTEGER PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE,
    terms BLOB NOT NULL
);
DROP TABLE words;
"""

MIGRATIONS: tuple[str, ...] = (FIRST, SECOND)
