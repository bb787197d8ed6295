import type { WireRequest } from "../../conformance/client/wire.ts";
import { withoutBlanks } from "./meaning.ts";
import type { RawRequest } from "./raw-request.ts";
import type { SignedFields } from "./signed-fields.ts";

/** The values of all fields of a name, in any case, joined as a gateway sees them; undefined where there is none. */
export function fieldValue(request: WireRequest, name: string): string | undefined {
	const values = request.headers.filter(([own]) => own.toLowerCase() === name).map(([, value]) => value);
	return values.length === 0 ? undefined : values.join(", ");
}

/** A field that workerd does not show when it is empty (well-known ones), and that the specification calls none. */
export function fieldOrNone(request: WireRequest, name: string): string {
	return withoutBlanks(fieldValue(request, name) ?? "");
}

export function hostOf(request: WireRequest): string {
	return fieldValue(request, "host") ?? request.host ?? "";
}

export function signedFieldsOf(request: WireRequest): SignedFields {
	const value = (name: string) => fieldValue(request, name) ?? null;
	return {
		"x-key-id": value("x-key-id"),
		"x-timestamp": value("x-timestamp"),
		"x-nonce": value("x-nonce"),
		"x-content-sha256": value("x-content-sha256"),
		"x-signature": value("x-signature"),
	};
}

/** What a signature of the request covers, or seems to. */
export function coveredParts(request: WireRequest): RawRequest {
	return {
		method: request.method,
		target: request.target,
		host: hostOf(request),
		contentType: fieldOrNone(request, "content-type"),
		keyId: fieldOrNone(request, "x-key-id"),
		timestamp: fieldOrNone(request, "x-timestamp"),
		nonce: fieldOrNone(request, "x-nonce"),
		contentHash: fieldOrNone(request, "x-content-sha256"),
	};
}
