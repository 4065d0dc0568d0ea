package warehouse

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"

	"example.com/shop/internal/config"
)

func TestRemoteMove(t *testing.T) {
	var got Move
	status := http.StatusCreated
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := json.NewDecoder(r.Body).Decode(&got); err != nil {
			t.Error(err)
		}
		w.WriteHeader(status)
	}))
	defer srv.Close()
	remote := NewRemote(NewClient(config.Endpoint{URL: srv.URL, Token: "t"}))
	move := Move{Reference: "42/MUG", SKU: "MUG", Quantity: 2, From: Shelf, To: Packing}

	if err := remote.Move(context.Background(), move); err != nil || got != move {
		t.Errorf("sent %+v, %v", got, err)
	}
	status = http.StatusConflict
	if err := remote.Move(context.Background(), move); err != nil {
		t.Errorf("a repeated move is an error: %v", err)
	}
	status = http.StatusInternalServerError
	if err := remote.Move(context.Background(), move); err == nil {
		t.Error("a failed move is no error")
	}
}

func TestRemoteRefusesNonsense(t *testing.T) {
	remote := NewRemote(NewClient(config.Endpoint{}))
	if err := remote.Move(context.Background(), Move{SKU: "MUG", Quantity: 1, From: Shelf, To: Shelf}); err == nil {
		t.Error("a move to where the goods are is accepted")
	}
}
