import { z } from "zod";
import { socketTransport } from "../../conformance/client/socket.ts";
import type { WireAnswer } from "../../conformance/client/wire.ts";
import type { Delivers } from "../laws/delivery.ts";

const field = "x-seen";

/**
 * A Worker, as the text of its module, that tells what it saw of the head of a request: in a header field, since an
 * answer to HEAD has no body, and in ASCII.
 */
export const headEchoWorker = `export default {
	fetch(request) {
		const seen = { method: request.method, url: request.url, host: request.headers.get("host") };
		const text = JSON.stringify(seen).replace(/[^ -~]/g, (unit) => "\\\\u" + unit.charCodeAt(0).toString(16).padStart(4, "0"));
		return new Response(null, { headers: { ${JSON.stringify(field)}: text } });
	},
};`;

const Seen = z.strictObject({ method: z.string(), url: z.string(), host: z.string().nullable() });

/** Sends heads to the platform at this URL, each over a socket of its own, and reads what the Worker says of them. */
export function delivererTo(url: string): Delivers {
	const transport = socketTransport(url);
	return async ({ method, target, host }) => {
		const body = new Uint8Array();
		const outcome = await transport.send({ method, target, host, headers: [], body, framing: { kind: "none" } });
		if (!outcome.ok) {
			return { refused: outcome.fault.kind };
		}
		const said = saidIn(outcome.answer);
		return said === undefined ? { refused: `status ${outcome.answer.status}` } : { seen: Seen.parse(JSON.parse(said)) };
	};
}

function saidIn({ headers }: WireAnswer): string | undefined {
	return headers.find(([name]) => name.toLowerCase() === field)?.[1];
}
