// Package corpus holds no code, only a test: it runs every module of
// testdata/corpus through both drivers, `envlint ./...` and `go vet -vettool`.
//
// A module is one txtar file named after its situation. The line of every
// operation in it says what the truth is, worked out by hand, as rule, grade
// and the columns in which the operation can run, over all mains together:
//
//	smtp.SendMail(…) // env: email/smtp partial staging production
//	smtp.SendMail(…) // env: none
//
// "none" stands for an operation that can never run. Three dots at the end
// mark the places where a documented limit lets the analysis add columns (and
// so change the grade); it may never lose one. An operation on a line without
// such a comment is a mistake of the analysis.
//
// The comments do not rest on reading alone: with -truth the programs are run
// under every environment, with a net/smtp that reports who would send mail.
//
// Which operations are findings follows from their grades and the default
// policy, so the comments say nothing of it. Tiny stand-ins of real libraries
// are in testdata/corpus/stubs and appear in every module as ./stubs.
package corpus
