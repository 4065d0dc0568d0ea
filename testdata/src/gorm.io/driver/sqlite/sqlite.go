// Package sqlite has the declarations of the library that examples and tests use.
package sqlite

import "gorm.io/gorm"

func Open(dsn string) gorm.Dialector { return nil }
