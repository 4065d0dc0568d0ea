// The worker does what customers need not wait for, and the nightly jobs.
package main

import (
	"log/slog"
	"os"

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
)

const concurrency = 10

func main() {
	if err := run(); err != nil {
		slog.Error("worker", "error", err)
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
	redis, err := asynq.ParseRedisURI(cfg.RedisURL)
	if err != nil {
		return err
	}
	mailer, err := notify.NewMailer(cfg.MailFrom)
	if err != nil {
		return err
	}
	handlers := &jobs.Handlers{
		Config:   cfg,
		Products: catalogue.NewRepository(db),
		Orders:   order.NewRepository(db),
		Mailer:   mailer,
		Texter:   newTexter(cfg),
		// cause 5: nobody asked for the environment.
		Mover:  warehouse.NewRemote(warehouse.NewClient(cfg.Warehouse)),
		Buyer:  supplier.NewClient(cfg.Supplier),
		PayPal: checkout.NewPayPal(cfg),
	}
	return work(redis, handlers)
}

// newTexter chooses between real phones and the log.
func newTexter(cfg config.Config) notify.Texter {
	if cfg.IsProduction() {
		// twin 5: real phones ring in production only.
		return notify.NewTwilio(cfg.Twilio)
	}
	return notify.Console{}
}

// work runs the nightly schedule and the queue until the process is told to
// stop.
func work(redis asynq.RedisConnOpt, handlers *jobs.Handlers) error {
	scheduler := asynq.NewScheduler(redis, nil)
	if err := jobs.Schedule(scheduler); err != nil {
		return err
	}
	if err := scheduler.Start(); err != nil {
		return err
	}
	defer scheduler.Shutdown()
	server := asynq.NewServer(redis, asynq.Config{Concurrency: concurrency})
	return server.Run(handlers.Mux())
}
