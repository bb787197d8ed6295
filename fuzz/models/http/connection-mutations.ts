import type { MutationRow } from "./mutation.ts";
import { type RequestParts, withFields } from "./request-parts.ts";

/** Adds the fields of the form, one a line. */
const adding = (parts: RequestParts, form: string): RequestParts => withFields(parts, ...form.split("\n"));

/** What a request says of its connection (RFC 9110 §7.6, §7.8 and §10.1, RFC 9112 §9). */
export const connectionMutations: readonly MutationRow[] = [
	{
		id: "keep-alive",
		threats: ["HDR-11"],
		reading: "kept",
		forms: [
			"Connection: keep-alive",
			"Connection: Keep-Alive\nKeep-Alive: timeout=5, max=100",
			"TE: trailers\nConnection: TE",
		],
		spoil: adding,
	},
	{ id: "close", threats: ["HDR-11"], reading: "last", forms: ["Connection: close"], weight: 2, spoil: adding },
	{
		id: "connection-of-any-kind",
		threats: ["HDR-11"],
		reading: "open",
		forms: [
			"Connection:",
			'Connection: close, ,;=, "',
			"Connection: close, keep-alive",
			"Connection: x\nConnection: close",
			"Proxy-Connection: close",
		],
		spoil: adding,
	},
	{
		id: "connection-names-proofs",
		threats: ["HDR-11", "FWD-04"],
		reading: "open",
		forms: [
			"Connection: X-Nonce, X-Signature",
			"Connection: close, X-Key-Id",
			"Connection: Authorization",
			"Connection: Host, Content-Length",
			"Connection: keep-alive, X-User-Id, X-Auth-Type\nX-User-Id: admin",
		],
		weight: 2,
		spoil: adding,
	},
	{
		id: "upgrade",
		threats: ["AVL-11", "AUT-16"],
		reading: "open",
		forms: [
			"Connection: Upgrade\nUpgrade: websocket\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\nSec-WebSocket-Version: 13",
			"Connection: Upgrade, HTTP2-Settings\nUpgrade: h2c\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA",
			"Upgrade: websocket",
			"Connection: Upgrade",
			"Connection: Upgrade\nUpgrade: TLS/1.2, HTTP/1.1",
		],
		weight: 2,
		spoil: adding,
	},
	{
		id: "expect-continue",
		threats: ["FWD-24"],
		reading: "open",
		forms: ["Expect: 100-continue", "Expect: 100-Continue", "Expect: 100-continue\nExpect: 100-continue"],
		weight: 2,
		spoil: adding,
	},
	{
		id: "expect-other",
		threats: ["FWD-24"],
		reading: "open",
		forms: ["Expect: the unexpected", "Expect:", "Expect: 100-continue, x"],
		spoil: adding,
	},
];
