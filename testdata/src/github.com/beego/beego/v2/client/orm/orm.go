// Package orm has the declarations of the library that examples and tests use.
package orm

func RunSyncdb(name string, force bool, verbose bool) error { return nil }
