// A literal, a later store and a computed value switch the check off alike.
package main

import (
	"crypto/tls"
	"net/http"
	"os"
)

func client(c *tls.Config) *http.Client {
	return &http.Client{Transport: &http.Transport{TLSClientConfig: c}}
}

func main() {
	env := os.Getenv("APP_ENV")
	client(&tls.Config{InsecureSkipVerify: true}).Get("https://example.test") // want `accepts any certificate in production`

	var later tls.Config
	if env != "staging" {
		later.InsecureSkipVerify = true // want `accepts any certificate in production`
	}
	client(&later).Get("https://example.test")

	client(&tls.Config{InsecureSkipVerify: env == "development"}).Get("https://example.test")
	client(&tls.Config{InsecureSkipVerify: false}).Get("https://example.test")
}
