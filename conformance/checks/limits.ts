import type { Probe } from "../client/probe.ts";
import { headerValues } from "../engine/answer.ts";
import type { Check, Exchange, Outcome, ScenarioCheck, Trial } from "../engine/check.ts";
import type { AnswerRule, Expectation } from "../engine/expectation.ts";
import { sometimesLater } from "./answer-rules.ts";
import { compared, labPaths } from "./compared.ts";
import { scenario } from "./define.ts";
import { accepted, refused } from "./expect.ts";
import { smallQuotaChecks } from "./limits-small-quota.ts";
import { type OwnKey, ownKey } from "./own-key.ts";
import { inOrder } from "./series.ts";

const windows = { minute: 60, hour: 3600, day: 86_400 } as const;
type Window = keyof typeof windows;

const overQuota = refused("quota_exceeded", sometimesLater);

type Told = Pick<ScenarioCheck, "id" | "title" | "severity" | "threats" | "references"> & {
	quotas: Readonly<Partial<Record<Window, number>>>;
	run(trial: Trial, key: OwnKey): Promise<Outcome>;
};

/** A check under a key of its own with these quotas. */
function limited({ quotas, run, ...check }: Told): ScenarioCheck {
	return scenario({
		...check,
		needs: ["hmac", "keystore", "lab"],
		run: (trial) => inOneWindow(quotas, async () => run(trial, await ownKey(trial.keys, { quotas }))),
	});
}

/** Quotas count in fixed windows: what did not hold while one of them ended is asked again, in the next. */
async function inOneWindow(quotas: Told["quotas"], attempt: () => Promise<Outcome>): Promise<Outcome> {
	const current = () =>
		(Object.keys(quotas) as Window[]).map((window) => Math.floor(Date.now() / 1000 / windows[window])).join();
	const begun = current();
	const outcome = await attempt();
	return outcome.verdict === "pass" || current() === begun ? outcome : attempt();
}

function asking(trial: Trial, probe: Probe, expectation: Expectation) {
	return async () => trial.judge.expect(await trial.exchange(probe), expectation);
}

/** LIM-01. */
const enforced = [
	...(Object.keys(windows) as Window[]).map((window) =>
		limited({
			id: `LIM-01/${window}`,
			title: `refuses what is beyond a quota of the ${window}`,
			severity: "medium",
			threats: ["RAT-01", "RAT-09"],
			references: ["CWE-770", "RFC 6585 §4"],
			quotas: { [window]: 2 },
			run: (trial, key) =>
				inOrder(trial, [
					asking(trial, key.signing(), accepted()),
					asking(trial, key.signing(), accepted()),
					asking(trial, key.signing(), overQuota),
					asking(trial, key.signing(), overQuota),
				]),
		}),
	),
	limited({
		id: "LIM-01/smallest-of-three",
		title: "refuses what is beyond the smallest of several quotas",
		severity: "medium",
		threats: ["RAT-01"],
		references: ["CWE-770"],
		quotas: { minute: 50, hour: 1, day: 50 },
		run: (trial, key) =>
			inOrder(trial, [asking(trial, key.signing(), accepted()), asking(trial, key.signing(), overQuota)]),
	}),
	limited({
		id: "LIM-01/none",
		title: "refuses every request of a key whose quota is none",
		severity: "low",
		threats: ["RAT-01"],
		references: ["CWE-770"],
		quotas: { day: 0 },
		run: (trial, key) => asking(trial, key.signing(), overQuota)(),
	}),
	limited({
		id: "LIM-01/parallel",
		title: "admits exactly as many of 12 requests at once as the quota has left",
		severity: "medium",
		threats: ["RAT-01"],
		references: ["CWE-362", "CWE-770"],
		quotas: { day: 3 },
		run: async (trial, key) => {
			const all = await Promise.all(Array.from({ length: 12 }, () => trial.exchange(key.signing())));
			const [inside, beyond] = [all.filter(trial.judge.accepted), all.filter((each) => !trial.judge.accepted(each))];
			if (inside.length !== 3) {
				// One that has no answer may have been admitted, so that fewer than there should be say nothing.
				const unanswered = inside.length < 3 ? beyond.find(({ outcome }) => !outcome.ok) : undefined;
				return trial.judge.fail("3 of 12 requests admitted", `${inside.length} were`, unanswered ?? all[0]);
			}
			return inOrder(
				trial,
				beyond.map((each) => async () => trial.judge.expect(each, overQuota)),
			);
		},
	}),
];

