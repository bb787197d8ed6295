import { randomUUID } from "node:crypto";
import { countersignV1 } from "#protocol";
import { keySecret, publicHost } from "./bench-workers.ts";
import { coreSigner } from "./signing/core.ts";

/** A request that is ready to be sent. */
export interface PreparedRequest {
	readonly method: string;
	readonly target: string;
	readonly headers: readonly (readonly [name: string, value: string])[];
	readonly body: Uint8Array;
	/** Whoever sends it hangs up when it is answered, however much of its body is still to come. */
	readonly hangsUp?: true;
}

const target = "/sites/s_4711?expand=owner&limit=20";
const none = new Uint8Array();
const sign = coreSigner(keySecret);

/** A request signed just now, with a nonce of its own: a GET, or a POST of a body. */
export function signedRequest(keyId: string, nowMs: number, body: Uint8Array = none): PreparedRequest {
	const method = body.byteLength === 0 ? "GET" : "POST";
	const contentType = body.byteLength === 0 ? "" : "application/octet-stream";
	const timestamp = Math.floor(nowMs / 1000);
	const nonce = randomUUID();
	const parts = { keyId, timestamp, nonce, method, host: publicHost, target, contentType };
	const { contentHash, signature } = sign({ ...parts, body });
	const { headers } = countersignV1;
	return {
		method,
		target,
		headers: [
			["host", publicHost],
			...(contentType === "" ? [] : ([["content-type", contentType]] as const)),
			...(body.byteLength === 0 ? [] : ([["content-length", String(body.byteLength)]] as const)),
			[headers.keyId.name, keyId],
			[headers.timestamp.name, String(timestamp)],
			[headers.nonce.name, nonce],
			[headers.contentHash.name, contentHash],
			[headers.signature.name, signature],
		],
		body,
	};
}

/** A GET with a bearer token. */
export function bearerRequest(token: string): PreparedRequest {
	return withFields(bareRequest(), { authorization: `Bearer ${token}` });
}

/** A GET without any credential. */
export function bareRequest(): PreparedRequest {
	return { method: "GET", target, headers: [["host", publicHost]], body: none };
}

/** The request with these fields put in the place of those that it has, or added; names are in lower case. */
export function withFields(request: PreparedRequest, fields: Readonly<Record<string, string>>): PreparedRequest {
	return { ...request, headers: Object.entries({ ...Object.fromEntries(request.headers), ...fields }) };
}

/** Everything before the body, as it stands on the wire. */
export function headText({ method, target, headers }: PreparedRequest): string {
	const fields = headers.map(([name, value]) => `${name}: ${value}\r\n`);
	return `${method} ${target} HTTP/1.1\r\n${fields.join("")}\r\n`;
}
