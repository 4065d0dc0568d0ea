package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"example.com/shop/internal/checkout"
	"example.com/shop/internal/config"
	"example.com/shop/internal/order"
)

type orderAPI struct {
	cfg    config.Config
	orders *order.Service
}

func (a *orderAPI) paymentKey(c *gin.Context) {
	c.JSON(http.StatusOK, gin.H{"key": checkout.PublishableKey(a.cfg)})
}

func (a *orderAPI) place(c *gin.Context) {
	var body struct {
		Email   string         `json:"email" binding:"required,email"`
		Phone   string         `json:"phone" binding:"omitempty,e164"`
		Country string         `json:"country" binding:"required,len=2"`
		Items   map[string]int `json:"items" binding:"required,min=1"`
	}
	if !bind(c, &body) {
		return
	}
	o, err := a.orders.Place(c, order.Basket{Email: body.Email, Phone: body.Phone, Country: body.Country, Items: body.Items})
	answer(c, http.StatusCreated, o, err)
}

func (a *orderAPI) get(c *gin.Context) {
	o, err := a.orders.Get(c, c.Param("id"))
	answer(c, http.StatusOK, o, err)
}

func (a *orderAPI) pay(c *gin.Context) {
	var body struct {
		PaymentMethod string `json:"payment_method" binding:"required"`
	}
	if !bind(c, &body) {
		return
	}
	o, err := a.orders.Pay(c, c.Param("id"), body.PaymentMethod)
	answer(c, http.StatusOK, o, err)
}

func (a *orderAPI) cancel(c *gin.Context) {
	o, err := a.orders.Cancel(c, c.Param("id"))
	answer(c, http.StatusOK, o, err)
}

func answer(c *gin.Context, status int, o order.Order, err error) {
	if err != nil {
		fail(c, err)
		return
	}
	c.JSON(status, o)
}