/** LIM-02, LIM-03, LIM-04, LIM-06: what counts and what does not. */
const counted = [
	limited({
		id: "LIM-02/requests-of-others",
		title: "counts nothing against a key that its holder has not signed",
		severity: "high",
		threats: ["RAT-08", "KEY-23", "JWT-57"],
		references: ["CWE-645"],
		quotas: { day: 1 },
		run: (trial, key) => {
			const invalid = refused("invalid_credentials");
			return inOrder(trial, [
				asking(trial, key.signing({ after: [{ flipCharacter: { header: "X-Signature", at: -5 } }] }), invalid),
				asking(trial, key.signing({ after: [{ flipCharacter: { header: "X-Signature", at: 8 } }] }), invalid),
				asking(trial, key.signing({ after: [{ appendToTarget: "x" }] }), invalid),
				asking(trial, key.signing({ sign: { timestampOffset: -900 } }), refused("timestamp_out_of_window")),
				asking(
					trial,
					key.signing({ route: "write", body: { text: "a" }, after: [{ body: { text: "b" } }] }),
					refused("content_hash_mismatch"),
				),
				asking(trial, { credential: "none", headers: [["X-Key-Id", key.id]] }, refused("malformed_request")),
				asking(trial, key.signing(), accepted()),
			]);
		},
	}),
	limited({
		id: "LIM-03/replays",
		title: "counts no replayed request, and refuses it as such",
		severity: "medium",
		threats: ["RAT-08"],
		references: ["CWE-294"],
		quotas: { day: 2 },
		run: async (trial, key) => {
			const first = await trial.prepare(key.signing());
			const sent = (expectation: Expectation) => async () => trial.judge.expect(await first.send(), expectation);
			return inOrder(trial, [
				sent(accepted()),
				sent(refused("nonce_replayed")),
				sent(refused("nonce_replayed")),
				asking(trial, key.signing(), accepted()),
				asking(trial, key.signing(), overQuota),
				sent(refused("nonce_replayed")),
			]);
		},
	}),
	limited({
		id: "LIM-04/nonce-not-spent",
		title: "accepts the very request that it refused for quota, once there is quota again",
		severity: "medium",
		threats: ["RAT-01"],
		references: ["RFC 6585 §4"],
		quotas: { day: 1 },
		run: async (trial, key) => {
			const beyond = await trial.prepare(key.signing());
			const sent = (expectation: Expectation) => async () => trial.judge.expect(await beyond.send(), expectation);
			return inOrder(trial, [
				asking(trial, key.signing(), accepted()),
				sent(overQuota),
				sent(overQuota),
				async () => {
					await key.write({ quotas: { day: 2 } });
					return trial.judge.pass();
				},
				sent(accepted()),
				sent(refused("nonce_replayed")),
			]);
		},
	}),
	limited({
		id: "LIM-06/whatever-they-ask",
		title: "counts the requests of a key together, whatever method, target, headers and address they have",
		severity: "high",
		threats: ["RAT-02", "RAT-03", "RAT-09", "RAT-10", "RAT-16"],
		references: ["CWE-348", "CWE-770"],
		quotas: { day: 6 },
		run: (trial, key) => {
			const others: readonly Partial<Probe>[] = [
				{},
				{ method: "HEAD" },
				{ route: "write", body: { text: "x" } },
				{ query: "a=1" },
				{
					headers: [
						["X-Forwarded-For", "198.51.100.7"],
						["X-Real-IP", "198.51.100.8"],
						["User-Agent", "other/1"],
					],
				},
				{
					headers: [
						["CF-Connecting-IP", "203.0.113.9"],
						["Forwarded", "for=198.51.100.9"],
					],
				},
			];
			return inOrder(trial, [
				...others.map((probe) => asking(trial, key.signing(probe), accepted())),
				...others.map((probe) => asking(trial, key.signing(probe), overQuota)),
			]);
		},
	}),
	limited({
		id: "LIM-06/whatever-their-address",
		title: "counts the requests of a key together, from however many addresses and however these are written",
		severity: "high",
		threats: ["RAT-02", "RAT-04", "RAT-05", "RAT-06", "RAT-09"],
		references: ["CWE-348", "CVE-2026-24398", "CWE-770"],
		quotas: { day: 6 },
		run: (trial, key) => {
			const from = (address: string) => key.signing({ headers: [["CF-Connecting-IP", address]] });
			const addresses = [
				"203.0.113.9",
				"::ffff:203.0.113.9",
				"203.0.113.9, 198.51.100.7",
				"2001:db8::1",
				"2001:DB8:0:0:0:0:0:1",
				"2001:db8::2",
			];
			return inOrder(trial, [
				...addresses.map((address) => asking(trial, from(address), accepted())),
				...addresses.map((address) => asking(trial, from(address), overQuota)),
				asking(trial, from("2001:db8:0:0:ffff::"), overQuota),
			]);
		},
	}),
	limited({
		id: "LIM-06/refused-after-admission",
		title: "counts requests that are refused after admission",
		severity: "medium",
		threats: ["RAT-07", "RAT-10"],
		references: ["CWE-770"],
		quotas: { day: 3 },
		run: (trial, key) =>
			inOrder(trial, [
				asking(trial, key.signing({ route: "other" }), refused("insufficient_scope")),
				asking(trial, key.signing({ route: "unknown" }), refused("no_route")),
				asking(trial, key.signing({ method: "OPTIONS" }), refused("method_not_allowed")),
				asking(trial, key.signing(), overQuota),
			]),
	}),
];

