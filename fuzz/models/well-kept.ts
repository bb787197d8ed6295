import type { WireRequest } from "../../conformance/client/wire.ts";
import { isPlain } from "./target-shape.ts";

/** Whether every server hands the request to its application: nothing that HTTP/1.1 lets it refuse or read otherwise. */
export function isWellKept({ method, target, host, headers, framing }: WireRequest): boolean {
	const framed = framing.kind === "length" || framing.kind === "none" || framing.kind === "chunked";
	const hosts = headers.filter(([name]) => name.toLowerCase() === "host");
	const texts = headers.every(
		([name, value]) => /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name) && /^[\x20-\x7e\t]*$/.test(value),
	);
	const isHostNamed = hosts.length === 0 ? (host ?? "") !== "" : hosts.every(([, value]) => value.trim() !== "");
	return (
		framed && isHostNamed && isPlain(target) && target.length < 8000 && texts && hosts.length < 2 && method !== "TRACE"
	);
}
