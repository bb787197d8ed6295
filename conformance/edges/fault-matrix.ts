import type { Probe } from "../client/probe.ts";
import { type Called, call, requestOf } from "./caller.ts";
import { type Dependency, type EdgeLab, startEdgeLab } from "./edge-lab.ts";
import { type FaultyWay, httpAnswer, openFaultyWay, type WayFault } from "./faulty-way.ts";

/** How long the gateways of the matrix wait for each dependency. */
const patienceSeconds = 1;
/** What a slow machine may add. */
const slackMs = 2500;

/** One fault of one dependency, and the answer that is due. */
interface Cell {
	readonly dependency: Dependency;
	readonly fault: string;
	readonly way: WayFault;
	readonly due: string;
	/** With another key than the first, whose record has a version and was read before. */
	readonly kept?: true;
}

/** What came of it. */
export interface FaultRow {
	readonly dependency: string;
	readonly fault: string;
	readonly due: string;
	readonly came: string;
	readonly ms: number;
	readonly wrong: readonly string[];
}

const says = (status: number, body: string): WayFault => ({ kind: "says", bytes: httpAnswer(status, body) });
const noHttp: WayFault = { kind: "says", bytes: "nothing that is HTTP\r\n\r\n" };
const slow: WayFault = { kind: "slow", ms: 300 };
const tooSlow: WayFault = { kind: "slow", ms: patienceSeconds * 1000 + 500 };

function usualFaults(dependency: Dependency, due: string): readonly Cell[] {
	const named: readonly (readonly [string, WayFault])[] = [
		["gone", { kind: "gone" }],
		["silent", { kind: "silent" }],
		["too slow", tooSlow],
		["cut off in its answer", { kind: "cut" }],
		["no HTTP", noHttp],
		["answers 500", says(500, "{}")],
	];
	return [
		{ dependency, fault: "slow", way: slow, due: "200" },
		...named.map(([fault, way]) => ({ dependency, fault, way, due })),
	];
}

const decided = (decision: string): WayFault => says(200, JSON.stringify({ answers: [{ decision }] }));

const cells: readonly Cell[] = [
	...usualFaults("key store", "503 key_store_unavailable"),
	{ dependency: "key store", fault: "knows no key", way: says(404, ""), due: "401 invalid_credentials" },
	{ dependency: "key store", fault: "tells nonsense", way: says(200, "nonsense"), due: "401 invalid_credentials" },
	{ dependency: "key store", fault: "tells another's record", way: says(200, "{}"), due: "401 invalid_credentials" },
	{ dependency: "key store", fault: "gone, the record kept", way: { kind: "gone" }, due: "200", kept: true },
	...usualFaults("admission objects", "503 replay_store_unavailable"),
	{
		dependency: "admission objects",
		fault: "unknown decision",
		way: decided("maybe"),
		due: "503 replay_store_unavailable",
	},
	{ dependency: "admission objects", fault: "no decision", way: says(200, "{}"), due: "503 replay_store_unavailable" },
	{ dependency: "admission objects", fault: "says replayed", way: decided("replayed"), due: "401 nonce_replayed" },
	{ dependency: "admission objects", fault: "says revoked", way: decided("revoked"), due: "401 invalid_credentials" },
	...usualFaults("issuer", "503 issuer_unavailable"),
	{ dependency: "issuer", fault: "publishes nothing", way: says(200, "{}"), due: "503 issuer_unavailable" },
	{ dependency: "issuer", fault: "publishes no key", way: says(200, '{"keys":[]}'), due: "503 issuer_unavailable" },
	...usualFaults("upstream", "502 upstream_unreachable").map((cell) => ({ ...cell, due: dueOfUpstream(cell) })),
];

function dueOfUpstream({ fault, due }: Cell): string {
	const others: Readonly<Record<string, string>> = {
		silent: "504 upstream_timeout",
		"too slow": "504 upstream_timeout",
		// The head of the answer has been passed on when its body breaks off.
		"cut off in its answer": "no answer",
		"answers 500": "500",
	};
	return others[fault] ?? due;
}

export interface FaultOptions {
	/** Told of each row as it is there. */
	readonly onRow?: (row: FaultRow) => void;
	/** One of the deliberately broken gateways in place of the reference. */
	readonly mutant?: string;
	/** One dependency alone. */
	readonly only?: string;
}

