// Package clockwork has the declarations of the library that examples and tests use.
package clockwork

import "time"

type Clock interface{ Now() time.Time }

type FakeClock struct{}

func (*FakeClock) Now() time.Time { return time.Time{} }

func NewFakeClock() *FakeClock { return &FakeClock{} }

func NewRealClock() Clock { return nil }
