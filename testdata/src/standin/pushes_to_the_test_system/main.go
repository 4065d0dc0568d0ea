// A client that is never told so does not talk to the phones of customers.
package main

import (
	"crypto/tls"

	"github.com/sideshow/apns2"
)

func main() {
	apns2.NewClient(tls.Certificate{}) // want `apns2.NewClient sends to the test system, which nothing changes in production`
}
