// Package oidc has the declarations of the library that examples and tests use.
package oidc

type Config struct{ SkipClientIDCheck, SkipExpiryCheck, SkipIssuerCheck, InsecureSkipSignatureCheck bool }

type Provider struct{}

type IDTokenVerifier struct{}

func (p *Provider) Verifier(config *Config) *IDTokenVerifier { return nil }
