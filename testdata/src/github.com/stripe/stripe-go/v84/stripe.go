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

// A Backend makes the requests.
type Backend interface {
	Call(method, path string) error
}

// A BackendConfig says where they go.
type BackendConfig struct{ URL *string }

// GetBackendWithConfig makes a backend.
func GetBackendWithConfig(kind string, config *BackendConfig) Backend { return nil }

// SetBackend chooses the backend of all calls.
func SetBackend(kind string, b Backend) {}
