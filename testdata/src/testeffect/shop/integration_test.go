//go:build integration

package shop

import "testing"

func TestIntegration(t *testing.T) { Charge(100) }
