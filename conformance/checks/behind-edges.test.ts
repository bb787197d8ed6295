import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { socketTransport } from "../client/socket.ts";
import { type Lab, startLab } from "../embedded/index.ts";
import type { Need } from "../engine/check.ts";
import { runSuite } from "../engine/run.ts";
import type { Target } from "../engine/target.ts";
import type { Result } from "../report/schema.ts";
import { startEdge } from "./edges/edge.ts";
import { habits } from "./edges/habits.ts";
import { checks } from "./index.ts";

/** What only a gateway of our own can give, and what nobody vouches for behind an edge. */
const ours: readonly Need[] = ["fresh", "keystore", "issuer", "lab", "short-limits", "direct", "unbuffered"];
/** No edge rewrites what is inside of a token. */
const rewritable = checks.filter(({ id }) => !/^(?:JWT|JWKS|LIM)-/.test(id));

let lab: Lab;

beforeAll(async () => {
	lab = await startLab();
}, 60_000);

afterAll(() => lab.dispose());

function reachedAt(url: string): Target {
	const { variants: _, fresh: __, lend: ___, ...target } = lab.target;
	return {
		...target,
		baseUrl: url,
		setup: "operator",
		clock: "estimated",
		capabilities: new Set([...target.capabilities].filter((need) => !ours.includes(need))),
		transport: socketTransport(url),
	};
}

function told({ verdict, id, expected, actual, reason }: Result): string {
	return `${verdict} ${id}: ${actual ?? reason}; expected ${expected}`;
}

describe("a gateway that is right, behind", { timeout: 120_000 }, () => {
	it.each(Object.keys(habits))("a %s, fails no check", async (name) => {
		const edge = await startEdge(habits[name] ?? raise(name), lab.target.baseUrl);
		try {
			const { results, inconclusive } = await runSuite({ target: reachedAt(edge.url), checks: rewritable });
			expect(inconclusive).toBeUndefined();
			expect(results.filter(({ verdict }) => verdict !== "pass" && verdict !== "skip").map(told)).toEqual([]);
		} finally {
			await edge.close();
		}
	});
});

function raise(name: string): never {
	throw new RangeError(name);
}
