package env

import "testing"

func TestLike(t *testing.T) {
	for _, tt := range []struct {
		word, want string
		how        Likeness
	}{
		{"prodution", "production", Misspelt},
		{"Prodution", "Production", Misspelt},
		{"deveopment", "development", Misspelt},
		{"developement", "development", Misspelt},
		{"stagging", "staging", Misspelt},
		{"prodcution", "production", Misspelt},
		{"PrOduction", "production", Cased},
		{"production", "", Unlike},
		{"", "", Unlike},
		{"sandbox", "", Unlike},
		{"stable", "", Unlike},
		{"life", "", Unlike},
		{"debug", "", Unlike},
		{"release", "", Unlike},
		{"staging2", "", Unlike},
		{"prod-eu", "", Unlike},
		{"eu-prod", "", Unlike},
		{"nonprod", "", Unlike},
		{"beta", "", Unlike},
		{"testnet", "", Unlike},
	} {
		got, how := Default().Like(tt.word)
		if got != tt.want || how != tt.how {
			t.Errorf("%q: got %q (%d), want %q (%d)", tt.word, got, how, tt.want, tt.how)
		}
	}
}

func TestLikeKnowsOnlyWhatIsDeclared(t *testing.T) {
	u, err := New([]Environment{{"sandbox", nil}, {"live", []string{"live-*"}}})
	if err != nil {
		t.Fatal(err)
	}
	for word, want := range map[string]string{"sanbox": "sandbox", "prodution": "", "production": "", "Sandbox": "sandbox", "live-eu": ""} {
		if got, _ := u.Like(word); got != want {
			t.Errorf("%q: got %q, want %q", word, got, want)
		}
	}
}
