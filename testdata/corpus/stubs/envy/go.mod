module github.com/gobuffalo/envy

go 1.26
