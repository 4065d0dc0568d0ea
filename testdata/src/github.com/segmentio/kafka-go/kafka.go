// Package kafka has the declarations of the library that examples use.
package kafka

type ReaderConfig struct{ Topic string }

type Reader struct{}

func NewReader(config ReaderConfig) *Reader { return nil }
