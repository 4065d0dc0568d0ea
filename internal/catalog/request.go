package catalog

import (
	"go/types"
	"slices"
	"strings"
	"sync"
)

// A Sender is a function that sends an HTTP request or makes one to be sent.
type Sender struct {
	// URL is the index of the argument with the address, without the receiver.
	URL int
	// Method is the index of the argument with the method; -1 where the name
	// of the function says that the request changes something.
	Method int
}

type senderPattern struct {
	pattern string
	Sender
}

// senders are the functions that patterns of kind Request speak of. Functions
// that can only GET are none.
var senders = []senderPattern{
	{"net/http.NewRequest", Sender{1, 0}},
	{"net/http.NewRequestWithContext", Sender{2, 1}},
	{"net/http.{Post, PostForm}", Sender{0, -1}},
	{"(*net/http.Client).{Post, PostForm}", Sender{0, -1}},
	{"(*github.com/go-resty/resty/v*.Request).{Post, Put, Patch, Delete}", Sender{0, -1}},
	{"(*github.com/go-resty/resty/v*.Request).Execute", Sender{1, 0}},
	{"(*github.com/imroc/req/v*.Request).{Post, Put, Patch, Delete, MustPost, MustPut, MustPatch, MustDelete}", Sender{0, -1}},
	{"github.com/hashicorp/go-retryablehttp.NewRequest", Sender{1, 0}},
	{"github.com/hashicorp/go-retryablehttp.NewRequestWithContext", Sender{2, 1}},
	{"github.com/hashicorp/go-retryablehttp.{Post, PostForm}", Sender{0, -1}},
	{"(*github.com/hashicorp/go-retryablehttp.Client).{Post, PostForm}", Sender{0, -1}},
}

// ReadMethods are the methods of requests that change nothing.
var ReadMethods = []string{"GET", "HEAD", "OPTIONS"}

// sendersByName is what senders means; their patterns are constants.
var sendersByName = sync.OnceValue(func() map[string][]senderOf {
	out := map[string][]senderOf{}
	for _, s := range senders {
		patterns, err := ParsePatterns(s.pattern)
		if err != nil {
			panic(err)
		}
		for _, p := range patterns {
			out[p.Name] = append(out[p.Name], senderOf{p, s.Sender})
		}
	}
	return out
})

type senderOf struct {
	Pattern
	Sender
}

// Sender tells where a function that sends a request takes its address from.
// It is false where no rule speaks of requests.
func (c *Catalog) Sender(fn *types.Func) (Sender, bool) {
	if len(c.hosts()) == 0 {
		return Sender{}, false
	}
	for _, s := range sendersByName()[fn.Name()] {
		if s.MatchFunc(fn) {
			return s.Sender, true
		}
	}
	return Sender{}, false
}

// Requests returns the rules that match a request to an address of which only
// the beginning may be known.
func (c *Catalog) Requests(address string) []*Rule {
	host, ok := hostOf(address)
	if !ok {
		return nil
	}
	var out []*Rule
	for _, r := range c.hosts() {
		matches := func(p Pattern) bool { return p.Kind == Request && glob(p.Path, host) }
		if slices.ContainsFunc(r.match, matches) && !slices.ContainsFunc(r.except, matches) {
			out = append(out, r.rule)
		}
	}
	return out
}

// hostOf cuts the host out of an address.
func hostOf(address string) (string, bool) {
	rest, ok := strings.CutPrefix(address, "https://")
	if !ok {
		if rest, ok = strings.CutPrefix(address, "http://"); !ok {
			return "", false
		}
	}
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		rest = rest[:i]
	}
	rest = rest[strings.LastIndexByte(rest, '@')+1:]
	if i := strings.IndexByte(rest, ':'); i >= 0 {
		rest = rest[:i]
	}
	return strings.ToLower(rest), rest != ""
}

// speaksOfRequests lists the rules with patterns of kind Request.
func speaksOfRequests(rules []*compiled) []*compiled {
	var out []*compiled
	for _, r := range rules {
		if slices.ContainsFunc(r.match, func(p Pattern) bool { return p.Kind == Request }) {
			out = append(out, r)
		}
	}
	return out
}
