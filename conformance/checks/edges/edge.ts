import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { HeaderPair } from "../../client/probe.ts";

/** The part of a request that something in front of a gateway may rewrite. */
export interface Head {
	method: string;
	target: string;
	headers: readonly HeaderPair[];
}

/** An answer of its own, in place of the gateway's. */
export interface OwnAnswer {
	status: number;
	headers: readonly HeaderPair[];
	body: string;
}

/** What something in front of a gateway does to what it passes on. */
export interface Habits {
	/** The head as the gateway sees it; a refusal of its own, or the status of one. */
	rewrite(head: Head): Head | OwnAnswer | number;
	/** Waits for the whole body before it asks the gateway, and then says its length. */
	buffers: boolean;
	/** Methods whose bodies it does not pass on. */
	bodiless: readonly string[];
	/** The status of its answer where a request breaks off or cannot be parsed; undefined: it hangs up. */
	broken: number | undefined;
	/** Beside what the gateway answers. */
	adds: readonly HeaderPair[];
	/** The `Date` in place of the gateway's; null: none. */
	date?: (() => string) | null;
}

export interface Edge {
	url: string;
	close(): Promise<void>;
}

/** Puts an edge with these habits in front of the gateway at `origin`, on a free port of this machine. */
export async function startEdge(habits: Habits, origin: string): Promise<Edge> {
	const server = createServer(
		{
			insecureHTTPParser: true,
			maxHeaderSize: 256 * 1024,
			requireHostHeader: false,
			keepAliveTimeout: 0,
			shouldUpgradeCallback: () => false,
		},
		(incoming, outgoing) => void passOn(habits, origin, incoming, outgoing),
	);
	const sockets = new Set<Socket>();
	server.on("connection", (socket) => {
		sockets.add(socket);
		socket.once("close", () => sockets.delete(socket));
	});
	server.on("clientError", (_, socket) => {
		if (habits.broken === undefined || !socket.writable) socket.destroy();
		else socket.end(`HTTP/1.1 ${habits.broken} Broken\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	const address = server.address();
	if (address === null || typeof address === "string") throw new Error("the edge has no port");
	return {
		url: `http://127.0.0.1:${address.port}`,
		close: async () => {
			for (const socket of sockets) socket.destroy();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

async function passOn(
	habits: Habits,
	origin: string,
	incoming: IncomingMessage,
	outgoing: ServerResponse,
): Promise<void> {
	incoming.on("error", () => undefined);
	const head = habits.rewrite({
		method: incoming.method ?? "",
		target: incoming.url ?? "",
		headers: pairsOf(incoming.rawHeaders),
	});
	if (typeof head === "number") return refuse(outgoing, head);
	if ("status" in head) {
		outgoing.writeHead(head.status, [...head.headers, ["Connection", "close"] as const].flat()).end(head.body);
		return;
	}
	try {
		const whole = habits.buffers ? await bodyOf(incoming) : undefined;
		const bodiless = habits.bodiless.includes(head.method) || (!habits.buffers && !announcesBody(head));
		const headers = whole === undefined ? head.headers : withLength(head, bodiless ? 0 : whole.length);
		const { hostname, port } = new URL(origin);
		const asked = request({
			hostname,
			port,
			method: head.method,
			path: head.target,
			headers: [...headers, ["Connection", "close"] as const].flat(),
			setHost: false,
			agent: false,
		});
		asked.on("socket", readOnAfterBrokenWrites);
		asked.on("error", () => refuse(outgoing, 502));
		asked.on("response", (answer) => answerWith(habits, answer, outgoing));
		incoming.once("aborted", () => asked.destroy());
		if (bodiless) asked.end();
		else if (whole === undefined) incoming.pipe(asked);
		else asked.end(whole);
	} catch {
		refuse(outgoing, habits.broken ?? 400);
	}
}

/** A gateway may answer in the middle of a body, and close; its answer is still passed on. */
function readOnAfterBrokenWrites(socket: Socket): void {
	const write = socket._write.bind(socket);
	socket._write = (chunk, encoding, done) => write(chunk, encoding, () => done());
}

function answerWith(habits: Habits, answer: IncomingMessage, outgoing: ServerResponse): void {
	const kept = pairsOf(answer.rawHeaders).filter(([name]) => name.toLowerCase() !== "connection");
	const date = dateOf(habits);
	outgoing.sendDate = habits.date === undefined;
	const others = habits.date === undefined ? kept : kept.filter(([name]) => name.toLowerCase() !== "date");
	outgoing.writeHead(
		answer.statusCode ?? 502,
		[...others, ...date, ...habits.adds, ["Connection", "close"] as const].flat(),
	);
	answer.on("error", () => outgoing.destroy());
	answer.pipe(outgoing);
}

function dateOf({ date }: Habits): readonly HeaderPair[] {
	return date === undefined || date === null ? [] : [["Date", date()]];
}

function refuse(outgoing: ServerResponse, status: number): void {
	if (outgoing.headersSent) return void outgoing.destroy();
	outgoing.writeHead(status, { "Content-Type": "text/html", Connection: "close" }).end("<h1>No</h1>");
}

function pairsOf(raw: readonly string[]): HeaderPair[] {
	return raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? ""] as const] : []));
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
	const parts: Buffer[] = [];
	for await (const part of incoming) parts.push(part);
	return Buffer.concat(parts);
}

function announcesBody({ headers }: Head): boolean {
	return headers.some(([name]) => /^(?:content-length|transfer-encoding)$/i.test(name));
}

function withLength({ method, headers }: Head, length: number): HeaderPair[] {
	const others = headers.filter(([name]) => !/^(?:content-length|transfer-encoding)$/i.test(name));
	const saysLength = length > 0 || /^(?:POST|PUT|PATCH)$/.test(method);
	return saysLength ? [...others, ["Content-Length", String(length)]] : others;
}
