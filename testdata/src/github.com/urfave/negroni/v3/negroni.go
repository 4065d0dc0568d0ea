// Package negroni has the declarations of the library that examples and tests use.
package negroni

import "net/http"

type Handler interface {
	ServeHTTP(rw http.ResponseWriter, r *http.Request, next http.HandlerFunc)
}

type Recovery struct{ PrintStack bool }

func (rec *Recovery) ServeHTTP(rw http.ResponseWriter, r *http.Request, next http.HandlerFunc) {}

func NewRecovery() *Recovery { return &Recovery{PrintStack: true} }

type Negroni struct{}

func New(handlers ...Handler) *Negroni { return nil }
