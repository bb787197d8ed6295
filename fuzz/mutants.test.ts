import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Lab, startLab } from "../conformance/embedded/index.ts";
import type { Need } from "../conformance/engine/check.ts";
import { Redactor } from "../conformance/engine/redact.ts";
import { openGateway } from "./gateway.ts";
import { properties } from "./properties/index.ts";

const usualSeed = 20_260_301;

/**
 * A broken gateway, the property that finds it out, and what the property says is broken; and a seed, where under the usual one
 * what is found first depends on the letters that a signature happens to have.
 */
const faults: readonly (readonly [mutant: string, property: string, requirement: RegExp, seed?: number])[] = [
	["last-byte-of-signature-ignored", "altered-requests", /^HMAC-SIG-04$/],
	["body-hash-trusted", "altered-requests", /^HMAC-BODY-01$/],
	["unicode-case-of-target-folded", "altered-requests", /^HMAC-CANON-08$/],
	["sorted-signature-trailing-bits-ignored", "altered-sorted-requests", /^SORT-09$/, 5],
	["identity-headers-known-by-exact-name", "altered-requests", /^FWD-05$/],
	["preflights-let-in", "unproved-requests", /^(?:CRED|TGT)-01$/],
	["future-timestamps-taken", "altered-timestamps", /^HMAC-TIME-02$/],
	["timestamp-in-any-spelling-of-a-number", "altered-timestamps", /^(?:HMAC-HDR-06|ANS-07)$/],
	["nonces-kept-in-the-memory-of-the-object", "nonce-history", /^HMAC-NONCE-09$/],
	["admission-awaits-between-reading-and-writing", "nonce-history", /^HMAC-NONCE-02$/],
	["nonce-shared-by-all-keys", "nonce-history", /^HMAC-NONCE-0[34]$/],
	["nonces-of-each-edge-apart", "nonce-history", /^HMAC-NONCE-0[129]$/],
	["unnamed-comma-for-semicolon", "altered-requests", /^HMAC-CANON-08$/, 7],
	["unnamed-tab-for-blank-in-the-body", "altered-requests", /^HMAC-BODY-0[12]$/, 10],
	["subject-optional", "altered-tokens", /^JWT-CLAIM-07$/],
	["use-of-the-key-ignored", "key-sets", /^JWT-KEY-05$/],
];

/** What a property needs beside the gateway. */
const needs: Readonly<Record<string, readonly Need[]>> = {
	"nonce-history": ["edges"],
	"altered-sorted-requests": ["sorted-query"],
};

const primaryKey = "live_org_test123";

describe("properties over the wire", () => {
	let lab: Lab;
	beforeAll(async () => {
		const instances = faults.map(([mutant, property], index) => ({
			name: `mutant-${index}`,
			vars: { MUTANT: mutant },
			variants: needs[property] ?? [],
		}));
		const [first, ...others] = instances;
		if (first === undefined) throw new Error("no faults");
		lab = await startLab({
			entry: "mutants",
			instances: [first, ...others],
			spares: { fresh: {}, lent: { attentive: 1 } },
		});
	}, 60_000);
	afterAll(() => lab.dispose());

	it.each(
		faults.map(([mutant, id, requirement, seed = usualSeed], index) => [mutant, id, requirement, seed, index] as const),
	)("find out %s by %s", async (_, id, requirement, seed, index) => {
		const name = `mutant-${index}`;
		const target = lab.targets.get(name);
		const property = properties.find((one) => one.id === id);
		if (target === undefined || property === undefined) throw new Error(`no ${name}, or no ${id}`);
		const gateway = await openGateway({
			target,
			runId: "mutants-test",
			timeoutMs: 10_000,
			redactor: new Redactor(target.secrets),
			admit: async () => {},
			// One that is not running has nothing to forget.
			evict: () => lab.evictAdmission(primaryKey, name).catch(() => {}),
		});
		const opened = await property.open({ gateway: async () => gateway });
		if (!opened.ready) throw new Error(opened.reason);
		try {
			const found = await opened.checkable.search({ seed, runs: 1500 });
			expect(found).toMatchObject({ kind: "broken", violation: { requirement: expect.stringMatching(requirement) } });
		} finally {
			await opened.close?.();
		}
	});
});
