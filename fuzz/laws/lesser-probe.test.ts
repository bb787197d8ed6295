import { expect, it } from "vitest";
import type { Probe } from "../../conformance/client/probe.ts";
import { withLessOfOneCommand, withOnePartLess } from "./lesser-probe.ts";

const probe: Probe = {
	credential: "hmac",
	method: "HEAD",
	headers: [
		["X-A", "1"],
		["X-B", "2"],
	],
	after: [{ set: ["Content-Type", "text/plain"] }],
	sign: { nonce: "n", timestampOffset: 3 },
};

it("leaves out each part of a probe, and each member of a part that has several", () => {
	const left = [...withOnePartLess([probe])].flat();
	expect(left.every((less) => JSON.stringify(less).length < JSON.stringify(probe).length)).toBe(true);
	expect(left.map((less) => Object.keys(less).length)).toEqual([4, 4, 4, 4, 5, 5, 5, 5]);
	expect(left).toContainEqual({ ...probe, headers: [["X-B", "2"]] });
	expect(left).toContainEqual({ ...probe, sign: { timestampOffset: 3 } });
	expect(left.every(({ credential }) => credential === "hmac")).toBe(true);
});

it("leaves out each command but the last, and each part of the request of each", () => {
	const ask = { do: "ask", by: 0, probe: { query: "a", headers: [] } };
	const wait = { do: "wait", seconds: 1 };
	const last = { do: "again", by: 0 };
	expect([...withLessOfOneCommand<object & { do: string }>([wait, ask, last])]).toEqual([
		[ask, last],
		[wait, last],
		[wait, { do: "ask", by: 0, probe: { query: "a" } }, last],
		[wait, { do: "ask", by: 0, probe: { headers: [] } }, last],
	]);
	expect([...withLessOfOneCommand([wait])]).toEqual([]);
});

it("knows no parts of several probes, or of one that has nothing to leave out", () => {
	expect([...withOnePartLess([probe, probe])]).toEqual([]);
	expect([...withOnePartLess([{ credential: "none" }])]).toEqual([]);
});
