// The harness's protocol around signer.go: one JSON object a line on stdin, one on stdout.
//
//	{"id", "scheme", "keyId", "secret", "timestamp", "nonce", "method", "url", "headers", "bodyBase64"}
//	{"id", "stringToSign", "signature", "headers"}   or   {"id", "error"}, of a malformed target also "offset" and "reason"
package main

import (
	"encoding/json"
	"errors"
	"io"
	"log"
	"math"
	"os"
)

type question struct {
	ID        string      `json:"id"`
	Scheme    string      `json:"scheme"`
	KeyID     string      `json:"keyId"`
	Secret    string      `json:"secret"`
	Timestamp json.Number `json:"timestamp"`
	Nonce     string      `json:"nonce"`
	Method    string      `json:"method"`
	URL       string      `json:"url"`
	Headers   [][2]string `json:"headers"`
	Body      []byte      `json:"bodyBase64"`
}

func answer(asked question) (any, error) {
	// What is no whole number is no timestamp, and 0 is refused at the place where a timestamp is.
	seconds, err := asked.Timestamp.Float64()
	if err != nil || seconds != math.Trunc(seconds) || math.Abs(seconds) >= 1e15 {
		seconds = 0
	}
	signed, err := Sign(Request{asked.Scheme, asked.KeyID, asked.Secret, int64(seconds), asked.Nonce, asked.Method, asked.URL,
		asked.Headers, asked.Body})
	var refusal *Refusal
	switch {
	case err == nil:
		return struct {
			ID string `json:"id"`
			*Signed
		}{asked.ID, signed}, nil
	case !errors.As(err, &refusal):
		return nil, err
	case refusal.Reason == "":
		return map[string]any{"id": asked.ID, "error": refusal.Code}, nil
	}
	return map[string]any{"id": asked.ID, "error": refusal.Code, "offset": refusal.Offset, "reason": refusal.Reason}, nil
}

func main() {
	questions, answers := json.NewDecoder(os.Stdin), json.NewEncoder(os.Stdout)
	for {
		var asked question
		if err := questions.Decode(&asked); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			log.Fatal(err)
		}
		answered, err := answer(asked)
		if err != nil {
			log.Fatal(err)
		}
		if err := answers.Encode(answered); err != nil {
			log.Fatal(err)
		}
	}
}
