import * as fc from "fast-check";
import { signingInput } from "../arbitraries/signing-input.ts";
import { checkable } from "../checkable.ts";
import { countersignV1, sortedQuery } from "../core.ts";
import { type SigningCase, signersAgree } from "../laws/signer-agreement.ts";
import { inProcess, type Property } from "../property.ts";
import { generatorSigner } from "../subjects/generator.ts";
import { startPythonSigner } from "../subjects/python-signer.ts";
import { coreSigner } from "../subjects/signer.ts";

const core = coreSigner({ "countersign-v1": countersignV1, "sorted-query": sortedQuery });
const cases: fc.Arbitrary<SigningCase> = fc.record({
	scheme: fc.constantFrom("countersign-v1", "sorted-query"),
	input: signingInput,
});
const requirements = [
	...["HMAC-CANON-01", "HMAC-CANON-10", "HMAC-SIG-01", "HMAC-SIG-02", "HMAC-SIG-03", "HMAC-HDR-01", "SORT-08"],
	...["REQ-01", "REQ-02", "REQ-04", "TGT-01", "CRED-03"],
];

/** Two implementations that know nothing of each other. */
export const generatorAgrees: Property = {
	id: "generator-agrees",
	group: "canonicalization",
	title: "the core and the generator of the vectors sign alike, and refuse alike",
	requirements,
	severity: "high",
	where: "in-process",
	runs: 3000,
	open: () => inProcess(checkable(cases, signersAgree({ core, generator: generatorSigner }))),
};

/** A third one, in another language: one process, asked line by line. */
export const pythonAgrees: Property = {
	id: "python-agrees",
	group: "canonicalization",
	title: "the core and the reference signer in Python sign alike, and refuse alike",
	requirements,
	severity: "high",
	where: "in-process",
	runs: 1500,
	async open() {
		const python = await startPythonSigner();
		if (python === undefined) {
			return {
				ready: false,
				verdict: "skip",
				reason: "there is no python3 on this machine",
				remedy: "install Python 3.8 or newer",
			};
		}
		return {
			ready: true,
			checkable: checkable(cases, signersAgree({ core, python: python.sign })),
			close: () => python.close(),
		};
	},
};
