// Package standin defines an analyzer that reports stand-ins which production
// can use in place of the real thing.
//
// # Analyzer standin
//
// standin: report mocks, fakes and in-memory stores that production can use
//
// A miniature redis or a recorded HTTP server is for tests and laptops. In
// production it answers as if all were well, and forgets:
//
//	server := httptest.NewServer(handler) // in production too
//
// Choose the stand-in only where the environment says so. The analyzer looks
// for what the packs name so far: a few servers and mocks. Sandbox endpoints
// and test keys are not among them yet.
package standin
