import { decodeUtf8, isJsonObject, parseStrictObject } from "#protocol";
import { composeGateway } from "../../../gateway/src/gateway.ts";
import { targetText } from "../../../gateway/src/head.ts";
import { parsedBy } from "../making/token.ts";
import type { Fault } from "../mutant.ts";

const ordinary = new Set([
	"authorization",
	"connection",
	"content-length",
	"content-type",
	"host",
	"x-content-sha256",
	"x-countersign-run",
	"x-key-id",
	"x-nonce",
	"x-signature",
	"x-timestamp",
]);

function isOrdinary(request: Request): boolean {
	const { method, headers, url } = request;
	const fields = [...headers];
	return (
		["GET", "POST"].includes(method) &&
		/^[a-z0-9/]*$/.test(targetText(url)) &&
		fields.every(([name, value]) => ordinary.has(name) && /^[\x20-\x7e]+$/.test(value)) &&
		[null, "application/json", "text/plain"].includes(headers.get("content-type")) &&
		[null, "close"].includes(headers.get("connection"))
	);
}

/** One object of a few members, none of them nested. */
function isFlat(value: unknown): boolean {
	const members = isJsonObject(value) ? Object.entries(value) : [];
	const isSmall = (member: unknown) =>
		(typeof member === "string" && /^[\x20-\x7e]*$/.test(member)) || (typeof member === "number" && member < 1e12);
	return members.length > 0 && members.length < 12 && members.every(([, member]) => isSmall(member));
}

export const anythingUnusualIsAFailure: Fault = {
	id: "anything-unusual-is-a-failure",
	sentence: "Fails with a 500 at whatever is out of the ordinary.",
	compose: (parts) => {
		const gateway = composeGateway(parts);
		const failing = composeGateway({
			...parts,
			stages: {
				...parts.stages,
				judgeHead: () => {
					throw new TypeError("unusual");
				},
			},
		});
		return (request, platform) => (isOrdinary(request) ? gateway : failing)(request, platform);
	},
	stages: (reference) => ({
		...reference,
		async readBody(message, method, maxBytes) {
			const body = await reference.readBody(message, method, maxBytes);
			const bytes = body.ok ? body.value : new Uint8Array();
			const text = decodeUtf8(bytes) ?? "";
			if (message.body !== null && (!body.ok || method === "GET" || !isFlat(parseStrictObject(text)))) {
				throw new TypeError("unusual");
			}
			return body;
		},
		parseToken(text, policy) {
			const token = parsedBy(parseStrictObject, text);
			if (token === undefined || !isFlat(token.header) || !isFlat(token.claims)) {
				throw new TypeError("unusual");
			}
			return reference.parseToken(text, policy);
		},
	}),
};
