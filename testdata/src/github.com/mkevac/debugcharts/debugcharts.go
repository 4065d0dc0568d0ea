// Package debugcharts has the declarations of the library that examples and tests use.
package debugcharts
