import type { AddressInfo } from "node:net";
import type { Express } from "express";

/** Serves an app on a free port of this machine, says on standard output where, and ends with its standard input. */
export function serve(app: Express): void {
	// Whoever started this may end without a word.
	process.stdin.on("end", () => process.exit()).resume();
	const server = app.listen(0, "127.0.0.1", () => {
		process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
	});
}
