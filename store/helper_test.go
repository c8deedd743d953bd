package store

import "database/sql"

// sqlOpen opens any file with plain SQLite.
func sqlOpen(path string) *sql.DB {
	return sql.OpenDB(connector{dsn: "file:" + uriPath(path), hook: quiet})
}
