// Package directive reads what a project says about its own code in comments:
//
//	//envlint:allow payment/stripe -- reason
//	//envlint:allow email in staging -- reason
//	//envlint:requires production
//	//envlint:effect stock
//	//envlint:safe email -- reason
//	//envlint:guard production
//	//envlint:environment
//	//nolint:envlint
//
// In flow the syntax of a file and the configuration, which knows the
// environments, categories and rules; out flow directives that are right in
// themselves, and what is wrong with the others. What a directive means is the
// business of the interpreter.
package directive
