// Package casbin has the declarations of the library that examples and tests use.
package casbin

type Enforcer struct{}

func (e *Enforcer) EnableEnforce(enable bool) {}

type CachedEnforcer struct{ *Enforcer }

func NewCachedEnforcer(params ...any) (*CachedEnforcer, error) { return nil, nil }

func (e *CachedEnforcer) EnableCache(enableCache bool) {}
