// Package jwt has the declarations of the library that examples and tests use.
package jwt

type SigningMethod interface{ Alg() string }

type unsafeNoneMagicConstant string

const UnsafeAllowNoneSignatureType unsafeNoneMagicConstant = "none signing method allowed"

type hmac struct{}

func (*hmac) Alg() string { return "HS256" }

var SigningMethodHS256 *hmac

type Token struct{}

func New(method SigningMethod) *Token { return nil }

func (t *Token) SignedString(key any) (string, error) { return "", nil }

type ParserOption func(*Parser)

type Parser struct{}

func NewParser(options ...ParserOption) *Parser { return nil }

func WithoutClaimsValidation() ParserOption { return nil }
