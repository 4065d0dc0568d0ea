// Parsing while the program starts is what everybody should do, also in a
// function that handlers do not call.
package main

import (
	"html/template"
	"log"
	"net/http"
)

var page = template.Must(template.ParseFiles("page.html"))

func parts() *template.Template {
	return template.Must(page.ParseGlob("parts/*.html"))
}

func main() {
	all := parts()
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { all.Execute(w, nil) })
	log.Fatal(http.ListenAndServe(":8080", nil))
}
