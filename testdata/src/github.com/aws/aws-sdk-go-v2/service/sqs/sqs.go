// Package sqs has the declarations of the library that examples use.
package sqs

import "github.com/aws/aws-sdk-go-v2/aws"

type Options struct{}

type Client struct{}

func NewFromConfig(cfg aws.Config, optFns ...func(*Options)) *Client { return nil }
