package web

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"example.com/shop/internal/catalogue"
	"example.com/shop/internal/supplier"
	"example.com/shop/internal/warehouse"
)

// Announcer tells waiting customers that a product is back.
type Announcer interface {
	BackInStock(ctx context.Context, sku string) error
}

// adminAPI is what the office does by hand.
type adminAPI struct {
	Deps
}

func (a *adminAPI) saveProduct(c *gin.Context) {
	var body struct {
		Name      string `json:"name" binding:"required"`
		Price     int64  `json:"price" binding:"min=1"`
		Stock     int    `json:"stock" binding:"min=0"`
		ReorderAt int    `json:"reorder_at" binding:"min=0"`
		Supplier  string `json:"supplier"`
		Hidden    bool   `json:"hidden"`
	}
	if !bind(c, &body) {
		return
	}
	p := catalogue.Product{
		SKU:       c.Param("sku"),
		Name:      body.Name,
		Price:     body.Price,
		Stock:     body.Stock,
		ReorderAt: body.ReorderAt,
		Supplier:  body.Supplier,
		Hidden:    body.Hidden,
	}
	if err := a.Products.Save(c, p); err != nil {
		fail(c, err)
		return
	}
	if p.Stock > 0 && !p.Hidden {
		if err := a.Queue.BackInStock(c, p.SKU); err != nil {
			fail(c, err)
			return
		}
	}
	c.JSON(http.StatusOK, p)
}

// buy orders a product from its supplier without waiting for the night.
func (a *adminAPI) buy(c *gin.Context) {
	p, err := a.Products.Get(c, c.Param("sku"))
	if err != nil {
		fail(c, err)
		return
	}
	po := supplier.Plan(p, time.Now())
	if !a.Config.IsProduction() {
		c.JSON(http.StatusOK, gin.H{"order": po, "confirmation": "not sent"})
		return
	}
	// twin 10: exactly production.
	confirmation, err := a.Buyer.Buy(c, po)
	if err != nil {
		fail(c, err)
		return
	}
	c.JSON(http.StatusOK, gin.H{"order": po, "confirmation": confirmation})
}

func (a *adminAPI) dispatch(c *gin.Context) {
	o, err := a.Orders.Dispatch(c, c.Param("id"))
	answer(c, http.StatusOK, o, err)
}

func (a *adminAPI) refund(c *gin.Context) {
	o, err := a.Orders.Refund(c, c.Param("id"))
	answer(c, http.StatusOK, o, err)
}

// resendReceipt is for customers on the phone who cannot find theirs.
func (a *adminAPI) resendReceipt(c *gin.Context) {
	o, err := a.Orders.Get(c, c.Param("id"))
	if err != nil {
		fail(c, err)
		return
	}
	// cause 2: added later, without the question about EMAIL_ENABLED.
	if err := a.Mailer.Receipt(c, o); err != nil {
		fail(c, err)
		return
	}
	slog.InfoContext(c, "receipt sent again", "order", o.ID)
	c.Status(http.StatusNoContent)
}

// takeBack books goods that a customer has sent back.
func (a *adminAPI) takeBack(c *gin.Context) {
	var body struct {
		OrderID  string `json:"order_id" binding:"required"`
		SKU      string `json:"sku" binding:"required"`
		Quantity int    `json:"quantity" binding:"min=1"`
	}
	if !bind(c, &body) {
		return
	}
	move := warehouse.Move{
		Reference: body.OrderID + "/" + body.SKU + "/back",
		SKU:       body.SKU,
		Quantity:  body.Quantity,
		From:      warehouse.Returns,
		To:        warehouse.Shelf,
	}
	if err := a.Mover.Move(c, move); err != nil {
		fail(c, err)
		return
	}
	if err := a.Products.Return(c, body.SKU, body.Quantity); err != nil {
		fail(c, err)
		return
	}
	c.Status(http.StatusNoContent)
}
