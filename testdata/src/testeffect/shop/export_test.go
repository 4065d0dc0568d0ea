package shop

func (c *Client) SetBase(s string) { c.base = s }

func Hook() { Charge(1) }
