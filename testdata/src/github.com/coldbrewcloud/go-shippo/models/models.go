// Package models has the declarations of the real package that examples use.
package models

type TransactionInput struct{ Rate string }

type Transaction struct{}
