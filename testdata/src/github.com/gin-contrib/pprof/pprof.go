// Package pprof has the declarations of the library that examples and tests use.
package pprof

import "github.com/gin-gonic/gin"

func Register(r *gin.Engine, prefixOptions ...string) {}
