package reach

import (
	"testing"

	"github.com/envlint/envlint/internal/config"
)

func TestMessage(t *testing.T) {
	frames := []Frame{
		{Function: "cmd/api.main", Pos: Position{"example.com/shop/cmd/api/main.go", 33, 2}},
		{Function: "(*Server).pay", Pos: Position{"example.com/shop/cmd/api/server.go", 12, 3}},
		{Function: "billing.Charge", Pos: Position{"example.com/shop/billing/charge.go", 42, 18}},
	}
	guarded := append([]Frame{}, frames...)
	guarded[0].Guards = []Guard{{Pos: Position{"example.com/shop/cmd/api/main.go", 31, 5}, Text: `env != "development"`}}
	twice := append([]Frame{}, guarded...)
	twice[2].Guards = []Guard{{Pos: Position{"example.com/shop/billing/charge.go", 40, 5}, Text: `env != "qa"`}}
	telling := append([]Frame{}, twice...)
	telling[0].Guards = []Guard{{Pos: guarded[0].Guards[0].Pos, Text: guarded[0].Guards[0].Text, Removes: worlds(t, "development")}}
	deep := append(append([]Frame{}, frames[0], frames[1], Frame{Function: "a"}, Frame{Function: "b"}), frames[1:]...)

	notDev := everywhere().Minus(worlds(t, "development"))
	credential := operation(stripe, "STRIPE_KEY", Path{Set: everywhere(), Grade: Credential, Frames: frames})
	credential.Calls = 38

	tests := []struct {
		name string
		op   Operation
		want string
	}{
		{"effect without a guard", operation(stripe, "charge.New", Path{Set: everywhere(), Grade: Unguarded, Frames: frames}),
			"charge.New charges cards in every environment: no guard on cmd/api.main → (*Server).pay → billing.Charge [payment/stripe unguarded]"},
		{"long witness is cut in the middle", operation(stripe, "charge.New", Path{Set: everywhere(), Grade: Unguarded, Frames: deep}),
			"charge.New charges cards in every environment: no guard on cmd/api.main → (*Server).pay → … → (*Server).pay → billing.Charge [payment/stripe unguarded]"},
		{"guard that excludes development", operation(stripe, "charge.New", Path{Set: notDev, Grade: Partial, Frames: guarded}),
			`charge.New also runs in staging and any other environment and when APP_ENV is unset: env != "development" (cmd/api/main.go:31) excludes only development [payment/stripe partial]`},
		{"nearest of two guards", operation(stripe, "charge.New", Path{Set: notDev, Grade: Partial, Frames: twice}),
			`charge.New also runs in staging and any other environment and when APP_ENV is unset: env != "qa" (billing/charge.go:40) excludes only development [payment/stripe partial]`},
		{"nearest guard that removes something", operation(stripe, "charge.New", Path{Set: notDev, Grade: Partial, Frames: telling}),
			`charge.New also runs in staging and any other environment and when APP_ENV is unset: env != "development" (cmd/api/main.go:31) excludes only development [payment/stripe partial]`},
		{"guard that forgets the missing variable", operation(stripe, "charge.New", Path{Set: worlds(t, "production", "unset"), Grade: Partial, Frames: guarded}),
			`charge.New also runs when APP_ENV is unset: env != "development" (cmd/api/main.go:31) lets that through [payment/stripe partial]`},
		{"guard the wrong way round", operation(stripe, "charge.New", Path{Set: worlds(t, "development", "unset"), Grade: Unguarded}),
			`charge.New charges cards in development and when APP_ENV is unset [payment/stripe unguarded]`},
		{"one key for all environments", credential,
			"only STRIPE_KEY decides whether this client charges cards (38 calls); outside production, refuse live keys at start-up [payment/stripe credential]"},
		{"setting without a guard", operation(gin, "gin.SetMode", Path{Set: everywhere(), Grade: Unguarded, Frames: frames}),
			"gin.SetMode puts gin in debug mode in production [debug/gin-mode unguarded]"},
		{"switch", operation(mail, "smtp.SendMail", Path{Set: everywhere(), Grade: Switch, Frames: frames}),
			"smtp.SendMail sends e-mail in every environment: only configuration keeps it off [email/smtp switch]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			found, _ := Findings(program(tt.op), config.Default(), true)
			if len(found) != 1 {
				t.Fatalf("%d findings", len(found))
			}
			if got := found[0].Message; got != tt.want {
				t.Errorf("\n got %s\nwant %s", got, tt.want)
			}
		})
	}
}
