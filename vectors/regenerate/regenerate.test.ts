import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it, test } from "vitest";
import { readDocuments } from "../documents.ts";

const vectors = fileURLToPath(new URL("../", import.meta.url));
const copies = mkdtempSync(join(tmpdir(), "regenerate-"));
afterAll(() => rmSync(copies, { recursive: true }));

const python = (...args: string[]) =>
	spawnSync("python3", args, { encoding: "utf8", maxBuffer: 64 * 1024 * 1024, stdio: ["ignore", "pipe", "pipe"] });
const regenerate = (folder: string) => python(join(vectors, "regenerate/main.py"), folder);

const present = python("-c", "import sys; sys.exit(sys.version_info < (3, 9))").status === 0;

/** The vectors with one text in one file put in place of another. */
function spoiled(name: string, path: string, from: string, to: string): string {
	const folder = join(copies, name);
	for (const part of ["hmac", "jwt", "manifest.json", "keys.json"]) {
		cpSync(join(vectors, part), join(folder, part), { recursive: true });
	}
	const text = readFileSync(join(folder, path), "utf8");
	if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
	writeFileSync(join(folder, path), text.replace(from, to));
	return folder;
}

function describeRegeneration(): void {
	it("computes every HMAC vector anew and agrees in every byte", () => {
		const { status, stdout, stderr } = regenerate(vectors);
		const { files } = readDocuments(new URL("../", import.meta.url));
		const hmac = files.filter(({ file }) => file.kind === "signing" || file.kind === "verification");
		const count = hmac.reduce((sum, { file }) => sum + file.vectors.length, 0);
		expect({ stdout, stderr, status }).toEqual({
			stdout: `${count} vectors compared, 0 disagree\n`,
			stderr: "",
			status: 0,
		});
	});

	it.each([
		[
			"a byte of a string to sign",
			"hmac/v1-sign-request.json",
			String.raw`"countersign-v1\n`,
			String.raw`"Countersign-v1\n`,
		],
		["a signature", "hmac/v1-verify-keys.json", '"signatures": ["v1=', '"signatures": ["v1=0'],
		["a step", "hmac/v1-verify-replay.json", '"step": "admission"', '"step": "signature"'],
		["a code", "hmac/v1-verify-keys.json", '"code": "invalid_credentials"', '"code": "unauthenticated"'],
		["an offset", "hmac/v1-verify-target.json", '"offset": 2', '"offset": 3'],
		["a reason", "hmac/sorted-verify-target.json", '"reason": "dot_segment"', '"reason": "bad_triplet"'],
		[
			"a canonical target",
			"hmac/sorted-verify-target.json",
			'"admit", "target": "/q?a=1',
			'"admit", "target": "/q?A=1',
		],
		[
			"what was used before",
			"hmac/v1-verify-replay.json",
			'"spentNonces": [["live_org_test123"',
			'"spentNonces": [["k"',
		],
		["a secret", "keys.json", "countersign-published-test-secret-01", "countersign-published-test-secret-99"],
	])("disagrees when %s is another", (name, path, from, to) => {
		const { status, stdout } = regenerate(spoiled(name.replaceAll(" ", "-"), path, from, to));
		expect(stdout).toMatch(/^(?:v1|sorted)-[a-z0-9-]+: /);
		expect(status).toBe(1);
	});

	it("does not call a folder without vectors a success", () => {
		expect(regenerate(join(copies, "nowhere")).status).toBe(2);
	});
}

describe("the implementation in Python, from SPEC.md alone", () => {
	if (present) describeRegeneration();
	else if (process.env["CI"] === "true") {
		test("has its interpreter, because all are asked for here", () => {
			expect.fail("python3 of 3.9 or later is missing (apt-get install python3)");
		});
	} else test.skip("was not run: python3 of 3.9 or later is missing (apt-get install python3)", () => {});
});
