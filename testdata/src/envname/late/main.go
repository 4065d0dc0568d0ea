package main

import (
	"errors"
	"log"
	"net/smtp"
	"os"
)

const relay, from = "mail.example.com:25", "shop@example.com"

var errNotHere = errors.New("not here")

type config struct{ Env string }

func (c *config) production() bool { return c.Env == "production" }

func receipt() error {
	if err := smtp.SendMail(relay, nil, from, nil, nil); err != nil {
		return err
	}
	if os.Getenv("APP_ENV") != "production" { // want `^this guard comes too late: smtp.SendMail \(main.go:19\) runs before it, also everywhere but in production \[envname/late\]$`
		log.Println("not in production: no receipt")
		return nil
	}
	log.Println("receipt sent")
	return nil
}

func invoice(environment string) {
	smtp.SendMail(relay, nil, from, nil, nil)
	if environment == "development" || environment == "staging" { // want `^this guard comes too late: smtp.SendMail \(main.go:31\) runs before it, also in development and staging \[envname/late\]$`
		return
	}
	switch environment {
	case "production": // a switch that logs
		log.Println("invoice sent")
	}
}

func reminder(environment string) {
	smtp.SendMail(relay, nil, from, nil, nil)
	if environment != "production" { // want `^this guard comes too late: smtp.SendMail \(main.go:42\) runs before it`
		return
	}
	log.Println("reminder sent")
}

func refuse(c *config) (int, error) {
	deliver()
	if !c.production() { // want `^this guard comes too late: smtp.SendMail \(main.go:59\) runs before it`
		return 0, errNotHere
	}
	return 1, nil
}

func deliver() {
	defer log.Println("delivered")
	smtp.SendMail(relay, nil, from, nil, nil)
}

func start(c *config) {
	deliver()
	if c.Env != "production" && c.Env != "staging" { // want `^this guard comes too late: smtp.SendMail \(main.go:59\) runs before it`
		log.Fatal("only in production")
	}
}

func deferred(c *config) {
	defer log.Println("done")
	deliver()
	if !c.production() { // want `^this guard comes too late: smtp.SendMail \(main.go:59\) runs before it`
		panic("not here")
	}
}

func main() {
	c := &config{Env: os.Getenv("APP_ENV")}
	println(receipt())
	invoice(c.Env)
	reminder(c.Env)
	n, err := refuse(c)
	println(n, err)
	start(c)
	deferred(c)
}
