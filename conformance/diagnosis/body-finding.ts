import { createHash } from "node:crypto";
import type { Scheme } from "../client/protocol.ts";
import { causesOf } from "./causes.ts";
import { type Finding, fault, fine } from "./finding.ts";
import { hypothesesFor } from "./hypotheses/index.ts";
import type { SentRequest } from "./input/sent-request.ts";
import { compatible, type Mistake } from "./mistake.ts";
import type { Explanation } from "./pool.ts";
import { sentMaterial, sentValue } from "./sent-material.ts";
import { causeSentence } from "./wording.ts";
import { Workbench } from "./workbench.ts";

/** Whether the body fits the content hash that was sent (HMAC-BODY), and if not which mistake makes that hash. */
export function bodyFinding(request: SentRequest, scheme: Scheme): Finding {
	const { method, body } = request;
	if (body.length > 0 && (method === "GET" || method === "HEAD")) {
		return fault("body", "malformed_request", `a ${method} has no body, and this one has ${body.length} bytes`);
	}
	const sent = sentValue(request, "contentHash", scheme);
	const { name } = scheme.headers.contentHash;
	if (sent === undefined) return { stage: "body", ok: undefined, text: `without ${name} it cannot be compared` };
	const isUnsigned = sent === scheme.body.unsignedPayload;
	const hash = createHash("sha256").update(body).digest("hex");
	if (sent === hash || (isUnsigned && body.length === 0)) return fine("body", `${body.length} bytes, as ${name} says`);
	const causes = isUnsigned ? [] : causesOf(hashExplanations(request, scheme, sent));
	const why = causes.map((cause) => causeSentence(cause).replace(/\.$/, "")).join("; ");
	return fault(
		"body",
		"content_hash_mismatch",
		`${name} is not the hash of these ${body.length} bytes, which is ${hash}${why === "" ? "" : `. ${why}`}`,
	);
}

/** The mistakes about the body, alone and in pairs, that make the hash that was sent. */
function hashExplanations(request: SentRequest, scheme: Scheme, sent: string): readonly Explanation[] {
	const bench = new Workbench(sentMaterial(request, scheme, ""));
	const table = hypothesesFor(scheme).filter(({ at }) => at === "body" || at === "digest");
	const makes = (set: Explanation): boolean => bench.contentHash(set) === sent;
	const alone = table.filter((mistake) => makes([mistake])).map((mistake): readonly Mistake[] => [mistake]);
	if (alone.length > 0) return alone;
	return table.flatMap((one, index) =>
		table
			.slice(index + 1)
			.filter((other) => compatible(one, other) && makes([one, other]))
			.map((other) => [one, other]),
	);
}
