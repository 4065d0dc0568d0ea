package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"net/smtp"
	"os"
	"time"
)

const relay, from = "mail.example.com:25", "shop@example.com"

func env() string { return os.Getenv("APP_ENV") }

func send() error { return smtp.SendMail(relay, nil, from, nil, nil) }

// The guard keeps something else off.
func guardsMore() {
	_ = send()
	if env() != "production" {
		return
	}
	publish()
}

func publish() {
	if f, err := os.Create("published"); err == nil {
		f.Close()
	}
}

// Errors are no matter in development.
func swallows() error {
	err := send()
	if env() != "production" {
		return nil
	}
	return err
}

// Callers are told what was done.
func tells() bool {
	_ = send()
	if env() != "production" {
		return false
	}
	return true
}

// Something else is done elsewhere.
func replaces() {
	_ = send()
	if env() != "production" {
		publish()
		return
	}
	log.Println("sent")
}

func answers(w io.Writer) {
	_ = send()
	if env() != "production" {
		fmt.Fprintln(w, "a test")
		return
	}
	fmt.Fprintln(w, "sent")
}

// It leaves where effects belong.
func inverted(missing bool) {
	_ = send()
	if env() == "" {
		log.Fatal("APP_ENV is not set")
	}
	if missing {
		return
	}
}

// It does not leave.
func logs() {
	_ = send()
	if env() != "production" {
		log.Println("not in production")
	}
}

// The effect is on another way.
func eitherOr(urgent bool) {
	if urgent {
		_ = send()
	}
	if env() != "production" {
		return
	}
	log.Println("done")
}

// The guard is asked before, too.
func twice() {
	if env() != "production" {
		return
	}
	_ = send()
	if env() != "production" {
		return
	}
	log.Println("done")
}

// The next round is kept off.
func rounds() {
	for range 3 {
		_ = send()
		if env() != "production" {
			return
		}
		log.Println("again")
	}
}

// Configuration decides.
func configured() {
	_ = send()
	if os.Getenv("QUIET") != "" {
		return
	}
	log.Println("sent")
}

// It depends on both.
func both() {
	_ = send()
	if env() != "production" || os.Getenv("QUIET") != "" {
		return
	}
	log.Println("sent")
}

// Only the caller's guard counts.
func inProduction(environment string) {
	_ = send()
	if environment != "production" {
		return
	}
	log.Println("sent")
}

// The handler runs later.
func registers() {
	http.HandleFunc("/send", func(http.ResponseWriter, *http.Request) { _ = send() })
	if env() != "production" {
		return
	}
	log.Println("registered")
}

// An effect that is allowed here.
func allowed() {
	_ = smtp.SendMail(relay, nil, from, nil, nil) //envlint:allow email/smtp -- to ourselves
	if env() != "production" {
		return
	}
	log.Println("sent")
}

func main() {
	guardsMore()
	println(swallows(), tells())
	replaces()
	answers(os.Stdout)
	inverted(len(os.Args) > 1)
	logs()
	eitherOr(len(os.Args) > 1)
	twice()
	rounds()
	configured()
	both()
	if env() == "production" {
		inProduction(env())
	}
	allowed()
	registers()
	waits()
}

// Something else goes on while it waits.
func waits() {
	go publish()
	_ = send()
	if env() != "production" {
		return
	}
	for {
		time.Sleep(time.Hour)
	}
}
