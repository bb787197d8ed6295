import { expect } from "vitest";
import { type BenchOptions, composeBench, firstKey, type GatewaySubject } from "./bench/bench.ts";
import type { ContractCase } from "./contract.ts";

/** A limiter that lets so many requests of each key through, and the keys that it was asked about. */
function limiterOf(most: number) {
	const seen: string[] = [];
	const limit = async ({ key }: { key: string }) => {
		seen.push(key);
		return { success: seen.filter((one) => one === key).length <= most };
	};
	return { seen, limiter: () => ({ limit }) };
}

const route = { pattern: "/a/*", upstream: "one", methods: { GET: ["a:read"] } };
const from = (address: string) => [["cf-connecting-ip", address]] as const;

async function benchWith(subject: GatewaySubject, options: BenchOptions) {
	const reads: string[] = [];
	const keys = {
		get: async (name: string) => {
			reads.push(name);
			return name === `key:${firstKey.keyId}` ? JSON.stringify(firstKey) : null;
		},
	};
	return { reads, bench: composeBench(subject, { keys, ...options }) };
}

/** What is turned away before anything is done for it, and who asks how the gateway is. */
export const shedCases: readonly ContractCase<GatewaySubject>[] = [
	{
		requirement: "LIM-07",
		behaviour: "turns a network away that asks too often, before it looks at anything, and nobody else",
		run: async (subject) => {
			const { limiter } = limiterOf(2);
			const { bench, reads } = await benchWith(subject, { limiter, config: { limiter: "CLIENTS" } });
			for (const address of ["192.0.2.1", "2001:db8:1:2::1"]) {
				const extra = from(address);
				expect((await bench.signed({ extra })).status).toBe(200);
				expect((await bench.plain({ headers: [...extra], target: "/a//1" })).code).toBe("malformed_target");
				const before = reads.length;
				for (const sent of [{ extra }, { extra, keyId: "nobody" }]) {
					const answer = await bench.signed(sent);
					expect(answer).toMatchObject({ status: 429, code: "too_many_requests" });
					expect(Number(answer.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
				}
				expect(reads).toHaveLength(before);
			}
			expect(bench.upstream).toHaveLength(2);
		},
	},
	{
		requirement: "LIM-07",
		behaviour:
			"takes the 64 bits of an IPv6 address for one network, however it is written, and each IPv4 address for one",
		run: async (subject) => {
			const { limiter, seen } = limiterOf(100);
			const { bench } = await benchWith(subject, { limiter, config: { limiter: "CLIENTS" } });
			for (const address of ["2001:db8:1:2::1", "2001:DB8:0001:2:ffff:1:2:3", "2001:db8:1:2:3::", "2001:db8:1:3::1"]) {
				await bench.signed({ extra: from(address) });
			}
			const others = ["::1", "::", "fe80::1:2:3:4", "2001::4567:5:6:7:8", "192.0.2.1", "192.0.2.2"];
			for (const address of others) {
				await bench.signed({ extra: from(address) });
			}
			expect(new Set(seen.slice(0, 3)).size).toBe(1);
			expect(seen.map((key) => key.trim()).slice(3)).toEqual([
				"2001:db8:1:3::/64",
				"0:0:0:0::/64",
				"0:0:0:0::/64",
				"fe80:0:0:0::/64",
				"2001:0:0:4567::/64",
				"192.0.2.1",
				"192.0.2.2",
			]);
		},
	},
	{
		requirement: "LIM-07",
		behaviour: "lets requests go on to be judged when the limiter fails",
		run: async (subject) => {
			const limiter = () => ({ limit: async () => Promise.reject(new Error("out of order")) });
			const { bench } = await benchWith(subject, { limiter, config: { limiter: "CLIENTS" } });
			expect((await bench.signed()).status).toBe(200);
			expect((await bench.signed({ secret: "another-secret-0123456789-abcdefghijk" })).status).toBe(401);
		},
	},
	{
		requirement: "LIM-07",
		behaviour: "counts a route that has a limiter by itself, before any credential is looked at",
		run: async (subject) => {
			const { limiter, seen } = limiterOf(1);
			const routes = [
				{ ...route, limiter: "WRITES" },
				{ ...route, pattern: "/b" },
			];
			const { bench, reads } = await benchWith(subject, { limiter, config: { routes } });
			expect((await bench.signed({ target: "/b" })).status).toBe(200);
			expect(seen).toEqual([]);
			expect((await bench.signed()).status).toBe(200);
			const before = reads.length;
			expect((await bench.signed()).code).toBe("too_many_requests");
			expect(reads).toHaveLength(before);
		},
	},
	{
		requirement: "LIM-08",
		behaviour:
			"answers 503 route_closed for a route that is closed, to everybody and without a dependency, and no other",
		run: async (subject) => {
			const routes = [
				{ ...route, closed: true },
				{ ...route, pattern: "/b" },
				{ ...route, pattern: "/a/open", public: true },
			];
			const { bench, reads } = await benchWith(subject, { config: { routes } });
			for (const answer of [await bench.signed(), await bench.bearer("a.b.c"), await bench.plain({ headers: [] })]) {
				expect(answer).toMatchObject({ status: 503, code: "route_closed" });
				expect(Number(answer.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
			}
			expect(reads).toEqual([]);
			expect((await bench.signed({ target: "/b" })).status).toBe(200);
			expect((await bench.plain({ headers: [], target: "/a/open" })).status).toBe(200);
		},
	},
	{
		requirement: "HMAC-KEY-10",
		behaviour: "takes a key of another environment for an unknown one, although it is in the store",
		run: async (subject) => {
			const records = ["live_key", "test_key", "livekey", "LIVE_key"].map((keyId) => ({ ...firstKey, keyId }));
			const bench = composeBench(subject, { records, config: { environment: "live" } });
			expect((await bench.signed({ keyId: "live_key" })).status).toBe(200);
			for (const keyId of ["test_key", "livekey", "LIVE_key"]) {
				expect((await bench.signed({ keyId })).code).toBe("invalid_credentials");
			}
			const any = composeBench(subject, { records });
			expect((await any.signed({ keyId: "test_key" })).status).toBe(200);
		},
	},
	{
		requirement: "REQ-01",
		behaviour: "says on its health path that it runs, to whoever asks, and touches and logs nothing",
		run: async (subject) => {
			const { bench, reads } = await benchWith(subject, { config: { healthPath: "/health" } });
			const answer = await bench.plain({ headers: [], target: "/health" });
			expect(answer.status).toBe(200);
			expect(JSON.parse(answer.text)).toEqual({ status: "ok", version: null });
			expect(answer.headers.get("cache-control")).toBe("no-store");
			expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
			const head = await bench.plain({ method: "HEAD", headers: [], target: "/health" });
			expect([head.status, head.text]).toEqual([200, ""]);
			expect([reads, bench.log, bench.upstream]).toEqual([[], [], []]);
			for (const sent of [
				{ method: "POST", target: "/health" },
				{ method: "GET", target: "/health/" },
				{ method: "GET", target: "/health?a" },
			]) {
				expect((await bench.plain({ headers: [], ...sent })).code).toBe("unauthenticated");
			}
			const without = composeBench(subject);
			expect((await without.plain({ headers: [], target: "/health" })).code).toBe("unauthenticated");
		},
	},
	{
		requirement: "LOG-02",
		behaviour: "hands each line to whoever counts, too",
		run: async (subject) => {
			const bench = composeBench(subject);
			await bench.signed();
			await bench.plain({ headers: [] });
			expect(bench.measured.map((line) => JSON.stringify(line))).toEqual(bench.log);
		},
	},
];
