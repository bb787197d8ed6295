import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { judgeAnswers } from "../../harness/judge-answer.ts";
import { signingVectors } from "../../harness/vectors.ts";
import { hypotheses } from "../hypotheses/index.ts";
import { appraise } from "./appraise.ts";
import { appraiseSingly } from "./one-request.ts";
import { partner, wrong } from "./partner.ts";
import { signerGroups } from "./signers/index.ts";

const [alone] = signerGroups;
const signers = signerGroups.flatMap((group) => group.signers);

describe("the signers of the benchmark", () => {
	it("are many, alone and together, on the list and off it", () => {
		expect(signers.length).toBeGreaterThanOrEqual(80);
		expect(signers.filter(({ truth }) => truth.length > 1).length).toBeGreaterThanOrEqual(15);
		expect(signers.filter(({ truth }) => truth.length === 0).length).toBeGreaterThanOrEqual(15);
		expect(new Set(signers.map(({ name }) => name)).size).toBe(signers.length);
	});

	it("are built on one that makes no mistake", () => {
		for (const scheme of ["countersign-v1", "sorted-query"] as const) {
			const sign = partner(scheme, {});
			const failed = signingVectors().filter(
				({ scheme: own, vector }) =>
					own === scheme &&
					judgeAnswers(scheme, vector, [{ id: vector.id, ...sign(vector.input) }], "none").verdict !== "pass",
			);
			expect(failed.map(({ vector }) => vector.id)).toEqual([]);
		}
	});

	it("are true of nothing but known mistakes", () => {
		const ids = new Set(hypotheses.map(({ id }) => id));
		expect(signers.flatMap(({ truth }) => truth.filter((id) => !ids.has(id)))).toEqual([]);
	});
});

/** Most of the time goes into looking for what is not there; a part of it shows as much. */
const patience = 3000;

describe.each(["signatures", "strings and signatures"] as const)("from %s", (shown) => {
	it.each(signerGroups)("nothing is named wrongly of signers with $title", (group) => {
		for (const signer of group.signers) {
			const appraisal = appraise(signer, shown, signer.truth.length === 0 ? patience : undefined);
			const { naming, causes, failed } = appraisal;
			expect({ signer: signer.name, isWrongSomewhere: failed > 0 }).toMatchObject({ isWrongSomewhere: true });
			expect({ signer: signer.name, naming, causes }).not.toMatchObject({ naming: "wrong" });
			// One mistake alone is never missed.
			if (group === alone) expect({ signer: signer.name, naming }).toMatchObject({ naming: "named" });
		}
	});
});

describe("a known mistake beside an unknown one", () => {
	it.each(["signatures", "strings and signatures"] as const)("is named from %s if it explains nearly all", (shown) => {
		const signer = wrong("lower case, and a buffer that is too small", ["method/lower-case"], {
			method: ({ method }) => method.toLowerCase(),
			hash: ({ body }) => createHash("sha256").update(body.subarray(0, 4096)).digest("hex"),
		});
		expect(appraise(signer, shown)).toMatchObject({ naming: "named" });
	});
});

describe("from one signature alone", () => {
	const listed = signerGroups.filter(({ signers: own }) => own.every(({ truth }) => truth.length > 0));

	it.each(listed)("nothing is named wrongly of signers with $title", (group) => {
		for (const signer of group.signers) {
			for (const { vector, naming, causes } of appraiseSingly(signer, 1)) {
				expect({ signer: signer.name, vector, naming, causes }).not.toMatchObject({ naming: "wrong" });
				if (group === alone) expect({ signer: signer.name, vector, naming }).toMatchObject({ naming: "named" });
			}
		}
	});
});
