import { describe, expect, it } from "vitest";
import type { Exchange } from "../conformance/engine/check.ts";
import type { Violation } from "./law.ts";
import { whatItShows } from "./lost-answers.ts";

/** An exchange that was answered with this. */
function answered(status: number, type: string, body: string): Exchange {
	return {
		probe: { credential: "hmac" },
		request: { method: "GET", target: "/", host: "h", headers: [], body: new Uint8Array(), framing: { kind: "none" } },
		outcome: {
			ok: true,
			answer: { status, headers: [["content-type", type]], body: new TextEncoder().encode(body), durationMs: 1 },
		},
		token: "1",
		sentAt: 0,
	} as unknown as Exchange;
}

const failing = (exchange: Exchange): Violation => ({
	...{ requirement: "ANS-05", expected: "an answer", actual: "502" },
	exchange,
});

/** What is shown of an input that is judged so, one time after the other, and how often it was judged. */
async function shown(...verdicts: readonly (Violation | undefined)[]) {
	let asked = 0;
	const violation = await whatItShows({
		judge: async () => {
			asked += 1;
			return verdicts[asked - 1];
		},
		plainly: async () => {},
		isKnown: () => false,
		isOver: () => false,
	});
	return { violation, asked };
}

describe("what a proxy says that got no answer", () => {
	const proxy = failing(answered(502, "text/html", "<h1>Bad Gateway</h1>"));

	it("is nothing if it says so once", async () => {
		expect(await shown(proxy, undefined)).toEqual({ violation: undefined, asked: 2 });
	});

	it("is found if it says so of the same request again", async () => {
		expect(await shown(proxy, proxy)).toEqual({ violation: proxy, asked: 2 });
	});

	it("is no proxy's if it is what a gateway says, or another failure", async () => {
		const own = failing(answered(503, "application/problem+json", '{"code":"unavailable"}'));
		expect(await shown(own)).toEqual({ violation: own, asked: 1 });
		const broken = failing(answered(500, "text/html", "<h1>Error</h1>"));
		expect(await shown(broken)).toEqual({ violation: broken, asked: 1 });
	});
});
