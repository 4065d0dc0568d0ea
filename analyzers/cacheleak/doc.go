// Package cacheleak defines an analyzer that reports disabled caches which can
// slow production down.
//
// # Analyzer cacheleak
//
// cacheleak: report disabled caches and templates parsed per request in production
//
// Reading templates again for every request, or telling browsers to keep
// nothing, is for the developer who edits them. The analyzer reports where
// production does it too:
//
//	func page(w http.ResponseWriter, r *http.Request) {
//		t := template.Must(template.ParseFiles("page.html")) // for every visitor
//		t.Execute(w, nil)
//	}
//
// Parse once at start-up, and per request only where the environment says so.
package cacheleak
