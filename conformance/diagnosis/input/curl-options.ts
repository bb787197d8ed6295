/** How curl's options are read; see `man curl`. */

/** What an option does to the request. */
export type CurlEffect =
	| "method"
	| "header"
	| "data"
	| "data-raw"
	| "data-binary"
	| "data-urlencode"
	| "json"
	| "get"
	| "head"
	| "user"
	| "user-agent"
	| "cookie"
	| "referer"
	| "bearer"
	| "url"
	| "path-as-is"
	| "request-target"
	| "none";

export interface CurlOption {
	effect: CurlEffect;
	takesValue: boolean;
}

function options(takesValue: boolean, table: Readonly<Record<string, CurlEffect>>): [string, CurlOption][] {
	return Object.entries(table).flatMap(([names, effect]) =>
		names.split(" ").map((name): [string, CurlOption] => [name, { effect, takesValue }]),
	);
}

/** By name; what changes nothing that is signed has no effect. An option that is not here is not known to us. */
export const curlOptions: ReadonlyMap<string, CurlOption> = new Map([
	...options(true, {
		"-X --request": "method",
		"-H --header": "header",
		"-d --data --data-ascii": "data",
		"--data-raw": "data-raw",
		"--data-binary": "data-binary",
		"--data-urlencode": "data-urlencode",
		"--json": "json",
		"-u --user": "user",
		"-A --user-agent": "user-agent",
		"-b --cookie": "cookie",
		"-e --referer": "referer",
		"--oauth2-bearer": "bearer",
		"--url": "url",
		"--request-target": "request-target",
		"-o --output -w --write-out -m --max-time --connect-timeout --retry --retry-delay --retry-max-time": "none",
		"--resolve --connect-to -x --proxy --noproxy --cacert --capath -E --cert --key --pass --interface --limit-rate":
			"none",
		"--max-redirs -D --dump-header -c --cookie-jar --trace --trace-ascii --stderr --ciphers --tls-max --tls13-ciphers":
			"none",
		"--dns-servers --local-port --keepalive-time --expect100-timeout -y --speed-time -Y --speed-limit --unix-socket":
			"none",
	}),
	...options(false, {
		"-G --get": "get",
		"-I --head": "head",
		"--path-as-is": "path-as-is",
		"-k --insecure -s --silent -S --show-error -i --include -L --location -f --fail --fail-with-body -v --verbose":
			"none",
		"--compressed -g --globoff -N --no-buffer -# --progress-bar --no-progress-meter -4 --ipv4 -6 --ipv6 -O --remote-name":
			"none",
		"-0 --http1.0 --http1.1 --http2 --http2-prior-knowledge --http3 --http3-only --tlsv1 --tlsv1.0 --tlsv1.1 --tlsv1.2":
			"none",
		"--tlsv1.3 --ssl-reqd --no-keepalive --no-alpn --no-sessionid --tcp-nodelay --tcp-fastopen -q --disable --styled-output":
			"none",
		"--post301 --post302 --post303 --location-trusted --raw --tr-encoding -j --junk-session-cookies -a --append":
			"none",
	}),
]);

/** Options whose bytes cannot be known from the command, and why. */
export const unknowable: ReadonlyMap<string, string> = new Map([
	...["-F", "--form", "--form-string"].map((name): [string, string] => [
		name,
		"curl draws the boundary of a multipart body anew each time",
	]),
	...["-T", "--upload-file"].map((name): [string, string] => [name, "use --data-binary @FILE with --request PUT"]),
	...["-K", "--config"].map((name): [string, string] => [name, "what is in a config file is not read"]),
	...["-:", "--next"].map((name): [string, string] => [name, "give one request"]),
	...["-Z", "--parallel"].map((name): [string, string] => [name, "give one request"]),
	["--aws-sigv4", "it makes a signature of another kind"],
	["--digest", "the server has a part in it"],
	["--ntlm", "the server has a part in it"],
	["--negotiate", "the server has a part in it"],
	["--url-query", "add it to the URL"],
]);
