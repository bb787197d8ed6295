import type { Check } from "../engine/check.ts";
import { scenario } from "./define.ts";
import { accepted } from "./expect.ts";
import { ownKey } from "./own-key.ts";
import { identityIs, noForeignIdentity, type ToldIdentity } from "./upstream-rules.ts";

type Members = Readonly<Record<string, unknown>>;

/** FWD-04 for keys that the check wrote itself, so that their identity is known to the letter. */
export const hmacIdentityChecks: readonly Check[] = (
	[
		[
			"key",
			"tells the upstream whose key it is, each member of the identity once",
			{ clientId: "client-x", orgId: "org-x", userId: "user x|1", scopes: ["sites:read", "b!#", "c"] },
			{
				authType: "hmac",
				clientId: "client-x",
				orgId: "org-x",
				userId: "user x|1",
				scopes: ["sites:read", "b!#", "c"],
			},
		],
		[
			"key-without-user",
			"tells the upstream no user and no organisation of a key that has none",
			{ clientId: "client-x", scopes: ["sites:read"] },
			{ authType: "hmac", clientId: "client-x", orgId: null, userId: null, scopes: ["sites:read"] },
		],
		[
			"organisation-of-the-record",
			"takes the organisation from the record and not from the key id",
			{ orgId: "org_a", clientId: "client-x", scopes: ["sites:read"] },
			{ orgId: "org_a" },
		],
	] as const satisfies readonly (readonly [string, string, Members, ToldIdentity])[]
).map(([slug, title, members, told]) =>
	scenario({
		id: `FWD-04/${slug}`,
		title,
		severity: "critical",
		threats: ["FWD-01", "FWD-03", "KEY-14"],
		references: ["CWE-290", "CWE-639"],
		needs: ["hmac", "keystore", "echo", "lab"],
		run: async (trial) => {
			const key = await ownKey(trial.keys, members);
			return trial.judge.expect(
				await trial.exchange(
					key.signing({
						headers: [
							["X-User-Id", "spoofed"],
							["X_Org_Id", "spoofed"],
						],
					}),
				),
				accepted(identityIs(told), noForeignIdentity),
			);
		},
	}),
);
