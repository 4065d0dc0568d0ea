// Package viper has the shape of the real library, as far as the corpus uses
// it, with AutomaticEnv always on.
package viper

import (
	"os"
	"reflect"
	"strconv"
	"strings"

	"github.com/spf13/pflag"
)

// Viper looks configuration up.
type Viper struct {
	defaults  map[string]any
	variables map[string][]string
	flags     map[string]*pflag.Flag
	set       map[string]string
}

var v = New()

func New() *Viper {
	return &Viper{map[string]any{}, map[string][]string{}, map[string]*pflag.Flag{}, map[string]string{}}
}

func GetViper() *Viper { return v }

func Set(key string, value any)                    { v.Set(key, value) }
func SetDefault(key string, value any)             { v.SetDefault(key, value) }
func BindEnv(input ...string) error                { return v.BindEnv(input...) }
func BindPFlag(key string, flag *pflag.Flag) error { return v.BindPFlag(key, flag) }
func BindPFlags(flags *pflag.FlagSet) error        { return v.BindPFlags(flags) }
func GetString(key string) string                  { return v.GetString(key) }
func GetBool(key string) bool                      { return v.GetBool(key) }
func Unmarshal(into any) error                     { return v.Unmarshal(into) }

func (v *Viper) Set(key string, value any)        { v.set[strings.ToLower(key)] = value.(string) }
func (v *Viper) SetDefault(key string, value any) { v.defaults[strings.ToLower(key)] = value }

func (v *Viper) BindEnv(input ...string) error {
	v.variables[strings.ToLower(input[0])] = input[1:]
	return nil
}

func (v *Viper) BindPFlag(key string, flag *pflag.Flag) error {
	v.flags[strings.ToLower(key)] = flag
	return nil
}

func (v *Viper) BindPFlags(flags *pflag.FlagSet) error {
	for _, f := range flags.All() {
		v.flags[strings.ToLower(f.Name)] = f
	}
	return nil
}

func (v *Viper) GetString(key string) string {
	key = strings.ToLower(key)
	if s, ok := v.set[key]; ok {
		return s
	}
	names := append([]string{strings.ToUpper(strings.NewReplacer(".", "_", "-", "_").Replace(key))}, v.variables[key]...)
	for _, name := range names {
		if s := os.Getenv(name); s != "" {
			return s
		}
	}
	if f := v.flags[key]; f != nil {
		return f.Value
	}
	switch d := v.defaults[key].(type) {
	case string:
		return d
	case bool:
		return strconv.FormatBool(d)
	}
	return ""
}

func (v *Viper) GetBool(key string) bool {
	b, _ := strconv.ParseBool(v.GetString(key))
	return b
}

func (v *Viper) Unmarshal(into any) error { return v.fill(reflect.ValueOf(into).Elem(), "") }

func (v *Viper) fill(s reflect.Value, prefix string) error {
	for i := range s.NumField() {
		key := prefix + s.Type().Field(i).Tag.Get("mapstructure")
		switch f := s.Field(i); f.Kind() {
		case reflect.Struct:
			v.fill(f, key+".")
		case reflect.String:
			f.SetString(v.GetString(key))
		case reflect.Bool:
			f.SetBool(v.GetBool(key))
		}
	}
	return nil
}
