// Package envy has the shape of the real library, as far as the corpus uses it.
package envy

import (
	"cmp"
	"os"
)

func Get(key, value string) string { return cmp.Or(os.Getenv(key), value) }
