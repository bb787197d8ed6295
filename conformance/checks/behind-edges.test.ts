import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { socketTransport } from "../client/socket.ts";
import { type Lab, startLab } from "../embedded/index.ts";
import type { Check, Need } from "../engine/check.ts";
import { runSuite } from "../engine/run.ts";
import type { Target } from "../engine/target.ts";
import { mutants } from "../mutants/index.ts";
import type { Report, Result } from "../report/schema.ts";
import { type Habits, startEdge } from "./edges/edge.ts";
import { habits } from "./edges/habits.ts";
import { checks } from "./index.ts";

/** What only a gateway of our own can give, and what nobody vouches for behind an edge. */
const ours: readonly Need[] = ["fresh", "key-set", "keystore", "issuer", "lab", "short-limits", "direct", "unbuffered"];
/** No edge rewrites what is inside of a token, and a quota takes a key of one's own. */
const rewritable = checks.filter(({ id }) => !/^(?:JWT|JWKS|LIM)-/.test(id));

/** Broken gateways of all kinds, by the name of their fault. */
const broken = [
	"encoded-backslash-let-through",
	"hosts-all-served",
	"timestamp-in-milliseconds-too",
	"method-line-optional",
	"nonce-line-cut",
	"content-hash-line-computed",
	"signature-cut-to-length",
	"credentials-forwarded",
	"stack-in-refusals",
] as const;

let lab: Lab;

beforeAll(async () => {
	const faulty = broken.map((id) => ({ name: id, vars: { MUTANT: id } }));
	lab = await startLab({ entry: "mutants", instances: [{ name: "main", vars: { MUTANT: "" } }, ...faulty] });
}, 60_000);

afterAll(() => lab.dispose());

function reachedAt(url: string, { variants: _, fresh: __, lend: ___, ...target }: Target): Target {
	return {
		...target,
		baseUrl: url,
		setup: "operator",
		clock: "estimated",
		capabilities: new Set([...target.capabilities].filter((need) => !ours.includes(need))),
		transport: socketTransport(url),
	};
}

/** What these checks find of a gateway of the lab that is reached through something with these habits. */
async function found(instance: string, habit: Habits | undefined, selected: readonly Check[]): Promise<Report> {
	const target = lab.targets.get(instance);
	if (target === undefined || habit === undefined) throw new RangeError("there is no such gateway, or no such edge");
	const edge = await startEdge(habit, target.baseUrl);
	try {
		return await runSuite({ target: reachedAt(edge.url, target), checks: selected });
	} finally {
		await edge.close();
	}
}

function told({ verdict, id, expected, actual, reason }: Result): string {
	return `${verdict} ${id}: ${actual ?? reason}; expected ${expected}`;
}

describe("a gateway that is right", { timeout: 120_000 }, () => {
	it.each(Object.keys(habits))("fails no check behind its edge: %s", async (name) => {
		const { results, inconclusive } = await found("main", habits[name], rewritable);
		expect(inconclusive).toBeUndefined();
		expect(results.filter(({ verdict }) => verdict !== "pass" && verdict !== "skip").map(told)).toEqual([]);
	});
});

describe("a gateway that is broken", { timeout: 60_000 }, () => {
	it.each(broken)("is found behind an edge: %s", async (id) => {
		const breaks = mutants.find((mutant) => mutant.id === id)?.breaks ?? [];
		const declared = checks.filter(({ requirement }) => breaks.includes(requirement));
		const { summary } = await found(id, habits["development server"], declared);
		expect(summary.fail).toBeGreaterThan(0);
	});
});
