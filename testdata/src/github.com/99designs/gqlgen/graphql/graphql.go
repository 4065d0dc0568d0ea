// Package graphql has the declarations of the library that examples and tests use.
package graphql

type ExecutableSchema interface {
	Complexity(typeName, fieldName string) int
}

type Cache[T any] interface{ Get(key string) (T, bool) }

type NoCache[T any] struct{}

func (n NoCache[T]) Get(key string) (value T, ok bool) { return value, false }

type HandlerExtension interface{ ExtensionName() string }
