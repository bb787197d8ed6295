// Signs requests for a Countersign gateway. One file, standard library only (Go 1.18 or later).
//
// Paste it under the name of your package:
//
//	signed, err := Sign(Request{
//		Scheme: "countersign-v1", KeyID: "live_org_test123", Secret: secret,
//		Timestamp: time.Now().Unix(), Nonce: uuid.NewString(),
//		Method: "POST", URL: "https://gw.example.com/sites",
//		Headers: [][2]string{{"Content-Type", "application/json"}}, Body: body,
//	})
//	for _, field := range signed.Headers {
//		request.Header.Set(field[0], field[1])
//	}
//
// It refuses, with the code of SPEC.md, section 4, what no gateway would accept, and never repairs anything:
// sign exactly the URL and the body bytes that you send.
package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"net/netip"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Request is what is to be signed: Timestamp is whole Unix seconds, URL absolute and exactly as it is sent, Headers pairs
// of name and value, Body the bytes exactly as they are sent.
type Request struct {
	Scheme    string
	KeyID     string
	Secret    string
	Timestamp int64
	Nonce     string
	Method    string
	URL       string
	Headers   [][2]string
	Body      []byte
}

// String leaves the secret out, which fmt would print into logs.
func (request Request) String() string {
	return fmt.Sprintf("%s %s, key %s", request.Method, request.URL, request.KeyID)
}

// GoString is String for %#v.
func (request Request) GoString() string { return request.String() }

// Signed is the answer; Headers are the five header fields to add.
type Signed struct {
	StringToSign string      `json:"stringToSign"`
	Signature    string      `json:"signature"`
	Headers      [][2]string `json:"headers"`
}

// Refusal says that the request must not be signed. Code is one of SPEC.md; Offset, in bytes of the target, and Reason
// are those of a malformed target.
type Refusal struct {
	Code   string
	Offset int
	Reason string
}

func (refusal *Refusal) Error() string {
	if refusal.Reason == "" {
		return refusal.Code
	}
	return fmt.Sprintf("%s: %s at byte %d", refusal.Code, refusal.Reason, refusal.Offset)
}

const unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"

