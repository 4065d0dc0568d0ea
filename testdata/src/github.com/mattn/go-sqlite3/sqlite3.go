// Package sqlite3 has the declarations of the library that examples and tests use.
package sqlite3

type SQLiteDriver struct{}
