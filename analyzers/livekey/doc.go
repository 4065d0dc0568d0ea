// Package livekey defines an analyzer that reports live keys and live hosts that
// other environments than production can use.
//
// # Analyzer livekey
//
// livekey: report live keys and hosts in the code that other environments can use
//
// A live key in the code is used by whoever runs it, and read by whoever can
// read the code:
//
//	stripe.Key = "sk_live_..." // on a developer's machine too
//
// So is the live key that is the default of a configuration field, when the
// variable is missing. Take keys from the configuration of each environment, or
// from a table that is keyed by environment, whose rows are judged by their key:
//
//	var publishable = map[string]string{
//		"production": "pk_live_...",
//		"staging":    "pk_test_...",
//	}
//
// The same holds for hosts of services that have a sandbox: choose the live one
// where the environment says so. Keys and hosts that are only compared, tested
// for a prefix or put into a message are no uses. Messages never show more of a
// key than its prefix.
package livekey
