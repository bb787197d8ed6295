import { z } from "zod";
import { startLoneWorker } from "../../conformance/embedded/lone-worker.ts";
import type { TargetReader } from "../laws/target-reading.ts";
import { targetReaderScript } from "./target-reader-script.ts";

const Readings = z.array(z.strictObject({ url: z.string(), request: z.string() }));

const worker = `const read = ${targetReaderScript};
export default { fetch: async (request) => Response.json(read(await request.json())) };`;

/** The URL parser of the runtime that a gateway on Workers runs in. Rejects with `MiniflareMissing` where there is none. */
export async function openWorkerdReader(): Promise<{ read: TargetReader; close(): Promise<void> }> {
	const { direct, close } = await startLoneWorker(worker);
	return {
		async read(targets) {
			const answer = await fetch(direct, { method: "POST", body: JSON.stringify(targets) });
			return Readings.parse(await answer.json());
		},
		close,
	};
}
