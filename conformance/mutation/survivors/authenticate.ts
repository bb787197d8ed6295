import type { Explanation } from "../explanation.ts";
import { becauseInLog, stageInLog } from "./reasons.ts";

const file = "gateway/src/authenticate.ts";
const newer = "(record?.version ?? 0) > (kept.version ?? 0)";
const judged = 'if (!isNews || !(await holdsUnder(record)) || record === undefined || record.status === "revoked") {';
const replaced = "if (!(await stages.verifyWithAny(exchange, record, signed.signature, signer.text))) {";

export const authenticateSurvivors: readonly Explanation[] = [
	{
		file,
		reason: stageInLog,
		mutants: ['"key"', '"signature"', '"digest"', '"admission"'].map((from) => ({ from })),
	},
	{
		file,
		reason: becauseInLog,
		mutants: ['"claims:iss"', '"token:key"', '"token:signature"', '"admission:record"'].map((from) => ({ from })),
	},
	{
		file,
		reason: "A caller cannot make the key store fail; fault.contract.ts does (HMAC-KEY-09).",
		mutants: [{ from: "!read.ok", to: "false" }, { from: "{ return read; }" }],
	},
	{
		file,
		reason:
			"A caller cannot make the admission object fail or answer what is unknown; fault.contract.ts does (HMAC-NONCE-11).",
		mutants: [
			{ from: "!answer.ok", to: "answer.ok" },
			{
				from: 'default: // An object of another deployment may answer what this one does not know, or know a record that it has replaced since. return refuse("replay_store_unavailable", "admission:decision");',
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
			{ from: "record === undefined", to: "false", inLine: judged },
			{ from: 'record.status === "revoked"', to: "false" },
			{ from: '"revoked"', inLine: judged },
		],
	},
	{
		file,
		reason:
			"No key record of the lab has a version, so that none is kept, and whoever has none to hold a signature against verifies with the dummy once more, which shows in the time of answers only. kept-record.contract.ts has records with a version, and counts how often the store is read; proof.contract.ts counts the work for an unknown key (HMAC-KEY-02).",
		mutants: [
			{ from: "kept !== undefined && (await holdsUnder(kept))" },
			{ from: "kept !== undefined" },
			{ from: "{ return accept(kept); }" },
			{ from: "records.keep(record);", inLine: "records.keep(record);" },
		],
	},
	{
		file,
		reason:
			"Without a record that was kept there is none to be newer than; kept-record.contract.ts has a store that knows a newer one (HMAC-KEY-06).",
		mutants: [
			{ from: newer, to: "false" },
			{ from: newer, to: "(record?.version ?? 0) <= (kept.version ?? 0)" },
			{ from: "record?.version ?? 0" },
		],
	},
	{
		file,
		reason:
			"Without a record that was kept the signature is held against what was read, always. kept-record.contract.ts keeps one and counts how often a signature is then verified: once more only where there is a newer one (HMAC-KEY-02).",
		mutants: [
			{ from: `kept === undefined || ${newer}`, to: "true" },
			{ from: newer, to: "(record?.version ?? 0) >= (kept.version ?? 0)" },
			{ from: "record?.version" },
			{ from: "kept.version ?? 0" },
		],
	},
	{
		file,
		reason:
			"No admission object of the lab knows a record, which only the operator tells it, so that none answers that another has replaced it; kept-record.contract.ts has objects that do, and looks at who is let in, as whom and by which secret (HMAC-KEY-07).",
		mutants: [
			{ from: '!answer.ok || answer.value.decision !== "stale"', to: "true" },
			{ from: '"stale"' },
			{ from: "record === undefined", to: "true", inLine: "if (record === undefined) {" },
			{ from: "record === undefined", to: "record !== undefined", inLine: "if (record === undefined) {" },
			{ from: "record === undefined", to: "false", inLine: "if (record === undefined) {" },
			{ from: '{ return refuse("key_store_unavailable", "admission:record"); }' },
			{ from: '"key_store_unavailable"' },
			{ from: "exchange.records.keep(record);" },
			{ from: "!(await stages.verifyWithAny(exchange, record, signed.signature, signer.text))" },
			{ from: '{ return refuse("invalid_credentials"); }', inLine: replaced },
		],
	},
	{
		file,
		reason:
			"No key of the lab is divided among several objects; division.contract.ts has one, and changes the division on the way (HMAC-NONCE-12, LIM-01).",
		mutants: [{ from: "shards === undefined", to: "true" }, { unreachedIn: "askToAdmit" }],
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
			"The quota headers are owed after admission only (LIM-05), and any whole number of seconds is a Retry-After (ANS-06); division.contract.ts reads the headers of a request that is over its quota, and respond.test.ts sees when the window ends.",
		mutants: [{ from: "trace.quotas(answer.quotas);" }],
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