/** LIM-05: the three headers of each quota; `used` requests were admitted, this one among them. */
function told(quotas: Told["quotas"], used: number): AnswerRule {
	return {
		says: `the answer tells limit, remainder and reset of ${Object.keys(quotas).join(", ")}, and of no other quota`,
		security: false,
		violation: (exchange) => {
			for (const window of Object.keys(windows) as Window[]) {
				const wrong = wrongQuota(exchange, window, quotas[window], used);
				if (wrong !== undefined) return wrong;
			}
			return quotaOfNoWindow(exchange);
		},
	};
}

/** LIM-05: what is left of a quota is told to its holder. */
const nothingTold: AnswerRule = { ...told({}, 0), says: "the answer tells of no quota" };

function quotaOfNoWindow({ outcome }: Exchange): string | undefined {
	const names = outcome.ok ? outcome.answer.headers.map(([name]) => name.toLowerCase()) : [];
	const known = Object.keys(windows).join("|");
	const other = names.find((name) => name.startsWith("x-ratelimit-") && !new RegExp(`-(?:${known})$`).test(name));
	return other === undefined ? undefined : `it has ${other}`;
}

function wrongQuota({ outcome }: Exchange, window: Window, limit: number | undefined, used: number) {
	if (!outcome.ok) return "there was no answer";
	const { headers } = outcome.answer;
	const said = ["limit", "remaining", "reset"].map((part) => headerValues(headers, `x-ratelimit-${part}-${window}`));
	const [limits, remainders, resets] = said.map((values) => values.join(" and "));
	if (limit === undefined) {
		return said.every((values) => values.length === 0)
			? undefined
			: `it tells a quota of the ${window}, which there is not`;
	}
	// The window that was counted is the one of now, or ended while the answer was on its way.
	const now = Date.now() / 1000;
	const ends = [0, 1].map((later) => (Math.floor(now / windows[window]) + later) * windows[window]);
	const right =
		limits === String(limit) && remainders === String(limit - used) && ends.map(String).includes(resets ?? "");
	return right ? undefined : `of the ${window} it tells limit ${limits}, remaining ${remainders}, reset ${resets}`;
}

const announced = [
	limited({
		id: "LIM-05/every-window",
		title: "tells after admission what is left of every quota of the key",
		severity: "low",
		threats: ["RAT-01"],
		references: [],
		quotas: { minute: 10, hour: 20, day: 30 },
		run: (trial, key) =>
			inOrder(
				trial,
				[1, 2, 3].map((used) =>
					asking(trial, key.signing(), { kind: "accepted", answer: [told({ minute: 10, hour: 20, day: 30 }, used)] }),
				),
			),
	}),
	limited({
		id: "LIM-05/one-window",
		title: "tells of no quota that the key has not, and of the one that it has when it refuses, too",
		severity: "low",
		threats: ["RAT-01"],
		references: [],
		quotas: { hour: 2 },
		run: (trial, key) =>
			inOrder(trial, [
				asking(trial, key.signing(), { kind: "accepted", answer: [told({ hour: 2 }, 1)] }),
				asking(trial, key.signing({ route: "other" }), refused("insufficient_scope", told({ hour: 2 }, 2))),
			]),
	}),
	limited({
		id: "LIM-05/not-before-admission",
		title: "tells nobody of the quota of a key who has not proved to hold it",
		severity: "low",
		threats: ["RAT-01"],
		references: ["CWE-203"],
		quotas: { minute: 10 },
		run: (trial, key) => {
			const forged = key.signing({ after: [{ flipCharacter: { header: "X-Signature", at: -5 } }] });
			const changed = key.signing({ route: "write", after: [{ body: { text: "another" } }] });
			return inOrder(trial, [
				asking(trial, key.signing(), { kind: "accepted", answer: [told({ minute: 10 }, 1)] }),
				asking(trial, forged, refused("invalid_credentials", nothingTold)),
				asking(trial, changed, refused("content_hash_mismatch", nothingTold)),
			]);
		},
	}),
];

const credentials = { hmac: "with a signature", jwt: "with a token", none: "without a credential" } as const;

/** LIM-08. */
const closed = (["hmac", "jwt", "none"] as const).map((credential) =>
	compared(
		{
			id: `LIM-08/${credential}`,
			title: `answers a request for a closed route ${credentials[credential]} that it is closed, and another for what it is`,
			severity: "medium",
			threats: ["AVL-12"],
			references: ["RFC 9110 §15.6.4"],
			needs: ["lab"],
		},
		{ credential: "jwt", path: `${labPaths.closed}x` },
		{ credential, path: labPaths.closed },
		refused("route_closed", sometimesLater),
	),
);

export const limitChecks: readonly Check[] = [...enforced, ...counted, ...announced, ...smallQuotaChecks, ...closed];
