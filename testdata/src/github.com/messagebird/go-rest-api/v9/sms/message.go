// Package sms has the declarations of the real package that examples use.
package sms

import messagebird "github.com/messagebird/go-rest-api/v9"

type (
	Message struct{}
	Params  struct{}
)

func Create(c messagebird.Client, originator string, recipients []string, body string, msgParams *Params) (*Message, error) {
	return nil, nil
}
