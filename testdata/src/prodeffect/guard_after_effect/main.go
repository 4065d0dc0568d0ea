// A guard that stands behind the mail keeps nothing in.
package main

import (
	"log"
	"net/smtp"
	"os"
)

func main() {
	welcome() // the first mail leaves before anybody asks
	if os.Getenv("APP_ENV") != "production" {
		log.Fatal("this program is for production")
	}
	remind()
}

func welcome() {
	smtp.SendMail("mail.example.test:25", nil, "shop@example.test", nil, nil) // want `smtp.SendMail sends e-mail in every environment: no guard on .*main → .*welcome \[email/smtp unguarded\]`
}

func remind() {
	smtp.SendMail("mail.example.test:25", nil, "shop@example.test", nil, nil)
}
