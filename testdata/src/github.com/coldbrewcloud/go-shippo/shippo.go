// Package shippo has the declarations of the real package that examples use.
package shippo

import "github.com/coldbrewcloud/go-shippo/client"

func NewClient(privateToken string) *client.Client { return nil }
