package main

import (
	"os"
	"strings"
)

func main() {
	if strings.ToLower(os.Getenv("APP_ENV")) == "Production" { // want `^the environment is never "Production" here: did you mean "production"\? \[envname/case\]$`
		println("live")
	}
	if os.Getenv("APP_ENV") == "ProDuction" { // want `the environment is never "ProDuction" here: did you mean "production"\?`
		println("live")
	}
	if strings.EqualFold(os.Getenv("APP_ENV"), "ProDuction") {
		println("live")
	}
	if strings.ToUpper(os.Getenv("APP_ENV")) == "STAGING" {
		println("staging")
	}
}
