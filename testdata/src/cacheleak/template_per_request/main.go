// The template is read again for every visitor.
package main

import (
	"html/template"
	"log"
	"net/http"
)

func show(w http.ResponseWriter, r *http.Request) {
	page, err := template.ParseFiles("page.html") // want `template.ParseFiles parses templates for each request in production \[cache/template-per-request unguarded\]`
	if err != nil {
		http.Error(w, "cannot show the page", http.StatusInternalServerError)
		return
	}
	page.Execute(w, nil)
}

func main() {
	http.HandleFunc("/", show)
	log.Fatal(http.ListenAndServe(":8080", nil))
}
