// Package asynq has the shape of the queue's server: what is registered runs
// when Run is called.
package asynq

import "context"

type Task struct{ payload []byte }

func (t *Task) Payload() []byte { return t.payload }

type Handler interface {
	ProcessTask(context.Context, *Task) error
}

type HandlerFunc func(context.Context, *Task) error

func (f HandlerFunc) ProcessTask(ctx context.Context, t *Task) error { return f(ctx, t) }

type ServeMux struct{ handlers []Handler }

func NewServeMux() *ServeMux { return &ServeMux{} }

func (m *ServeMux) HandleFunc(pattern string, f func(context.Context, *Task) error) {
	m.Handle(pattern, HandlerFunc(f))
}

func (m *ServeMux) Handle(pattern string, h Handler) { m.handlers = append(m.handlers, h) }

func (m *ServeMux) ProcessTask(ctx context.Context, t *Task) error {
	for _, h := range m.handlers {
		if err := h.ProcessTask(ctx, t); err != nil {
			return err
		}
	}
	return nil
}

type Server struct{}

func NewServer() *Server { return &Server{} }

func (s *Server) Run(h Handler) error { return h.ProcessTask(context.Background(), &Task{}) }
