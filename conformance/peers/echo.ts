import type { IncomingMessage, ServerResponse } from "node:http";
import type { Seen } from "../engine/check.ts";
import { answerAsAsked } from "./echo-answers.ts";
import { isLoopback, type Listening, listen, type Place, rawPairs, readAll, sendJson } from "./listen.ts";
import { SeenLog } from "./seen-log.ts";

export interface Echo extends Listening {
	/** What it has seen whose raw target contains the text, in order of arrival. */
	seen(text: string): Promise<readonly Seen[]>;
}

/** Under this path the echo is asked about what it saw, and nothing is echoed; served on a loopback host only. */
export const echoControlPath = "/.countersign/seen";

/**
 * An upstream that answers each request with what it saw: method, raw target, headers in their own order and case,
 * body. A path segment such as `~status-503` asks for another answer (`echo-answers.ts`).
 */
export async function startEcho(place: Place): Promise<Echo> {
	const log = new SeenLog();
	const controllable = isLoopback(place.host);
	const listening = await listen((request, response) => {
		const target = request.url ?? "";
		if (controllable && request.method === "GET" && target.split("?", 1)[0] === echoControlPath) {
			const text = new URL(target, "http://echo.invalid").searchParams.get("contains") ?? "";
			sendJson(response, 200, log.containing(text));
			return Promise.resolve();
		}
		return answer(request, response, log, listening.url);
	}, place);
	return { ...listening, seen: async (text) => log.containing(text) };
}

async function answer(request: IncomingMessage, response: ServerResponse, log: SeenLog, origin: string): Promise<void> {
	const head = { method: request.method ?? "", target: request.url ?? "", headers: rawPairs(request) };
	const entry = log.begin(head);
	log.complete(entry, await readAll(request));
	const echo = (status = 200) => sendEcho(response, status, entry);
	if (!(await answerAsAsked({ origin, target: head.target, response, echo }))) {
		echo();
	}
}

function sendEcho(response: ServerResponse, status: number, seen: Seen): void {
	const hasBody = status >= 200 && status !== 204 && status !== 304;
	const body = hasBody ? JSON.stringify({ echo: true, ...seen }) : "";
	if (hasBody) {
		response.setHeader("content-type", "application/json");
		response.setHeader("content-length", Buffer.byteLength(body));
	}
	response.writeHead(status);
	response.end(body);
}
