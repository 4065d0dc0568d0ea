// Package revel has the shape of the real framework, as far as the corpus uses
// it; the real one is told its mode when it starts.
package revel

import "os"

var RunMode = os.Getenv("APP_ENV")
