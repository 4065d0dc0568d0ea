// The environment is read once and captured by the handlers that need it.
package main

import (
	"log"
	"net/http"
	"net/smtp"
	"os"
)

func main() {
	env := os.Getenv("APP_ENV")
	live := env == "production" || env == "staging"

	http.HandleFunc("/invoice", func(w http.ResponseWriter, r *http.Request) {
		if env == "production" {
			smtp.SendMail("mail.example.test:25", nil, "shop@example.test", nil, nil)
		}
	})
	http.HandleFunc("/receipt", func(w http.ResponseWriter, r *http.Request) {
		if live {
			smtp.SendMail("mail.example.test:25", nil, "shop@example.test", nil, nil) // want `smtp.SendMail also runs in staging`
		}
	})
	log.Fatal(http.ListenAndServe(":8080", nil))
}
