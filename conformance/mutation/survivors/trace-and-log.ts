import type { Explanation } from "../explanation.ts";
import { becauseInLog } from "./reasons.ts";

const trace = "gateway/src/trace.ts";
const log = "gateway/src/log.ts";

export const traceAndLogSurvivors: readonly Explanation[] = [
	{
		file: trace,
		reason: "It goes into the operator's log line, which no answer tells of; log.contract.ts reads it.",
		mutants: [
			{ from: "route?.public === true" },
			{ from: '"public"' },
			{ from: "true", to: "false", inLine: 'this.#authType = route?.public === true ? "public" : this.#authType;' },
			{ from: "{ this.#authType = authType; this.#keyId = keyId; }" },
			{ from: "{ this.#jwks = cache; }" },
			{
				from: '{ return { requestId, ...parseRay(ray), route: this.#route?.pattern ?? null, decision: refusal === null ? "forwarded" : "refused", status, code: refusal?.code ?? null, because: refusal?.because ?? null, authType: this.#authType, keyId: this.#keyId, jwks: this.#jwks, stages: this.#stages, totalMs: Math.max(0, this.#now() - this.#startedAt), }; }',
			},
			{
				from: '{ requestId, ...parseRay(ray), route: this.#route?.pattern ?? null, decision: refusal === null ? "forwarded" : "refused", status, code: refusal?.code ?? null, because: refusal?.because ?? null, authType: this.#authType, keyId: this.#keyId, jwks: this.#jwks, stages: this.#stages, totalMs: Math.max(0, this.#now() - this.#startedAt), }',
			},
			{ from: "this.#route?.pattern ?? null" },
			{ from: "refusal === null" },
			{ from: '"forwarded"' },
			{ from: '"refused"' },
			{ from: "refusal?.code ?? null" },
			{ from: "Math.max(0, this.#now() - this.#startedAt)" },
			{ from: "this.#now() - this.#startedAt" },
		],
	},
	{
		file: trace,
		reason: becauseInLog,
		mutants: [{ from: "refusal?.because ?? null" }],
	},
	{
		file: trace,
		reason:
			"How long a stage took is told in the operator's log line and, where that is switched on, in Server-Timing, of which the specification asks for no value; log.contract.ts reads the line.",
		mutants: [
			{ from: "{ this.#stages[stage] = Math.max(0, this.#now() - before); }" },
			{ from: "Math.max(0, this.#now() - before)" },
			{ from: "this.#now() - before" },
		],
	},
	{
		file: log,
		reason: "The log is the operator's, and no answer tells of it; log.contract.ts reads its lines.",
		mutants: [
			{ from: "{ try { sink(JSON.stringify(line)); } catch { // There is nowhere left to say it. } }" },
			{ from: "{ sink(JSON.stringify(line)); }" },
			{ from: "sink(JSON.stringify(line));" },
		],
	},
	{
		file: log,
		reason:
			"What is taken for a ray goes into the operator's log line only, and the edge that writes it stands outside of the lab; log.test.ts has rays and what is none.",
		mutants: [
			{ unreachedIn: "parseRay" },
			{
				from: '{ const match = /^([0-9a-f]{16})-([A-Z]{3})$/.exec(value ?? ""); return match === null ? { cfRay: null, pop: null } : { cfRay: match[0], pop: match[2] ?? null }; }',
			},
			{ from: "/^([0-9a-f]{16})-([A-Z]{3})$/" },
			{ from: 'value ?? ""' },
			{ from: "match === null", to: "true" },
			{ from: "{ cfRay: null, pop: null }" },
		],
	},
	{
		file: log,
		reason: "What stands in for a ray that is missing is none, in either wording.",
		mutants: [{ from: '""', inLine: 'const match = /^([0-9a-f]{16})-([A-Z]{3})$/.exec(value ?? "");' }],
	},
];
