import type { Probe } from "../client/probe.ts";
import { mediaType } from "../engine/answer.ts";
import type { Check, Exchange } from "../engine/check.ts";
import type { Expectation } from "../engine/expectation.ts";
import { notRepeating, silentAbout } from "./answer-rules.ts";
import { scenario } from "./define.ts";
import { accepted, either, refused } from "./expect.ts";
import { needsOf } from "./needs-of.ts";
import { ownKey } from "./own-key.ts";
import { refusals } from "./refusals.ts";
import { refusing, withHeaders } from "./refusing.ts";

const canary = "canary-3e8a";
const markup = `<script>${canary}</script>"'`;

/** What a refusal gives away: what proves the request or would, the inside of the program, and markup where it is read as such. */
function harmfulTexts({ request, outcome }: Exchange): readonly string[] {
	const proofs = request.headers
		.filter(([name]) => /^(?:x-key-id|x-nonce|x-content-sha256|x-signature|authorization)$/i.test(name))
		// All but the last characters: of an altered signature they are those of the right one.
		.flatMap(([, value]) => value.replace(/^(?:bearer +|v1=)/i, "").split("."))
		.map((value) => (value.length > 48 ? value.slice(0, 40) : value))
		.filter((value) => value.length >= 8);
	const isPage = outcome.ok && mediaType(outcome.answer) === "text/html";
	return [...proofs, "countersign-v1\n", "    at ", ".ts:", ".js:", ...(isPage ? [markup] : [])];
}

/** What marks this request, and has no place in a refusal; harmless by itself. */
function sentTexts({ token }: Exchange): readonly string[] {
	return [token, canary, "/sites/", "internal error"];
}

const silence = [silentAbout(harmfulTexts), notRepeating(sentTexts)];

/** Whether a well-signed token is refused at all is what JWT-KEY and JWT-CLAIM are about. */
function silent(code: string, { credential }: Probe): Expectation {
	const quiet: Expectation = { kind: "refused", codes: [code], answer: silence, byPlatform: true };
	return credential === "jwt" ? either(quiet, accepted()) : quiet;
}

/** ANS-08. */
export const answerSilenceChecks: readonly Check[] = [
	...refusals
		.filter(({ code }) => !["target_too_long", "headers_too_large"].includes(code))
		.map((refusal) =>
			refusing(
				"ANS-08",
				refusal,
				{
					title: `repeats in the answer ${refusal.code} nothing that was sent`,
					severity: "medium",
					threats: ["ERR-02", "ERR-05", "ERR-06", "SIG-17"],
					references: ["CWE-209", "CVE-2019-7644"],
				},
				silence,
				withHeaders(
					["X-Anything", markup],
					["User-Agent", canary],
					["X-Request-Id", canary],
					["Origin", `https://${canary}.test`],
				),
			),
		),
	...(
		[
			["target", "malformed_target", { credential: "none", after: [{ appendToTarget: `/%00?${markup}` }] }],
			["key-id", "malformed_request", { credential: "hmac", after: [{ set: ["X-Key-Id", markup] }] }],
			["nonce", "malformed_request", { credential: "hmac", after: [{ set: ["X-Nonce", markup] }] }],
			["signature", "malformed_request", { credential: "hmac", after: [{ set: ["X-Signature", canary] }] }],
			["scheme", "unauthenticated", { credential: "none", headers: [["Authorization", `${canary} ${markup}`]] }],
			["token", "invalid_token", { credential: "none", headers: [["Authorization", `Bearer ${canary}.${canary}.`]] }],
			["kid", "invalid_token", { credential: "jwt", token: { header: { kid: markup } } }],
			["issuer", "invalid_token", { credential: "jwt", token: { claims: { iss: markup } } }],
			["subject", "invalid_token", { credential: "jwt", token: { claims: { sub: `${canary}\n` } } }],
			["audience", "invalid_token", { credential: "jwt", token: { claims: { aud: canary } } }],
			["method", "method_not_allowed", { credential: "none", method: "TRACE", query: canary }],
			["host", "misdirected_request", { credential: "none", after: [{ set: ["Host", `${canary}.test`] }] }],
		] as const satisfies readonly (readonly [string, string, Probe])[]
	).map(([slug, code, probe]) =>
		scenario({
			id: `ANS-08/hostile-${slug}`,
			title: `repeats nothing of a hostile ${slug} in its refusal`,
			severity: "medium",
			threats: ["ERR-02", "JWT-58"],
			references: ["CWE-79", "CWE-209"],
			needs: [...needsOf(probe), ...(slug === "host" ? (["hostList"] as const) : [])],
			run: async (trial) => trial.judge.expect(await trial.exchange(probe), silent(code, probe)),
		}),
	),
	scenario({
		id: "ANS-08/secret",
		title: "answers a wrong signature without the secret, the record or the right signature",
		severity: "critical",
		threats: ["KEY-27", "SIG-17", "ERR-06"],
		references: ["CVE-2022-29266", "CVE-2019-7644"],
		needs: ["hmac", "keystore", "lab"],
		run: async (trial) => {
			const key = await ownKey(trial.keys, { clientId: "client-of-canary", orgId: "org-of-canary" });
			const wrong = key.signing({ after: [{ flipCharacter: { header: "X-Signature", at: -5 } }] });
			return trial.judge.expect(
				await trial.exchange(wrong),
				refused(
					"invalid_credentials",
					silentAbout((done) => [...harmfulTexts(done), key.secret, "client-of-canary", "org-of-canary", "sites:read"]),
					notRepeating(sentTexts),
				),
			);
		},
	}),
];
