import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/** A server of this process on a port of its own. */
export interface FakeGateway {
	readonly url: string;
	close(): Promise<void>;
}

async function served(listener: RequestListener): Promise<FakeGateway> {
	const server = createServer(listener);
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

/** A gateway that takes one token and has no keys; with the fault it looks for a style sheet before it looks for a token. */
export function tokenGateway(token: string, fault?: "style-sheets-are-public"): Promise<FakeGateway> {
	return served((request, response) => {
		const isOpen = request.url?.startsWith("/open/") === true;
		const isExempt = fault === "style-sheets-are-public" && request.url?.endsWith(".css") === true;
		const isLetIn = isOpen || isExempt || request.headers.authorization === `Bearer ${token}`;
		response.writeHead(isLetIn ? 200 : 401).end("{}");
	});
}

/** What a gateway of `acmeScheme` may do wrong. */
export type AcmeFault =
	| "method-not-verified"
	| "path-verified-without-empty-segments"
	| "body-verified-as-text"
	| "time-not-looked-at"
	| "time-read-as-seconds"
	| "nonces-not-remembered"
	| "nonces-compared-in-lower-case"
	| "any-signature-with-a-nonce-that-begins-with-two-zeros"
	| "signature-compared-by-its-start"
	| "right-signature-told"
	| "secret-told"
	| "style-sheets-are-public";

/** A scheme that is none of the specification's: other names, other parts, milliseconds, a window and an encoding of its own. */
export const acmeScheme = {
	name: "acme",
	headers: {
		keyId: { name: "acme-key", pattern: "[a-z0-9-]+" },
		timestamp: { name: "acme-time", pattern: "[0-9]{13}" },
		nonce: { name: "acme-once", pattern: "[A-Za-z0-9_-]+" },
		signature: { name: "acme-seal", pattern: "[A-Za-z0-9+/]{43}=" },
	},
	lines: [
		{ literal: "ACME" },
		{ component: "method" },
		{ component: "path" },
		{ component: "timestamp", prefix: "t=" },
		{ component: "nonce" },
		{ component: "body" },
	],
	separator: "|",
	target: { rule: "verbatim", maxBytes: 8192 },
	body: { hash: "SHA-256", unsignedPayload: null },
	signature: { algorithm: "HMAC-SHA-256", encoding: "base64", prefix: "" },
	secret: { encoding: "utf8", minLength: 8 },
	timestamp: { unit: "milliseconds", windowSeconds: 60 },
};

/** A gateway that verifies by `acmeScheme`, with one key, or does one thing wrong. */
export function acmeGateway(keys: Readonly<Record<string, string>>, fault?: AcmeFault): Promise<FakeGateway> {
	const spent = new Set<string>();
	return served((request, response) => {
		const pieces: Buffer[] = [];
		request.on("data", (piece: Buffer) => pieces.push(piece));
		request.on("end", () => {
			// As frameworks do by themselves.
			const told: Record<string, string> = {};
			const state = { keys, spent, fault, tell: (name: string, text: string) => (told[name] = text) };
			const isLetIn = request.method === "OPTIONS" || verified(request, Buffer.concat(pieces), state);
			response.writeHead(isLetIn ? 200 : 401).end(JSON.stringify(isLetIn ? {} : told));
		});
	});
}

interface AcmeState {
	readonly keys: Readonly<Record<string, string>>;
	readonly spent: Set<string>;
	readonly fault: AcmeFault | undefined;
	/** Puts something into a refusal. */
	tell(name: string, text: string): void;
}

function verified(request: IncomingMessage, body: Buffer, { keys, spent, fault, tell }: AcmeState): boolean {
	const field = (name: string) => String(request.headers[name] ?? "");
	const [path = ""] = (request.url ?? "").split("?", 1);
	if (fault === "style-sheets-are-public" && path.endsWith(".css")) return true;
	const [keyId, time, nonce, seal] = ["acme-key", "acme-time", "acme-once", "acme-seal"].map(field) as [
		string,
		string,
		string,
		string,
	];
	const secret = Object.hasOwn(keys, keyId) ? keys[keyId] : undefined;
	const method = fault === "method-not-verified" ? (body.length > 0 ? "POST" : "GET") : request.method;
	const head = [
		"ACME",
		method,
		fault === "path-verified-without-empty-segments" ? path.replaceAll(/\/+/g, "/") : path,
		`t=${time}`,
		nonce,
	];
	const signed = fault === "body-verified-as-text" ? Buffer.from(body.toString("utf8").trim()) : body;
	const message = Buffer.concat([Buffer.from(`${head.join("|")}|`, "latin1"), signed]);
	const right = createHmac("sha256", secret ?? "")
		.update(message)
		.digest("base64");
	const length = fault === "signature-compared-by-its-start" ? 40 : 44;
	if (fault === "right-signature-told") tell("expected", right);
	if (fault === "secret-told") tell("record", JSON.stringify({ keyId, secret }));
	const isBlind = fault === "any-signature-with-a-nonce-that-begins-with-two-zeros" && nonce.startsWith("00");
	if (secret === undefined || (!isBlind && seal.slice(0, length) !== right.slice(0, length))) return false;
	const unit = fault === "time-read-as-seconds" ? 1 : 1000;
	const distance = Math.abs(Date.now() - Number(time)) / unit;
	if (fault !== "time-not-looked-at" && distance > (unit === 1 ? 600_000 : 60)) return false;
	const once = fault === "nonces-compared-in-lower-case" ? nonce.toLowerCase() : nonce;
	if (nonce === "" || spent.has(`${keyId} ${once}`)) return false;
	if (fault !== "nonces-not-remembered") spent.add(`${keyId} ${once}`);
	return true;
}
