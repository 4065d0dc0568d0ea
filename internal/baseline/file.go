package baseline

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/envlint/envlint/internal/reach"
)

// The file is CSV, so that a line is a finding and a merge conflict can be read:
// a header, then one line for each entry, with an x below each environment.
var columns = []string{"package", "function", "rule", "grade", "count"}

const preamble = "# envlint baseline 1: findings that are known. Written by envlint -write-baseline; lines may be removed.\n"

const reached = "x"

// Load reads a file.
func Load(file string) (*Baseline, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return Parse(file, text)
}

// Parse reads the text of a file. Its error is the first thing that is wrong,
// with file, line and column.
func Parse(file string, text []byte) (*Baseline, error) {
	p := &parser{file: file, r: csv.NewReader(bytes.NewReader(text))}
	p.r.Comment = '#'
	if !bytes.HasPrefix(text, []byte(preamble[:strings.Index(preamble, ":")+1])) {
		return nil, p.at(1, 1, "not a baseline of this version: its first line must be %q", strings.TrimSuffix(preamble, "\n"))
	}
	header, err := p.read()
	if err != nil {
		return nil, err
	}
	if header == nil {
		return nil, p.at(2, 1, "no header")
	}
	if len(header) < len(columns) || !slices.Equal(header[:len(columns)], columns) {
		return nil, p.field(0, "the header must begin with %s", strings.Join(columns, ","))
	}
	b := &Baseline{file: file, environments: slices.Clone(header[len(columns):])}
	for i, name := range b.environments {
		if name == "" || slices.Contains(b.environments[:i], name) {
			return nil, p.field(len(columns)+i, "%q is no name of an environment, or is there twice", name)
		}
	}
	seen := map[string]int{}
	for {
		fields, err := p.read()
		if err != nil || fields == nil {
			return b, err
		}
		l, err := p.line(fields, b.environments)
		if err != nil {
			return nil, err
		}
		key := l.Fingerprint()
		if before, twice := seen[key]; twice {
			return nil, p.field(0, "the same entry as in line %d; add up their counts", before)
		}
		seen[key] = l.number
		b.lines = append(b.lines, l)
	}
}

type parser struct {
	file string
	r    *csv.Reader
}

// read returns the next record, nil at the end.
func (p *parser) read() ([]string, error) {
	fields, err := p.r.Read()
	if len(fields) == 0 && err == nil {
		return nil, nil
	}
	var wrong *csv.ParseError
	switch {
	case err == nil:
		for i, f := range fields {
			if strings.Contains(f, "\r") { // of which reading again loses those before a line end
				return nil, p.field(i, "a carriage return inside of quotes")
			}
		}
		return fields, nil
	case errors.As(err, &wrong):
		return nil, p.at(wrong.Line, max(wrong.Column, 1), "%v", wrong.Err)
	default: // io.EOF: a text in memory has no other
		return nil, nil
	}
}

func (p *parser) line(fields, environments []string) (line, error) {
	number, _ := p.r.FieldPos(0)
	l := line{Entry: Entry{Package: fields[0], Function: fields[1], Rule: fields[2], Grade: fields[3]}, number: number}
	for i, f := range fields[:3] {
		if f == "" {
			return l, p.field(i, "%s is missing", columns[i])
		}
	}
	if strings.HasPrefix(l.Package, "#") {
		return l, p.field(0, "%q is no package: a line that begins so is a comment", l.Package)
	}
	if _, ok := reach.ParseGrade(l.Grade); !ok && l.Grade != "" {
		return l, p.field(3, "%q is no grade", l.Grade)
	}
	n, err := strconv.Atoi(fields[4])
	if err != nil || n < 1 {
		return l, p.field(4, "%q is no count of findings", fields[4])
	}
	l.count = n
	for i, cell := range fields[len(columns):] {
		switch cell {
		case reached:
			l.Environments = append(l.Environments, environments[i])
		case "":
		default:
			return l, p.field(len(columns)+i, "%q must be %s or empty", cell, reached)
		}
	}
	return l, nil
}

func (p *parser) field(i int, format string, args ...any) error {
	row, column := p.r.FieldPos(i)
	return p.at(row, column, format, args...)
}

func (p *parser) at(row, column int, format string, args ...any) error {
	return fmt.Errorf("%s:%d:%d: %s", p.file, row, column, fmt.Sprintf(format, args...))
}

// Bytes is the text of the baseline's file.
func (b *Baseline) Bytes() []byte {
	var out bytes.Buffer
	out.WriteString(preamble)
	w := csv.NewWriter(&out)
	rows := [][]string{append(slices.Clone(columns), b.environments...)}
	for _, l := range b.lines {
		row := []string{l.Package, l.Function, l.Rule, l.Grade, strconv.Itoa(l.count)}
		for _, name := range b.environments {
			cell := ""
			if slices.Contains(l.Environments, name) {
				cell = reached
			}
			row = append(row, cell)
		}
		rows = append(rows, row)
	}
	_ = w.WriteAll(rows) // a bytes.Buffer takes everything
	return out.Bytes()
}
