import { randomUUID } from "node:crypto";
import type { Check } from "../engine/check.ts";
import type { Expectation } from "../engine/expectation.ts";
import { scenario } from "./define.ts";
import { accepted, refused } from "./expect.ts";
import { nonceEdgeChecks } from "./hmac-nonce-edges.ts";
import { nonceRaceChecks } from "./hmac-nonce-race.ts";
import { nonceSpendingChecks } from "./hmac-nonce-spending.ts";
import { pair, replayed, under } from "./nonce-pair.ts";
import { ownKey } from "./own-key.ts";
import { inOrder } from "./series.ts";
import { signedRead, signedWrite } from "./signed.ts";

/** HMAC-NONCE-01: one nonce, whatever else differs. */
const sequential: Check[] = [
	scenario({
		id: "HMAC-NONCE-01/same-bytes",
		title: "refuses a request that it has accepted before",
		severity: "critical",
		threats: ["NON-01", "NON-25", "NON-34"],
		references: ["CWE-294"],
		needs: ["hmac"],
		run: async (trial) => {
			const prepared = await trial.prepare(signedRead);
			return inOrder(trial, [
				async () => trial.judge.expect(await prepared.send(), accepted()),
				async () => trial.judge.expect(await prepared.send(), replayed),
				async () => trial.judge.expect(await prepared.send(), replayed),
			]);
		},
	}),
	scenario({
		id: "HMAC-NONCE-01/same-bytes-with-body",
		title: "refuses a request with a body that it has accepted before",
		severity: "critical",
		threats: ["NON-01"],
		references: ["CWE-294"],
		needs: ["hmac", "route.write"],
		run: async (trial) => {
			const prepared = await trial.prepare(signedWrite);
			return inOrder(trial, [
				async () => trial.judge.expect(await prepared.send(), accepted()),
				async () => trial.judge.expect(await prepared.send(), replayed),
			]);
		},
	}),
	scenario({
		id: "HMAC-NONCE-01/many",
		title: "refuses each of twenty-four requests that it has accepted one after the other",
		severity: "critical",
		threats: ["NON-22", "NON-34"],
		references: ["CWE-294"],
		needs: ["hmac"],
		run: async (trial) => {
			const prepared = await Promise.all(Array.from({ length: 24 }, () => trial.prepare(signedRead)));
			const sent = (expectation: Expectation) =>
				prepared.map((one) => async () => trial.judge.expect(await one.send(), expectation));
			return inOrder(trial, [...sent(accepted()), ...sent(replayed)]);
		},
	}),
	...(
		[
			["other-path", "another path", {}, { path: "{route}~x" }, "high", ["NON-12"]],
			["other-query", "another query", {}, { query: "page=2" }, "high", ["NON-12"]],
			["other-body", "another body", signedWrite, { ...signedWrite, body: { text: "{}" } }, "high", ["NON-12"]],
			["other-method", "another method", {}, { method: "HEAD" }, "high", ["NON-12", "NON-32"]],
			["head-twice", "HEAD, the first time too", { method: "HEAD" }, { method: "HEAD" }, "high", ["NON-32"]],
			["other-route", "another route", {}, signedWrite, "high", ["NON-12"]],
			["later", "a later timestamp", {}, { sign: { timestampOffset: 7 } }, "high", ["NON-16", "NON-34"]],
			["earlier", "an earlier timestamp", {}, { sign: { timestampOffset: -60 } }, "high", ["NON-16"]],
			[
				"other-address",
				"another client address",
				{},
				{
					headers: [
						["X-Forwarded-For", "198.51.100.7"],
						["CF-Connecting-IP", "198.51.100.7"],
						["X-Real-IP", "198.51.100.7"],
					],
				},
				"high",
				["NON-11"],
			],
			["other-user-agent", "another User-Agent", {}, { headers: [["User-Agent", "another/1.0"]] }, "high", ["NON-11"]],
		] as const
	).map(([slug, what, first, second, severity, threats]) =>
		pair({
			id: `HMAC-NONCE-01/${slug}`,
			title: `refuses a nonce that it has admitted, signed anew with ${what}`,
			severity,
			threats,
			first: { ...signedRead, ...first },
			second: { ...signedRead, ...second },
			secondly: replayed,
		}),
	),
	...(
		[
			["blanks-around-nonce", "blanks around X-Nonce", "X-Nonce", ["NON-15"]],
			["blanks-around-key-id", "blanks around X-Key-Id", "X-Key-Id", ["NON-13"]],
			["blanks-around-timestamp", "blanks around X-Timestamp", "X-Timestamp", ["NON-16"]],
			["blanks-around-signature", "blanks around X-Signature", "X-Signature", ["NON-17"]],
		] as const
	).map(([slug, what, name, threats]) =>
		pair({
			id: `HMAC-NONCE-01/${slug}`,
			title: `knows a nonce again, although there are ${what}`,
			severity: "high",
			threats,
			needs: ["countersign-v1"],
			second: { ...signedRead, after: [{ prependTo: [name, " "] }, { appendTo: [name, " \t"] }] },
			secondly: replayed,
		}),
	),
	pair({
		id: "HMAC-NONCE-01/under-the-other-secret",
		title: "knows a nonce again, although the key's other secret signs it",
		severity: "high",
		threats: ["NON-12", "NON-17"],
		needs: ["hmac.rotated"],
		first: { ...signedRead, key: "rotated" },
		second: { ...signedRead, key: "rotated", sign: { secret: "other-active" } },
		secondly: replayed,
	}),
	pair({
		id: "HMAC-NONCE-01/with-a-token",
		title: "does not let a replay pass because a token comes with it",
		severity: "medium",
		threats: ["NON-37"],
		second: { ...signedRead, credential: "both" },
		secondly: refused("conflicting_credentials"),
	}),
];

