import { describe, expect, it } from "vitest";
import { type ReferenceSigner, referenceSigners } from "../../conformance/harness/reference-signers.ts";
import { startReferenceSigner } from "../subjects/reference-signer.ts";
import { comparedWith, referenceSignersAgree } from "./signers-agree.ts";

describe("every reference signer", () => {
	it("is compared, the compiled ones where they are named", () => {
		const signers = referenceSigners();
		expect(referenceSignersAgree.map(({ id }) => id)).toEqual(signers.map(({ folder }) => `${folder}-agrees`));
		expect(referenceSignersAgree.map(({ apart }) => apart !== undefined)).toEqual(
			signers.map(({ build }) => build !== undefined),
		);
	});
});

/** The signer in TypeScript with one text of its source replaced by another one. */
function altered(from: string, to: string): ReferenceSigner {
	const script = `
		const { readFileSync, writeFileSync } = require("node:fs");
		const [source, build, from, to] = process.argv.slice(1);
		const text = readFileSync(source + "/signer.ts", "utf8");
		if (!text.includes(from)) process.exit(1);
		writeFileSync(build + "/signer.ts", text.replace(from, () => to));
		writeFileSync(build + "/main.ts", readFileSync(source + "/main.ts"));`;
	return {
		language: "TypeScript",
		folder: "typescript",
		paste: "signer.ts",
		needs: "Node 22.18",
		probe: [["node", "-e", "process.exit(process.features.typescript ? 0 : 1)"]],
		debian: [],
		build: ["node", "-e", script, "{source}", "{build}", from, to],
		run: ["node", "{build}/main.ts"],
	};
}

describe("a signer that is wrong in one place is found out", () => {
	it.each<[string, string, string, string]>([
		["takes a secret of 31 characters", "length >= 32", "length >= 31", "HMAC-SIG-03"],
		["counts the units of a secret", "[...secret].length", "secret.length", "HMAC-SIG-03"],
		[
			"takes every blank around a value for one",
			'value.replace(/^[ \\t]+|[ \\t]+$/g, "")',
			"value.trim()",
			"CRED-03|HMAC-HDR-01",
		],
		["sorts by value too", "(a.name < b.name ?", "(a.name + a.value < b.name + b.value ?", "HMAC-CANON-01"],
		["drops the port of https under http", 'scheme.toLowerCase() === "https" ? 443 : 80', "443", "HMAC-CANON-01"],
		["takes five digits in a group of an address", "{1,4}$/.test(group)", "{1,5}$/.test(group)", "REQ-04"],
		["takes a port beyond the last", "<= 65535", "<= 65536", "REQ-04"],
		["names the wrong byte of an empty query", 'defect(at, "empty_query")', 'defect(at + 1, "empty_query")', "TGT-01"],
		["lets DEL through in a path", "|2f|5c|7f)$", "|2f|5c)$", "TGT-01"],
		[
			"signs a content type that is absent as one",
			'value = "", second',
			'value = "text/plain", second',
			"HMAC-CANON-01",
		],
	])("%s", async (_, from, to, requirement) => {
		const started = await startReferenceSigner(altered(from, to));
		if (!started.ok) return expect.fail(started.reason);
		try {
			const found = await comparedWith("altered", started.signer.sign).search({ seed: 20_260_404, runs: 300 });
			expect(found).toMatchObject({ kind: "broken", violation: { requirement: expect.stringMatching(requirement) } });
			expect(found.kind === "broken" ? found.input : undefined).toHaveLength(1);
		} finally {
			await started.signer.close();
		}
	});
});
