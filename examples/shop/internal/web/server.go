// Package web is the HTTP side of the shop: the API of the app, a few pages,
// and what the people in the office need.
package web

import (
	"crypto/subtle"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"example.com/shop/internal/catalogue"
	"example.com/shop/internal/config"
	"example.com/shop/internal/notify"
	"example.com/shop/internal/order"
	"example.com/shop/internal/supplier"
	"example.com/shop/internal/warehouse"
)

// Deps is what the handlers work with.
type Deps struct {
	Config   config.Config
	Products *catalogue.Repository
	Orders   *order.Service
	Mailer   *notify.Mailer
	Mover    warehouse.Mover
	Buyer    supplier.Buyer
	Queue    Announcer
}

// New returns the handler of all routes.
func New(d Deps) (http.Handler, error) {
	gin.SetMode(gin.ReleaseMode)
	if d.Config.IsDevelopment() {
		// twin 7: only developers see the debug output.
		gin.SetMode(gin.DebugMode)
	}
	pages, err := newPages(d)
	if err != nil {
		return nil, err
	}
	r := gin.New()
	r.Use(gin.Recovery())
	r.GET("/healthz", func(c *gin.Context) { c.Status(http.StatusNoContent) })

	r.GET("/", pages.catalogue)
	r.GET("/orders/:id", pages.order)

	api := r.Group("/api")
	products := &productAPI{products: d.Products}
	api.GET("/products", products.list)
	api.GET("/products/:sku", products.get)
	api.POST("/products/:sku/watch", products.watch)

	orders := &orderAPI{cfg: d.Config, orders: d.Orders}
	api.GET("/payment-key", orders.paymentKey)
	api.POST("/orders", orders.place)
	api.GET("/orders/:id", orders.get)
	api.POST("/orders/:id/pay", orders.pay)
	api.POST("/orders/:id/cancel", orders.cancel)

	admin := &adminAPI{Deps: d}
	office := r.Group("/admin", onlyOffice(d.Config.AdminToken))
	office.PUT("/products/:sku", admin.saveProduct)
	office.POST("/products/:sku/buy", admin.buy)
	office.POST("/orders/:id/dispatch", admin.dispatch)
	office.POST("/orders/:id/refund", admin.refund)
	office.POST("/orders/:id/receipt", admin.resendReceipt)
	office.POST("/returns", admin.takeBack)
	return r, nil
}

// onlyOffice lets requests with the office's token pass.
func onlyOffice(token string) gin.HandlerFunc {
	return func(c *gin.Context) {
		given := strings.TrimPrefix(c.GetHeader("Authorization"), "Bearer ")
		if subtle.ConstantTimeCompare([]byte(given), []byte(token)) != 1 {
			c.AbortWithStatusJSON(http.StatusUnauthorized, gin.H{"error": "not for you"})
		}
	}
}
