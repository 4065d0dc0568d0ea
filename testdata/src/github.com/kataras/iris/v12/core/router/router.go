// Package router has the declarations of the library that examples and tests use.
package router

type DirOptions struct {
	ShowList    bool
	Attachments Attachments
}

type Attachments struct{ Enable bool }
