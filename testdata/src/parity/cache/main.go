package main

import (
	"os"
	"time"

	"github.com/patrickmn/go-cache"
	"github.com/rabbitmq/amqp091-go"
	"github.com/redis/go-redis/v9"
	"github.com/segmentio/kafka-go"
)

type config struct {
	Env    string
	shared bool
}

type store interface{ Get(string) string }

type remote struct{ client *redis.Client }

func (remote) Get(string) string { return "" }

type local struct{ cache *cache.Cache }

func (local) Get(string) string { return "" }

func newStore(c *config) store {
	if !c.shared {
		return local{cache.New(time.Minute, time.Hour)} // want `^cache.New: the cache is a map of the process everywhere but in production, but Redis in production \(main.go:32\)`
	}
	return remote{redis.NewClient(&redis.Options{Addr: os.Getenv("CACHE")})}
}

func queue(c *config) {
	switch c.Env {
	case "staging":
		amqp091.Dial(os.Getenv("QUEUE")) // want `^amqp091.Dial: the queue is RabbitMQ in staging, but Kafka in production \(main.go:40\)`
	case "production":
		kafka.NewReader(kafka.ReaderConfig{Topic: "orders"})
	}
}

func main() {
	c := &config{Env: os.Getenv("APP_ENV")}
	c.shared = c.Env == "production"
	println(newStore(c).Get("a"))
	queue(c)
}
