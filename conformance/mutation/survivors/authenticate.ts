import type { Explanation } from "../explanation.ts";
import { becauseInLog, stageInLog } from "./reasons.ts";

const file = "gateway/src/authenticate.ts";

export const authenticateSurvivors: readonly Explanation[] = [
	{
		file,
		reason: stageInLog,
		mutants: ['"key"', '"signature"', '"digest"', '"admission"'].map((from) => ({ from })),
	},
	{
		file,
		reason: becauseInLog,
		mutants: [{ from: '"claims:iss"' }, { from: '"token:key"' }, { from: '"token:signature"' }],
	},
	{
		file,
		reason: "A caller cannot make the key store fail; fault.contract.ts does (HMAC-KEY-09).",
		mutants: [{ from: "!record.ok", to: "false" }, { from: "{ return record; }" }],
	},
	{
		file,
		reason:
			"A caller cannot make the admission object fail or answer what is unknown; fault.contract.ts does (HMAC-NONCE-11).",
		mutants: [
			{ from: "!answer.ok", to: "false" },
			{ from: "{ return answer; }" },
			{
				from: 'default: // An object of another deployment may answer what this one does not know. return refuse("replay_store_unavailable", "admission:decision");',
			},
			{ from: '"replay_store_unavailable"' },
			{ from: '"admission:decision"' },
		],
	},
	{
		file,
		reason:
			"Nobody outside can revoke a key at its admission object, which takes that from the operator alone; admission.contract.ts and usage.contract.ts do.",
		mutants: [
			{ from: 'case "revoked": return refuse("invalid_credentials");' },
			{ from: '"revoked"', inLine: 'case "revoked":' },
			{ from: '"invalid_credentials"', inLine: 'return refuse("invalid_credentials");' },
		],
	},
	{
		file,
		reason: "It guards twice: a key that is unknown or revoked has no active secret, and without one nothing verifies.",
		mutants: [
			{ from: "record.value === undefined", to: "false" },
			{ from: 'record.value.status === "revoked"', to: "false" },
			{
				from: '"revoked"',
				inLine: 'if (!holds || record.value === undefined || record.value.status === "revoked") {',
			},
		],
	},
	{
		file,
		reason: "A secret of 16 characters is too short to verify anything, so that there is none as before.",
		mutants: [{ from: "[]", to: '["Stryker was here"]' }],
	},
	{
		file,
		reason:
			"Without a secret nothing verifies either way. What is lost is the work against the dummy, which shows in the time of answers only: proof.contract.ts counts it, `conform --measure` shows the difference (HMAC-KEY-02).",
		mutants: [
			{ from: "keys.length === 0", to: "false" },
			{ from: "{ await stages.verifyMac(dummySecret, mac, text); return false; }" },
		],
	},
	{
		file,
		reason:
			"The quota headers are owed after admission only (LIM-05), and any whole number of seconds is a Retry-After (ANS-06); respond.test.ts sees when the window ends.",
		mutants: [{ from: "trace.quotas(answer.value.quotas);" }],
	},
	{
		file,
		reason: "Every gateway of the lab takes tokens.",
		mutants: [
			{ from: "tokens === null", to: "false" },
			{ from: '{ return refuse("invalid_token", "jwt:not-configured"); }' },
			{ from: '"invalid_token"', inLine: 'return refuse("invalid_token", "jwt:not-configured");' },
			{ from: '"jwt:not-configured"' },
		],
	},
	{
		file,
		reason: "Whether the key set had to be fetched is said in the operator's log line only; log.contract.ts reads it.",
		mutants: [{ from: "trace.jwks(lookup.cache);" }],
	},
	{
		file,
		reason: "Without a key no signature holds, and the refusal is the same.",
		mutants: [
			{ from: "lookup.keys.length === 0", to: "false" },
			{ from: '{ return refuse("invalid_token", "token:key"); }' },
		],
	},
];
