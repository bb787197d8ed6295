import { bodyLimit } from "../bench-workers.ts";
import { bareRequest, type PreparedRequest, withFields } from "../prepared-request.ts";
import { countOfConnections, type FloodClass, unauthenticated } from "./flood-class.ts";

const tooLarge = { status: 413, code: "content_too_large" } as const;
const overLimit = new Uint8Array(bodyLimit + 1);
const beginning = new Uint8Array(65_536);

/** Bodies of those who have no credential. */
export const floodOfBodies: readonly FloodClass[] = [
	{
		name: "body declared too large, a connection each",
		refusal: tooLarge,
		count: countOfConnections,
		prepare: () => ({ ...posted({ "content-length": String(overLimit.length) }), hangsUp: true }),
	},
	{
		name: "body without end, a connection each",
		refusal: unauthenticated,
		count: countOfConnections,
		prepare: () => ({ ...posted({ "transfer-encoding": "chunked" }), body: beginning, hangsUp: true }),
	},
	{
		name: "body of 1 MiB and a byte, streamed to a public route",
		refusal: tooLarge,
		count: 256,
		prepare: () => ({ ...posted({ "transfer-encoding": "chunked" }), target: "/open/s_4711", body: overLimit }),
	},
];

function posted(fields: Readonly<Record<string, string>>): PreparedRequest {
	return { ...withFields(bareRequest(), fields), method: "POST" };
}
