package web

import (
	"errors"
	"log/slog"
	"net/http"

	"github.com/gin-gonic/gin"

	"example.com/shop/internal/catalogue"
	"example.com/shop/internal/checkout"
	"example.com/shop/internal/order"
)

// known are the errors that customers may read.
var known = []struct {
	err    error
	status int
}{
	{catalogue.ErrNotFound, http.StatusNotFound},
	{catalogue.ErrSoldOut, http.StatusConflict},
	{order.ErrNotFound, http.StatusNotFound},
	{order.ErrStatus, http.StatusConflict},
	{order.ErrInvalid, http.StatusUnprocessableEntity},
	{checkout.ErrDeclined, http.StatusPaymentRequired},
}

// fail answers with what the customer may know and logs the rest.
func fail(c *gin.Context, err error) {
	for _, k := range known {
		if errors.Is(err, k.err) {
			c.AbortWithStatusJSON(k.status, gin.H{"error": k.err.Error()})
			return
		}
	}
	slog.ErrorContext(c, "request failed", "path", c.FullPath(), "error", err)
	c.AbortWithStatusJSON(http.StatusInternalServerError, gin.H{"error": "something went wrong"})
}

// bind reads the body of a request or answers that it is malformed.
func bind(c *gin.Context, body any) bool {
	if err := c.ShouldBindJSON(body); err != nil {
		c.AbortWithStatusJSON(http.StatusBadRequest, gin.H{"error": "malformed request"})
		return false
	}
	return true
}
