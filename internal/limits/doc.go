// Package limits holds no code, only a test: it keeps docs/limits.md true. Each
// section of the document has an example, which testdata/examples.txtar
// completes to a program, and says in code type what envlint says of it.
package limits
