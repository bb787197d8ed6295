import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Lab, startLab } from "../../conformance/embedded/index.ts";
import { Redactor } from "../../conformance/engine/redact.ts";
import type { Target } from "../../conformance/engine/target.ts";
import type { Checkable } from "../checkable.ts";
import { openGateway } from "../gateway.ts";
import { Unjudged, type Violation } from "../law.ts";
import { Unsettled } from "../laws/verdict.ts";
import type { Property } from "../property.ts";
import { wholeGateway } from "./whole-gateway.ts";
import { wholeGatewayWaits } from "./whole-gateway-waits.ts";

/** A broken gateway, what may be said to be broken, and with what other configuration it shows. */
const faults: readonly (readonly [mutant: string, requirement: RegExp, ...variants: "short-limits"[]])[] = [
	["unknown-key-told-apart-by-a-header", /^HMAC-KEY-01$/],
	["revoked-status-ignored", /^(?:HMAC-KEY-04|ANS-07)$/],
	["secret-expiry-ignored", /^(?:HMAC-KEY-05|ANS-07)$/],
	["second-secret-never-tried", /^ANS-07$/],
	["key-record-kept-in-the-isolate", /^(?:HMAC-KEY-|ANS-07|LIM-|FWD-04)/],
	["record-of-another-key-taken", /^(?:HMAC-KEY-08|ANS-07)$/],
	["nonce-spent-before-the-body", /^ANS-07$/],
	["quota-not-enforced", /^LIM-01$/],
	["nonce-of-get-and-head-not-spent", /^(?:LIM-|HMAC-NONCE-01|ANS-07)/],
	["quota-of-each-target", /^(?:LIM-0[15]|ANS-07)$/],
	["quota-told-before-the-signature", /^LIM-05$/],
	["retry-after-left-out", /^ANS-06$/],
	["pattern-matches-its-own-directory", /^(?:AUTHZ-|ANS-07$|CRED-01$)/],
	["scope-with-wildcard", /^AUTHZ-07$/],
	["head-without-the-scopes-of-get", /^AUTHZ-07$/],
	["organisation-not-forwarded", /^FWD-04$/],
	["upstream-redirect-followed", /^FWD-1[12]$/],
	["request-id-taken-from-the-sender", /^(?:ANS-10|FWD-09)$/],
	["body-cap-only-as-declared", /^(?:REQ-07|ANS-07)$/, "short-limits"],
	["declared-length-wraps-around", /^(?:REQ-06|ANS-07)$/],
	["quota-awaited-between-reading-and-counting", /^LIM-01$/],
	["longer-identity-header-passed", /^FWD-05$/],
	["impossible-status-thrown-on", /^(?:FWD-1|ANS-0)/],
];
const faultsThatTakeTime: typeof faults = [
	["key-set-lost-with-its-caller", /^(?:JWKS-02|JWT-ALG-05)$/],
	["empty-key-set-taken", /^(?:JWKS-|JWT-|ANS-07$)/],
	["issuer-redirect-followed", /^(?:JWKS-|JWT-|ANS-07$)/],
];

const usualSeed = 20_260_405;
/** Where under the usual seed something is seen first that says less of what is broken. */
const seeds: Readonly<Record<string, number>> = {
	"quota-not-enforced": 2,
	"pattern-matches-its-own-directory": 2,
};

