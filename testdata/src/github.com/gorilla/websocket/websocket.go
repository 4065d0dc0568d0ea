// Package websocket has the declarations of the library that examples and tests use.
package websocket

import "net/http"

type Upgrader struct {
	Subprotocols []string
	CheckOrigin  func(r *http.Request) bool
}
