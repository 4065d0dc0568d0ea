// The rows of a table that is keyed by environment are judged by their key.
package main

import "os"

type account struct{ key, host string }

var accounts = map[string]account{
	"production": {key: "sk_live_51Abcdefgh", host: "example.org"},
	"staging":    {key: "sk_live_51Abcdefgh", host: "example.net"}, // want `sk_live_… unlocks the live account in staging`
}

func main() {
	keys := map[string]string{}
	keys["production"] = "rk_live_51Abcdefgh"
	keys["development"] = "rk_live_51Abcdefgh" // want `rk_live_… unlocks the live account in development`
	println(accounts[os.Getenv("APP_ENV")].key, keys[os.Getenv("APP_ENV")])
}
