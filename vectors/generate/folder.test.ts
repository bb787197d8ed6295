import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { generatedDocuments } from "./documents.ts";
import { compareFolder, writeFolder } from "./folder.ts";

const documents = generatedDocuments();
let folder = "";

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "vectors-"));
});
afterEach(() => {
	rmSync(folder, { recursive: true });
});

describe("regeneration", () => {
	it("leaves no difference in this folder", () => {
		const root = fileURLToPath(new URL("../", import.meta.url));
		expect(compareFolder(root, documents)).toEqual({ changed: [], stray: [] });
	});

	it("names every document of an empty folder, and none after writing", () => {
		expect(compareFolder(folder, documents)).toEqual({ changed: documents.map(({ path }) => path), stray: [] });
		writeFolder(folder, documents);
		expect(compareFolder(folder, documents)).toEqual({ changed: [], stray: [] });
	});

	it("names a file in which one byte has changed and a file that nobody makes, and repairs both", () => {
		writeFolder(folder, documents);
		const path = "hmac/v1-verify-replay.json";
		writeFileSync(join(folder, path), readFileSync(join(folder, path), "utf8").replace("8f14", "8F14"));
		writeFileSync(join(folder, "jwt/old.json"), "{}");
		expect(compareFolder(folder, documents)).toEqual({ changed: [path], stray: ["jwt/old.json"] });
		writeFolder(folder, documents);
		expect(compareFolder(folder, documents)).toEqual({ changed: [], stray: [] });
	});
});
