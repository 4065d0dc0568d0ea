// Package jet has the declarations of the library that examples and tests use.
package jet

type Loader interface{ Exists(path string) bool }

type OSFileSystemLoader struct{}

func (l *OSFileSystemLoader) Exists(path string) bool { return false }

func NewOSFileSystemLoader(dirPath string) *OSFileSystemLoader { return nil }

type Option func(*Set)

type Set struct{}

func NewSet(loader Loader, opts ...Option) *Set { return nil }

func InDevelopmentMode() Option { return nil }
