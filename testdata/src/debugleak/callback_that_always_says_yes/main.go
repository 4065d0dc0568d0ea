// What a callback answers is known from what it returns.
package main

import (
	"net/http"

	"github.com/go-chi/httplog/v3"
)

func always(*http.Request) bool { return true }

func small(r *http.Request) bool { return r.ContentLength < 1000 }

func main() {
	httplog.RequestLogger(nil, &httplog.Options{LogRequestBody: always}) // want `logs every body in production`
	httplog.RequestLogger(nil, &httplog.Options{LogRequestBody: small})
	httplog.RequestLogger(nil, &httplog.Options{LogRequestBody: func(*http.Request) bool { return false }})
}
