import { spawnSync } from "node:child_process";
import {
	appendFileSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readDocuments } from "../../vectors/documents.ts";
import { lint } from "../../vectors/lint.ts";
import { readData } from "../data.ts";
import { vectorBundle } from "../harness/vector-bundle.ts";
import { sha256 } from "../sha256.ts";
import { fakeIo } from "./fake-io.ts";
import { UsageError } from "./usage-error.ts";
import { exportVectors } from "./vectors-export.ts";

const sha256sum = "sha256sum";
let cwd = "";
beforeEach(() => {
	cwd = mkdtempSync(join(tmpdir(), "export-"));
});
afterEach(() => rmSync(cwd, { recursive: true }));

const run = (folder: string) => exportVectors(folder, fakeIo({ cwd }));
const read = (path: string) => readFileSync(join(cwd, path), "utf8");
const files = (folder: string) =>
	readdirSync(join(cwd, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(join(cwd, folder).length + 1))
		.sort();

describe("vectors export", () => {
	it("writes what the vectors need and nothing that they are made or tested with", async () => {
		expect(await run("out")).toBe(0);
		const written = files("out");
		expect(written).toEqual(
			vectorBundle()
				.files.map(({ path }) => path)
				.sort(),
		);
		for (const path of ["LICENSE", "README.md", "SPEC.md", "requirements.json", "flags.json", "keys.json"]) {
			expect(written).toContain(path);
		}
		for (const path of ["release.json", "schema/signing.schema.json", "regenerate/main.py", "signers/go/signer.go"]) {
			expect(written).toContain(path);
		}
		expect(written.filter((path) => /\.test\.ts$|^generate\/|^lint|__pycache__/.test(path))).toEqual([]);
	});

	it("writes a bundle that is complete: its manifest's files are there, satisfy the lint and their checksums", async () => {
		await run("out");
		const root = pathToFileURL(`${join(cwd, "out")}/`);
		expect(lint(readDocuments(root))).toEqual([]);
		const bundle = JSON.parse(read("out/bundle.json"));
		const release = JSON.parse(read("out/release.json"));
		expect(bundle).toMatchObject({ version: release.version, vectors: Object.keys(release.vectors).length });
		const rest = files("out").filter((path) => !["bundle.json", "SHA256SUMS"].includes(path));
		expect(bundle.files.map(({ path }: { path: string }) => path)).toEqual(rest);
		const lines = read("out/SHA256SUMS").trimEnd().split("\n");
		expect(lines).toEqual(
			[...rest, "bundle.json"]
				.sort()
				.map((path) => `${sha256(new Uint8Array(readFileSync(join(cwd, "out", path))))}  ${path}`),
		);
	});

	it("describes itself by its own schema", async () => {
		await run("out");
		const validate = new Ajv2020({ strictTypes: false }).compile(
			readData("vectors/schema/bundle.schema.json") as Record<string, unknown>,
		);
		validate(JSON.parse(read("out/bundle.json")));
		expect(validate.errors ?? []).toEqual([]);
		expect(validate({ ...JSON.parse(read("out/bundle.json")), files: [{ path: "../x", bytes: 1, sha256: "" }] })).toBe(
			false,
		);
	});

	it.runIf(spawnSync(sha256sum, ["--version"]).status === 0)("is checked by sha256sum", async () => {
		await run("out");
		const check = () =>
			spawnSync(sha256sum, ["--check", "--strict", "--quiet", "SHA256SUMS"], { cwd: join(cwd, "out") });
		expect(check().status).toBe(0);
		appendFileSync(join(cwd, "out/keys.json"), " ");
		expect(check().status).toBe(1);
	});

	it("writes the same bytes every time", async () => {
		await run("a");
		await run("b");
		expect(files("b")).toEqual(files("a"));
		for (const path of files("a")) {
			expect(readFileSync(join(cwd, "b", path)).equals(readFileSync(join(cwd, "a", path)))).toBe(true);
		}
	});

	it("takes an empty folder, and replaces an earlier export of another version", async () => {
		mkdirSync(join(cwd, "out"));
		await run("out");
		const old = `${sha256(new Uint8Array([1]))}  hmac/gone.json\n`;
		writeFileSync(join(cwd, "out/hmac/gone.json"), new Uint8Array([1]));
		appendFileSync(join(cwd, "out/SHA256SUMS"), old);
		expect(await run("out")).toBe(0);
		expect(existsSync(join(cwd, "out/hmac/gone.json"))).toBe(false);
	});

	it("touches nothing in a folder that holds something else", async () => {
		mkdirSync(join(cwd, "out"));
		writeFileSync(join(cwd, "out/notes.txt"), "mine");
		await expect(run("out")).rejects.toThrow(UsageError);
		expect(files("out")).toEqual(["notes.txt"]);
	});

	it.each<readonly [string, () => void]>([
		["with a file of somebody's", () => writeFileSync(join(cwd, "out/hmac/mine.json"), "{}")],
		["that was changed", () => appendFileSync(join(cwd, "out/SPEC.md"), "mine")],
		["with a link", () => symlinkSync(join(cwd, "elsewhere"), join(cwd, "out/link"))],
		[
			"with the checksums of another project",
			() => writeFileSync(join(cwd, "out/SHA256SUMS"), read("out/SHA256SUMS").replace(/^.* {2}bundle\.json\n/m, "")),
		],
	])("touches nothing in an export %s", async (_, spoil) => {
		await run("out");
		spoil();
		const before = files("out").map((path) => [path, read(`out/${path}`)]);
		await expect(run("out")).rejects.toThrow(UsageError);
		expect(files("out").map((path) => [path, read(`out/${path}`)])).toEqual(before);
	});

	it("refuses what is no folder", async () => {
		writeFileSync(join(cwd, "out"), "");
		await expect(run("out")).rejects.toThrow(UsageError);
		await expect(run("out/below")).rejects.toThrow(UsageError);
	});
});
