#!/bin/sh
# Signs requests for a Countersign gateway: POSIX sh with awk, od and openssl.
#
#     . ./signer.sh
#     url=https://gw.example.com/sites
#     type='Content-Type: application/json'
#     if countersign_sign countersign-v1 live_org_test123 "$secret" "$(date +%s)" "$(uuidgen)" POST "$url" "$type" <body.json
#     then printf '%s\n' "$type" "$countersign_headers" | curl --globoff -H @- --data-binary @body.json "$url"
#     else printf 'refused: %s\n' "$countersign_refusal" >&2
#     fi
#
# (--globoff, because curl has a meaning of its own for brackets and braces; --data-binary, because --data drops line feeds.)
#
# It refuses, with the code of SPEC.md, section 4, what no gateway would accept, and never repairs anything:
# sign exactly the URL and the body bytes that you send.

# countersign_sign SCHEME KEY_ID SECRET TIMESTAMP NONCE METHOD URL HEADERS <BODY
#
# TIMESTAMP is whole Unix seconds, URL absolute and exactly as it is sent, HEADERS lines of `Name: value`, BODY the bytes
# exactly as they are sent (/dev/null for none). Sets countersign_string, countersign_signature and countersign_headers,
# the five to add, a line each; or fails and sets countersign_refusal to a code of SPEC.md, of a malformed target also
# the offset in bytes and the reason.
countersign_sign() {
	countersign_refusal='signing failed'
	countersign_body=$(openssl dgst -sha256 -r) || return
	countersign_body=${countersign_body%% *}
	# By the environment, and not by -v, in which awk would resolve backslashes. It holds anything but the secret, and no
	# member longer than the system allows (128 KiB in Linux), beyond which signing fails.
	countersign_string=$(
		scheme=$1 key_id=$2 timestamp=$4 nonce=$5 method=$6 url=$7 headers=$8 body=$countersign_body \
			LC_ALL=C awk "$countersign_canonical"
	) || return
	case $countersign_string in
	'refused '*)
		countersign_refusal=${countersign_string#refused }
		return 1
		;;
	esac
	countersign_read_secret "$3" || return
	if [ "$1" = countersign-v1 ]; then
		countersign_signature=v1=$(countersign_hmac | openssl dgst -sha256 -r) || return
		countersign_signature=${countersign_signature%% *}
	else
		countersign_signature=$(countersign_hmac | openssl dgst -sha256 -binary | openssl base64) || return
	fi
	countersign_headers="X-Key-Id: $2
X-Timestamp: $4
X-Nonce: $5
X-Content-SHA256: $countersign_body
X-Signature: $countersign_signature"
}

# HMAC-SHA-256 (RFC 2104) by hand, up to the last hash: `openssl dgst -hmac` and `-macopt` take the secret as an argument,
# and arguments are shown to everyone on the machine by ps. printf is built into the shell.
countersign_hmac() {
	{
		# shellcheck disable=SC2059 # octal escapes alone
		printf "$countersign_inner"
		printf %s "$countersign_string"
	} | openssl dgst -sha256 -binary | {
		# shellcheck disable=SC2059
		printf "$countersign_outer"
		cat
	}
}

# The key is the bytes of the secret's text, which a shell takes as they are: UTF-8, and never decoded first.
countersign_read_secret() {
	countersign_characters=0
	countersign_bytes=$(printf %s "$1" | od -An -v -tx1)
	for countersign_byte in $countersign_bytes; do
		case $countersign_byte in
		[89ab]?) ;; # goes on with a character of several bytes
		*) countersign_characters=$((countersign_characters + 1)) ;;
		esac
	done
	if [ "$countersign_characters" -lt 32 ]; then
		countersign_refusal=weak_secret
		return 1
	fi
	# shellcheck disable=SC2086 # words
	set -- "$1" $countersign_bytes
	if [ $# -gt 65 ]; then
		countersign_bytes=$(printf %s "$1" | openssl dgst -sha256 -binary | od -An -v -tx1) || return
	fi
	countersign_inner='' countersign_outer='' countersign_length=0
	for countersign_byte in $countersign_bytes; do
		countersign_inner="$countersign_inner $((0x$countersign_byte ^ 0x36))"
		countersign_outer="$countersign_outer $((0x$countersign_byte ^ 0x5c))"
		countersign_length=$((countersign_length + 1))
	done
	while [ "$countersign_length" -lt 64 ]; do
		countersign_inner="$countersign_inner 54" countersign_outer="$countersign_outer 92"
		countersign_length=$((countersign_length + 1))
	done
	# shellcheck disable=SC2086
	countersign_inner=$(printf '\\%03o' $countersign_inner) countersign_outer=$(printf '\\%03o' $countersign_outer)
}