/** Tries every fault of every dependency on a gateway of its own, one after the other. */
export async function tryFaults({ onRow = () => {}, mutant, only }: FaultOptions = {}): Promise<readonly FaultRow[]> {
	const ways = new Map<Dependency, FaultyWay>();
	const lab = await startEdgeLab({
		places: ["DUB"],
		home: "DUB",
		...(mutant === undefined ? {} : { entry: "mutants" as const, mutant }),
		config: {
			limits: {
				keyStoreSeconds: patienceSeconds,
				admissionSeconds: patienceSeconds,
				upstreamSeconds: patienceSeconds,
			},
			jwt: { timeoutSeconds: patienceSeconds, cacheSeconds: 0, staleSeconds: 0, failureCooldownSeconds: 0 },
		},
		reach: async (dependency, url) => {
			const way = await openFaultyWay(url);
			ways.set(dependency, way);
			return way.url;
		},
	});
	try {
		await keepRecord(lab);
		const rows: FaultRow[] = [];
		for (const cell of cells.filter(({ dependency }) => only === undefined || dependency === only)) {
			const way = ways.get(cell.dependency);
			if (way === undefined) throw new Error(`nothing leads to the ${cell.dependency}`);
			const row = await tryOne(lab, cell, way);
			rows.push(row);
			onRow(row);
		}
		if (only !== undefined) return rows;
		const log = await tryWithoutLog(lab);
		onRow(log);
		return [...rows, log];
	} finally {
		await lab.dispose();
		await Promise.all([...ways.values()].map((way) => way.close()));
	}
}

const keptKey = { id: "live_faults_kept", secret: "the secret of live_faults_kept, long enough" };
const underKeptKey: Probe = { credential: "hmac", sign: { keyId: keptKey.id, secretText: keptKey.secret } };

/** Has the gateway read a record that it may keep. */
async function keepRecord(lab: EdgeLab): Promise<void> {
	const { id: keyId, secret } = keptKey;
	const record = { keyId, status: "active", secrets: [{ secret }], scopes: ["sites:read"], version: 1 };
	await lab.keyring("put", keyId, JSON.stringify(record));
	await call(lab, "DUB", await requestOf(lab, underKeptKey));
}

async function tryOne(
	lab: EdgeLab,
	{ dependency, fault, way: mode, due, kept }: Cell,
	way: FaultyWay,
): Promise<FaultRow> {
	const good: Probe = kept ? underKeptKey : { credential: dependency === "issuer" ? "jwt" : "hmac" };
	const forged: Probe =
		dependency === "issuer"
			? { credential: "jwt", token: { key: "other" } }
			: { ...good, after: [{ flipCharacter: { header: "x-signature", at: -1 } }] };
	await way.set(mode);
	const request = await requestOf(lab, good);
	const answer = await call(lab, "DUB", request);
	const denied = await call(lab, "DUB", await requestOf(lab, forged));
	await way.set({ kind: "none" });
	const came = said(answer);
	const wrong = came === due ? [] : [`${came} where ${due} is due`];
	if (answer.ms > patienceSeconds * 1000 + slackMs) wrong.push(`after ${answer.ms.toFixed(0)} ms`);
	if (denied.status === 200) wrong.push("a forged request was let in");
	if (good.credential === "hmac") wrong.push(...(await spentOnce(lab, request, answer)));
	const fresh = await call(lab, "DUB", await requestOf(lab, good));
	if (fresh.status !== 200) wrong.push(`when it is over, a fresh request: ${said(fresh)}`);
	return { dependency, fault, due, came, ms: answer.ms, wrong };
}

/** Whatever was said of a request, it is admitted once at the most. */
async function spentOnce(lab: EdgeLab, request: Parameters<typeof call>[2], first: Called): Promise<readonly string[]> {
	const again = await call(lab, "DUB", request);
	const third = await call(lab, "DUB", request);
	const admitted = [first, again, third].filter(({ status }) => status === 200).length;
	return admitted > 1 ? [`admitted ${admitted} times`] : [];
}

async function tryWithoutLog(lab: EdgeLab): Promise<FaultRow> {
	for (const edge of lab.places) edge.loseLog();
	const answers = [];
	for (let index = 0; index < 3; index += 1) answers.push(await call(lab, "DUB", await requestOf(lab)));
	const last = answers.at(-1);
	const wrong = answers.filter(({ status }) => status !== 200).map((answer) => `${said(answer)} where 200 is due`);
	return {
		dependency: "log",
		fault: "gone",
		due: "200",
		came: last === undefined ? "" : said(last),
		ms: last?.ms ?? 0,
		wrong,
	};
}

function said({ status, code }: Called): string {
	return status === null ? "no answer" : `${status} ${code ?? ""}`.trimEnd();
}
