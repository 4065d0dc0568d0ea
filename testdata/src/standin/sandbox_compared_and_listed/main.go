// Asking whether a host is a sandbox is no use of it, nor is a list of hosts.
package main

import (
	"errors"
	"flag"
	"log"
	"os"
	"strings"
)

var hosts = map[string]string{
	"live":    "https://api.dwolla.com",
	"sandbox": "https://api-sandbox.dwolla.com",
}

func isSandbox(host string) bool {
	switch host {
	case "https://api-sandbox.dwolla.com", "api.sandbox.midtrans.com":
		return true
	}
	return host == "sandbox.plaid.com" || strings.HasPrefix(host, "https://sandbox.plaid.com")
}

func check(host, key string) error {
	if isSandbox(host) || strings.HasPrefix(key, "sk_test_") {
		return errors.New("https://sandbox.plaid.com is for tests")
	}
	return nil
}

func main() {
	host := flag.String("host", "https://sandbox.plaid.com", "where to ask")
	flag.Parse()
	if err := check(*host, os.Getenv("KEY")); err != nil {
		log.Fatal(err)
	}
	log.Print(hosts[*host])
}
