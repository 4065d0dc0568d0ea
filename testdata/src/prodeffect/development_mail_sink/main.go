// Mail to a sink on the developer's machine reaches nobody.
package main

import (
	"net/smtp"
	"os"
)

func deliver(relay string) {
	smtp.SendMail(relay, nil, "shop@example.test", nil, nil)
}

func main() {
	smtp.SendMail("localhost:1025", nil, "shop@example.test", nil, nil)
	smtp.SendMail("sandbox.smtp.mailtrap.io:2525", nil, "shop@example.test", nil, nil)
	smtp.SendMail("localhost:25", nil, "shop@example.test", nil, nil) // want `smtp.SendMail sends e-mail in every environment`

	relay := "mailpit:1025"
	if os.Getenv("APP_ENV") == "production" {
		relay = "mail.example.test:25"
	}
	deliver(relay)
}
