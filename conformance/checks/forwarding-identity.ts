import type { Check } from "../engine/check.ts";
import { scenario } from "./define.ts";
import { accepted } from "./expect.ts";
import { bothCredentials, forwarded } from "./forwarded.ts";
import { ownKey } from "./own-key.ts";
import { identityIs, noForeignIdentity, type ToldIdentity } from "./upstream-rules.ts";

/** FWD-04: the claims of a token are the runner's own, so the identity is known to the letter. */
const identity = [
	forwarded(
		{
			id: "FWD-04/token",
			title: "tells the upstream who a token is for, each member of the identity once",
			severity: "critical",
			threats: ["FWD-01", "JWT-55"],
			references: ["CWE-290"],
		},
		{
			credential: "jwt",
			token: { claims: { sub: "auth0|u,1 x", azp: "client-a", client_id: "client-b", org_id: "org-1" } },
		},
		identityIs({ authType: "jwt", userId: "auth0|u,1 x", clientId: "client-a", orgId: "org-1" }),
		noForeignIdentity,
	),
	forwarded(
		{
			id: "FWD-04/token-client-id",
			title: "takes client_id for the client where there is no azp",
			severity: "medium",
			threats: ["JWT-56"],
			references: ["RFC 9068 §2.2"],
		},
		{ credential: "jwt", token: { omit: ["claims.azp"], claims: { client_id: "client-b" } } },
		identityIs({ authType: "jwt", clientId: "client-b" }),
	),
	forwarded(
		{
			id: "FWD-04/token-without-organisation",
			title: "tells the upstream no client and no organisation of a token that has none",
			severity: "high",
			threats: ["FWD-03"],
			references: ["CWE-290"],
		},
		{ credential: "jwt", token: { omit: ["claims.azp", "claims.client_id", "claims.org_id"], claims: { sub: "u-1" } } },
		identityIs({ authType: "jwt", userId: "u-1", clientId: null, orgId: null }),
	),
	forwarded(
		{
			id: "FWD-04/token-scopes",
			title: "tells the upstream the scopes as a JSON array in one line",
			severity: "medium",
			threats: ["FWD-21"],
			references: ["RFC 8259 §5"],
			needs: ["lab"],
		},
		{ credential: "jwt", token: { claims: { scope: "sites:read a!#$%&'()*+,-./[]^_`{|}~ z" } } },
		identityIs({ scopes: ["sites:read", "a!#$%&'()*+,-./[]^_`{|}~", "z"] }),
	),
	forwarded(
		{
			id: "FWD-04/no-identity-of-nobody",
			title: "tells the upstream of a public route no identity",
			severity: "high",
			threats: ["FWD-03"],
			references: ["CWE-290"],
		},
		{
			credential: "none",
			route: "public",
			headers: [
				["X-User-Id", "spoofed"],
				["X-Auth-Type", "jwt"],
			],
		},
		identityIs({ authType: null, userId: null, clientId: null, orgId: null, scopes: null }),
	),
];

/** FWD-05: with the gateway of the lab some of these names are even on the configured list. */
const spoofed = [
	...bothCredentials.flatMap((credential) =>
		(
			[
				[
					"exact",
					[
						["X-Auth-Type", "x"],
						["X-Client-Id", "x"],
						["X-User-Id", "x"],
						["X-Org-Id", "x"],
						["X-Scopes", "x"],
					],
				],
				[
					"lower-case",
					[
						["x-auth-type", "x"],
						["x-client-id", "x"],
						["x-user-id", "x"],
						["x-org-id", "x"],
						["x-scopes", "x"],
					],
				],
				[
					"underscores",
					[
						["X_Auth_Type", "x"],
						["X_Client_Id", "x"],
						["X_User_Id", "x"],
						["X_Org_Id", "x"],
						["X_Scopes", "x"],
					],
				],
				[
					"mixed",
					[
						["X-Auth_Type", "x"],
						["X_Client-Id", "x"],
						["X-USER_ID", "x"],
						["x_ORG-id", "x"],
					],
				],
				[
					"longer",
					[
						["X-User-Id-2", "x"],
						["X-User-Identity", "x"],
						["X-Org-Ids", "x"],
						["X-Scopes_Extra", "x"],
					],
				],
				[
					"twice",
					[
						["X-User-Id", "x"],
						["X-User-Id", "y"],
						["x-user-id", "z"],
					],
				],
				[
					"empty",
					[
						["X-User-Id", ""],
						["X-Org-Id", ""],
						["X-Scopes", ""],
					],
				],
			] as const
		).map(([slug, headers]) =>
			forwarded(
				{
					id: `FWD-05/${credential}-${slug}`,
					title: "forwards no header that an upstream could take for the identity",
					severity: "critical",
					threats: slug === "underscores" || slug === "mixed" ? ["FWD-02"] : ["FWD-01", "FWD-03"],
					references: ["CWE-290", "CVE-2025-64484"],
				},
				{ credential, headers },
				noForeignIdentity,
				identityIs({ authType: credential }),
			),
		),
	),
	forwarded(
		{
			id: "FWD-05/public",
			title: "forwards no identity of the sender's making on a public route either",
			severity: "critical",
			threats: ["FWD-01", "FWD-02"],
			references: ["CWE-290"],
		},
		{
			credential: "none",
			route: "public",
			headers: [
				["X_User_Id", "x"],
				["X-Org-Ids", "x"],
				["X-Scopes", "[]"],
			],
		},
		noForeignIdentity,
		identityIs({ authType: null, userId: null, clientId: null, orgId: null, scopes: null }),
	),
];

type Members = Readonly<Record<string, unknown>>;

/** FWD-04 for keys that the check wrote itself, so that their identity is known to the letter. */
const ofKeys = (
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

export const forwardingIdentityChecks: readonly Check[] = [...identity, ...ofKeys, ...spoofed];
