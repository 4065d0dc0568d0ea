// Package ssh has the declarations of the library that examples and tests use.
package ssh

import "net"

type PublicKey interface{ Type() string }

type HostKeyCallback func(hostname string, remote net.Addr, key PublicKey) error

type ClientConfig struct{ HostKeyCallback HostKeyCallback }

type Client struct{}

func InsecureIgnoreHostKey() HostKeyCallback { return nil }

func Dial(network, addr string, config *ClientConfig) (*Client, error) { return nil, nil }
