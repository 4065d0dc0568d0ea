// Package grpc has the declarations of the library that examples and tests use.
package grpc

var EnableTracing bool

type Server struct{}

type ServerOption interface{ apply() }

func NewServer(opt ...ServerOption) *Server { return &Server{} }
