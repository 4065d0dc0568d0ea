// Package alipay has the declarations of the library that examples and tests use.
package alipay

import "github.com/go-pay/gopay"

type Client struct{ DebugSwitch gopay.DebugSwitch }
