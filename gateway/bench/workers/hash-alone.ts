import { sha256 } from "../../src/digest.ts";
import { readBody } from "../../src/read-body.ts";
import { bodyLimit } from "../bench-workers.ts";

interface HashEnv {
	/** The origin of the upstream. */
	readonly UPSTREAM: string;
}

/** The reference's reading and hashing of a body, and plain forwarding of what was hashed. For measuring only. */
export default {
	async fetch(request, { UPSTREAM }) {
		const isDeclared = request.headers.has("content-length");
		const body = await readBody(request, "POST", bodyLimit, isDeclared);
		if (!body.ok) {
			return new Response("Bad Request", { status: 400 });
		}
		await sha256(body.value);
		const { pathname, search } = new URL(request.url);
		return fetch(UPSTREAM + pathname + search, new Request(request, { body: body.value }));
	},
} satisfies ExportedHandler<HashEnv>;
