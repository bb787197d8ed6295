import type { Explanation } from "../explanation.ts";
import { becauseInLog, stageInLog } from "./reasons.ts";

const lengthDeclared = 'head.header("content-length") !== null';

/** What happens to a request once it is known which credential it has, and to its body. */
export const bodySurvivors: readonly Explanation[] = [
	{
		file: "gateway/src/let-in.ts",
		reason:
			"How a request was authenticated goes into the operator's log line; log.contract.ts reads it for a token and for a signature.",
		mutants: [{ from: '"jwt"', inLine: 'exchange.trace.credential("jwt", null);' }, { from: '"hmac"' }],
	},
	{
		file: "gateway/src/let-in.ts",
		reason: stageInLog,
		mutants: [{ from: '"body"' }],
	},
	{
		file: "gateway/src/let-in.ts",
		reason:
			"A body whose length was declared is then read piece by piece as one is that was not, and is the same bytes, as read-body.test.ts sees for both.",
		mutants: [{ from: lengthDeclared, to: "false" }, { from: '"content-length"' }],
	},
	{
		file: "gateway/src/let-in.ts",
		reason:
			"A body that is over the cap is refused in either way. That one of no declared length is not read to its end for that costs the gateway its memory and shows to nobody outside; proof.contract.ts counts the pieces that are read (REQ-07).",
		mutants: [
			{ from: lengthDeclared, to: "true" },
			{ from: lengthDeclared, to: 'head.header("content-length") === null' },
		],
	},
	{
		file: "gateway/src/read-body.ts",
		reason:
			"It guards twice: a declared length over the cap was refused with the head, and the platform hands on no more bytes than were declared; read-body.test.ts has a stream that does.",
		mutants: [{ from: "body.byteLength > maxBytes", to: "false" }],
	},
	{
		file: "gateway/src/read-body.ts",
		reason:
			"The gateway always says whether the length was declared. Who does not, as some of the broken gateways do, gets the same bytes or the same refusal; read-body.test.ts holds both ways to that.",
		mutants: [{ unreachedIn: "readBody" }],
	},
	{
		file: "gateway/src/read-body.ts",
		reason: becauseInLog,
		mutants: [{ from: '"body"' }, { from: '"body:method"' }],
	},
	{
		file: "gateway/src/digest.ts",
		reason: "The platform comes to the same digest of nothing: it only takes longer. digest.test.ts compares the two.",
		mutants: [{ from: "bytes.byteLength === 0", to: "false" }],
	},
	{
		file: "gateway/src/digest.ts",
		reason: "A key that was not remembered is imported once more, from the same bytes: it only takes longer.",
		mutants: [{ from: "importedKeys.set(secret, key);" }],
	},
	{
		file: "gateway/src/digest.ts",
		reason: "Whether the imported key could be exported again is for whoever holds it, and only this function does.",
		mutants: [{ from: "false", to: "true" }],
	},
];
