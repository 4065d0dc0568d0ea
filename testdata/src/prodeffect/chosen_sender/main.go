// Which implementation an interface holds depends on the environment.
package main

import (
	"fmt"
	"net/smtp"
	"os"
)

type sender interface{ send(to string) error }

type relay struct{ addr string }

func (r relay) send(to string) error {
	return smtp.SendMail(r.addr, nil, "shop@example.test", []string{to}, nil)
}

// newsletter has a relay of its own and is used whatever the environment.
type newsletter struct{}

func (newsletter) send(to string) error {
	return smtp.SendMail("bulk.example.test:25", nil, "news@example.test", []string{to}, nil) // want `smtp.SendMail sends e-mail in every environment`
}

type console struct{}

func (console) send(to string) error {
	_, err := fmt.Println("mail for", to)
	return err
}

func newSender(env string) sender {
	if env == "production" {
		return relay{"mail.example.test:25"}
	}
	return console{}
}

type post struct{ news newsletter }

func main() {
	s := newSender(os.Getenv("APP_ENV"))
	s.send("customer@example.test")
	p := post{}
	p.news.send("customer@example.test")
}
