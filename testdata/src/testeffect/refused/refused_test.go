package refused

import (
	"os"
	"testing"
)

func TestMain(m *testing.M) {
	if os.Getenv("APP_ENV") != "production" {
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func TestPay(t *testing.T) { Pay() }
