package config

import (
	"errors"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/envlint/envlint/internal/catalog"
)

// does completes the messages of project rules that do not say it themselves.
var does = map[string]string{
	"payment": "moves money", "email": "sends e-mail", "sms": "sends text messages", "push": "sends push notifications",
	"chat": "posts messages", "shipping": "ships goods", "stock": "moves stock", "livekey": "uses a live key",
	"debug": "turns debugging on", "verbose-errors": "shows internal errors", "profiling": "exposes profiles",
	"cache": "turns a cache off", "standin": "replaces a real part", "tls": "weakens TLS", "cookie": "weakens cookies",
	"parity": "chooses a part", "docs-ui": "publishes developer pages", "log-level": "logs in detail",
}

// readRules reads [[rule]] and [rules].
func (c *Config) readRules(top table) {
	c.Catalog = builtinCatalog(top.r)
	c.written = map[string]bool{}
	var rules []catalog.Rule
	for _, t := range top.tables("rule") {
		rule, ok := readRule(t)
		if !ok {
			continue
		}
		if c.written[rule.ID] {
			t.r.report(sub(t.path, "id"), "two rules have the id %q", rule.ID)
			continue
		}
		c.written[rule.ID] = true
		if _, err := catalog.New([]catalog.Rule{rule}); err != nil {
			reportRule(t, err)
			continue
		}
		rules = append(rules, rule)
	}
	if with, err := c.Catalog.With(rules); err == nil { // always: each rule was checked
		c.Catalog = with
	}
	t := top.table("rules")
	for _, glob := range t.keys() {
		c.checkRuleGlob(t.r, sub(t.path, glob), glob, t.r.reportKey)
		switch verdict := t.str(glob); verdict {
		case "off", "on", "error", "warning", "info":
			if c.Rules == nil {
				c.Rules = map[string]string{}
			}
			c.Rules[glob] = verdict
		default:
			if _, isString := t.m[glob].(string); isString {
				t.r.report(sub(t.path, glob), "%q is not on, off, error, warning or info", verdict)
			}
		}
	}
}

// checkRuleGlob reports a glob that covers no rule.
func (c *Config) checkRuleGlob(r *reader, path, glob string, report func(path, format string, args ...any)) {
	ids := c.ruleIDs()
	if !doublestar.ValidatePattern(glob) {
		report(path, "malformed pattern %q", glob)
	} else if !slices.ContainsFunc(ids, func(id string) bool { return matchRule(glob, id) }) {
		report(path, "no rule matches %q%s", glob, didYouMean(glob, ids))
	}
}

func readRule(t table) (rule catalog.Rule, ok bool) {
	before := len(t.r.problems)
	t.only("id", "category", "severity", "does", "why", "match", "except", "when", "unless", "client", "sandbox", "own", "safe", "off", "part", "engine", "bad", "good")
	for _, key := range []string{"id", "category", "match"} {
		if !t.has(key) {
			t.r.reportKey(t.path, "the rule has no %s", key)
		}
	}
	rule = catalog.Rule{
		ID: t.str("id"), Category: t.str("category"), Severity: t.str("severity"), Does: t.str("does"), Why: t.str("why"),
		Match: t.strs("match"), Except: t.strs("except"), Client: t.strs("client"),
		Own: t.boolean("own"), Safe: t.boolean("safe"), Off: t.boolean("off"), Part: t.str("part"), Engine: t.str("engine"), Bad: t.str("bad"), Good: t.str("good"),
	}
	for _, s := range t.tables("sandbox") {
		s.name = "rule.sandbox."
		s.only("at", "is", "tests")
		rule.Sandbox = append(rule.Sandbox, catalog.Sandbox{At: s.str("at"), Is: s.strs("is"), Tests: s.boolean("tests")})
	}
	if t.has("when") {
		when := t.table("when")
		when.name = "rule.when."
		when.only(slices.Concat(testKeys, []string{"and", "in"})...)
		rule.When = &catalog.When{Test: readTest(when), In: when.str("in")}
		for _, and := range when.tables("and") {
			and.name = "rule.when.and."
			and.only(testKeys...)
			rule.When.And = append(rule.When.And, readTest(and))
		}
	}
	for _, unless := range t.tables("unless") {
		unless.name = "rule.unless."
		unless.only(slices.Concat(testKeys, []string{"match", "variable"})...)
		rule.Unless = append(rule.Unless, catalog.Unless{Match: unless.strs("match"), Test: readTest(unless), Variable: unless.str("variable")})
	}
	if _, known := catalog.Categories[rule.Category]; rule.Category != "" && !known {
		t.r.report(sub(t.path, "category"), "unknown category %q%s", rule.Category, didYouMean(rule.Category, catalog.CategoryNames()))
	}
	if rule.Does == "" {
		rule.Does = does[rule.Category]
	}
	return rule, len(t.r.problems) == before
}

// testKeys are the keys of a test of a value.
var testKeys = []string{"arg", "param", "equals", "prefix", "contains", "like", "below", "set", "returns", "from", "default", "absent"}

func readTest(t table) catalog.Test {
	return catalog.Test{
		Arg: t.integer("arg"), Param: t.str("param"), Equals: t.strs("equals"), Prefix: t.strs("prefix"), Contains: t.strs("contains"), Like: t.str("like"),
		Below: t.str("below"), Set: t.boolean("set"), Returns: t.str("returns"), From: t.strs("from"), Default: t.str("default"), Absent: t.boolean("absent"),
	}
}

// reportRule places an error of the catalog at the value that it speaks of.
func reportRule(t table, err error) {
	var wrong *catalog.RuleError
	if !errors.As(err, &wrong) {
		t.r.report(t.path, "%v", err)
		return
	}
	path := t.path
	for key := range strings.SplitSeq(wrong.Key, ".") {
		path = sub(path, key)
	}
	if wrong.Index >= 0 {
		path = item(path, wrong.Index)
	}
	t.r.report(path, "rule %q: %s", wrong.ID, wrong.Msg)
}
