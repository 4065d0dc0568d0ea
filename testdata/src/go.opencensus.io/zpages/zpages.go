// Package zpages has the declarations of the library that examples and tests use.
package zpages

import "net/http"

func Handle(mux *http.ServeMux, pathPrefix string) {}
