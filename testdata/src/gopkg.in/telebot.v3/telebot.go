// Package telebot has the declarations of the library that examples and tests use.
package telebot

type Settings struct{ Offline, Verbose bool }

type Bot struct{}

func NewBot(pref Settings) (*Bot, error) { return nil, nil }
