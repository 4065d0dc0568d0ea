// Who does without a library posts to the provider's interface. The address
// says what happens, wherever it was put together.
package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"strings"
)

const base = "https://api.stripe.com"

// client has its address from whoever makes it.
type client struct{ base string }

func (c *client) do(ctx context.Context, method, path string) {
	req, _ := http.NewRequestWithContext(ctx, method, c.base+path, nil) // want `http.NewRequestWithContext posts to the interface of an exchange or broker in every environment`
	http.DefaultClient.Do(req)
}

func send(address string) {
	http.Post(address, "application/json", strings.NewReader("{}")) // want `http.Post posts to the interface of a mail service in every environment`
}

// retry branches on data only, and so does its caller.
func retry(address string, times []int) {
	for range times {
		if len(times) > 3 {
			http.PostForm(address, nil) // want `http.PostForm posts to the interface of a carrier or shop in every environment`
		}
	}
}

func label(id string, times []int) {
	if len(times) > 1 {
		retry("https://api.goshippo.com/transactions/"+id, times)
	}
}

func read(url string) {
	http.NewRequest("GET", url, nil)
}

func main() {
	sid := os.Getenv("TWILIO_SID")
	http.PostForm(base+"/v1/charges/"+sid, nil)                                                         // want `http.PostForm posts to the interface of a payment provider`
	http.PostForm(fmt.Sprintf("https://api.twilio.com/2010-04-01/Accounts/%s/Messages.json", sid), nil) // want `http.PostForm posts to the interface of a text message service`
	new(http.Client).Post(fmt.Sprintf("%s/v1/refunds", base), "application/json", nil)                  // want `\(\*Client\).Post posts to the interface of a payment provider`
	send("https://api.resend.com/emails")
	label(sid, []int{1, 2, 3, 4})
	(&client{"https://api.alpaca.markets"}).do(context.Background(), "POST", "/v2/orders")

	// Reading changes nothing; sandboxes and other hosts are not live.
	read("https://api.stripe.com/v1/charges")
	http.Get("https://api.stripe.com/v1/charges")
	http.NewRequest(http.MethodGet, base+"/v1/balance", nil)
	http.NewRequest("", base+"/v1/balance", nil)
	http.PostForm("https://api-m.sandbox.paypal.com/v2/checkout/orders", nil)
	http.PostForm("https://api.stripe.com.example.org/v1/charges", nil)
	http.PostForm("https://example.org/https://api.stripe.com/", nil)
	http.PostForm(os.Getenv("PAYMENT_URL"), nil)

	if os.Getenv("APP_ENV") == "production" {
		http.PostForm("https://api-m.paypal.com/v2/checkout/orders", nil)
	}
	paypal := "https://api-m.sandbox.paypal.com"
	if os.Getenv("APP_ENV") == "production" {
		paypal = "https://api-m.paypal.com"
	}
	http.PostForm(paypal+"/v2/checkout/orders", nil)
}