# Prints the string to sign without a line feed at its end, or `refused` and why (SPEC.md, section 4). In the locale C
# awk counts and compares bytes.
# shellcheck disable=SC2016
countersign_canonical='
function refuse(code) {
	print "refused " code
	exit
}

function is_ipv6(text, halves, groups, parts, many, count, i, j) {
	if (match(text, /:[0-9.]*[.][0-9.]*$/)) {
		if (split(substr(text, RSTART + 1), parts, ".") != 4) return 0
		for (i = 1; i <= 4; i++) if (parts[i] !~ /^(0|[1-9][0-9]?[0-9]?)$/ || parts[i] > 255) return 0
		text = substr(text, 1, RSTART) "0:0"
	}
	many = split(text, halves, "::")
	for (i = 1; i <= many; i++) {
		for (j = split(halves[i], groups, ":"); j > 0; j--) {
			if (groups[j] !~ /^[0-9A-Fa-f][0-9A-Fa-f]?[0-9A-Fa-f]?[0-9A-Fa-f]?$/) return 0
			count++
		}
	}
	return many == 1 ? count == 8 : many == 2 && count < 8
}

# Sets host and target. The text is divided by hand: what is resolved, decoded or encoded is no longer what is sent.
function divide(url, scheme, port) {
	if (!match(url, "^[Hh][Tt][Tt][Pp][Ss]?://")) refuse("malformed_url")
	scheme = tolower(substr(url, 1, RLENGTH - 3))
	host = substr(url, RLENGTH + 1)
	target = ""
	if (match(host, "[/?#]")) {
		target = substr(host, RSTART)
		host = substr(host, 1, RSTART - 1)
	}
	if (match(host, /:[0-9]*$/)) {
		port = substr(host, RSTART + 1)
		host = substr(host, 1, RSTART - 1)
		if (port !~ /^[1-9]/ || length(port) > 5 || port + 0 > 65535) refuse("malformed_url")
	}
	if (host ~ /^\[.*\]$/ ? !is_ipv6(substr(host, 2, length(host) - 2)) : host !~ /^[A-Za-z0-9._-]+$/ || length(host) > 253)
		refuse("malformed_url")
	host = tolower(host)
	if (port != "" && port != (scheme == "https" ? 443 : 80)) host = host ":" port
	if (target == "" || substr(target, 1, 1) == "?") target = "/" target
}

function defect(offset, reason) {
	refuse("malformed_target " offset " " reason)
}

# One pass over the target; refuses its first defect (TGT and SORT). Offsets count from 0, awk from 1.
function scan(at, char, in_path, start, segment, triplet) {
	if (substr(target, 1, 1) != "/") defect(0, "not_origin_form")
	in_path = 1
	start = 1
	segment = "" # as the scheme reads it: %2e is a dot under sorted-query
	for (at = 1; at <= length(target); at++) {
		char = substr(target, at + 1, 1) # empty at the end
		if (in_path && (char == "/" || char == "?" || char == "")) {
			if (segment == "" && char == "/") defect(start, "empty_segment")
			if (segment == "." || segment == "..") defect(start, "dot_segment")
			if (strict && char == "?" && at + 1 == length(target)) defect(at, "empty_query")
			in_path = char == "/"
			start = at + 1
			segment = ""
		} else if (char == "%") {
			triplet = substr(target, at + 1, 3)
			if (triplet !~ /^%[0-9A-Fa-f][0-9A-Fa-f]$/) defect(at, "bad_triplet")
			if (strict && triplet ~ /[a-f]/) defect(at, "lower_case_triplet")
			if (strict && triplet in plain) defect(at, "unreserved_triplet")
			if (in_path && toupper(triplet) ~ /^%([01].|2F|5C|7F)$/) defect(at, "forbidden_triplet")
			segment = segment normal(triplet)
			at += 2
		} else if (char != "") {
			if (char !~ (in_path ? path_character : query_character)) defect(at, "forbidden_character")
			segment = segment char
		}
	}
}

# Of an unreserved character that character, of any other the triplet in upper case.
function normal(triplet) {
	triplet = toupper(triplet)
	return triplet in plain ? plain[triplet] : triplet
}

