import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { signingInput } from "../arbitraries/signing-input.ts";
import { checkable } from "../checkable.ts";
import { countersignV1, sortedQuery } from "../core.ts";
import { generatorSigner } from "../subjects/generator.ts";
import { coreSigner, type Signer, type SignerAnswer } from "../subjects/signer.ts";
import { signersAgree } from "./signer-agreement.ts";

const core = coreSigner({ "countersign-v1": countersignV1, "sorted-query": sortedQuery });
const cases = fc.record({ scheme: fc.constantFrom("countersign-v1", "sorted-query"), input: signingInput });
const search = (signers: Readonly<Record<string, Signer>>, runs = 3000) =>
	checkable(cases, signersAgree(signers)).search({ seed: 20_260_106, runs });

describe("signers agree", () => {
	it("the core and the generator of vectors", async () => {
		expect(await search({ core, generator: generatorSigner })).toMatchObject({ kind: "held" });
	});

	const changed =
		(change: (text: string) => string): Signer =>
		async (input, scheme) => {
			const answer = await core(input, scheme);
			return "error" in answer ? answer : { ...answer, stringToSign: change(answer.stringToSign) };
		};
	const misplaced =
		(change: Partial<Extract<SignerAnswer, { error: string }>>): Signer =>
		async (input, scheme) => {
			const answer = await core(input, scheme);
			return "error" in answer && answer.reason !== undefined ? { ...answer, ...change } : answer;
		};
	it.each<[string, Signer, string]>([
		["names another byte of a target", misplaced({ offset: 9999 }), "TGT-01"],
		["names no byte of a target", misplaced({ offset: undefined }), "TGT-01"],
		["gives another reason", misplaced({ reason: "some_reason" }), "TGT-01"],
		["ends its string with a line feed", changed((text) => `${text}\n`), "HMAC-CANON-01"],
		[
			"signs another secret",
			async (input, scheme) => core({ ...input, secret: input.secret.trim() }, scheme),
			"HMAC-SIG-01",
		],
		[
			"refuses nothing of a secret",
			async (input, scheme) => core({ ...input, secret: input.secret.padEnd(32, "0") }, scheme),
			"HMAC-SIG-03",
		],
		[
			"writes the method in upper case",
			async (input, scheme) => core({ ...input, method: input.method.toUpperCase() }, scheme),
			"REQ-01",
		],
		[
			"lets a token stand beside",
			async (input, scheme) =>
				core({ ...input, headers: input.headers.filter(([name]) => name !== "Authorization") }, scheme),
			"CRED-03",
		],
	])("unless one %s", async (_, faulty, requirement) => {
		expect(await search({ faulty, generator: generatorSigner })).toMatchObject({
			kind: "broken",
			violation: { requirement },
		});
	});
});