describe("sequences for a whole gateway", () => {
	let lab: Lab;
	beforeAll(async () => {
		const usual = { spares: { fresh: {}, lent: { attentive: 1 } } };
		const plain = [...faults, ...faultsThatTakeTime].map(([mutant, , ...variants]) => ({
			...{ name: mutant, vars: { MUTANT: mutant }, ...usual },
			variants,
		}));
		const honest = { name: "honest", vars: { MUTANT: "" }, ...usual };
		lab = await startLab({
			entry: "mutants",
			instances: [{ ...honest, variants: ["edges", "sorted-query", "short-limits"] }, ...plain],
		});
	}, 60_000);
	afterAll(() => lab.dispose());

	/** As somebody's who gave the runner keys and tokens, but neither his key store nor his issuer. */
	function disguised(target: Target): Target {
		const { configuration: _, keystore: __, lend: ___, ...rest } = target;
		return { ...rest, setup: "operator" };
	}

	async function opened(property: Property, name: string, see = (target: Target) => target) {
		const found = lab.targets.get(name);
		if (found === undefined) throw new Error(`no ${name}`);
		const target = see(found);
		const gateway = await openGateway({
			target,
			runId: "whole-gateway-test",
			timeoutMs: 10_000,
			redactor: new Redactor(target.secrets),
			admit: async () => {},
			evict: (keyId = "live_org_test123") => lab.evictAdmission(keyId, name).catch(() => {}),
		});
		const ready = await property.open({ gateway: async () => gateway });
		if (!ready.ready) throw new Error(ready.reason);
		return ready;
	}

	async function firstViolation(checkable: Checkable, most: number, seed: number): Promise<Violation | undefined> {
		let unsettled = 0;
		for (let index = 0; index < most; index += 1) {
			try {
				const violation = await checkable.draw(seed, index).judge();
				if (violation !== undefined) return violation;
			} catch (error) {
				if (error instanceof Unjudged) continue;
				// A machine that is too slow to tell has said nothing. One that never tells has shown nothing.
				if (!(error instanceof Unsettled)) throw error;
				unsettled += 1;
				if (unsettled > 20 + index / 4) throw error;
			}
		}
		return undefined;
	}

	async function findingIn(property: Property, name: string, most: number, see?: (target: Target) => Target) {
		const { checkable, close } = await opened(property, name, see);
		try {
			return await firstViolation(checkable, most, seeds[name] ?? usualSeed);
		} finally {
			await close?.();
		}
	}

	it.each(faults.map(([mutant, requirement]) => [mutant, requirement] as const))(
		"find out %s",
		async (mutant, requirement) => {
			const violation = await findingIn(wholeGateway, mutant, 400);
			expect(violation).toMatchObject({ requirement: expect.stringMatching(requirement) });
		},
	);

	it.each(faultsThatTakeTime.map(([mutant, requirement]) => [mutant, requirement] as const))(
		"find out %s, where they wait",
		async (mutant, requirement) => {
			const violation = await findingIn(wholeGatewayWaits, mutant, 300);
			expect(violation).toMatchObject({ requirement: expect.stringMatching(requirement) });
		},
	);

	it("hold on the reference, at every gateway that there is of it", async () => {
		expect(await findingIn(wholeGateway, "honest", 60)).toBeUndefined();
		expect(await findingIn(wholeGatewayWaits, "honest", 15)).toBeUndefined();
	});

	it("find out a nonce that is not spent, and no more than that, by the keys of an operator alone", async () => {
		const violation = await findingIn(wholeGateway, "honest", 60, disguised);
		expect(violation).toBeUndefined();
		const replayed = await findingIn(wholeGateway, "nonce-of-get-and-head-not-spent", 300, disguised);
		expect(replayed).toMatchObject({ requirement: "HMAC-NONCE-01" });
	});

	it("have kinds of what is asked by the keys of an operator alone", async () => {
		const { checkable, close } = await opened(wholeGateway, "honest", disguised);
		try {
			const ids = checkable.kinds.map(({ id }) => id);
			expect(
				ids.filter((id) => /^(?:signature-signed-with-a-revoked-key|token-bearer-expired)$/.test(id)),
			).toHaveLength(2);
			const kinds = Array.from({ length: 30 }, (_, index) => checkable.draw(usualSeed, index).kinds).flat();
			expect(kinds.every((id) => ids.includes(id))).toBe(true);
			expect(new Set(kinds).size).toBeGreaterThan(30);
		} finally {
			await close?.();
		}
	});

	it("shrink to what one party did", async () => {
		const { checkable, close } = await opened(wholeGateway, "quota-not-enforced");
		try {
			const found = await checkable.search({ seed: seeds["quota-not-enforced"] ?? usualSeed, runs: 100 });
			expect(found).toMatchObject({ kind: "broken", violation: { requirement: "LIM-01" } });
			const { input } = found as { input: { commands: readonly unknown[] } };
			expect(input.commands.length).toBeLessThan(8);
		} finally {
			await close?.();
		}
	});
});
