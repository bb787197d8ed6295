import { connect, createServer, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** What becomes of what is asked over a way. */
export type WayFault =
	| { readonly kind: "none" | "gone" | "silent" | "cut" }
	/** Every answer comes so late. */
	| { readonly kind: "slow"; readonly ms: number }
	/** Something else answers, with these bytes. */
	| { readonly kind: "says"; readonly bytes: string };

/** A way to a dependency on which anything can go wrong. */
export interface FaultyWay {
	/** Where it begins. */
	readonly url: string;
	/** From now on; connections that are open are closed. */
	set(fault: WayFault): Promise<void>;
	close(): Promise<void>;
}

/** An HTTP answer with this status and JSON, as bytes. */
export function httpAnswer(status: number, body: string): string {
	return `HTTP/1.1 ${status} Told\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`;
}

/** Opens a way to what listens at this URL on this machine. */
export async function openFaultyWay(to: string): Promise<FaultyWay> {
	const { hostname, port } = new URL(to);
	const open = new Set<Socket>();
	let fault: WayFault = { kind: "none" };
	const server = createServer({ noDelay: true }, (near) => {
		open.add(near);
		near.on("close", () => open.delete(near)).on("error", () => {});
		answer(near, fault, () => {
			const far = connect({ host: hostname, port: Number(port), noDelay: true });
			open.add(far);
			far.on("close", () => open.delete(far)).on("error", () => near.destroy());
			return far;
		});
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	if (address === null || typeof address === "string") throw new Error("The way has no port.");
	const closeAll = () => {
		for (const socket of open) socket.destroy();
	};
	return {
		url: `http://127.0.0.1:${address.port}`,
		set: async (next) => {
			fault = next;
			closeAll();
			// Whoever holds the other end of a connection is to learn that it is closed.
			await pause(50);
		},
		close: async () => {
			closeAll();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** What becomes of a connection; `far` opens one to the dependency itself. */
function answer(near: Socket, fault: WayFault, far: () => Socket): void {
	switch (fault.kind) {
		case "none":
			carry(near, far(), (piece, to) => to.write(piece));
			break;
		case "gone":
			near.resetAndDestroy();
			break;
		case "silent":
			near.resume();
			break;
		case "cut":
			carry(near, far(), (piece, to) => to.write(piece.subarray(0, piece.length >> 1), () => to.destroy()));
			break;
		case "slow":
			carry(near, far(), (piece, to) => setTimeout(() => to.write(piece), fault.ms));
			break;
		case "says":
			near.once("data", () => near.end(Buffer.from(fault.bytes, "latin1")));
			break;
	}
}

/** What the far side says comes to the near side by `pass`. */
function carry(near: Socket, far: Socket, pass: (piece: Buffer, to: Socket) => unknown): void {
	near.pipe(far);
	far.on("data", (piece: Buffer) => {
		if (!near.destroyed) pass(piece, near);
	});
	far.on("end", () => setTimeout(() => near.end(), 2000));
}
