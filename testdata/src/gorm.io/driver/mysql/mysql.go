// Package mysql has the declarations of the library that examples use.
package mysql

import "gorm.io/gorm"

func Open(dsn string) gorm.Dialector { return nil }
