// Package testeffect defines an analyzer that reports real effects which a test
// can have.
//
// # Analyzer testeffect
//
// testeffect: report payments and, if asked for, other real effects that tests have
//
// Tests run on every machine of a team, several times a day. One that gets as
// far as the real client of a payment service moves money as soon as there is a
// live key in the environment:
//
//	func TestCheckout(t *testing.T) {
//		if err := shop.Checkout(cart); err != nil { // charges the card
//			t.Fatal(err)
//		}
//	}
//
// Execution starts at Test, Benchmark and Fuzz functions, at examples with
// output, and at TestMain. An effect is not reported where an environment guard
// or a switch of the configuration keeps it off, and where the test
//
//   - gives the client the URL of an httptest.Server, a test key, a sandbox
//     address or a test backend of its library;
//   - builds another implementation and never the real one;
//   - ends before that when testing.Short() holds, or when a variable is not
//     set (t.Skip);
//   - stands in a file with a build tag that has to be asked for, such as
//     //go:build integration.
//
// Of each operation one test of a package is reported. Payment is on; the rules
// testeffect/email, sms, push, chat, shipping and stock are switched on by name.
package testeffect
