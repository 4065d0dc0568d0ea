package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"example.com/shop/internal/catalogue"
)

const pageSize = 50

type productAPI struct {
	products *catalogue.Repository
}

func (a *productAPI) list(c *gin.Context) {
	products, err := a.products.List(c, c.Query("q"), pageSize)
	if err != nil {
		fail(c, err)
		return
	}
	c.JSON(http.StatusOK, gin.H{"products": products})
}

func (a *productAPI) get(c *gin.Context) {
	p, err := a.products.Get(c, c.Param("sku"))
	if err != nil {
		fail(c, err)
		return
	}
	c.JSON(http.StatusOK, p)
}

func (a *productAPI) watch(c *gin.Context) {
	var body struct {
		Email string `json:"email" binding:"required,email"`
	}
	if !bind(c, &body) {
		return
	}
	p, err := a.products.Get(c, c.Param("sku"))
	if err != nil {
		fail(c, err)
		return
	}
	if err := a.products.Watch(c, p.SKU, body.Email); err != nil {
		fail(c, err)
		return
	}
	c.Status(http.StatusAccepted)
}
