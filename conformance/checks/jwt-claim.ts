import type { TokenDefect } from "../client/probe.ts";
import type { Check, Need, ScenarioCheck } from "../engine/check.ts";
import { refusesToken } from "./bearer.ts";
import { scenario } from "./define.ts";
import { accepted, refused } from "./expect.ts";
import { type HonestToken, honestToken, ownAudience, textOf } from "./honest-token.ts";
import { each } from "./series.ts";

const refusal = refused("invalid_token");

type Told = Pick<ScenarioCheck, "id" | "title" | "severity" | "threats" | "references"> & {
	/** Tokens that are close to an honest one for this target. */
	near: (honest: HonestToken) => readonly TokenDefect[];
	needs: readonly Need[];
};

function refusesNear({ near, needs, ...check }: Told): ScenarioCheck {
	return scenario({
		...check,
		needs: ["jwt.sign", ...needs],
		run: async (trial) => {
			const tokens = near(await honestToken(trial));
			const honest = await trial.judge.expect(await trial.exchange({ credential: "jwt" }), accepted());
			if (honest.verdict !== "pass") return honest;
			return each(
				trial,
				tokens.map((token) => ({ credential: "jwt", token })),
				refusal,
			);
		},
	});
}

/** JWT-CLAIM-01. */
const issuer = [
	refusesNear({
		id: "JWT-CLAIM-01/near-misses",
		title: "refuses an issuer that resembles the configured one",
		severity: "critical",
		threats: ["JWT-42"],
		references: ["CVE-2024-53861", "RFC 8725 §3.8"],
		needs: ["jwt.issuer"],
		near: ({ claims }) => {
			const iss = textOf(claims, "iss");
			const others = [
				iss.endsWith("/") ? iss.slice(0, -1) : `${iss}/`,
				iss.toUpperCase(),
				iss.slice(0, -1),
				iss.slice(1),
				iss.slice(0, 9),
				`${iss}.evil.test`,
				`${iss}x`,
				` ${iss}`,
				`${iss} `,
				`${iss}\0`,
				`${iss}\n`,
				"",
			];
			return [...others, [iss], { [iss]: iss }, [iss, "https://elsewhere.test/"]].map((value) => ({
				claims: { iss: value },
			}));
		},
	}),
	...(
		[
			["absent", { omit: ["claims.iss"] }],
			["other", { claims: { iss: "https://elsewhere.test/" } }],
			["null", { claims: { iss: null } }],
			["number", { claims: { iss: 1 } }],
			["true", { claims: { iss: true } }],
		] as const
	).map(([slug, token]) =>
		refusesToken({
			id: `JWT-CLAIM-01/${slug}`,
			title: "refuses a token that is not from the configured issuer",
			severity: "critical",
			threats: ["JWT-42"],
			references: ["RFC 8725 §3.8"],
			needs: ["jwt.issuer"],
			token,
		}),
	),
];

/** JWT-CLAIM-02. */
const audience = [
	refusesNear({
		id: "JWT-CLAIM-02/near-misses",
		title: "refuses an audience that resembles the configured one",
		severity: "critical",
		threats: ["JWT-44"],
		references: ["CVE-2025-62610", "RFC 8725 §3.9"],
		needs: ["jwt.audience"],
		near: ({ claims }) => {
			const aud = ownAudience(claims);
			const others = [
				`${aud}x`,
				`${aud}/`,
				`x${aud}`,
				aud.slice(0, -1),
				aud.slice(1),
				aud.toUpperCase(),
				`https://elsewhere.test,${aud}`,
				`https://elsewhere.test ${aud}`,
				` ${aud}`,
				{ 0: aud, length: 1 },
				{ [aud]: true },
			];
			return others.map((value) => ({ claims: { aud: value } }));
		},
	}),
	refusesNear({
		id: "JWT-CLAIM-02/mixed-arrays",
		title: "refuses an array with the configured audience in which not everything is a text",
		severity: "low",
		threats: ["JWT-44"],
		references: ["RFC 7519 §4.1.3"],
		needs: ["jwt.audience"],
		near: ({ claims }) => {
			const aud = ownAudience(claims);
			return [[[aud]], [aud, 1], [aud, null], [aud, [aud]]].map((value) => ({ claims: { aud: value } }));
		},
	}),
	...(
		[
			["absent", { omit: ["claims.aud"] }],
			["other", { claims: { aud: "https://elsewhere.test" } }],
			["client-as-of-id-token", { claims: { aud: "client-1", nonce: "n", typ: "ID" } }],
			["empty", { claims: { aud: "" } }],
			["empty-array", { claims: { aud: [] } }],
			["array-of-others", { claims: { aud: ["https://elsewhere.test", "client-1"] } }],
			["null", { claims: { aud: null } }],
			["true", { claims: { aud: true } }],
			["number", { claims: { aud: 1 } }],
		] as const
	).map(([slug, token]) =>
		refusesToken({
			id: `JWT-CLAIM-02/${slug}`,
			title: "refuses a token that is not for this audience",
			severity: "critical",
			threats: slug === "client-as-of-id-token" ? ["JWT-18"] : ["JWT-44"],
			references: ["CVE-2020-26160", "RFC 8725 §3.9"],
			needs: ["jwt.audience"],
			token,
		}),
	),
	scenario({
		id: "JWT-CLAIM-02/accepts-array",
		title: "accepts an array of audiences that contains the configured one, at either end",
		severity: "medium",
		threats: ["JWT-44"],
		references: ["RFC 7519 §4.1.3"],
		needs: ["jwt.sign", "jwt.audience"],
		run: async (trial) => {
			const aud = ownAudience((await honestToken(trial)).claims);
			const arrays = [[aud], ["https://elsewhere.test", aud], [aud, "https://elsewhere.test"]];
			return each(
				trial,
				arrays.map((value) => ({ credential: "jwt", token: { claims: { aud: value } } })),
				accepted(),
			);
		},
	}),
];

export const jwtClaimChecks: readonly Check[] = [...issuer, ...audience];
