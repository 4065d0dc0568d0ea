// Package echo has the declarations of the library that examples and tests use.
package echo

type Context struct{}

type HTTPErrorHandler func(c *Context, err error)

type Echo struct{ HTTPErrorHandler HTTPErrorHandler }

func New() *Echo { return &Echo{} }

func DefaultHTTPErrorHandler(exposeError bool) HTTPErrorHandler { return nil }
