package main

import (
	"bufio"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

// cacheProgram speaks the protocol of GOCACHEPROG (see "go help cacheprog"): a
// cache that several machines share, in a directory. It writes a line for each
// request to a log.
func cacheProgram() {
	c := cacheServer{dir: os.Getenv("SHARED_CACHE"), out: json.NewEncoder(os.Stdout)}
	if err := c.serve(json.NewDecoder(bufio.NewReader(os.Stdin))); err != nil {
		fmt.Fprintln(os.Stderr, "cacheprogram:", err)
		os.Exit(1)
	}
}

type cacheServer struct {
	dir string
	out *json.Encoder
}

type cacheRequest struct {
	ID                 int64
	Command            string
	ActionID, OutputID []byte
	BodySize           int64
}

type cacheResponse struct {
	ID            int64
	KnownCommands []string   `json:",omitempty"`
	Miss          bool       `json:",omitempty"`
	OutputID      []byte     `json:",omitempty"`
	Size          int64      `json:",omitempty"`
	Time          *time.Time `json:",omitempty"`
	DiskPath      string     `json:",omitempty"`
}

func (c cacheServer) serve(in *json.Decoder) error {
	if err := c.out.Encode(cacheResponse{KnownCommands: []string{"get", "put", "close"}}); err != nil {
		return err
	}
	log, err := os.OpenFile(filepath.Join(c.dir, "log"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
	if err != nil {
		return err
	}
	defer log.Close()
	for {
		var r cacheRequest
		if err := in.Decode(&r); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		answer, err := c.answer(r, in)
		if err != nil {
			return err
		}
		fmt.Fprintf(log, "%s miss=%t\n", r.Command, answer.Miss)
		answer.ID = r.ID
		if err := c.out.Encode(answer); err != nil {
			return err
		}
		if r.Command == "close" {
			return nil
		}
	}
}

// answer keeps an output under its id, and the id under that of the action.
func (c cacheServer) answer(r cacheRequest, in *json.Decoder) (a cacheResponse, err error) {
	action := filepath.Join(c.dir, "a-"+hex.EncodeToString(r.ActionID))
	output := func(id []byte) string { return filepath.Join(c.dir, "o-"+hex.EncodeToString(id)) }
	switch r.Command {
	case "get":
		id, err := os.ReadFile(action)
		if err != nil {
			return cacheResponse{Miss: true}, nil
		}
		info, err := os.Stat(output(id))
		if err != nil {
			return a, err
		}
		at := info.ModTime()
		return cacheResponse{OutputID: id, Size: info.Size(), Time: &at, DiskPath: output(id)}, nil
	case "put":
		var body []byte
		if r.BodySize > 0 {
			if err := in.Decode(&body); err != nil {
				return a, err
			}
		}
		if err := os.WriteFile(output(r.OutputID), body, 0o666); err != nil {
			return a, err
		}
		return cacheResponse{DiskPath: output(r.OutputID)}, os.WriteFile(action, r.OutputID, 0o666)
	}
	return a, nil
}
