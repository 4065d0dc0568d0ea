module github.com/knadh/koanf/providers/confmap

go 1.26
