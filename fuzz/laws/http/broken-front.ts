import { connect, createServer, type Server, type Socket } from "node:net";
import type { RawServers } from "../../../conformance/client/raw-server.ts";

/** What stands between the sender and the gateway does with bytes; texts are latin-1. */
export interface FrontFault {
	/** Told of what the sender said so far on a connection; what it returns is done in place of passing it on. */
	readonly onSaid?: (said: string) => "hang" | "break" | { readonly answer: string } | undefined;
	/** Given what came back, and everything that was said before: what it returns is passed on in place of it. */
	readonly onAnswers?: (answers: string, said: string) => string | Promise<string>;
}

/**
 * For tests: the gateway behind something broken that its sender takes for a part of it. The fault is made anew for each
 * connection.
 */
export async function frontOf(servers: RawServers, baseUrl: string, faultOf: () => FrontFault): Promise<string> {
	const { hostname, port } = new URL(baseUrl);
	const server: Server = createServer({ allowHalfOpen: true });
	return servers.serving((sender) => {
		const gateway = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
		passOn(sender, gateway, faultOf());
	}, server);
}

function passOn(sender: Socket, gateway: Socket, { onSaid, onAnswers }: FrontFault): void {
	let said = "";
	let isOver = false;
	let passed = Promise.resolve();
	sender.on("data", (bytes) => {
		said += bytes.toString("latin1");
		const instead = isOver ? "hang" : onSaid?.(said);
		if (instead === undefined) {
			gateway.write(bytes);
			return;
		}
		isOver = true;
		if (instead === "break") sender.destroy();
		else if (instead !== "hang") sender.end(Buffer.from(instead.answer, "latin1"));
	});
	sender.on("end", () => {
		if (!isOver) gateway.end();
	});
	gateway.on("data", (bytes) => {
		const answers = bytes.toString("latin1");
		passed = passed.then(async () => {
			const text = (await onAnswers?.(answers, said)) ?? answers;
			if (!isOver && sender.writable) sender.write(Buffer.from(text, "latin1"));
		});
	});
	gateway.on("end", () => {
		passed = passed.then(() => {
			if (!isOver) sender.end();
		});
	});
	sender.on("close", () => gateway.destroy());
	gateway.on("error", () => {
		passed = passed.then(() => void sender.destroy());
	});
}
