// Package env has the shape of the real decoder, as far as the corpus uses it.
package env

import (
	"cmp"
	"errors"
	"os"
	"reflect"
	"strconv"
	"strings"
)

// Parse fills the struct that v points to from the environment.
func Parse(v any) error {
	s := reflect.ValueOf(v).Elem()
	for i := range s.NumField() {
		tag := s.Type().Field(i).Tag
		key, options, _ := strings.Cut(tag.Get("env"), ",")
		text := cmp.Or(os.Getenv(key), tag.Get("envDefault"))
		if text == "" && strings.Contains(options, "required") {
			return errors.New("env: " + key + " is missing")
		}
		switch f := s.Field(i); f.Kind() {
		case reflect.String:
			f.SetString(text)
		case reflect.Bool:
			on, _ := strconv.ParseBool(text)
			f.SetBool(on)
		}
	}
	return nil
}
