-- Where a file of an import lies whatever the current folder is: a run may be
-- taken up from elsewhere.
ALTER TABLE import_files ADD COLUMN path TEXT;  -- NULL: no file (standard input), or noted by an older version
CREATE INDEX import_files_by_path ON import_files(path) WHERE path IS NOT NULL;