# Each triplet in its normal form; under `form` also `+` as a space, and every byte but the unreserved ones encoded.
function rewrite(text, form, at, char, written) {
	for (at = 1; at <= length(text); at++) {
		char = substr(text, at, 1)
		if (char == "%") {
			written = written normal(substr(text, at, 3))
			at += 2
		} else written = written (form ? normal(char == "+" ? "%20" : triplet_of[char]) : char)
	}
	return written
}

# QUERY of sorted-query (SORT-04 to SORT-07): sorted by name only, by insertion, which is stable.
function sort_query(query, pieces, many, names, pairs, kept, i, j, equals, name, joined) {
	many = split(query, pieces, "&")
	for (i = 1; i <= many; i++) {
		if (pieces[i] == "") continue
		equals = index(pieces[i] "=", "=")
		name = rewrite(substr(pieces[i], 1, equals - 1), 1)
		# With a letter before them, because awk takes what looks like numbers for numbers.
		for (j = kept++; j > 0 && "n" names[j] > "n" name; j--) {
			names[j + 1] = names[j]
			pairs[j + 1] = pairs[j]
		}
		names[j + 1] = name
		pairs[j + 1] = name "=" rewrite(substr(pieces[i], equals + 1), 1)
	}
	for (i = 1; i <= kept; i++) joined = joined (i > 1 ? "&" : "") pairs[i]
	return joined
}

# Sets content_type and credential.
function read_headers(lines, many, i, colon, name, value, types) {
	many = split(ENVIRON["headers"], lines, "\n")
	for (i = 1; i <= many; i++) {
		colon = index(lines[i], ":")
		if (colon == 0) continue
		name = tolower(substr(lines[i], 1, colon - 1))
		value = substr(lines[i], colon + 1)
		sub(/^[ \t]+/, "", value)
		sub(/[ \t]+$/, "", value)
		if (name ~ /^x-(key-id|timestamp|nonce|content-sha256|signature)$/) refuse("malformed_request")
		if (name == "content-type") {
			if (types++ || value ~ /[^ -~]/) refuse("malformed_request")
			content_type = value
		}
		if (name == "authorization" && value != "") credential = 1
	}
}

function is_name(text, shortest) {
	return text ~ /^[A-Za-z0-9_-]+$/ && length(text) >= shortest && length(text) <= 64
}

BEGIN {
	if (ENVIRON["scheme"] !~ /^(countersign-v1|sorted-query)$/) refuse("unknown scheme")
	strict = ENVIRON["scheme"] == "countersign-v1"
	path_character = "[A-Za-z0-9._~!$&\047()*+,;=:@-]"
	query_character = strict ? "[A-Za-z0-9._~!$&()*+,;=:@/?-]" : "[!-\"$-~]"
	for (i = 1; i < 256; i++) {
		char = sprintf("%c", i)
		triplet_of[char] = sprintf("%%%02X", i)
		if (char ~ /[A-Za-z0-9._~-]/) plain[triplet_of[char]] = char
	}
	key_id = ENVIRON["key_id"]
	timestamp = ENVIRON["timestamp"]
	nonce = ENVIRON["nonce"]
	method = ENVIRON["method"]
	hash = ENVIRON["body"]

	divide(ENVIRON["url"])
	if (method !~ /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/) refuse("method_not_allowed")
	if (length(target) > 8192) refuse("target_too_long")
	scan()
	if (!is_name(key_id, 1) || timestamp !~ /^[1-9][0-9]+$/ || length(timestamp) != 10 || !is_name(nonce, 16))
		refuse("malformed_request")
	# The hash of zero bytes tells that there is no body.
	if (method ~ /^(GET|HEAD)$/ && hash != "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
		refuse("malformed_request")
	read_headers()
	if (credential) refuse("conflicting_credentials")

	if (strict) {
		printf "countersign-v1\n%s\n%s\n%s\n%s\n%s\n%s\n", key_id, timestamp, nonce, method, host, target
		printf "%s\n%s", content_type, hash
	} else {
		mark = index(target "?", "?")
		printf "%s\n%s\n%s\n", method, rewrite(substr(target, 1, mark - 1), 0), sort_query(substr(target, mark + 1))
		printf "content-type:%s\nhost:%s\n%s\n%s\n%s", content_type, host, timestamp, nonce, hash
	}
}
'
