package report

import "io"

type ruleEntry struct {
	ID       string   `json:"id"`
	Category string   `json:"category"`
	Kind     string   `json:"kind"`
	Severity string   `json:"severity"`
	Default  string   `json:"default"` // "on" or "off", as the rule ships
	Here     string   `json:"here"`    // "on" or "off", in this project
	Does     string   `json:"does"`
	Why      string   `json:"why"`
	Match    []string `json:"match"`
	Except   []string `json:"except"`
	Where    []string `json:"where"` // further conditions, in words
	Client   []string `json:"client"`
	Harmless []string `json:"harmless"` // with which values of the client
}

// RulesJSON writes a list of objects.
func RulesJSON(w io.Writer, l *RuleList) error {
	list := []ruleEntry{}
	for _, r := range l.Rules {
		list = append(list, ruleEntry{
			ID: r.ID, Category: r.Category, Kind: kind(r.Rule), Severity: r.Severity,
			Default: onOff(r.Default), Here: onOff(r.Active), Does: r.Does, Why: r.Why,
			Match: strs(r.Match), Except: strs(r.Except), Where: strs(conditions(r.When)), Client: strs(r.Client), Harmless: strs(harmless(r.Rule)),
		})
	}
	return encode(w, list)
}

// strs makes an empty list of null.
func strs(s []string) []string { return append([]string{}, s...) }
