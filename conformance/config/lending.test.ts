import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { IssuerControl, IssuerMode } from "../engine/check.ts";
import { fakeTarget, soundGateway } from "../engine/fake-target.ts";
import { lending } from "./lending.ts";

function fakeIssuer(): IssuerControl & { published: IssuerMode[] } {
	const published: IssuerMode[] = [];
	const set = async (mode: IssuerMode) => {
		published.push(mode);
	};
	return { url: "http://issuer.test/jwks/main.json", published, set, fetches: async () => [] };
}

const { build, transport } = fakeTarget(soundGateway);

describe("lending the target itself", () => {
	it("publishes what a check publishes, and leaves the honest set behind", async () => {
		const issuer = fakeIssuer();
		const { lend, lendsItself } = lending(0, issuer, { build, transport });
		expect(lendsItself).toBe(true);
		const lent = await lend?.("attentive");
		await lent?.gateway.issuer.set({ mode: "down" });
		expect(issuer.published).toEqual([{ mode: "down" }]);
		await lent?.giveBack();
		expect(issuer.published).toEqual([{ mode: "down" }, { mode: "ok" }]);
	});

	it("publishes nothing for a check that published nothing", async () => {
		const issuer = fakeIssuer();
		await (await lending(0, issuer, { build, transport }).lend?.("attentive"))?.giveBack();
		expect(issuer.published).toEqual([]);
	});

	it("lets nobody ask before the target has taken the set", async () => {
		const issuer = fakeIssuer();
		const lent = await lending(0.2, issuer, { build, transport }).lend?.("attentive");
		const taken = lent?.gateway.issuer.set({ mode: "down" }).then(() => "taken");
		expect(await Promise.race([taken, wait(200, "not yet")])).toBe("not yet");
		expect(issuer.published).toHaveLength(1);
		expect(await taken).toBe("taken");
	});

	it("needs an issuer, and a time", () => {
		expect(lending(0, undefined, { build, transport })).toEqual({});
		expect(lending(undefined, fakeIssuer(), { build, transport })).toEqual({});
	});
});
