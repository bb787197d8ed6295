import { expect } from "vitest";
import type { GatewaySubject } from "./bench/bench.ts";
import { issuerKey, keySetAnswer, untilAborted } from "./bench/issuer.ts";
import { lasting, tokens } from "./bench/tokens.ts";
import type { ContractCase } from "./contract.ts";

const down = () => Promise.reject(new Error("down"));

/** How long a set is kept, and how often the issuer is asked for another. */
export const cacheCases: readonly ContractCase<GatewaySubject>[] = [
	{
		requirement: "JWKS-01",
		behaviour: "keeps a set for an hour and fetches it again after that, whatever Cache-Control says",
		run: async (subject) => {
			for (const cacheControl of ["no-store", "max-age=1", "max-age=31536000, immutable"]) {
				const { at, bench, key, fetches } = await tokens(subject);
				bench.issuer.answer = () => keySetAnswer([key.jwk], { "cache-control": cacheControl });
				expect([await at(0), await at(2), await at(3599.999)]).toEqual([200, 200, 200]);
				expect(fetches()).toBe(1);
				expect([await at(3600), await at(7199.999)]).toEqual([200, 200]);
				expect(fetches()).toBe(2);
			}
		},
	},
	{
		requirement: "JWKS-01",
		behaviour: "does not accept a key any more that the issuer has withdrawn an hour ago",
		run: async (subject) => {
			const { at, bench } = await tokens(subject);
			const next = await issuerKey("key-2");
			expect(await at(0)).toBe(200);
			bench.issuer.answer = () => keySetAnswer([next.jwk]);
			expect(await at(3600)).toBe("invalid_token");
		},
	},
	{
		requirement: "JWKS-07",
		behaviour: "serves the set that it has just fetched, although it is configured to keep none",
		run: async (subject) => {
			const jwt = {
				issuer: "https://issuer.test/",
				audience: "https://api.test",
				algorithms: ["ES256" as const],
				jwksUrl: "https://issuer.test/jwks.json",
				cacheSeconds: 0,
				staleSeconds: 0,
			};
			const { at, bench, key } = await tokens(subject, { config: { jwt } });
			expect(await at(0)).toBe(200);
			expect(await at(0)).toBe(200);
			expect(await at(1)).toBe(200);
			bench.issuer.answer = () => new Response("down", { status: 500 });
			expect(await at(1)).toBe("issuer_unavailable");
			bench.issuer.answer = () => keySetAnswer([key.jwk]);
			expect(await at(6)).toBe(200);
		},
	},
	{
		requirement: "JWKS-02",
		behaviour: "shares one fetch among thirty requests that wait for the first set",
		run: async (subject) => {
			const { bench, key, token, fetches } = await tokens(subject);
			bench.issuer.answer = async () => {
				await new Promise((resolve) => setTimeout(resolve, 10));
				return keySetAnswer([key.jwk]);
			};
			const answers = await Promise.all(Array.from({ length: 30 }, () => bench.bearer(token)));
			expect(answers.map(({ status }) => status)).toEqual(Array(30).fill(200));
			expect(fetches()).toBe(1);
		},
	},
	{
		requirement: "JWKS-02",
		behaviour: "lets all who bring a new kid wait for the one fetch that it is under way",
		run: async (subject) => {
			const { at, bench, key, fetches } = await tokens(subject);
			await at(0);
			const next = await issuerKey("key-2");
			bench.issuer.answer = async () => {
				await new Promise((resolve) => setTimeout(resolve, 10));
				return keySetAnswer([key.jwk, next.jwk]);
			};
			const token = await next.sign(lasting());
			const answers = await Promise.all(Array.from({ length: 30 }, () => bench.bearer(token)));
			expect(answers.map(({ status }) => status)).toEqual(Array(30).fill(200));
			expect(fetches()).toBe(2);
		},
	},
	{
		requirement: "JWKS-03",
		behaviour: "fetches again for an unknown kid, and again when 30 seconds have passed",
		run: async (subject) => {
			const { at, bench, key, fetches } = await tokens(subject);
			await at(0);
			const next = await issuerKey("key-2");
			const token = await next.sign(lasting());
			expect(await at(10, token)).toBe("invalid_token");
			expect(fetches()).toBe(2);
			bench.issuer.answer = () => keySetAnswer([key.jwk, next.jwk]);
			expect(await at(40, token)).toBe(200);
			expect(fetches()).toBe(3);
		},
	},
	{
		requirement: "JWKS-03",
		behaviour: "fetches for an unknown kid as soon as a failure has cooled down that kept it from doing so",
		run: async (subject) => {
			const { at, bench, key } = await tokens(subject);
			await at(0);
			const next = await issuerKey("key-2");
			const token = await next.sign(lasting());
			bench.issuer.answer = down;
			expect(await at(3600)).toBe(200);
			expect(await at(3601, token)).toBe("invalid_token");
			bench.issuer.answer = () => keySetAnswer([key.jwk, next.jwk]);
			expect(await at(3605, token)).toBe(200);
		},
	},
	{
		requirement: "JWKS-04",
		behaviour: "fetches for unknown kid values once in 30 seconds, however many come",
		run: async (subject) => {
			const { at, token, fetches } = await tokens(subject);
			await at(0, token);
			const strangers = await Promise.all(
				Array.from({ length: 5 }, async (_, index) => (await issuerKey(`stranger-${index}`)).sign(lasting())),
			);
			for (const [index, stranger] of strangers.entries()) {
				expect(await at(10 + index * 7, stranger)).toBe("invalid_token");
			}
			expect(fetches()).toBe(2);
			expect(await at(39.999, strangers[0])).toBe("invalid_token");
			expect(fetches()).toBe(2);
		},
	},
	{
		requirement: "JWKS-05",
		behaviour: "fetches nothing for a token that fails on form, algorithm or issuer",
		run: async (subject) => {
			const { bench, key, token, fetches } = await tokens(subject);
			const bad = [
				"a.b.c",
				`${token}=`,
				`${token}.a`,
				await key.sign({ ...lasting(), iss: "https://other.test/" }),
				await key.sign(lasting(), { typ: "logout+jwt" }),
				await key.sign(lasting(), { jku: "https://elsewhere.test/" }),
				await key.sign(lasting(), { kid: "" }),
				token.replace(/^[^.]+/, btoa(JSON.stringify({ alg: "HS256", kid: "key-1" })).replaceAll("=", "")),
				token.replace(/^[^.]+/, btoa(JSON.stringify({ alg: "none", kid: "key-1" })).replaceAll("=", "")),
			];
			for (const text of bad) {
				expect((await bench.bearer(text)).code).toBe("invalid_token");
			}
			expect(fetches()).toBe(0);
		},
	},
	{
		requirement: "JWKS-06",
		behaviour: "waits 5 seconds after a failed fetch and no longer",
		run: async (subject) => {
			const { at, bench, key, fetches } = await tokens(subject);
			bench.issuer.answer = down;
			expect(await at(0)).toBe("issuer_unavailable");
			bench.issuer.answer = () => keySetAnswer([key.jwk]);
			expect([await at(1), await at(4.999)]).toEqual(["issuer_unavailable", "issuer_unavailable"]);
			expect(fetches()).toBe(1);
			expect(await at(5)).toBe(200);
			expect(fetches()).toBe(2);
		},
	},
	{
		requirement: "JWKS-07",
		behaviour: "goes on with the last good set for an hour beyond its time while the issuer fails, and not longer",
		run: async (subject) => {
			const { at, bench, key } = await tokens(subject);
			await at(0);
			bench.issuer.answer = down;
			expect([await at(3600), await at(7199.999)]).toEqual([200, 200]);
			expect([await at(7200), await at(7205)]).toEqual(["issuer_unavailable", "issuer_unavailable"]);
			bench.issuer.answer = () => keySetAnswer([key.jwk]);
			expect(await at(7210)).toBe(200);
		},
	},
	{
		requirement: "JWKS-07",
		behaviour: "counts the hour beyond from the last set that was good",
		run: async (subject) => {
			const { at, bench, key } = await tokens(subject);
			await at(0);
			bench.issuer.answer = down;
			await at(7100);
			bench.issuer.answer = () => keySetAnswer([key.jwk]);
			expect(await at(7110)).toBe(200);
			bench.issuer.answer = down;
			expect(await at(7110 + 7199)).toBe(200);
		},
	},
	{
		requirement: "JWKS-12",
		behaviour: "gives up a fetch that is late, and lets the next one bring the set",
		run: async (subject) => {
			const { at, bench, key, fetches } = await tokens(subject);
			bench.issuer.answer = (signal) => untilAborted(signal);
			expect(await at(0)).toBe("issuer_unavailable");
			bench.issuer.answer = () => new Promise<never>(() => undefined);
			expect(await at(10)).toBe("issuer_unavailable");
			bench.issuer.answer = () => new Response(new ReadableStream({ pull: () => new Promise<never>(() => undefined) }));
			expect(await at(20)).toBe("issuer_unavailable");
			bench.issuer.answer = () => keySetAnswer([key.jwk]);
			expect(await at(30)).toBe(200);
			expect(fetches()).toBe(4);
		},
	},
	{
		requirement: "JWKS-12",
		behaviour: "takes nothing from a fetch that it has given up",
		run: async (subject) => {
			const { at, bench, key, fetches } = await tokens(subject);
			const late = Promise.withResolvers<Response>();
			bench.issuer.answer = () => late.promise;
			expect(await at(0)).toBe("issuer_unavailable");
			bench.issuer.answer = () => keySetAnswer([key.jwk]);
			expect(await at(5)).toBe(200);
			late.resolve(keySetAnswer([(await issuerKey("key-9")).jwk]));
			expect(bench.keptAlive).toHaveLength(2);
			await Promise.allSettled(bench.keptAlive);
			expect(await at(6)).toBe(200);
			expect(fetches()).toBe(2);
		},
	},
	{
		requirement: "JWKS-14",
		behaviour: "asks the issuer with nothing of the caller's request, no redirect followed and no cache between",
		run: async (subject) => {
			const { bench, token } = await tokens(subject);
			await bench.bearer(token, [
				["cookie", "a=b"],
				["x-forwarded-for", "192.0.2.1"],
				["user-agent", "caller"],
			]);
			const [fetched] = bench.issuer.fetches;
			expect(fetched?.url).toBe("https://issuer.test/jwks.json");
			expect([...(fetched?.headers ?? [])]).toEqual([["accept", "application/json"]]);
			expect(fetched?.init).toMatchObject({ redirect: "manual", cache: "no-store" });
			expect(fetched?.init.method ?? "GET").toBe("GET");
		},
	},
];
