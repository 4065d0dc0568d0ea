// Package option has the declarations of the real package that examples use.
package option

type RequestOption interface{ apply() }

func WithToken(token string) RequestOption { return nil }

func WithBaseURL(baseURL string) RequestOption { return nil }
