import { echoDocument } from "../../../conformance/engine/answer.ts";
import type { Seen } from "../../../conformance/engine/check.ts";
import type { Violation } from "../../law.ts";
import type { Proof } from "../../models/http/conversation-plan.ts";
import type { Expected } from "../../models/http/expected.ts";
import type { SchemeName } from "../../models/signed-fields.ts";
import type { Altered } from "../../place.ts";
import type { SpokenRequest } from "../../subjects/script.ts";
import { identityNames, wronglyForwarded } from "../forwarded.ts";
import { canonicalTarget } from "../signed-request-judge.ts";
import { type Held, isGone } from "./held.ts";

/** How a request may reach the upstream: not at all; or, if it does, then as it was signed, as it was sent, or somehow. */
type May = "never" | "as-signed" | "as-sent" | "somehow";

interface Traced {
	readonly altered: Altered;
	readonly proof: Proof;
	readonly may: May;
	/** The requirement that its arrival would break, where there must be none. */
	readonly requirement: string;
}

/**
 * The upstream sees each request once at most, only requests that were sent as such and let in, and of those the very
 * method, target and body that were signed (CRED-01, FWD-01 to FWD-07). A request in the body of another is none.
 */
export function upstreamViewOf(scheme: SchemeName | undefined): (held: Held) => Promise<Violation | undefined> {
	const identities = new Map<Proof, string>();
	return async (held) => {
		for (const [index, spoken] of held.script.spoken.entries()) {
			const expected = held.expected[index];
			if (expected === undefined) continue;
			for (const traced of [requestOf(spoken, expected), ...hiddenOf(spoken, expected)]) {
				const violation = wronglySeen(traced, await seenOf(traced.altered.token, held), {
					scheme,
					identities,
					hasLeft: isGone(held.script.conversation.leaving),
				});
				if (violation !== undefined) return violation;
			}
		}
		return undefined;
	};
}

function requestOf({ altered, plan: { proof } }: SpokenRequest, { prediction, isClean }: Expected): Traced {
	if (prediction.outcome === "refused") return { altered, proof, may: "never", requirement: prediction.requirement };
	if (proof === "none") return { altered, proof, may: "never", requirement: "CRED-01" };
	const may = proof === "signed" ? "as-signed" : isClean ? "as-sent" : "somehow";
	return { altered, proof, may, requirement: "" };
}

function hiddenOf({ hidden }: SpokenRequest, { isClean }: Expected): readonly Traced[] {
	if (hidden === undefined) return [];
	const { kind, altered } = hidden;
	if (kind === "unproved") return [{ altered, proof: "none", may: "never", requirement: "CRED-01" }];
	if (isClean) return [{ altered, proof: kind, may: "never", requirement: "FWD-02" }];
	return [{ altered, proof: kind, may: kind === "signed" ? "as-signed" : "somehow", requirement: "" }];
}

/** What the upstream saw of a request, by its log or, where that cannot be asked, by its answers. */
async function seenOf(token: string, { gateway, answers }: Held): Promise<readonly Seen[]> {
	const logged = await gateway.target.echo?.seen(token);
	if (logged !== undefined) return logged;
	const echoed = answers.answers.map(echoDocument).filter((seen) => seen !== undefined);
	return echoed.filter(({ target }) => target.includes(token));
}

interface ViewParts {
	readonly scheme: SchemeName | undefined;
	readonly identities: Map<Proof, string>;
	/** Whether the sender hung up without waiting for answers. */
	readonly hasLeft: boolean;
}

function wronglySeen(
	{ altered, proof, may, requirement }: Traced,
	seen: readonly Seen[],
	{ scheme, identities, hasLeft }: ViewParts,
): Violation | undefined {
	const { honest, token } = altered;
	// A target that does not name the request shows nothing of it.
	if (!honest.target.includes(token)) return undefined;
	const [first, ...others] = seen;
	if (first === undefined) return undefined;
	if (may === "never") {
		return { requirement, expected: "nothing of it to reach the upstream", actual: `${first.method} reached it` };
	}
	if (others.length > 0) {
		const twice = proof === "signed" ? "HMAC-NONCE-01" : "FWD-13";
		return { requirement: twice, expected: "one request upstream for one that was sent", actual: `${seen.length}` };
	}
	const isKnown = may !== "somehow";
	const came = Buffer.from(first.bodyBase64, "base64");
	// Whoever leaves may take the rest of a body with him, which then is a request of nobody.
	const body = hasLeft && first.isPartial === true ? came : honest.body;
	return wronglyForwarded(first, isKnown ? { method: honest.method, body } : { method: first.method, body: came }, {
		canonicalTarget:
			isKnown && scheme !== undefined ? canonicalTarget({ ...altered, request: honest }, scheme) : undefined,
		identity: (headers) => otherIdentity(headers, proof, identities),
	});
}

/** Who proves the same is the same to the upstream, whatever else the request says; nobody where nothing is proved. */
function otherIdentity(
	headers: ReadonlyMap<string, string>,
	proof: Proof,
	known: Map<Proof, string>,
): string | undefined {
	const said = identityNames.map((name) => headers.get(name) ?? null);
	if (proof === "public") return said.some((value) => value !== null) ? `${said.join(", ")} for nobody` : undefined;
	const text = JSON.stringify(said);
	const first = known.get(proof) ?? text;
	known.set(proof, first);
	return first === text ? undefined : `${text}, not ${first}`;
}
