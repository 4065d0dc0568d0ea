module github.com/stripe/stripe-go/v84

go 1.26
