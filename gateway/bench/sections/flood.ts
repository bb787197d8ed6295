import { alternate } from "../alternate.ts";
import type { CountedCalls } from "../counted-calls.ts";
import { type CountedFlood, countFlood, useKey } from "../flood/count-flood.ts";
import { type FloodClass, usualCount } from "../flood/flood-class.ts";
import { floodClasses } from "../flood/index.ts";
import { type Flow, processorCost } from "../flood/processor-cost.ts";
import { requireRefused } from "../flood/require-refused.ts";
import { inTurn } from "../in-turn.ts";
import { bearerRequest, signedRequest } from "../prepared-request.ts";
import { processorMs } from "../processor-time.ts";
import type { BenchOptions, Section, SectionResult } from "../section.ts";
import { requireForwarded } from "../send.ts";
import { type Stands, withStands } from "../stands.ts";

const signed = "accepted, signed";
const token = "accepted, token ES256";
const acceptedTokens = 512;
const requestsCounted = 640;

/** What a flood of those who have no secret costs the gateway, what it asks of others, and what it leaves behind. */
export const flood: Section = {
	id: "flood",
	requires: () => processorMs("self"),
	measure: (options) =>
		withStands(
			options.storage,
			({ reference, limited, counting, countingLimited }) => [reference, limited, counting, countingLimited],
			async (stands) => {
				const classes = await floodClasses(stands.tokens, Date.now());
				const counted = await countFlood(stands, classes, { each: requestsCounted, atOnce: options.connections });
				return [await costs(stands, classes, options), ...callTables(counted), storageTable(counted)];
			},
		),
};

/** The processor time of each class, in alternating rounds with requests that are let in. */
async function costs(stands: Stands, classes: readonly FloodClass[], options: BenchOptions): Promise<SectionResult> {
	const measure = async (flow: Flow, kept?: string): Promise<number> => {
		if (kept !== undefined) await useKey(flow.url, kept);
		return processorCost(flow, stands.pid, options.connections);
	};
	const contenders = [
		{ name: signed, measure: (round: number) => measure(signedFlow(stands, String(round))) },
		{ name: token, measure: await tokenFlow(stands).then((flow) => () => measure(flow)) },
		...classes.map((one) => ({ name: one.name, measure: () => measure(refusedFlow(stands, one), one.kept) })),
	];
	await alternate(
		contenders.map(({ name, measure: warmUp }) => ({ name, measure: () => warmUp(-1) })),
		1,
		(line) => options.tell(`warm-up  ${line}`),
	);
	const measured = await alternate(contenders, options.rounds, options.tell);
	return {
		id: "flood",
		title: `Processor time of the gateway's process for a request, ${options.connections} under way at any time`,
		unit: "µs",
		notes: [
			"User and system time of all its threads. The upstream, the issuer and the key store are another process; admission objects are in this one.",
			"A connection each: its opening and closing are counted, as they would not be where the edge has ended it before.",
		],
		rows: contenders.map(({ name }) => ({
			name,
			values: measured.get(name) ?? [],
			...(name === signed ? {} : { to: name === token ? [signed] : [signed, token] }),
		})),
	};
}

function signedFlow({ urlOf }: Stands, round: string): Flow {
	const prepare = (nowMs: number) => signedRequest(`bench_flood${round}`, nowMs);
	return { url: urlOf("reference"), count: usualCount, prepare, require: requireForwarded };
}

async function tokenFlow({ urlOf, tokens }: Stands): Promise<Flow> {
	const minted = await tokens.mint("ES256", acceptedTokens, Date.now());
	return {
		...{ url: urlOf("reference"), count: usualCount, require: requireForwarded },
		prepare: inTurn(minted.map(bearerRequest)),
	};
}

function refusedFlow({ urlOf }: Stands, one: FloodClass): Flow {
	const { count, prepare, limited = false } = one;
	return {
		...{ url: urlOf(limited ? "limited" : "reference"), count, prepare },
		require: (answers) => requireRefused(answers, one),
	};
}

function callTables({ calls }: CountedFlood): readonly SectionResult[] {
	const table = (id: string, title: string, count: (calls: CountedCalls) => number): SectionResult => ({
		id,
		title: `${title}, counted over ${requestsCounted} requests of each class`,
		unit: "a request",
		counted: true,
		notes: [],
		rows: [...calls].map(([name, counted]) => ({ name, values: [count(counted) / requestsCounted] })),
	});
	return [
		table("flood-key-store", "Reads of the key store", ({ keyStore }) => keyStore),
		table("flood-admission", "Calls of admission objects", ({ admission }) => admission),
		table("flood-fetches", "Fetches of upstream and issuer", ({ fetches }) => fetches),
	];
}

function storageTable({ before, after }: CountedFlood): SectionResult {
	return {
		id: "flood-storage",
		title: "Durable Objects on the disk before that flood and after it",
		unit: "on the disk",
		counted: true,
		notes: [],
		rows: [
			{ name: "objects before", values: [before.objects] },
			{ name: "objects after", values: [after.objects] },
			{ name: "bytes before", values: [before.bytes] },
			{ name: "bytes after", values: [after.bytes] },
		],
	};
}
