import type { TokenDefect } from "../client/probe.ts";
import type { Check, Exchange } from "../engine/check.ts";
import { alike } from "./alike.ts";
import { scenario } from "./define.ts";
import { refused } from "./expect.ts";
import { judgeAll } from "./series.ts";

const badTokens: readonly TokenDefect[] = [
	{ text: [{ dropPart: 2 }] },
	{ header: { typ: "dpop+jwt" } },
	{ header: { crit: ["x"] } },
	{ key: "none" },
	{ key: "hmac-of-public-pem" },
	{ header: { kid: "no-such-key" } },
	{ omit: ["header.kid"] },
	{ text: [{ flipBit: { part: 2, byte: 0 } }] },
	{ claims: { iss: "https://elsewhere.test/" } },
	{ claims: { aud: "https://elsewhere.test" } },
	{ times: { exp: -3600 } },
	{ omit: ["claims.exp"] },
	{ times: { nbf: 3600 } },
	{ claims: { sub: "" } },
	{ claims: { scope: 1 } },
];

/** JWT-CLAIM-11. */
export const jwtAnswerChecks: readonly Check[] = [
	scenario({
		id: "JWT-CLAIM-11/alike",
		title: "answers tokens that are bad for different reasons alike, in every byte but the request id and the date",
		severity: "low",
		threats: ["JWT-58", "ERR-01"],
		references: ["CWE-204", "RFC 6750 §3.1"],
		needs: ["jwt.sign", "errors.countersign"],
		run: async (trial) => {
			const answers: (readonly [string, Exchange])[] = [];
			for (const token of badTokens) {
				answers.push([JSON.stringify(token), await trial.exchange({ credential: "jwt", token })]);
			}
			const refusedAll = await judgeAll(
				trial,
				answers.map(([, exchange]) => exchange),
				refused("invalid_token"),
			);
			return refusedAll.verdict === "pass" ? alike(trial, answers) : refusedAll;
		},
	}),
];
