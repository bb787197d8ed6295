#!/bin/sh
# The harness's protocol around signer.sh: one JSON object a line on stdin, one on stdout.
#
#     {"id", "scheme", "keyId", "secret", "timestamp", "nonce", "method", "url", "headers", "bodyBase64"}
#     {"id", "stringToSign", "signature", "headers"}   or   {"id", "error"}, of a malformed target also "offset" and "reason"
#
# A shell has no JSON, and reading it with patterns would be wrong sooner or later, so that this needs jq (1.5 or later),
# which runs once. Signing itself does not.

# shellcheck source=./signer.sh
. "$(dirname "$0")/signer.sh"

# One request as lines: the id as JSON, the other members as text, before headers and secret the number of their lines.
# U+0001 stands for U+0000, which no shell can hold, and for an LF in what is one line: it is refused wherever they are.
# A secret with U+0000 is beyond a shell; it is left out, and so refused as too short.
# shellcheck disable=SC2016 # jq's own
questions='
	def line: explode | map(if . == 0 or . == 10 then 1 else . end) | implode;
	def counted: length, .[];
	(.id | tojson), .bodyBase64, (.scheme, .keyId, .nonce, .method, .url | line),
	(.timestamp | if . == floor then floor else . end),
	(.headers | map(map(line) | "\(.[0]): \(.[1])") | counted),
	(.secret | if explode | contains([0]) then "" else . end | split("\n") | counted)
'

line_feed='
'

# Reads the number of lines and these, into $lines.
read_counted() {
	IFS= read -r count
	lines=
	while [ "$count" -gt 0 ]; do
		IFS= read -r line
		count=$((count - 1))
		lines=$lines$line
		[ "$count" -eq 0 ] || lines=$lines$line_feed
	done
}

# Sets $json to the text as a JSON string; the text is printable ASCII and LF.
as_json() {
	rest=$1 json=
	while plain=${rest%%[\"\\"$line_feed"]*} && [ "$plain" != "$rest" ]; do
		rest=${rest#"$plain"}
		case $rest in
		\"*) json="$json$plain\\\"" ;;
		\\*) json="$json$plain\\\\" ;;
		*) json="$json$plain\\n" ;;
		esac
		rest=${rest#?}
	done
	json=\"$json$rest\"
}

# The answer to what has been read; the body is on stdin.
answer() {
	if countersign_sign "$scheme" "$key_id" "$secret" "$timestamp" "$nonce" "$method" "$url" "$headers"; then
		as_json "$countersign_string"
		printf '{"id":%s,"stringToSign":%s,"signature":"%s","headers":[' "$id" "$json" "$countersign_signature"
		printf '["X-Key-Id","%s"],["X-Timestamp","%s"],["X-Nonce","%s"],' "$key_id" "$timestamp" "$nonce"
		printf '["X-Content-SHA256","%s"],["X-Signature","%s"]]}\n' "$countersign_body" "$countersign_signature"
		return
	fi
	# shellcheck disable=SC2086 # words: a code, and of a malformed target an offset and a reason
	set -- $countersign_refusal
	case $# in
	3) printf '{"id":%s,"error":"%s","offset":%s,"reason":"%s"}\n' "$id" "$1" "$2" "$3" ;;
	*) printf '{"id":%s,"error":"%s"}\n' "$id" "$countersign_refusal" ;;
	esac
}

jq --unbuffered -r "$questions" | while IFS= read -r id; do
	for name in body scheme key_id nonce method url timestamp; do
		IFS= read -r "${name?}"
	done
	read_counted
	headers=$lines
	read_counted
	secret=$lines
	if [ -z "$body" ]; then
		answer </dev/null
	else
		printf %s "$body" | openssl base64 -d -A | answer
	fi
done
