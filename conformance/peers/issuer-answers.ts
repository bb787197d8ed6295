import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as pause } from "node:timers/promises";
import type { PublishedMode } from "./issuer-mode.ts";

type ModeOf<Name extends PublishedMode["mode"]> = Extract<PublishedMode, { mode: Name }>;

const answers: {
	[Name in PublishedMode["mode"]]: (response: ServerResponse, mode: ModeOf<Name>, elsewhere: string) => Promise<void>;
} = {
	ok: async (response, { keys, headers }) => sendSet(response, keys, headers),
	status: async (response, { status, keys }) =>
		keys === undefined
			? send(response, status, "text/plain", status < 300 ? "" : "unavailable\n")
			: send(response, status, "application/jwk-set+json", JSON.stringify({ keys })),
	body: async (response, { body, contentType }) => send(response, 200, contentType ?? "application/json", body),
	redirect: async (response, { location }, elsewhere) => {
		response.writeHead(302, { location: location ?? elsewhere, "content-length": 0 });
		response.end();
	},
	slow: async (response, { delayMs, keys }) => {
		await pause(delayMs, undefined, { ref: false });
		sendSet(response, keys);
	},
	huge: async (response, { bytes, keys }) => {
		response.writeHead(200, { "content-type": "application/json" });
		await pipeline(Readable.from(paddedSet(keys, bytes)), response);
	},
	down: async (response) => {
		response.destroy();
	},
};

/** Answers one fetch of a key set; `elsewhere` is a place that serves the set whatever the mode. */
export function answerFetch(response: ServerResponse, mode: PublishedMode, elsewhere: string): Promise<void> {
	return answerIn(response, mode, elsewhere);
}

function answerIn<Name extends PublishedMode["mode"]>(
	response: ServerResponse,
	mode: ModeOf<Name>,
	elsewhere: string,
): Promise<void> {
	const name: Name = mode.mode;
	return answers[name](response, mode, elsewhere);
}

/** The JSON of a key set with this much more in it, piece by piece. */
function* paddedSet(keys: readonly unknown[], bytes: number): Generator<string> {
	yield `{"keys":${JSON.stringify(keys)},"padding":"`;
	const piece = "a".repeat(64 * 1024);
	for (let sent = 0; sent < bytes; sent += piece.length) {
		yield piece.slice(0, bytes - sent);
	}
	yield '"}';
}

/** The JSON of a key set (RFC 7517 §5). */
export function sendSet(
	response: ServerResponse,
	keys: readonly unknown[],
	headers: Record<string, string> = {},
): void {
	send(response, 200, "application/jwk-set+json", JSON.stringify({ keys }), headers);
}

function send(
	response: ServerResponse,
	status: number,
	contentType: string,
	body: string,
	headers: Record<string, string> = {},
): void {
	response.writeHead(status, { "content-type": contentType, "content-length": Buffer.byteLength(body), ...headers });
	response.end(body);
}
