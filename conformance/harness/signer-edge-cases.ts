import type { SignerRequest } from "./protocol.ts";

const plain = {
	scheme: "countersign-v1",
	keyId: "live_org_test123",
	secret: "countersign-published-test-secret-01",
	timestamp: 1767225600,
	nonce: "8f14e45f-ceea-467f-a0e6-2b1c9d3a7e55",
	method: "POST",
	url: "https://gw.example.com/sites/s1?limit=10",
	headers: [],
	bodyBase64: "",
} satisfies Omit<SignerRequest, "id">;

const printable = Array.from({ length: 95 }, (_, index) => String.fromCharCode(0x20 + index)).join("");
const controls = Array.from({ length: 31 }, (_, index) => String.fromCharCode(1 + index)).join("");
const sorted = "sorted-query";
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
const query = (text: string) => ({ scheme: sorted, url: `https://gw.example.com/q?${text}` }) as const;

const cases: Readonly<Record<string, Partial<SignerRequest>>> = {
	// Secrets that a shell, a regular expression, a JSON reader or a console would change.
	"secret-printable": { secret: printable },
	"secret-controls": { secret: controls + controls },
	"secret-line-feeds": { secret: "\n".repeat(40) },
	"secret-blanks": { secret: " ".repeat(40) },
	"secret-format": { secret: "%s%n\\0\\n$(id)`id`$HOME'\"".repeat(3) },
	"secret-line-separators": { secret: "\u2028\u2029\u0085\ufeff".repeat(10) },
	"secret-noncharacters": { secret: "\u{10ffff}\ufffe\uffff".repeat(11) },
	"secret-emoji-32": { secret: "😀".repeat(32) },
	"secret-emoji-16": { secret: "😀".repeat(16) },
	// The bytes that the pads of HMAC turn into zero, and the lengths around its block.
	"secret-inner-pad": { secret: "6".repeat(64) },
	"secret-outer-pad": { secret: "\\".repeat(64) },
	"secret-block-and-one": { secret: "k".repeat(65) },
	// Bodies of every byte, and of a size that no argument or line buffer holds.
	"body-every-byte": { bodyBase64: base64(Uint8Array.from({ length: 256 }, (_, index) => index)) },
	"body-zero-byte": { bodyBase64: "AA==" },
	"body-line-feed": { bodyBase64: "Cg==" },
	"body-megabyte": { bodyBase64: base64(new Uint8Array(1_048_576).fill(0xa5)) },
	// A long s is no s, although it folds to one.
	"url-long-s": { url: "http\u017f://gw.example.com/" },
	"url-ipv6-dotted": { url: "https://[::FFFF:192.0.2.1]/" },
	"url-ipv6-dotted-after-five-groups": { url: "https://[::0:0:0:0:0:192.0.2.1]/" },
	"url-ipv6-dotted-leading-zero": { url: "https://[::ffff:192.0.2.01]/" },
	"url-ipv6-dotted-first": { url: "https://[192.0.2.1::]/" },
	"url-ipv6-nine-groups": { url: "https://[1:2:3:4:5:6:7::8]/" },
	"url-ipv6-long-group": { url: "https://[00001::]/" },
	"url-ipv6-empty-group": { url: "https://[:::]/" },
	"url-line-feed-at-the-end": { url: "https://gw.example.com:443\n" },
	"url-shell-words": { url: "https://gw.example.com/$(id)'*;&" },
	"timestamp-microsecond": { timestamp: 1767225600.000001 },
	"timestamp-huge": { timestamp: 1e300 },
	"nonce-arabic-digits": { nonce: "٠".repeat(16) },
	"header-line-feed": { headers: [["X-Other", "a\nContent-Type: text/plain"]] },
	"content-type-escapes": { headers: [["Content-Type", "a\\b\"c' $(id) %s %41 \\n"]] },
	"content-type-no-break-space": { headers: [["Content-Type", "\u00a0text/plain"]] },
	// Names that look like numbers, or are equal as numbers.
	"sorted-numbers": query("10=a&1e1=b&9=c&010=d&0x10=e&10=f"),
	"sorted-not-utf8": query("%E2%82=1&%80&%FF=2&%00=3&a%00=4&a=5"),
	"sorted-only-separators": query("&&"),
	"sorted-many-pairs": query(Array.from({ length: 1_000 }, (_, index) => `k${9_999 - index}`).join("&")),
};

/** Requests that the published vectors do not have and that have told signers in some language apart from the others. */
export const signerEdgeCases: readonly SignerRequest[] = Object.entries(cases).map(([id, changed]) => ({
	...plain,
	...changed,
	id: `edge-${id}`,
}));
