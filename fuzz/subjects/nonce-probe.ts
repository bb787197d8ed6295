import type { Probe } from "../../conformance/client/probe.ts";
import { problemCode } from "../../conformance/engine/answer.ts";
import type { Exchange } from "../../conformance/engine/check.ts";
import { isAccepted } from "../../conformance/engine/judge.ts";
import type { Target } from "../../conformance/engine/target.ts";
import type { NonceAnswer } from "../laws/nonce-answers.ts";
import type { Manner, NonceRequest } from "../models/nonce-command.ts";

/** What a manner makes of a plain request, beside its nonce and its timestamp. */
const manners: Readonly<Record<Manner, Partial<Probe>>> = {
	plain: {},
	head: { method: "HEAD" },
	elsewhere: { query: "elsewhere=1" },
	"with-body": { route: "write", body: { text: "[]" } },
	"hangs-up": { framing: { kind: "none", goneAfterMs: 3 } },
	forged: { after: [{ flipCharacter: { header: "X-Signature", at: -1 } }] },
	"wrong-body": { route: "write", body: { text: "{}" }, after: [{ body: { text: "[]" } }] },
	"no-scope": { route: "write", body: { text: "{}" } },
	"upstream-fails": { path: "{route}/~status-500" },
};

/** The request of a history, to be signed by the clock of the place that it goes to. */
export function nonceProbe({ key, name, offset, manner }: NonceRequest): Probe {
	return {
		credential: "hmac",
		route: "read",
		key,
		// Under a scheme without a time nothing can be off.
		sign: { nonce: name, ...(offset === 0 ? {} : { timestampOffset: offset }) },
		...manners[manner],
	};
}

/** What the answer to such a request says of its nonce; undefined where it says nothing. */
export function nonceAnswer(
	exchange: Exchange,
	manner: Manner,
	{ errors }: Pick<Target, "errors">,
): NonceAnswer | undefined {
	const { outcome } = exchange;
	if (isAccepted(exchange)) {
		return "admitted";
	}
	if (!outcome.ok) {
		return manner === "hangs-up" ? "lost" : undefined;
	}
	if (outcome.answer.status === 429) {
		return undefined;
	}
	// Refused for its scope, the request has been admitted and its nonce is spent (HMAC-NONCE-07).
	if ((manner === "no-scope" || manner === "with-body") && outcome.answer.status === 403) {
		return "admitted";
	}
	if (errors === "any" || exchange.request.method === "HEAD") {
		return manner === "forged" || manner === "wrong-body" ? "refused" : "replayed";
	}
	return answersByCode.get(problemCode(outcome.answer) ?? "") ?? "refused";
}

const answersByCode: ReadonlyMap<string, NonceAnswer> = new Map([
	["nonce_replayed", "replayed"],
	["timestamp_out_of_window", "untimely"],
]);
