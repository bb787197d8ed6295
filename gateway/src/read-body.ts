import { accept, type Method, type Result, refuse } from "#protocol";
import { readCapped } from "./body.ts";

/**
 * Reads the whole body for a request that may have it (REQ-07, REQ-10, REQ-11): over the cap is
 * `content_too_large`, an early end or broken chunks `malformed_request`, and so is a body of GET or HEAD.
 *
 * A body whose length was declared, and found to be within the cap, the platform reads at once: it hands on no more bytes than that.
 */
export async function readBody(
	message: Pick<Response, "body" | "arrayBuffer">,
	method: Method,
	maxBytes: number,
	isDeclared = false,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
	let body: Uint8Array<ArrayBuffer> | "too_large";
	try {
		body = isDeclared ? new Uint8Array(await message.arrayBuffer()) : await readCapped(message.body, maxBytes);
	} catch {
		return refuse("malformed_request", "body");
	}
	if (body === "too_large" || body.byteLength > maxBytes) {
		return refuse("content_too_large");
	}
	if (body.byteLength > 0 && (method === "GET" || method === "HEAD")) {
		return refuse("malformed_request", "body:method");
	}
	return accept(body);
}
