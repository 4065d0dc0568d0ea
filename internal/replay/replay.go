// Package replay keeps what a run printed, so that the same run on the same
// files can print it again, and what it asked the go command.
//
// In flow keys, which stand for everything that decides a result, and results;
// out flow the results, bit by bit. Entries that are broken or missing are the
// same to callers. The store is a cache of go-internal: entries are
// checked against their hash, and removed when nobody used them for some days,
// or at once, oldest first, when they become too many.
package replay

import (
	"crypto/sha256"
	"encoding/json"
	"hash"
	"os"
	"path/filepath"

	"github.com/rogpeppe/go-internal/cache"
)

// limit bounds what one run may keep, limitAll what all together may.
const (
	limit    = 4 << 20
	limitAll = 64 << 20
)

// An Output is what a run printed and its exit code.
type Output struct {
	Stdout, Stderr []byte
	Code           int
}

// A Key identifies a result: a hash of all that it depends on.
type Key [sha256.Size]byte

// Sum is the key that was written to a hash of NewHash.
func Sum(h hash.Hash) Key { return Key(h.Sum(nil)) }

// NewHash starts a key. The words say what follows; entries of another format
// never meet those of this one.
func NewHash() hash.Hash {
	h := sha256.New()
	h.Write([]byte("envlint replay 1\n"))
	return h
}

// A Store keeps results in a directory. A nil store keeps nothing.
type Store struct {
	files *cache.Cache
	dir   string
}

// Open uses the user's cache directory. Without one it returns nil.
func Open() *Store {
	dir, err := os.UserCacheDir()
	if err != nil {
		return nil
	}
	return OpenDir(filepath.Join(dir, "envlint"))
}

// OpenDir uses the directory. It returns nil if that cannot be used.
func OpenDir(dir string) *Store {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil
	}
	files, err := cache.Open(dir)
	if err != nil {
		return nil
	}
	return &Store{files, dir}
}

// Get returns what an earlier run has put under the key.
func Get[T any](s *Store, k Key) (result T, ok bool) {
	if s == nil {
		return result, false
	}
	data, _, err := s.files.GetBytes(cache.ActionID(k))
	if err != nil || json.Unmarshal(data, &result) != nil {
		return *new(T), false
	}
	return result, true
}

// Put keeps a result, which has to survive JSON, and drops old ones once a day.
// Failing to do so is no failure of the run.
func (s *Store) Put(k Key, result any) {
	if s == nil {
		return
	}
	data, err := json.Marshal(result)
	if err != nil || len(data) > limit {
		return
	}
	if s.files.PutBytes(cache.ActionID(k), data) == nil {
		_ = s.files.Trim()
		bound(s.dir, limitAll)
	}
}
