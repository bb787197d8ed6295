import type { Probe } from "../client/probe.ts";
import type { Check, Exchange, Need, Outcome, ScenarioCheck, Trial } from "../engine/check.ts";
import { scenario } from "./define.ts";
import { refused } from "./expect.ts";
import { type Evasion, evade, shortSeconds } from "./quota-evasion.ts";
import { mostWithin, type SmallQuotaKey, smallQuotaKey } from "./small-quota-key.ts";
import { notEnforced, refusedForQuota, sentUnder, unanswered, useUp } from "./used-up.ts";

/*
 * Quotas of any gateway: under a key that may be used up, and whose quota is known. Nothing is known of how it is counted, nor of who
 * asked under the key before; the bounds are those that every way to count keeps.
 */

type Told = Omit<ScenarioCheck, "kind" | "requirement" | "needs" | "run" | "references"> & {
	references: readonly string[];
	needs?: readonly Need[];
	run(trial: Trial, key: SmallQuotaKey): Promise<Outcome>;
};

function limited({ needs = [], run, ...check }: Told): ScenarioCheck {
	return scenario({
		...check,
		needs: ["hmac", "hmac.smallQuota", ...needs],
		run: async (trial) => run(trial, await smallQuotaKey(trial)),
	});
}

/** More than two windows allow, and enough for a race. */
const atOnce = ({ requests }: SmallQuotaKey): number => Math.max(12, 2 * requests + 2);
/** How often a quota that is soon back is waited for. */
const bursts = 3;

/**
 * Asks at once more than two windows allow. What races is what is left of the quota; where it is used up, it shows no more than
 * that a limiter which is pressed does not give way, which is no pass. A quota that is soon back is waited for.
 */
async function burst(trial: Trial, key: SmallQuotaKey): Promise<Outcome> {
	for (let left = bursts; left > 0; left -= 1) {
		const prepared = await Promise.all(Array.from({ length: atOnce(key) }, () => trial.prepare(key.signing())));
		const began = performance.now();
		const all = await Promise.all(prepared.map(({ send }) => sentUnder(trial, key, send())));
		const most = mostWithin(key, performance.now() - began);
		const inside = all.filter(trial.judge.accepted);
		if (inside.length > most)
			return trial.judge.fail(
				`at most ${most} of ${all.length} requests at once admitted`,
				`${inside.length} were`,
				inside[0],
			);
		const lost = all.filter(({ outcome }) => !outcome.ok);
		const [unknown] = inside.length + lost.length > most ? lost : [];
		const undecided = unknown === undefined ? undefined : unanswered(trial, unknown);
		if (undecided !== undefined) return undecided;
		const beyond = await judgeBeyond(trial, key, all);
		if (beyond.verdict !== "pass") return beyond;
		if (most >= all.length) return tooSlow(trial);
		if (inside.length > 0) return trial.judge.pass();
		if (key.seconds > shortSeconds || left === 1) break;
		await trial.pause(1000 * key.seconds);
	}
	return wasUsedUp;
}

/** What was not let in, and has an answer, is refused for the quota. */
async function judgeBeyond(trial: Trial, key: SmallQuotaKey, all: readonly Exchange[]): Promise<Outcome> {
	const beyond = all.filter((each) => !trial.judge.accepted(each));
	const statuses = new Set<number>();
	for (const each of beyond) {
		const status = each.outcome.ok ? each.outcome.answer.status : undefined;
		if (status === undefined || statuses.has(status)) continue;
		statuses.add(status);
		const outcome = await refusedForQuota(trial, key, each);
		if (outcome.verdict !== "pass") return outcome;
	}
	return trial.judge.pass();
}

const wasUsedUp: Outcome = {
	verdict: "skip",
	reason: "the quota of the key was used up before, so that there was nothing to race for",
	remedy: `run it when the quota is back, or give hmac.keys.smallQuota one of at most ${shortSeconds} seconds`,
};

function tooSlow(trial: Trial): Outcome {
	return trial.judge.inconclusive(
		"The requests took longer than the quota of hmac.keys.smallQuota takes to come back; give the key one of more seconds.",
	);
}

/** LIM-01. The burst comes first: who comes after it finds the key used up. */
const enforced = [
	limited({
		id: "LIM-01/small-quota-at-once",
		title: "admits no more requests at once than the quota of their key allows",
		severity: "medium",
		threats: ["RAT-01"],
		references: ["CWE-362", "CWE-770"],
		run: burst,
	}),
	limited({
		id: "LIM-01/small-quota",
		title: "refuses what is beyond the quota of a key, whatever way it is counted",
		severity: "medium",
		threats: ["RAT-01", "RAT-09"],
		references: ["CWE-770", "RFC 6585 §4"],
		run: async (trial, key) => {
			const used = await useUp(trial, key);
			if (used.kind === "up") return trial.judge.pass();
			return used.kind === "never" ? notEnforced(trial, key, used) : used.outcome;
		},
	}),
];

