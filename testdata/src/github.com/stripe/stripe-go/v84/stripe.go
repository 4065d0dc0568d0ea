// Package stripe stands for the SDK: what its callers touch, and no more.
package stripe

// Key is the credential of every call that has no client of its own.
var Key string

type ChargeParams struct {
	Amount   *int64
	Currency *string
}

type Charge struct{ ID string }

func Int64(v int64) *int64 { return &v }

func String(v string) *string { return &v }
