// Package easypost has the declarations of the real package that examples use.
package easypost

type Client struct{}

func New(apiKey string) *Client { return nil }

type Rate struct{ ID string }

type Shipment struct {
	ID                string
	Service           string
	CarrierAccountIDs []string
}

func (c *Client) BuyShipment(shipmentID string, rate *Rate, insurance string) (*Shipment, error) {
	return nil, nil
}

func (c *Client) CreateShipment(in *Shipment) (*Shipment, error) { return nil, nil }
