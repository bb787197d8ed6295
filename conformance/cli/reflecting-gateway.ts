import { Buffer } from "node:buffer";
import { createServer, type IncomingMessage } from "node:http";
import { disguises } from "../engine/redaction/disguises.ts";

/** For tests: a target that lets everything in and gives back, in ever other disguises, whatever it was sent and more. */
export interface ReflectingGateway {
	url: string;
	/** Every credential that it was sent. */
	credentials(): ReadonlySet<string>;
	close(): void;
}

const carriers = ["authorization", "x-signature", "proxy-authorization", "cookie", "x-api-key"];

/** `gossip`: secrets that it happens to know, and tells too. */
export async function startReflectingGateway(gossip: readonly string[]): Promise<ReflectingGateway> {
	const credentials = new Set<string>();
	let asked = 0;
	const server = createServer((incoming, outgoing) => {
		asked += 1;
		const told = [...toldBy(incoming, credentials), ...gossip];
		const disguise = disguises[asked % disguises.length] ?? { wear: (text: string) => text };
		const worn = told.map((text) => disguise.wear(text));
		const hasProof = carriers.some((name) => incoming.headers[name] !== undefined);
		outgoing.setHeader("Content-Type", asked % 3 === 0 ? "text/html" : "application/json");
		outgoing.setHeader("X-Request-Id", printable(worn[0] ?? ""));
		outgoing.setHeader(
			"X-Debug",
			told.map((text) => printable(text)),
		);
		outgoing.writeHead(hasProof ? 200 : 401, printable(told.join(" ")).slice(0, 200));
		const body = Buffer.from(`${"x".repeat(asked % 2100)}${JSON.stringify(worn)}`, "latin1");
		// In pieces, so that what is told is divided between them.
		for (let at = 0; at < body.length; at += 37) outgoing.write(body.subarray(at, at + 37));
		outgoing.end();
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	if (address === null || typeof address === "string") throw new Error("no port");
	return {
		url: `http://127.0.0.1:${address.port}`,
		credentials: () => credentials,
		close: () => {
			server.closeAllConnections();
			server.close();
		},
	};
}

function toldBy({ headers, rawHeaders, url = "" }: IncomingMessage, credentials: Set<string>): readonly string[] {
	for (const name of ["authorization", "x-signature"]) {
		const value = String(headers[name] ?? "").replace(/^bearer +/i, "");
		// What is too short proves nothing.
		if (value.length >= 32) credentials.add(value);
	}
	return [...rawHeaders, url];
}

function printable(text: string): string {
	return text.replace(/[^\x20-\x7e]/g, "?").slice(0, 2000);
}
