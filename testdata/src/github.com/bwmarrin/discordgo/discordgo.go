// Package discordgo has the declarations of the library that examples and tests use.
package discordgo

const (
	LogError int = iota
	LogWarning
	LogInformational
	LogDebug
)

type Session struct {
	Debug    bool
	LogLevel int
}

type Message struct{}

func New(token string) (s *Session, err error) { return nil, nil }

func (s *Session) ChannelMessageSend(channelID string, content string) (*Message, error) {
	return nil, nil
}