// In these patterns $ is the end of the text: Go's regexp knows no line feed before it unless told.
// No (?i) either, under which the long s (U+017F) is an s.
var (
	urlForm       = regexp.MustCompile(`(?s)^([Hh][Tt][Tt][Pp][Ss]?)://([^/?#]*)(.*)$`)
	hostForm      = regexp.MustCompile(`^(?:[A-Za-z0-9._-]{1,253}|\[([0-9A-Fa-f:.]+)\])(?::([1-9][0-9]{0,4}))?$`)
	methodForm    = regexp.MustCompile(`^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$`)
	keyIDForm     = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`)
	timestampForm = regexp.MustCompile(`^[1-9][0-9]{9}$`)
	nonceForm     = regexp.MustCompile(`^[A-Za-z0-9_-]{16,64}$`)
	printable     = regexp.MustCompile(`^[\x20-\x7e]*$`)
	hmacField     = regexp.MustCompile(`^x-(?:key-id|timestamp|nonce|content-sha256|signature)$`)
	triplet       = regexp.MustCompile(`%[0-9A-Fa-f]{2}`)
)

// Sign signs one request as SPEC.md, section 4, says. Its error is a *Refusal for what must not be signed.
func Sign(request Request) (*Signed, error) {
	strict := request.Scheme == "countersign-v1"
	if !strict && request.Scheme != "sorted-query" {
		return nil, errors.New("unknown scheme")
	}
	host, target, ok := hostAndTarget(request.URL)
	if !ok {
		return nil, &Refusal{Code: "malformed_url"}
	}
	if !methodForm.MatchString(request.Method) {
		return nil, &Refusal{Code: "method_not_allowed"}
	}
	if len(target) > 8192 {
		return nil, &Refusal{Code: "target_too_long"}
	}
	if defect := scan(target, strict); defect != nil {
		return nil, defect
	}
	timestamp := strconv.FormatInt(request.Timestamp, 10)
	bodyless := request.Method == "GET" || request.Method == "HEAD"
	contentType, credential, ok := readHeaders(request.Headers)
	switch {
	case !ok || !keyIDForm.MatchString(request.KeyID) || !timestampForm.MatchString(timestamp) ||
		!nonceForm.MatchString(request.Nonce) || (bodyless && len(request.Body) > 0):
		return nil, &Refusal{Code: "malformed_request"}
	case credential:
		return nil, &Refusal{Code: "conflicting_credentials"}
	case utf8.RuneCountInString(request.Secret) < 32: // characters, not bytes
		return nil, &Refusal{Code: "weak_secret"}
	}

	bodyDigest := sha256.Sum256(request.Body)
	contentHash := hex.EncodeToString(bodyDigest[:])
	lines := []string{"countersign-v1", request.KeyID, timestamp, request.Nonce, request.Method, host, target, contentType,
		contentHash}
	if !strict {
		path, query, _ := strings.Cut(target, "?")
		lines = []string{request.Method, normalisePath(path), sortQuery(query), "content-type:" + contentType, "host:" + host,
			timestamp, request.Nonce, contentHash}
	}
	stringToSign := strings.Join(lines, "\n") // none at the end
	// The key is the UTF-8 bytes of the secret's text. It is never decoded first, whatever it looks like.
	mac := hmac.New(sha256.New, []byte(request.Secret))
	mac.Write([]byte(stringToSign))
	signature := "v1=" + hex.EncodeToString(mac.Sum(nil))
	if !strict {
		signature = base64.StdEncoding.EncodeToString(mac.Sum(nil))
	}
	return &Signed{StringToSign: stringToSign, Signature: signature, Headers: [][2]string{
		{"X-Key-Id", request.KeyID},
		{"X-Timestamp", timestamp},
		{"X-Nonce", request.Nonce},
		{"X-Content-SHA256", contentHash},
		{"X-Signature", signature},
	}}, nil
}

// hostAndTarget divides the URL by hand: net/url would decode the path and forget how it was written.
func hostAndTarget(url string) (host, target string, ok bool) {
	parts := urlForm.FindStringSubmatch(url)
	if parts == nil {
		return "", "", false
	}
	scheme, authority, rest := parts[1], parts[2], parts[3]
	named := hostForm.FindStringSubmatch(authority)
	if named == nil {
		return "", "", false
	}
	address, port := named[1], named[2]
	if _, err := netip.ParseAddr(address); address != "" && (err != nil || !strings.Contains(address, ":")) {
		return "", "", false
	}
	if number, _ := strconv.Atoi(port); number > 65535 {
		return "", "", false
	}
	host = strings.ToLower(authority)
	if defaultPort := map[string]string{"https": "443", "http": "80"}[strings.ToLower(scheme)]; port == defaultPort {
		host = strings.TrimSuffix(host, ":"+port)
	}
	if rest == "" || rest[0] == '?' {
		rest = "/" + rest
	}
	return host, rest, true
}

// scan is one pass over the bytes of the target and returns its first defect (SPEC.md, TGT and SORT).
func scan(target string, strict bool) *Refusal {
	defect := func(offset int, reason string) *Refusal { return &Refusal{"malformed_target", offset, reason} }
	if !strings.HasPrefix(target, "/") {
		return defect(0, "not_origin_form")
	}
	inPath, start := true, 1
	segment := "" // as the scheme reads it: %2e is a dot under sorted-query
	for at := 1; at <= len(target); at++ {
		atEnd := at == len(target)
		switch {
		case inPath && (atEnd || target[at] == '/' || target[at] == '?'):
			if segment == "" && !atEnd && target[at] == '/' {
				return defect(start, "empty_segment")
			}
			if segment == "." || segment == ".." {
				return defect(start, "dot_segment")
			}
			if strict && at == len(target)-1 && target[at] == '?' {
				return defect(at, "empty_query")
			}
			inPath = atEnd || target[at] == '/'
			start, segment = at+1, ""
		case atEnd:
		case target[at] == '%':
			if at+3 > len(target) || !triplet.MatchString(target[at:at+3]) {
				return defect(at, "bad_triplet")
			}
			written := target[at : at+3]
			normal := normalTriplet(written)
			switch {
			case strict && written != strings.ToUpper(written):
				return defect(at, "lower_case_triplet")
			case strict && len(normal) == 1:
				return defect(at, "unreserved_triplet")
			case inPath && (normal < "%20" || normal == "%2F" || normal == "%5C" || normal == "%7F"):
				return defect(at, "forbidden_triplet")
			}
			segment += normal
			at += 2
		case !allowed(target[at], inPath, strict):
			return defect(at, "forbidden_character")
		default:
			segment += target[at : at+1]
		}
	}
	return nil
}

func allowed(character byte, inPath, strict bool) bool {
	switch {
	case strings.IndexByte(unreserved+"!$&()*+,;=:@", character) >= 0:
		return true
	case inPath:
		return character == '\''
	case strict:
		return character == '/' || character == '?'
	}
	return character > 0x20 && character < 0x7f && character != '#'
}

// normalTriplet is of an unreserved character that character, of any other the triplet in upper case.
func normalTriplet(written string) string {
	character, _ := hex.DecodeString(written[1:])
	if strings.Contains(unreserved, string(character)) {
		return string(character)
	}
	return strings.ToUpper(written)
}

func normalisePath(path string) string { return triplet.ReplaceAllStringFunc(path, normalTriplet) }

// sortQuery is QUERY of sorted-query (SORT-04 to SORT-07); url.ParseQuery refuses what this has to take, and url.Values
// would forget the order of values.
func sortQuery(query string) string {
	type pair struct{ name, value string }
	var pairs []pair
	for _, piece := range strings.Split(query, "&") {
		if piece != "" {
			name, value, _ := strings.Cut(piece, "=")
			pairs = append(pairs, pair{encodeAgain(name), encodeAgain(value)})
		}
	}
	sort.SliceStable(pairs, func(i, j int) bool { return pairs[i].name < pairs[j].name }) // by name only
	joined := make([]string, len(pairs))
	for i, each := range pairs {
		joined[i] = each.name + "=" + each.value
	}
	return strings.Join(joined, "&")
}

// encodeAgain is the text form-decoded to bytes and each byte but the unreserved ones encoded.
func encodeAgain(text string) string {
	var encoded strings.Builder
	for at := 0; at < len(text); at++ {
		switch {
		case text[at] == '%':
			encoded.WriteString(normalTriplet(text[at : at+3]))
			at += 2
		case text[at] == '+':
			encoded.WriteString("%20")
		default:
			encoded.WriteString(normalTriplet(fmt.Sprintf("%%%02X", text[at])))
		}
	}
	return encoded.String()
}

// readHeaders gives the content type and whether there is another credential; not ok is malformed_request.
func readHeaders(headers [][2]string) (contentType string, credential, ok bool) {
	types := 0
	for _, field := range headers {
		name, value := strings.ToLower(field[0]), strings.Trim(field[1], " \t") // TrimSpace would remove more
		switch {
		case hmacField.MatchString(name):
			return "", false, false
		case name == "content-type":
			contentType = value
			types++
		case name == "authorization" && value != "":
			credential = true
		}
	}
	return contentType, credential, types < 2 && printable.MatchString(contentType)
}
