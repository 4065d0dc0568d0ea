// A constant that is only compared is refused, not used; a constant of our own
// that is another one is.
package main

import (
	"os"

	"github.com/golang-jwt/jwt/v5"
)

const secret = jwt.UnsafeAllowNoneSignatureType

func refuse(key any) bool { return key == jwt.UnsafeAllowNoneSignatureType }

func main() {
	token := jwt.New(jwt.SigningMethodHS256)
	if refuse(os.Args[0]) {
		return
	}
	if os.Getenv("APP_ENV") == "test" {
		token.SignedString(jwt.UnsafeAllowNoneSignatureType)
	}
	token.SignedString(secret) // want `jwt.UnsafeAllowNoneSignatureType accepts tokens that nobody signed in production`
}
