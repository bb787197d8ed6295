import type { Change, Probe } from "../client/probe.ts";
import type { Check } from "../engine/check.ts";
import { exchange, scenario } from "./define.ts";
import { accepted } from "./expect.ts";
import {
	hostileBodies,
	hostileCredentials,
	hostileHeaders,
	hostileHosts,
	hostileKeyIds,
	hostileRecords,
	hostileSignatures,
	hostileTargets,
} from "./hostile-input.ts";
import { needsOf } from "./needs-of.ts";
import { ownKey } from "./own-key.ts";
import { each } from "./series.ts";
import { unharmed } from "./unharmed.ts";

function survives(id: string, title: string, threats: readonly string[], probe: Probe): Check {
	const credential = probe.credential === "none" ? "any" : probe.credential;
	return exchange({
		id: `ANS-05/${id}`,
		title,
		severity: "medium",
		threats,
		references: ["CWE-248", "CWE-20"],
		needs: needsOf({ credential }, probe),
		twin: { credential },
		probe,
		expect: unharmed,
	});
}

function replacingTarget(target: string): readonly Change[] {
	return [{ target }];
}

/** The rows of the threat catalogue that an input stands for by itself. */
const threatsOf: Readonly<
	Record<"targets" | "headers" | "credentials" | "bodies", Readonly<Record<string, readonly string[]>>>
> = {
	targets: {
		"prototype-query": ["AVL-14"],
		"many-parameters": ["LIM-09"],
		"many-segments": ["LIM-09"],
		"many-triplets": ["LIM-09"],
	},
	headers: {
		"prototype-names": ["HDR-10"],
		many: ["HDR-09"],
		"many-of-one-name": ["HDR-09"],
		"empty-values": ["AVL-09"],
		"odd-content-type": ["AVL-09"],
		"two-content-types": ["AVL-09"],
		upgrade: ["AVL-11"],
		"http2-settings": ["AVL-11"],
	},
	credentials: { "runs-of-one-character": ["LIM-10"] },
	bodies: {
		"empty-json": ["AVL-07"],
		"cut-json": ["AVL-07"],
		"not-a-number": ["AVL-07"],
		null: ["AVL-08"],
		prototype: ["AVL-08", "AVL-14"],
		deep: ["LIM-07"],
		"length-zero-of-get": ["AVL-03"],
		"body-of-get": ["AVL-04"],
		"cut-off": ["AVL-06"],
		"bad-chunk-size": ["AVL-05"],
		"chunk-extension": ["AVL-05"],
		"missing-last-chunk": ["AVL-05"],
		"huge-chunk-size": ["AVL-05"],
		"length-and-chunks": ["FWD-25", "LIM-04"],
		"huge-length": ["LIM-03"],
		compressed: ["LIM-08"],
	},
};

/** A request for each kind of decision; a gateway of the lab is told neither place nor address by its platform. */
const decided: readonly Probe[] = [
	{ credential: "hmac" },
	{ credential: "jwt" },
	{ credential: "jwt", method: "HEAD" },
	{ credential: "none", route: "public" },
	{ credential: "none" },
	{ credential: "none", method: "TRACE" },
	{ credential: "none", query: "a".repeat(9000) },
	{ credential: "none", headers: [["X-Filler", "a".repeat(40_000)]] },
	{ credential: "none", after: [{ appendToTarget: "/%00" }] },
	{ credential: "both" },
	{ credential: "hmac", sign: { timestampOffset: -3600 } },
	{ credential: "hmac", key: "unknown" },
	{ credential: "jwt", token: { times: { exp: -3600 } } },
	{ credential: "hmac", route: "write", body: { text: "a" }, after: [{ appendToBody: { text: "x" } }] },
	{ credential: "jwt", route: "unknown" },
	{ credential: "jwt", method: "OPTIONS" },
	{ credential: "jwt", token: { claims: { scope: "" } } },
];