/** LIM-05: that a key is used up is told to its holder alone; to others it shows which keys there are, and how busy they are. */
const secretive = limited({
	id: "LIM-05/small-quota-forged",
	title: "tells nobody that a key is used up who has not proved to hold it",
	severity: "low",
	threats: ["RAT-01"],
	references: ["CWE-203"],
	run: async (trial, key) => {
		const used = await useUp(trial, key);
		if (used.kind === "otherwise") return used.outcome;
		const forged: Partial<Probe> = { after: [{ flipCharacter: { header: "X-Signature", at: -5 } }] };
		const ofAnother = await trial.exchange({ credential: "hmac", ...forged });
		const exchange = await trial.exchange(key.signing(forged));
		const [usual, came] = [ofAnother, exchange].map(({ outcome }) => (outcome.ok ? outcome.answer.status : undefined));
		if (came === 429 && usual !== undefined && usual !== 429)
			return trial.judge.fail("refused for its signature, as under any key", "429, for the quota of the key", exchange);
		return trial.judge.expect(exchange, refused("invalid_credentials"));
	},
});

type Together = Omit<Told, "run" | "severity"> & { evasions: readonly Evasion[] };

/** LIM-06: however they are asked. Every way is tried; what the target takes of nobody is passed over. */
function together({ evasions, ...check }: Together): ScenarioCheck {
	return limited({
		...check,
		severity: "high",
		run: async (trial, key) => {
			let worth: Outcome | undefined;
			for (const evasion of evasions) {
				const outcome = await evade(trial, key, evasion);
				if (outcome.verdict !== "pass" && outcome.verdict !== "skip") return outcome;
				if (worth?.verdict !== "pass") worth = outcome;
			}
			return worth ?? trial.judge.pass();
		},
	});
}

function octet({ random }: Trial): number {
	return 1 + Math.floor(254 * random());
}

/** Of networks that are nobody's (RFC 5737, RFC 3849). */
const anyAddress = (trial: Trial): string =>
	`${["198.51.100", "203.0.113", "192.0.2"][octet(trial) % 3]}.${octet(trial)}`;
const anySixthAddress = (trial: Trial): string =>
	`2001:db8:${octet(trial).toString(16)}:${octet(trial).toString(16)}::1`;

const addressed = (address: string, sixth: string): Probe["headers"] => [
	["X-Forwarded-For", address],
	["X-Real-IP", address],
	["True-Client-IP", address],
	["X-Client-IP", address],
	["Forwarded", `for="[${sixth}]"`],
];

const counted = [
	together({
		id: "LIM-06/small-quota-head",
		title: "counts HEAD with the other requests of a key",
		threats: ["RAT-10", "RAT-16"],
		references: ["CWE-770"],
		evasions: [{ what: "the method HEAD", probe: () => ({ method: "HEAD" }) }],
	}),
	together({
		id: "LIM-06/small-quota-write",
		title: "counts what is written with what is read under a key",
		threats: ["RAT-10"],
		references: ["CWE-770"],
		needs: ["route.write"],
		evasions: [{ what: "another method", probe: () => ({ route: "write" }) }],
	}),
	together({
		id: "LIM-06/small-quota-other-route",
		title: "counts the requests of a key together, whatever route they ask for",
		threats: ["RAT-10"],
		references: ["CWE-770"],
		needs: ["route.other"],
		evasions: [{ what: "another path", probe: () => ({ route: "other" }) }],
	}),
	together({
		id: "LIM-06/small-quota-query",
		title: "counts the requests of a key together, whatever their query",
		threats: ["RAT-10"],
		references: ["CWE-770"],
		evasions: [{ what: "a query", probe: () => ({ query: "page={id}" }) }],
	}),
	together({
		id: "LIM-06/small-quota-address",
		title: "counts the requests of a key together, whatever address their headers say",
		threats: ["RAT-02", "RAT-09"],
		references: ["CWE-348", "CWE-770"],
		evasions: [
			{
				what: "forged addresses",
				probe: (trial) => ({ headers: addressed(anyAddress(trial), anySixthAddress(trial)) ?? [] }),
			},
			{
				what: "the address of the gateway's own machine",
				probe: () => ({ headers: addressed("127.0.0.1", "::1") ?? [] }),
			},
		],
	}),
	together({
		id: "LIM-06/small-quota-edge-address",
		title: "counts the requests of a key together, from whatever address an edge says that they are",
		threats: ["RAT-02", "RAT-03", "RAT-09"],
		references: ["CWE-348", "CWE-770"],
		// Where there is such an edge it lets nobody else say that.
		needs: ["direct"],
		evasions: [
			{ what: "a forged CF-Connecting-IP", probe: (trial) => ({ headers: [["CF-Connecting-IP", anyAddress(trial)]] }) },
		],
	}),
	together({
		id: "LIM-06/small-quota-client",
		title:
			"counts the requests of a key together, whatever client sends them and however it writes the names of headers",
		threats: ["RAT-02", "RAT-09"],
		references: ["CWE-348", "CWE-770"],
		evasions: [
			{
				what: "another User-Agent",
				probe: (trial) => ({ headers: [["User-Agent", `client/${octet(trial)}.${octet(trial)}`]] }),
			},
			{
				what: "the key id under a name in other letters",
				probe: () => ({ after: [{ rename: ["X-Key-Id", "x-kEY-iD"] }] }),
			},
		],
	}),
];

export const smallQuotaChecks: readonly Check[] = [...enforced, secretive, ...counted];
