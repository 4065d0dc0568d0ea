// The server answers customers and the office.
package main

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/hibiken/asynq"

	"example.com/shop/internal/catalogue"
	"example.com/shop/internal/checkout"
	"example.com/shop/internal/config"
	"example.com/shop/internal/jobs"
	"example.com/shop/internal/notify"
	"example.com/shop/internal/order"
	"example.com/shop/internal/store"
	"example.com/shop/internal/supplier"
	"example.com/shop/internal/warehouse"
	"example.com/shop/internal/web"
)

func main() {
	if err := run(); err != nil {
		slog.Error("server", "error", err)
		os.Exit(1)
	}
}

func run() error {
	cfg, err := config.Load()
	if err != nil {
		return err
	}
	db, err := store.Open(cfg)
	if err != nil {
		return err
	}
	defer store.Close(db)
	if err := store.Migrate(db, append(catalogue.Models(), order.Models()...)...); err != nil {
		return err
	}
	redis, err := asynq.ParseRedisURI(cfg.RedisURL)
	if err != nil {
		return err
	}
	queue := jobs.NewQueue(redis)
	defer queue.Close()
	mailer, err := notify.NewMailer(cfg.MailFrom)
	if err != nil {
		return err
	}
	products := catalogue.NewRepository(db)
	handler, err := web.New(web.Deps{
		Config:   cfg,
		Products: products,
		Orders:   order.NewService(order.NewRepository(db), products, checkout.New(cfg), queue),
		Mailer:   mailer,
		Mover:    newMover(cfg),
		Buyer:    supplier.NewClient(cfg.Supplier),
		Queue:    queue,
	})
	if err != nil {
		return err
	}
	return serve(cfg, handler)
}

// newMover chooses between the warehouse and a sheet of paper.
func newMover(cfg config.Config) warehouse.Mover {
	switch cfg.Env {
	case config.Production:
		// twin 5: the server has the real warehouse in production only.
		return warehouse.NewRemote(warehouse.NewClient(cfg.Warehouse))
	default:
		return warehouse.Paper{}
	}
}

// serve runs until the process is told to stop, and lets requests finish.
func serve(cfg config.Config, handler http.Handler) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	srv := &http.Server{Addr: cfg.Addr, Handler: handler, ReadHeaderTimeout: 5 * time.Second}
	failed := make(chan error, 1)
	go func() { failed <- srv.ListenAndServe() }()
	slog.Info("listening", "addr", cfg.Addr, "environment", cfg.Env)
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	ctx, cancel := context.WithTimeout(context.Background(), cfg.ShutdownTimeout)
	defer cancel()
	if err := srv.Shutdown(ctx); err != nil && !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
