// Package leveldb has the declarations of the library that examples and tests use.
package leveldb

import "github.com/syndtr/goleveldb/leveldb/storage"

type DB struct{}

type Options struct{}

func Open(stor storage.Storage, o *Options) (db *DB, err error) { return nil, nil }
