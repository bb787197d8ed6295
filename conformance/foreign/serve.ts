import type { AddressInfo } from "node:net";
import type { Express } from "express";

/** Serves an app on a free port of this machine, and says on standard output where. */
export function serve(app: Express): void {
	const server = app.listen(0, "127.0.0.1", () => {
		process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
	});
}
