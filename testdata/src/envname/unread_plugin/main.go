package main

import "os"

// Live is looked up by the program that loads the plugin.
var Live = os.Getenv("APP_ENV") == "production"

var live = os.Getenv("APP_ENV") == "production" // want `^no code of the program reads live`

func main() {}
