package replay

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// bound removes the files of the store that were not used for longest until the
// others are no larger than the limit. An entry that loses one of its files is
// a missing entry.
func bound(dir string, limit int64) {
	type file struct {
		name string
		info fs.FileInfo
	}
	var files []file
	var size int64
	// What cannot be read, another process may just have removed.
	_ = filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Dir(name) == dir { // the store's own notes
			return nil
		}
		if info, err := d.Info(); err == nil {
			files, size = append(files, file{name, info}), size+info.Size()
		}
		return nil
	})
	if size <= limit {
		return
	}
	slices.SortFunc(files, func(a, b file) int { return a.info.ModTime().Compare(b.info.ModTime()) })
	for _, f := range files {
		if size <= limit {
			return
		}
		if os.Remove(f.name) == nil {
			size -= f.info.Size()
		}
	}
}
