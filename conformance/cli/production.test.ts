import { describe, expect, it } from "vitest";
import type { Check } from "../engine/check.ts";
import { exchangeCheck } from "../engine/fake-target.ts";
import { revocationDelay } from "../measurements/revocation.ts";
import { requireKnowing, requireKnowledge, whyProduction } from "./production.ts";
import { UsageError } from "./usage-error.ts";

describe("a host that looks like production", () => {
	it.each([
		"https://api.example.com",
		"https://gateway.company.io",
		"https://countersign.acme.workers.dev",
		"https://api.acme.dev",
		"https://prod-test.acme.com",
		"https://live.staging.acme.com",
		"https://latest.contest-api.com",
		"https://developer.acme.com",
		"http://8.8.8.8",
		"http://172.32.0.1",
		"http://[2001:4860:4860::8888]",
		"https://test.acme.com.evil-prod.com",
	])("%s", (url) => {
		expect(whyProduction(url)).toBeDefined();
	});

	it.each([
		"http://localhost:8787",
		"http://127.0.0.1:8787",
		"http://127.8.8.8",
		"http://[::1]:8787",
		"http://10.1.2.3",
		"http://172.31.0.1",
		"http://192.168.0.7",
		"http://[fd00::1]",
		"http://gateway:8080",
		"https://gw.cluster.internal",
		"https://gw.test",
		"https://staging.api.example",
		"https://api-staging.acme.com",
		"https://dev2.acme.com",
		"https://pr-17.acme.com",
		"https://STAGING.acme.com",
		"https://preview-countersign.acme.workers.dev",
		"https://happy-cat.trycloudflare.com",
	])("is not %s", (url) => {
		expect(whyProduction(url)).toBeUndefined();
	});
});

describe("what may disturb others", () => {
	const told = { what: "--allow load may disturb it.", instead: "leave out --allow load" };
	const places = ["http://127.0.0.1:1", "https://api.acme.com"];

	it("is refused where a place looks like production, with the reason and the ways out", () => {
		expect(() => requireKnowledge(places, { ...told, iKnow: undefined })).toThrow(UsageError);
		expect(() => requireKnowledge(places, { ...told, iKnow: undefined })).toThrow(
			/api\.acme\.com.*leave out --allow load.*--i-know/,
		);
	});

	it("is what is allowed, other places, and sets of keys that nobody should take", () => {
		const target = { setup: "operator", baseUrl: "https://api.acme.com" } as const;
		const borrowing = exchangeCheck({ needs: ["key-set"], borrows: "attentive" });
		const refused = (lendsItself: boolean, checks: readonly Check[], asked: Parameters<typeof requireKnowing>[2]) => {
			try {
				requireKnowing({ ...target, lendsItself }, checks, asked);
				return "";
			} catch (error) {
				return error instanceof UsageError ? error.message : "?";
			}
		};
		expect(refused(false, [borrowing], {})).toBe("");
		expect(refused(true, [exchangeCheck()], {})).toBe("");
		expect(refused(true, [borrowing], {})).toContain("keySetSeconds");
		expect(refused(true, [borrowing], { iKnow: true })).toBe("");
		expect(refused(false, [], { allow: ["load"] })).toContain("--allow load");
		const edge = [{ name: "LHR", url: "https://lhr.acme.com" }];
		expect(refused(false, [], { edge, allow: ["load"] })).toContain("--allow load and --edge");
	});

	it("is the revocation of a key, where that is measured", () => {
		const revocable = { probe: { credential: "hmac" }, revoke: async () => {}, restore: async () => {} } as const;
		const target = { setup: "operator", baseUrl: "https://api.acme.com", revocable } as const;
		expect(() => requireKnowing(target, [revocationDelay], {})).toThrow(/hmac\.keys\.revocable in the config/);
		expect(() => requireKnowing(target, [revocationDelay], { iKnow: true })).not.toThrow();
		expect(() => requireKnowing(target, [exchangeCheck()], {})).not.toThrow();
	});

	it("is done where the operator knows, and where none does", () => {
		expect(() => requireKnowledge(places, { ...told, iKnow: true })).not.toThrow();
		expect(() => requireKnowledge(places.slice(0, 1), { ...told, iKnow: undefined })).not.toThrow();
	});
});