/** HMAC-NONCE-03 and 04: nonces that must not get in each other's way. */
const independent: Check[] = [
	pair({
		id: "HMAC-NONCE-03/two-keys",
		title: "admits one nonce once for each of two keys",
		severity: "medium",
		threats: ["NON-10"],
		references: ["CWE-645"],
		second: { ...signedRead, key: "second" },
		secondly: accepted(),
	}),
	...(
		[
			["case", "letters in another case", "NONCE-{nonce}", "nonce-{nonce}", ["NON-14"]],
			["shared-prefix", "their last character", "{nonce}-{nonce:8}-a", "{nonce}-{nonce:8}-b", ["NON-30"]],
			["shared-suffix", "their first character", "a-{nonce}", "b-{nonce}", ["NON-30"]],
			["hyphen-and-underscore", "a hyphen for an underscore", "a-{nonce}", "a_{nonce}", ["NON-30"]],
			["longer", "one character more", "{nonce}", "{nonce}0", ["NON-30"]],
			["without-hyphens", "hyphens at the ends", "-{nonce}-", "{nonce}", ["NON-30"]],
		] as const
	).map(([slug, what, one, other, threats]) =>
		scenario({
			id: `HMAC-NONCE-04/${slug}`,
			title: `takes two nonces for different ones that differ in ${what}`,
			severity: "medium",
			threats,
			references: ["CWE-178"],
			needs: ["hmac", "countersign-v1"],
			run: async (trial) => {
				const base = randomUUID();
				const nonceOf = (template: string): string =>
					template.replaceAll("{nonce:8}", base.slice(0, 8)).replaceAll("{nonce}", base);
				const asked = async (template: string) => trial.exchange(under(nonceOf(template), signedRead));
				return inOrder(trial, [
					async () => trial.judge.expect(await asked(one), accepted()),
					async () => trial.judge.expect(await asked(other), accepted()),
					async () => trial.judge.expect(await asked(one), replayed),
					async () => trial.judge.expect(await asked(other), replayed),
				]);
			},
		}),
	),
];

/** HMAC-NONCE-04: a nonce is any text of its grammar, also one that names something in a language. */
const namesOfMembers = scenario({
	id: "HMAC-NONCE-04/names-of-members",
	title: "admits a nonce that is the name of a member of every object, and only once",
	severity: "medium",
	threats: ["NON-29"],
	references: ["CWE-1321"],
	needs: ["hmac", "keystore", "countersign-v1"],
	run: async (trial) => {
		const key = await ownKey(trial.keys);
		const asked = (nonce: string) => trial.exchange(key.signing({ sign: { nonce } }));
		const steps = ["propertyIsEnumerable", "__defineGetter__", "__lookupSetter__"].flatMap((nonce) => [
			async () => trial.judge.expect(await asked(nonce), accepted()),
			async () => trial.judge.expect(await asked(nonce), replayed),
		]);
		return inOrder(trial, steps);
	},
});

/** HMAC-NONCE: a request is accepted once. */
export const hmacNonceChecks: readonly Check[] = [
	...sequential,
	...nonceEdgeChecks,
	...nonceRaceChecks,
	...independent,
	namesOfMembers,
	...nonceSpendingChecks,
];
