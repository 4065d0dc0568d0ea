// Package directives defines an analyzer that reports directives of envlint
// which are wrong or of no use.
//
// # Analyzer directives
//
// directives: report comments to envlint that are malformed or of no use
//
// A directive that is misspelt does nothing, and one that has outlived what it
// allowed hides the next mistake on its line:
//
//	//envlint:allow paymnt -- refunds are free here
//
// The analyzer reports unknown directives, environments, rules and categories
// with the nearest right name, a missing reason, a directive above something
// that it cannot be said of, and allow and safe where there is no such
// operation.
package directives
