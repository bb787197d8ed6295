import { connect } from "node:net";
import { startLab } from "./index.ts";

/** Deletes a key while so many ask that a gateway logs more than a pipe holds, and says so when it is done. */
const lab = await startLab({ instances: [{ name: "main" }] });
const { hostname, port } = new URL(lab.target.baseUrl);
const sockets = Array.from({ length: 400 }, () => connect(Number(port), hostname));
await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once("connect", resolve))));
for (const socket of sockets) {
	socket.write("GET /sites/a HTTP/1.1\r\nHost: gateway.countersign.test\r\nConnection: close\r\n\r\n");
	socket.on("error", () => {}).resume();
}
await new Promise((resolve) => setImmediate(resolve));
await lab.target.keystore?.delete("of-nobody");
process.stdout.write("deleted\n");
await lab.dispose();
