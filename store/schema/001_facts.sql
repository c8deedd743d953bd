-- The facts of published papers. Amounts are kept twice: as printed (decimal
-- text, NULL: the form has no such cell, '': the cell is blank) and in fen.
-- A text column follows the same rule: NULL no such cell (or blank, where the
-- contract does not tell them apart), '' blank.
-- "owner" numbers the nouns of one document that own positions, in the order
-- of the document.

CREATE TABLE departments (
  id       INTEGER PRIMARY KEY,
  division TEXT NOT NULL,              -- 行政区划代码, '' unknown
  code     TEXT,
  name     TEXT NOT NULL               -- as of the latest year
) STRICT;
CREATE UNIQUE INDEX departments_by_code ON departments(division, code) WHERE code IS NOT NULL;
CREATE UNIQUE INDEX departments_by_name ON departments(division, name) WHERE code IS NULL;

CREATE TABLE documents (
  id              INTEGER PRIMARY KEY,
  sha256          TEXT NOT NULL UNIQUE,
  parser          INTEGER NOT NULL,    -- version of the program's reading
  setup           TEXT NOT NULL,       -- options that change what is read
  name            TEXT NOT NULL,       -- file name, without its folder
  source          TEXT NOT NULL,       -- path as given by the user
  format          TEXT NOT NULL,
  bytes           INTEGER NOT NULL,
  imported_at     TEXT NOT NULL,       -- UTC, ISO 8601
  incomplete      INTEGER NOT NULL,
  fiscal_year     INTEGER,
  department_id   INTEGER REFERENCES departments(id),
  department_name TEXT NOT NULL,       -- as printed in this document
  department_code TEXT,
  has_overall     INTEGER NOT NULL,
  overall_goal    TEXT,
  ledger          TEXT,                -- JSON: every printed character accounted for
  paper           TEXT NOT NULL,       -- same for renderings of one paper
  content         TEXT NOT NULL        -- same for equal content
) STRICT;
CREATE INDEX documents_by_year ON documents(fiscal_year, department_id);
CREATE INDEX documents_by_department ON documents(department_id);
CREATE INDEX documents_by_paper ON documents(paper);

