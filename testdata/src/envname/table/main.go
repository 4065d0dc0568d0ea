package main

import "os"

var hosts = map[string]string{
	"development": "localhost",
	"prodution":   "example.com", // want `"prodution" is no known environment`
}

var prices = map[string]int{"stagging": 1}

func main() {
	println(hosts[os.Getenv("APP_ENV")], prices[os.Getenv("PRODUCT")])
}
