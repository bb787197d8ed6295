import { createHash } from "node:crypto";
import type { Scheme } from "../client/protocol.ts";
import { type Finding, fault, fine } from "./finding.ts";
import { hypothesesFor } from "./hypotheses/index.ts";
import type { SentRequest } from "./input/sent-request.ts";
import { compatible, type Mistake } from "./mistake.ts";
import type { Explanation } from "./pool.ts";
import type { SearchLimits } from "./search.ts";
import { sentMaterial, sentValue } from "./sent-material.ts";
import { Workbench } from "./workbench.ts";

/** Whether the body fits the content hash that was sent (HMAC-BODY). */
export function bodyFinding(request: SentRequest, scheme: Scheme): Finding {
	const { method, body } = request;
	if (body.length > 0 && (method === "GET" || method === "HEAD")) {
		return fault("body", "malformed_request", `a ${method} has no body, and this one has ${counted(body.length)}`);
	}
	const sent = sentValue(request, "contentHash", scheme);
	const { name } = scheme.headers.contentHash;
	if (sent === undefined) return { stage: "body", ok: undefined, text: `without ${name} it cannot be compared` };
	const isUnsigned = sent === scheme.body.unsignedPayload;
	const hash = createHash("sha256").update(body).digest("hex");
	if (sent === hash || (isUnsigned && body.length === 0))
		return fine("body", `${counted(body.length)}, as ${name} says`);
	return fault(
		"body",
		"content_hash_mismatch",
		isUnsigned
			? `${name} is ${sent}, which is for requests without a body, and this one has ${counted(body.length)}`
			: `${name} is not the hash of the ${counted(body.length)} that are sent, which is ${hash}`,
	);
}

function counted(bytes: number): string {
	return bytes === 1 ? "1 byte" : `${bytes} bytes`;
}

/** The mistakes about the body, alone and in pairs, that make the hash that was sent, as far as there is time. */
export function bodyExplanations(
	request: SentRequest,
	scheme: Scheme,
	secret: string,
	{ expired }: Pick<SearchLimits, "expired">,
): readonly Explanation[] {
	const bench = new Workbench(sentMaterial(request, scheme, secret));
	const sent = sentValue(request, "contentHash", scheme);
	const table = hypothesesFor(scheme).filter(({ at }) => at === "body" || at === "digest");
	const makes = (set: readonly Mistake[]): boolean => !expired() && bench.contentHash(set) === sent;
	const alone = table.filter((mistake) => makes([mistake])).map((mistake): readonly Mistake[] => [mistake]);
	if (alone.length > 0) return alone;
	return table.flatMap((one, index) =>
		table
			.slice(index + 1)
			.filter((other) => compatible(one, other) && makes([one, other]))
			.map((other) => [one, other]),
	);
}
