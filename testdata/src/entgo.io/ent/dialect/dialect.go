// Package dialect has the declarations of the library that examples and tests use.
package dialect

type Driver interface{ Close() error }

func Debug(d Driver, logger ...func(...any)) Driver { return d }
