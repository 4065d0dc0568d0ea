package config

// The environments that the shop is deployed to.
const (
	Development = "development"
	Test        = "test"
	Staging     = "staging"
	Preprod     = "preprod"
	Production  = "production"
)

// IsProduction reports whether customers use this deployment.
func (c Config) IsProduction() bool { return c.Env == Production }

// IsDevelopment reports whether this is a developer's machine.
func (c Config) IsDevelopment() bool { return c.Env == Development }

// UsesMySQL reports whether the deployment has a database server.
func (c Config) UsesMySQL() bool {
	switch c.Env {
	case Staging, Preprod, Production:
		return true
	}
	return false
}
