// Package handler has the declarations of the library that examples and tests use.
package handler

import (
	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

type Server struct{}

func New(es graphql.ExecutableSchema) *Server { return &Server{} }

func NewDefaultServer(es graphql.ExecutableSchema) *Server { return &Server{} }

func (s *Server) SetQueryCache(cache graphql.Cache[*ast.QueryDocument]) {}

func (s *Server) Use(extension graphql.HandlerExtension) {}
