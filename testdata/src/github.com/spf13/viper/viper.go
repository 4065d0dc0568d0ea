// Package viper has the declarations of the library that examples and tests use.
package viper

func Debug() {}

func SetDefault(key string, value any) {}
