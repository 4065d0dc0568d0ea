// The first request parses the template, and the others use it.
package main

import (
	"html/template"
	"log"
	"net/http"
	"sync"
)

var (
	once sync.Once
	page *template.Template
	foot = sync.OnceValue(func() *template.Template { return template.Must(template.ParseFiles("foot.html")) })
)

func home() *template.Template {
	once.Do(func() {
		page = template.Must(template.ParseFiles("page.html"))
	})
	return page
}

func serve(w http.ResponseWriter, r *http.Request) {
	home().Execute(w, nil)
	foot().Execute(w, nil)
	template.Must(template.ParseFiles("extra.html")).Execute(w, nil) // want `template.ParseFiles parses templates for each request in production`
}

func main() {
	http.HandleFunc("/", serve)
	log.Fatal(http.ListenAndServe(":8080", nil))
}
