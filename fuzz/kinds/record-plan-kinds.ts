import { goodSecrets, type RecordPlan } from "../laws/gateway-command.ts";
import { kindsOf } from "./kind-rows.ts";

const spoils = (plan: RecordPlan, member: string) =>
	plan.spoilt !== undefined && "set" in plan.spoilt && member in plan.spoilt.set;
const lapses = (seconds: number | undefined) => seconds !== undefined && seconds <= 0;
const hasScope = (plan: RecordPlan, test: RegExp) => plan.scopes.some((scope) => test.test(scope));

/** What the record of a key can be an example of. */
export const recordPlanKinds = kindsOf<RecordPlan>([
	{ id: "revoked-key", threats: ["KEY-03"], is: ({ status }) => status === "revoked" },
	{ id: "expired-key", threats: ["KEY-04"], is: ({ expires }) => lapses(expires) },
	{ id: "key-that-expires-later", threats: ["KEY-04"], is: ({ expires = 0 }) => expires > 0 },
	{
		id: "expired-secret",
		threats: ["KEY-04", "KEY-18"],
		is: ({ secrets }) => secrets.some(({ expires }) => lapses(expires)),
	},
	{ id: "two-secrets", threats: ["KEY-17"], is: ({ secrets }) => secrets.length === 2 },
	{ id: "more-than-two-secrets", threats: ["KEY-17"], is: ({ secrets }) => secrets.length > 2 },
	{ id: "no-secret", threats: ["KEY-06"], is: (plan) => plan.secrets.length === 0 || spoils(plan, "secrets") },
	{
		id: "weak-secret",
		threats: ["KEY-06", "KEY-19"],
		is: ({ secrets }) => secrets.some(({ text }) => !goodSecrets.includes(text)),
	},
	{
		id: "secret-like-an-encoding",
		threats: ["KEY-20"],
		is: ({ secrets }) => secrets.some(({ text }) => text === 4 || text === 6),
	},
	{ id: "record-that-is-no-json", threats: ["KEY-07"], is: ({ spoilt }) => spoilt !== undefined && "text" in spoilt },
	{ id: "record-of-another-key", threats: ["KEY-14"], is: (plan) => spoils(plan, "keyId") },
	{ id: "record-of-an-unknown-status", threats: ["KEY-03", "KEY-07"], is: (plan) => spoils(plan, "status") },
	{ id: "record-with-an-odd-expiry", threats: ["KEY-04", "KEY-07"], is: (plan) => spoils(plan, "expiresAt") },
	{ id: "record-with-odd-scopes", threats: ["KEY-07", "AZ-01"], is: (plan) => spoils(plan, "scopes") },
	{
		id: "record-with-names-for-no-header",
		threats: ["FWD-21"],
		is: (plan) => ["clientId", "orgId", "userId"].some((name) => spoils(plan, name)),
	},
	{ id: "record-with-odd-quotas", threats: ["KEY-07", "RAT-01"], is: (plan) => spoils(plan, "quotas") },
	{ id: "record-without-a-client", threats: ["KEY-14"], is: ({ names }) => names.clientId === undefined },
	{ id: "fewer-scopes", threats: ["AZ-01"], is: ({ scopes }) => scopes.length < 4 },
	{
		id: "fewer-scopes-under-a-quota",
		// What is refused for want of a scope is counted: its answer tells how much is left.
		threats: ["RAT-07"],
		is: ({ scopes, quotas = {} }) => scopes.length < 4 && Object.keys(quotas).length > 0,
	},
	{ id: "scopes-that-only-look-alike", threats: ["AZ-04", "JWT-50"], is: (plan) => hasScope(plan, /[*A-Zx]|:$|:.*:/) },
	{
		id: "tight-quota",
		threats: ["RAT-01", "RAT-09"],
		is: ({ quotas = {} }) => Object.values(quotas).some((most) => most < 3),
	},
	{ id: "quota-of-none", threats: ["RAT-01"], is: ({ quotas = {} }) => Object.values(quotas).includes(0) },
	{ id: "several-quotas", threats: ["RAT-01"], is: ({ quotas = {} }) => Object.keys(quotas).length > 1 },
]);