CREATE TABLE department_names (
  department_id INTEGER NOT NULL REFERENCES departments(id),
  document_id   INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  year          INTEGER NOT NULL,      -- 0 unknown
  name          TEXT NOT NULL,
  PRIMARY KEY (department_id, document_id, year, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX department_names_by_document ON department_names(document_id);

CREATE TABLE evidence (
  document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  nr     INTEGER NOT NULL,
  field  TEXT NOT NULL,
  value  TEXT NOT NULL,
  source TEXT NOT NULL,
  raw    TEXT NOT NULL,
  page INTEGER, x0 INTEGER, y0 INTEGER, x1 INTEGER, y1 INTEGER,
  line0 INTEGER, line1 INTEGER, path TEXT,
  PRIMARY KEY (document_id, nr)
) STRICT, WITHOUT ROWID;

CREATE TABLE items (
  document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  nr    INTEGER NOT NULL,
  owner INTEGER NOT NULL,
  seq   INTEGER,
  title TEXT NOT NULL,
  description TEXT NOT NULL,
  goal        TEXT NOT NULL,
  indicators  TEXT NOT NULL,
  PRIMARY KEY (document_id, nr)
) STRICT, WITHOUT ROWID;

CREATE TABLE measures (
  document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  nr    INTEGER NOT NULL,
  owner INTEGER NOT NULL,
  seq   INTEGER,
  text  TEXT NOT NULL,
  PRIMARY KEY (document_id, nr)
) STRICT, WITHOUT ROWID;

CREATE TABLE projects (
  id              INTEGER PRIMARY KEY,
  document_id     INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  nr              INTEGER NOT NULL,
  owner           INTEGER NOT NULL,
  seq             INTEGER NOT NULL,
  title           TEXT NOT NULL,
  form            TEXT NOT NULL,
  code            TEXT,
  name            TEXT NOT NULL,
  department_id   INTEGER REFERENCES departments(id),
  department_name TEXT NOT NULL,
  department_code TEXT,
  implementer     TEXT,
  attributes      TEXT,                -- JSON object, label as printed
  has_period      INTEGER NOT NULL,
  period_start    TEXT,
  period_end      TEXT,
  unit            TEXT NOT NULL,
  total           TEXT, total_fen     INTEGER,
  fiscal          TEXT, fiscal_fen    INTEGER,
  carryover       TEXT, carryover_fen INTEGER,
  other           TEXT, other_fen     INTEGER,
  purpose         TEXT,
  incomplete      INTEGER NOT NULL,
  page            INTEGER
) STRICT;
CREATE UNIQUE INDEX projects_by_document ON projects(document_id, nr);
CREATE INDEX projects_by_department ON projects(department_id);
CREATE INDEX projects_by_code ON projects(code);

CREATE TABLE whole_projects (          -- whole-project beside this-year columns
  project_id      INTEGER PRIMARY KEY REFERENCES projects(id) ON DELETE CASCADE,
  total           TEXT, total_fen     INTEGER,
  fiscal          TEXT, fiscal_fen    INTEGER,
  carryover       TEXT, carryover_fen INTEGER,
  other           TEXT, other_fen     INTEGER
) STRICT;

CREATE TABLE executions (              -- execution figures of self-evaluations
  project_id INTEGER NOT NULL REFERENCES projects(id) ON DELETE CASCADE,
  whole      INTEGER NOT NULL,         -- 1: of the whole project
  nr         INTEGER NOT NULL,
  label      TEXT NOT NULL,
  initial    TEXT, initial_fen  INTEGER,
  adjusted   TEXT, adjusted_fen INTEGER,
  executed   TEXT, executed_fen INTEGER,
  weight TEXT, rate TEXT, score TEXT,
  PRIMARY KEY (project_id, whole, nr)
) STRICT, WITHOUT ROWID;

CREATE TABLE schedules (
  project_id INTEGER NOT NULL REFERENCES projects(id) ON DELETE CASCADE,
  nr         INTEGER NOT NULL,
  by_when    TEXT NOT NULL,
  percent    TEXT,                     -- cumulative, as printed
  PRIMARY KEY (project_id, nr)
) STRICT, WITHOUT ROWID;

CREATE TABLE goals (
  project_id INTEGER NOT NULL REFERENCES projects(id) ON DELETE CASCADE,
  whole      INTEGER NOT NULL,         -- 1: of the whole project
  nr         INTEGER NOT NULL,
  owner      INTEGER NOT NULL,
  seq        INTEGER,
  text       TEXT NOT NULL,
  page       INTEGER,
  PRIMARY KEY (project_id, whole, nr)
) STRICT, WITHOUT ROWID;

CREATE TABLE indicators (
  project_id  INTEGER NOT NULL REFERENCES projects(id) ON DELETE CASCADE,
  nr          INTEGER NOT NULL,
  owner       INTEGER NOT NULL,
  level1      TEXT NOT NULL,
  level2      TEXT,
  level3      TEXT,
  description TEXT,
  value       TEXT,
  basis       TEXT,
  weight      TEXT,
  op          TEXT,                    -- = >= <= > <
  number      TEXT,                    -- exact decimal
  unit        TEXT,
  target_text TEXT,                    -- a target that is not one number
  actual      TEXT,
  score       TEXT,
  deviation   TEXT,
  attributes  TEXT,                    -- JSON object
  page        INTEGER,
  PRIMARY KEY (project_id, nr)
) STRICT, WITHOUT ROWID;

CREATE TABLE warnings (
  document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  nr          INTEGER NOT NULL,
  code        TEXT NOT NULL,
  message     TEXT NOT NULL,
  at          TEXT NOT NULL,           -- path of the value in doubt, '' none
  project_nr  INTEGER,                 -- taken from at
  indicator_nr INTEGER,
  page INTEGER, x0 INTEGER, y0 INTEGER, x1 INTEGER, y1 INTEGER,
  line0 INTEGER, line1 INTEGER, path TEXT,
  PRIMARY KEY (document_id, nr)
) STRICT, WITHOUT ROWID;
CREATE INDEX warnings_by_project ON warnings(document_id, project_nr, indicator_nr) WHERE project_nr IS NOT NULL;

-- Where every value stood: one row per noun, for an import writes many. places
-- is a JSON array of [field, raw, page, [x0,y0,x1,y1], [first,last line], path],
-- its end left out where it says nothing; boxes are in hundredths of a point
-- from the top left; pieces of one field (page breaks) stand in order. The view
-- 出处 spreads it out.
CREATE TABLE position_fields (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE            -- JSON path within the owner: value, budget.total
) STRICT;

CREATE TABLE positions (
  id     INTEGER PRIMARY KEY,          -- document << 24 | owner
  places TEXT NOT NULL
) STRICT;
CREATE TRIGGER positions_go_with_their_document AFTER DELETE ON documents BEGIN
  DELETE FROM positions WHERE id BETWEEN OLD.id << 24 AND (OLD.id + 1 << 24) - 1;
END;

-- What was tried and how it ended.
CREATE TABLE import_runs (
  id          INTEGER PRIMARY KEY,
  started_at  TEXT NOT NULL,
  finished_at TEXT,                    -- NULL: interrupted or still running
  parser      INTEGER NOT NULL,
  arguments   TEXT NOT NULL            -- JSON array
) STRICT;

CREATE TABLE import_files (
  run_id      INTEGER NOT NULL REFERENCES import_runs(id) ON DELETE CASCADE,
  nr          INTEGER NOT NULL,
  source      TEXT NOT NULL,           -- path as given
  sha256      TEXT,
  outcome     TEXT NOT NULL,           -- imported replaced unchanged duplicate incomplete refused
  reason      TEXT NOT NULL,
  projects    INTEGER NOT NULL,
  indicators  INTEGER NOT NULL,
  document_id INTEGER,                 -- no reference: what happened stays true after a removal
  PRIMARY KEY (run_id, nr)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_files_by_source ON import_files(source);

-- Full-text index: one row per project (id = project) and one per document with
-- a part one (id = -document). Every character is a word of its own. The texts
-- stand in search_rows only while a row is being taken out of the index.
CREATE TABLE search_rows (
  id            INTEGER PRIMARY KEY,
  year          INTEGER NOT NULL,      -- 0 unknown
  department_id INTEGER,
  name TEXT, goal TEXT, indicator TEXT
) STRICT;
CREATE VIRTUAL TABLE search_name USING fts4(content="search_rows", name, tokenize=simple, matchinfo=fts3, order=desc);
CREATE VIRTUAL TABLE search_goal USING fts4(content="search_rows", goal, tokenize=simple, matchinfo=fts3, order=desc);
CREATE VIRTUAL TABLE search_indicator USING fts4(content="search_rows", indicator, tokenize=simple, matchinfo=fts3, order=desc);
