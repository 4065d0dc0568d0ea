// Package postgres has the declarations of the library that examples use.
package postgres

import "gorm.io/gorm"

func Open(dsn string) gorm.Dialector { return nil }
