// Package debugleak defines an analyzer that reports development settings which
// can be active in production.
//
// # Analyzer debugleak
//
// debugleak: report debug modes, verbose errors and profiling that reach production
//
// A debug mode, a stack trace in a response, a profiling handler or a switched
// off check of certificates helps on a developer's machine and hurts in
// production. The analyzer reports those that a main package can reach when it
// runs in production:
//
//	gin.SetMode(gin.DebugMode) // puts gin in debug mode in production
//
// Keep it out of production by asking for the environment:
//
//	if os.Getenv("APP_ENV") == "development" {
//		gin.SetMode(gin.DebugMode)
//	}
//
// A setting that is off unless other configuration switches it on is not
// reported, unless the project asks for it.
package debugleak
