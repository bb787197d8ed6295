import type { Check } from "../engine/check.ts";
import { acceptsToken, refusesToken } from "./bearer.ts";
import { scenario } from "./define.ts";
import { onBothSides } from "./exact-second.ts";
import { accepted, refused } from "./expect.ts";

/** JWT-CLAIM-03 to JWT-CLAIM-06: what is no finite number is no time. */
export const jwtTimeChecks: readonly Check[] = [
	refusesToken({
		id: "JWT-CLAIM-03/absent",
		title: "refuses a token that never expires",
		severity: "high",
		threats: ["JWT-35"],
		references: ["RFC 8725 §3.10", "CWE-613"],
		token: { omit: ["claims.exp"] },
	}),
	refusesToken({
		id: "JWT-CLAIM-03/in-prototype",
		title: "refuses a token whose expiry is a member of its member __proto__",
		severity: "medium",
		threats: ["JWT-49"],
		references: ["CWE-1321"],
		token: { omit: ["claims.exp"], claimsText: '{{honest},"__proto__":{"exp":4102444800}}' },
	}),
	...(
		[
			["exp", "JWT-CLAIM-03", "JWT-37", "4102444800"],
			["nbf", "JWT-CLAIM-05", "JWT-40", "1"],
			["iat", "JWT-CLAIM-06", "JWT-41", "1"],
		] as const
	).flatMap(([claim, requirement, threat, honest]) =>
		(
			[
				["text", `"${honest}"`],
				["null", "null"],
				["true", "true"],
				["array", `[${honest}]`],
				["object", "{}"],
				["infinite", claim === "exp" ? "1e999" : "-1e999"],
				["date", '"2099-01-01T00:00:00Z"'],
				["empty", '""'],
			] as const
		).map(([slug, text]) =>
			refusesToken({
				id: `${requirement}/${slug}`,
				title: `refuses a token whose ${claim} is not a finite number`,
				severity: "medium",
				threats: [slug === "infinite" && claim === "exp" ? "JWT-38" : threat],
				references: ["RFC 7519 §2"],
				twin: { omit: [`claims.${claim}`], claimsText: `{{honest},"${claim}":${honest}}` },
				token: { omit: [`claims.${claim}`], claimsText: `{{honest},"${claim}":${text}}` },
			}),
		),
	),
	acceptsToken({
		id: "JWT-CLAIM-06/absent",
		title: "accepts a token that does not say when it was issued",
		severity: "low",
		threats: ["JWT-41"],
		references: ["RFC 7519 §4.1.6"],
		needs: ["jwt.sign"],
		token: { omit: ["claims.iat"] },
	}),
	...(
		[
			["JWT-CLAIM-04/an-hour-ago", "expired an hour ago", { times: { exp: -3600 } }, "high", "JWT-36"],
			["JWT-CLAIM-04/beyond-any-tolerance", "expired 63 seconds ago", { times: { exp: -63 } }, "high", "JWT-36"],
			["JWT-CLAIM-04/zero", "expired in 1970", { claims: { exp: 0 } }, "medium", "JWT-39"],
			["JWT-CLAIM-04/negative", "expired before 1970", { claims: { exp: -1 } }, "medium", "JWT-39"],
			["JWT-CLAIM-04/fraction", "expired at a fraction of a second", { claims: { exp: 0.5 } }, "low", "JWT-39"],
			["JWT-CLAIM-05/in-an-hour", "is valid in an hour", { times: { nbf: 3600 } }, "medium", "JWT-40"],
			["JWT-CLAIM-05/beyond-any-tolerance", "is valid in 75 seconds", { times: { nbf: 75 } }, "medium", "JWT-40"],
			["JWT-CLAIM-05/far-future", "is valid in the year 5138", { claims: { nbf: 1e11 } }, "medium", "JWT-40"],
			["JWT-CLAIM-06/in-an-hour", "was issued in an hour", { times: { iat: 3600 } }, "low", "JWT-41"],
			["JWT-CLAIM-06/beyond-any-tolerance", "was issued in 75 seconds", { times: { iat: 75 } }, "low", "JWT-41"],
			[
				"JWT-CLAIM-06/in-milliseconds",
				"was issued at a time in milliseconds",
				{ claims: { iat: 1.7e12 } },
				"low",
				"JWT-41",
			],
		] as const
	).map(([id, what, token, severity, threat]) =>
		refusesToken({
			id,
			title: `refuses a token that ${what}`,
			severity,
			threats: [threat],
			references: ["RFC 7519 §4.1", "CWE-613"],
			token,
		}),
	),
	...(
		[
			["JWT-CLAIM-04/beyond-tolerance", { times: { exp: -20 } }, { times: { exp: -33 } }],
			["JWT-CLAIM-05/beyond-tolerance", { times: { nbf: 27 } }, { times: { nbf: 40 } }],
			["JWT-CLAIM-06/beyond-tolerance", { times: { iat: 27 } }, { times: { iat: 40 } }],
		] as const
	).map(([id, twin, token]) =>
		refusesToken({
			id,
			title: "accepts a token within the tolerance of 30 seconds and refuses one beyond it",
			severity: "medium",
			threats: ["JWT-36"],
			references: ["RFC 7519 §4.1"],
			needs: ["jwt.sign", "lab"],
			twin,
			token,
		}),
	),
	...(
		[
			["JWT-CLAIM-04/to-the-second", "exp", "expired", -29, -30],
			["JWT-CLAIM-05/to-the-second", "nbf", "begins to be valid", 30, 31],
			["JWT-CLAIM-06/to-the-second", "iat", "was issued", 30, 31],
		] as const
	).map(([id, claim, what, inside, outside]) =>
		onBothSides(
			{
				id,
				title: `accepts a token that ${what} just within the tolerance of 30 seconds, and refuses one a second beyond`,
				threats: ["JWT-36"],
				references: ["RFC 7519 §4.1", "CWE-193"],
				needs: ["jwt", "jwt.sign"],
			},
			[
				[{ credential: "jwt", token: { times: { [claim]: inside } } }, accepted()],
				[{ credential: "jwt", token: { times: { [claim]: outside } } }, refused("invalid_token")],
			],
		),
	),
	scenario({
		id: "JWT-CLAIM-04/while-it-is-in-use",
		title: "refuses a token that it has accepted before, once it has expired",
		waits: 3.5,
		severity: "high",
		threats: ["JWT-25", "JWT-36"],
		references: ["CWE-613"],
		needs: ["jwt", "jwt.sign", "lab"],
		run: async (trial) => {
			// Three seconds are left of the tolerance, counted from the second that has begun.
			const token = { times: { exp: -27 } };
			let dying = await trial.prepare({ credential: "jwt", token });
			let alive = await trial.judge.expect(await dying.send(), accepted());
			for (let attempt = 0; attempt < 3 && alive.verdict !== "pass"; attempt += 1) {
				// On a machine that is too busy it may have expired on its way.
				dying = await trial.prepare({ credential: "jwt", token });
				alive = await trial.judge.expect(await dying.send(), accepted());
			}
			if (alive.verdict !== "pass") return alive;
			await trial.pause(3500);
			return trial.judge.expect(await dying.send(), refused("invalid_token"));
		},
	}),
];
