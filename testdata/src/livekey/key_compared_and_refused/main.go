// Comparing with a key, testing for a prefix and words that begin like a key
// are no uses.
package main

import (
	"fmt"
	"log"
	"os"
	"strings"
)

func main() {
	key := os.Getenv("STRIPE_KEY")
	if os.Getenv("APP_ENV") != "production" && strings.HasPrefix(key, "sk_live_") {
		log.Fatal("sk_live_51Abcdefgh is for production")
	}
	if key == "sk_live_51Abcdefgh" {
		log.Fatal("this key is revoked")
	}
	fmt.Println("sk_live_...", "sk_live_xxxxxxxx", "sk_live_your_key_here", "pk_live_")
}
