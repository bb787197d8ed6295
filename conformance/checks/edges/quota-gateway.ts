import { createHash, createHmac, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Quota } from "../../engine/check.ts";

/** What a limiter sees of a request. */
interface Asked {
	keyId: string;
	method: string;
	/** Path and query. */
	target: string;
	header(name: string): string;
	/** As they are written. */
	names: readonly string[];
}

/** Whether a request of the key may pass; called once for each. */
export type Limiter = (asked: Asked) => boolean | Promise<boolean>;

/** What a gateway is like beside its limiter. */
export interface Manner {
	/** Limits before it verifies, and tells whoever asks. */
	tellsAnyone?: boolean;
	/** What it says of a quota, in place of 429. */
	status?: number;
	/** Answers for a quota without its marker, and with such a page. */
	page?: string;
	/** The keys that are limited, in place of the small one. */
	limits?(keyId: string): boolean;
	/** Paths that the small key has no scope for. */
	forbids?(asked: Asked): boolean;
}

export const gatewayKeys: Readonly<Record<string, string>> = {
	primary: "secret-of-the-primary-key-0123456789",
	small: "secret-of-the-small-key-0123456789012",
};

export interface QuotaGateway {
	url: string;
	close(): void;
}

/** A gateway over HTTP that takes requests signed as countersign-v1 says, counts those of its key `small`, and answers them by itself. */
export async function startQuotaGateway(limiter: Limiter, manner: Manner = {}): Promise<QuotaGateway> {
	const isLimited = manner.limits ?? ((keyId: string) => keyId === "small");
	const server = createServer(async (request, response) => {
		const body = await bodyOf(request);
		const asked = askedBy(request);
		const { header, keyId } = asked;
		const isOver = async () => isLimited(keyId) && !(await limiter(asked));
		const overQuota = () => refuse(response, manner.status ?? 429, "quota_exceeded", manner.page);
		if (header("x-signature") === "") return refuse(response, 401, "unauthenticated");
		if (manner.tellsAnyone === true && (await isOver())) return overQuota();
		if (header("x-signature") !== signatureOf(request, body)) return refuse(response, 401, "invalid_credentials");
		if (manner.tellsAnyone !== true && (await isOver())) return overQuota();
		if (keyId === "small" && manner.forbids?.(asked) === true) return refuse(response, 403, "insufficient_scope");
		response.writeHead(200, { "x-request-id": randomUUID() }).end("{}");
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	const port = typeof address === "object" ? address?.port : undefined;
	return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

function askedBy({ method = "", url: target = "", headers, rawHeaders }: IncomingMessage): Asked {
	const header = (name: string): string => String(headers[name] ?? "");
	return { keyId: header("x-key-id"), method, target, header, names: rawHeaders.filter((_, at) => at % 2 === 0) };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(Buffer.from(chunk));
	return Buffer.concat(chunks);
}

function signatureOf(request: IncomingMessage, body: Buffer): string {
	const { header, keyId, method, target } = askedBy(request);
	const lines = [
		"countersign-v1",
		keyId,
		header("x-timestamp"),
		header("x-nonce"),
		method,
		header("host"),
		target,
		header("content-type"),
		createHash("sha256").update(body).digest("hex"),
	];
	return `v1=${createHmac("sha256", gatewayKeys[keyId] ?? randomUUID())
		.update(lines.join("\n"))
		.digest("hex")}`;
}

function refuse(response: ServerResponse, status: number, code: string, page?: string): void {
	if (page !== undefined) {
		response.writeHead(status, { "content-type": "text/html" }).end(page);
		return;
	}
	const requestId = randomUUID();
	const problem = { type: "about:blank", title: code, status, code, requestId };
	response
		.writeHead(status, { "content-type": "application/problem+json", "x-request-id": requestId })
		.end(JSON.stringify(problem));
}

/** By which requests are counted together. */
type Grouping = (asked: Asked) => string;
const byKey: Grouping = ({ keyId }) => keyId;

function kept<State>(fresh: () => State): (name: string) => State {
	const states = new Map<string, State>();
	return (name) => {
		const state = states.get(name) ?? fresh();
		states.set(name, state);
		return state;
	};
}

/** Counts in windows that begin at multiples of their length. */
export function fixedWindow({ requests, seconds }: Quota, group: Grouping = byKey): Limiter {
	const stateOf = kept(() => ({ window: -1, count: 0 }));
	return (asked) => {
		const state = stateOf(group(asked));
		const window = Math.floor(Date.now() / 1000 / seconds);
		if (state.window !== window) Object.assign(state, { window, count: 0 });
		state.count += 1;
		return state.count <= requests;
	};
}

/** Remembers when it let in whom. */
export function slidingWindow({ requests, seconds }: Quota, group: Grouping = byKey): Limiter {
	const stateOf = kept((): number[] => []);
	return (asked) => {
		const times = stateOf(group(asked));
		const now = Date.now();
		while (times[0] !== undefined && times[0] <= now - 1000 * seconds) times.shift();
		if (times.length >= requests) return false;
		times.push(now);
		return true;
	};
}

/** Lets tokens flow in all the time. */
export function tokenBucket({ requests, seconds }: Quota, group: Grouping = byKey): Limiter {
	const stateOf = kept(() => ({ tokens: requests, at: Date.now() }));
	return (asked) => {
		const state = stateOf(group(asked));
		const now = Date.now();
		state.tokens = Math.min(requests, state.tokens + ((now - state.at) / 1000 / seconds) * requests);
		state.at = now;
		if (state.tokens < 1) return false;
		state.tokens -= 1;
		return true;
	};
}

/** Weighs the window before this one by how much of it is less than a window ago. */
export function slidingCounter({ requests, seconds }: Quota, group: Grouping = byKey): Limiter {
	const stateOf = kept(() => ({ window: -1, before: 0, count: 0 }));
	return (asked) => {
		const state = stateOf(group(asked));
		const now = Date.now() / 1000 / seconds;
		const window = Math.floor(now);
		if (state.window !== window) {
			const before = state.window === window - 1 ? state.count : 0;
			Object.assign(state, { window, before, count: 0 });
		}
		if (state.before * (window + 1 - now) + state.count + 1 > requests) return false;
		state.count += 1;
		return true;
	};
}