export const hostileChecks: readonly Check[] = [
	...hostileTargets.flatMap(([slug, target]) => [
		survives(`target-${slug}`, "answers a hostile target without failing", threatsOf.targets[slug] ?? ["AVL-02"], {
			credential: "none",
			after: replacingTarget(target),
		}),
		survives(
			`signed-target-${slug}`,
			"answers a hostile target that was signed without failing",
			threatsOf.targets[slug] ?? ["AVL-02"],
			{
				credential: "hmac",
				path: target,
			},
		),
	]),
	...hostileHeaders.flatMap(([slug, pairs]) => [
		survives(`headers-${slug}`, "answers hostile headers without failing", threatsOf.headers[slug] ?? ["AVL-15"], {
			credential: "any",
			headers: pairs,
		}),
		survives(
			`public-headers-${slug}`,
			"answers hostile headers on a public route without failing",
			threatsOf.headers[slug] ?? ["AVL-15"],
			{
				credential: "none",
				route: "public",
				headers: pairs,
			},
		),
	]),
	...hostileCredentials.map(([slug, pairs]) =>
		survives(
			`credentials-${slug}`,
			"answers hostile credentials without failing",
			threatsOf.credentials[slug] ?? ["AVL-15"],
			{ credential: "none", headers: pairs },
		),
	),
	...hostileHosts.map(([slug, host]) =>
		survives(`host-${slug}`, "answers a hostile host without failing", ["AVL-01"], {
			credential: "none",
			after: [{ set: ["Host", host] }],
		}),
	),
	...hostileSignatures.map(([slug, change]) =>
		survives(
			`signature-${slug}`,
			"answers a signature of another length without failing",
			["SIG-05", "SIG-08", "SIG-16"],
			{
				credential: "hmac",
				after: [change],
			},
		),
	),
	scenario({
		id: "ANS-05/no-place",
		title: "answers without failing, whatever it decides, where the platform tells neither place nor address",
		severity: "medium",
		threats: ["NET-04"],
		references: ["CWE-248"],
		needs: ["hmac", "jwt", "route.public", "lab"],
		run: (trial) => each(trial, decided, unharmed),
	}),
	...hostileRecords.map(([slug, record]) =>
		scenario({
			id: `ANS-05/record-${slug}`,
			title: "answers a request under a key whose record is malformed without failing",
			severity: "medium",
			threats: ["KEY-07"],
			references: ["CWE-248"],
			needs: ["hmac", "keystore", "lab"],
			run: async (trial) => {
				const key = await ownKey(trial.keys);
				const good = await trial.judge.expect(await trial.exchange(key.signing()), accepted());
				if (good.verdict !== "pass") return good;
				await trial.keys.put(key.id, record);
				return trial.judge.expect(await trial.exchange(key.signing()), unharmed);
			},
		}),
	),
	...hostileKeyIds.map(([slug, keyId]) =>
		survives(`key-${slug}`, "answers a key id that is a trap elsewhere without failing", ["KEY-28"], {
			credential: "hmac",
			key: "unknown",
			sign: { keyId },
		}),
	),
	...hostileBodies.flatMap(([slug, probe]) =>
		(["hmac", "jwt"] as const).map((credential) =>
			survives(
				`${credential}-body-${slug}`,
				"answers a hostile body without failing",
				threatsOf.bodies[slug] ?? ["AVL-15"],
				{ credential, route: "write", ...probe },
			),
		),
	),
	...(
		[
			["deep-claims", { claimsText: `{{honest},"x":${"[".repeat(2500)}${"]".repeat(2500)}}` }],
			["deep-header", { headerText: `{{honest},"x":${"[".repeat(2500)}${"]".repeat(2500)}}` }],
			["cut-claims", { claimsText: "{" }],
			["huge-numbers", { claims: { nbf: -1e308, iat: 5e-324 }, claimsText: '{{honest},"n":1e999,"m":-0}' }],
			["prototype-claims", { claimsText: '{{honest},"__proto__":{"toString":1},"constructor":null}' }],
			["prototype-header", { headerText: '{{honest},"__proto__":{"alg":"none"},"constructor":null}' }],
			["lone-surrogate", { claimsText: '{{honest},"x":"\\ud800"}' }],
			["prototype-kid", { header: { kid: "__proto__" } }],
			["many-members", { claims: Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`m${index}`, index])) }],
		] as const
	).map(([slug, token]) =>
		survives(`token-${slug}`, "answers a hostile token without failing", ["JWT-11", "JWT-49"], {
			credential: "jwt",
			token,
		}),
	),
];
