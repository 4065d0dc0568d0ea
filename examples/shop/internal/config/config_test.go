package config

import (
	"strings"
	"testing"
)

func setRequired(t *testing.T) {
	t.Helper()
	t.Setenv("ADMIN_TOKEN", "secret")
	t.Setenv("REDIS_URL", "redis://redis:6379/0")
}

func TestLoadDefaultsToDevelopment(t *testing.T) {
	setRequired(t)
	t.Setenv("APP_ENV", "")
	cfg, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if !cfg.IsDevelopment() || cfg.IsProduction() || cfg.UsesMySQL() {
		t.Errorf("environment %q is not development", cfg.Env)
	}
}

func TestLoadReadsPrefixedEndpoints(t *testing.T) {
	setRequired(t)
	t.Setenv("APP_ENV", Test)
	t.Setenv("WAREHOUSE_URL", "https://wms.shop.example")
	cfg, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if got, want := cfg.Warehouse.URL, "https://wms.shop.example"; got != want {
		t.Errorf("warehouse URL = %q, want %q", got, want)
	}
}

func TestLoadRefuses(t *testing.T) {
	tests := map[string]struct{ env, dsn, want string }{
		"unknown environment":           {"prodction", "", "unknown environment"},
		"staging without a database":    {Staging, "", "DATABASE_DSN"},
		"production without a database": {Production, "", "DATABASE_DSN"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			setRequired(t)
			t.Setenv("APP_ENV", tt.env)
			t.Setenv("DATABASE_DSN", tt.dsn)
			_, err := Load()
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("Load() error = %v, want one about %s", err, tt.want)
			}
		})
	}
}
