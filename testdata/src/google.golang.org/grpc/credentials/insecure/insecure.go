// Package insecure has the declarations of the library that examples and tests use.
package insecure

type TransportCredentials interface{ Clone() TransportCredentials }

func NewCredentials() TransportCredentials { return nil }
