// The same helper is harmless at start and costs time below a handler.
package main

import (
	"html/template"
	"log"
	"net/http"
)

func once(name string) *template.Template {
	return template.Must(template.ParseFiles(name))
}

func always(name string) *template.Template {
	return template.Must(template.ParseFiles(name)) // want `template.ParseFiles parses templates for each request in production`
}

type site struct{ home *template.Template }

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/" {
		s.home.Execute(w, nil)
		return
	}
	always("page.html").Execute(w, nil)
}

func main() {
	log.Fatal(http.ListenAndServe(":8080", &site{home: once("home.html")}))
}
