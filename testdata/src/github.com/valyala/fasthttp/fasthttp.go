// Package fasthttp has the declarations of the library that examples and tests use.
package fasthttp

type RequestCtx struct{}

type RequestHandler func(ctx *RequestCtx)

type FS struct {
	Root      string
	SkipCache bool
}

func (fs *FS) NewRequestHandler() RequestHandler { return nil }

func ListenAndServe(addr string, handler RequestHandler) error { return nil }
