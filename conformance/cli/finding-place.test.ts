import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findingPlaces } from "./finding-place.ts";

describe("the place of a finding", () => {
	let folder = "";
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), "place-"));
		mkdirSync(join(folder, "deploy"));
		writeFileSync(join(folder, "deploy/countersign.json"), "{\n}\n");
	});
	afterEach(() => rmSync(folder, { recursive: true }));

	it("is the config, as the repository knows it", () => {
		mkdirSync(join(folder, ".git"));
		symlinkSync(join(folder, "deploy/countersign.json"), join(folder, "link.json"));
		const place = { file: "deploy/countersign.json", line: 1, endColumn: 2 };
		expect(findingPlaces(join(folder, "deploy/countersign.json"))("HMAC-NONCE-01")).toEqual(place);
		expect(findingPlaces(join(folder, "link.json"))("HMAC-NONCE-01")).toEqual(place);
	});

	it("is the specification where there is no config, or none in a repository", () => {
		for (const config of [undefined, join(folder, "deploy/countersign.json"), join(folder, "none.json")]) {
			const { file, line } = findingPlaces(config)("HMAC-NONCE-01");
			expect(file).toBe("vectors/SPEC.md");
			expect(line).toBeGreaterThan(1);
		}
	});
});
