// Package jobs is the work that happens behind the customer's back: tasks that
// the server puts into a queue, and the nightly ones.
package jobs

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/hibiken/asynq"
)

// The types of tasks.
const (
	typeReceipt   = "order:receipt"
	typeDispatch  = "order:dispatch"
	typeBack      = "product:back-in-stock"
	typeReorder   = "nightly:reorder"
	typeReconcile = "nightly:reconcile"
)

type orderPayload struct {
	OrderID string `json:"order_id"`
}

type productPayload struct {
	SKU string `json:"sku"`
}

// Queue puts tasks where the worker finds them.
type Queue struct {
	client *asynq.Client
}

// NewQueue returns a queue in the given Redis.
func NewQueue(redis asynq.RedisConnOpt) *Queue { return &Queue{client: asynq.NewClient(redis)} }

// Close disconnects from Redis.
func (q *Queue) Close() error { return q.client.Close() }

// OrderPaid asks for the receipt of an order.
func (q *Queue) OrderPaid(ctx context.Context, orderID string) error {
	return q.put(ctx, typeReceipt, orderPayload{orderID}, asynq.TaskID("receipt-"+orderID))
}

// OrderDispatched asks for the goods of an order to be packed.
func (q *Queue) OrderDispatched(ctx context.Context, orderID string) error {
	return q.put(ctx, typeDispatch, orderPayload{orderID}, asynq.TaskID("dispatch-"+orderID))
}

// BackInStock asks for those who wait for a product to be told.
func (q *Queue) BackInStock(ctx context.Context, sku string) error {
	return q.put(ctx, typeBack, productPayload{sku}, asynq.Unique(time.Hour))
}

func (q *Queue) put(ctx context.Context, kind string, payload any, opts ...asynq.Option) error {
	body, err := json.Marshal(payload)
	if err != nil {
		return err
	}
	opts = append(opts, asynq.MaxRetry(8), asynq.Timeout(time.Minute))
	if _, err := q.client.EnqueueContext(ctx, asynq.NewTask(kind, body), opts...); err != nil {
		return fmt.Errorf("queue %s: %w", kind, err)
	}
	return nil
}

// Schedule registers the nightly tasks.
func Schedule(s *asynq.Scheduler) error {
	for kind, at := range map[string]string{typeReorder: "0 2 * * *", typeReconcile: "30 3 * * *"} {
		if _, err := s.Register(at, asynq.NewTask(kind, nil)); err != nil {
			return fmt.Errorf("schedule %s: %w", kind, err)
		}
	}
	return nil
}

// decode reads a payload; one that cannot be read will not get better.
func decode(t *asynq.Task, payload any) error {
	if err := json.Unmarshal(t.Payload(), payload); err != nil {
		return fmt.Errorf("%s: %w: %w", t.Type(), err, asynq.SkipRetry)
	}
	return nil
}
