import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { packageRoot } from "../data.ts";
import { decide, isPresent, prepareSigner, type ReferenceSigner, referenceSigners } from "./reference-signers.ts";

const root = join(packageRoot(), "vectors/signers");
const there: ReferenceSigner = {
	language: "Node",
	folder: "typescript",
	paste: "signer.ts",
	needs: "Node",
	probe: [[process.execPath, "--version"]],
	debian: ["nodejs"],
	run: [process.execPath, "{source}/main.ts", "{build}"],
};
const missing: ReferenceSigner = { ...there, probe: [...there.probe, ["no-such-compiler"]] };

describe("the list of reference signers", () => {
	test("has each folder once, with the file to copy", () => {
		const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
		const signers = referenceSigners();
		expect(signers.map(({ folder }) => folder).sort()).toEqual(folders.map(({ name }) => name).sort());
		for (const { folder, paste } of signers) {
			expect(existsSync(join(root, folder, paste)), `${folder}/${paste}`).toBe(true);
		}
	});

	test("is the table of its README", () => {
		const rows = readFileSync(join(root, "README.md"), "utf8")
			.split("\n")
			.filter((line) => line.includes("]("))
			.map((line) => line.split("|").map((cell) => cell.trim()))
			.filter((cells) => cells.length > 1)
			.map(([, language, file, needs]) => ({ language, file, needs }));
		expect(rows).toEqual(
			referenceSigners().map(({ language, folder, paste, needs }) => ({
				language,
				file: `[${folder}/${paste}](${folder}/${paste})`,
				needs,
			})),
		);
	});
});

describe("a reference signer", () => {
	test("is run where all its probes succeed", () => {
		expect(isPresent(there)).toBe(true);
		expect(decide(there, true, true)).toEqual({ kind: "run" });
	});

	test("is skipped by name where its toolchain is missing", () => {
		expect(isPresent(missing)).toBe(false);
		expect(decide(missing, false, false)).toMatchObject({ kind: "skip", reason: expect.stringContaining("nodejs") });
	});

	test("fails where every toolchain is asked for, unless it is optional", () => {
		expect(decide(missing, false, true).kind).toBe("fail");
		expect(decide({ ...missing, optional: "not in Debian" }, false, true).kind).toBe("skip");
	});

	test("is built before it is run, and rejects when that fails", async () => {
		const build = await mkdtemp(join(tmpdir(), "signer-"));
		try {
			const script = `require("node:fs").writeFileSync(process.argv[1], "")`;
			const built: ReferenceSigner = { ...there, build: [process.execPath, "-e", script, "{build}/made"] };
			const source = join(root, "typescript");
			expect(await prepareSigner(built, build)).toEqual([process.execPath, `${source}/main.ts`, build]);
			expect(existsSync(join(build, "made"))).toBe(true);
			const broken: ReferenceSigner = { ...there, build: [process.execPath, "-e", "process.exit(3)"] };
			await expect(prepareSigner(broken, build)).rejects.toMatchObject({ code: 3 });
		} finally {
			await rm(build, { recursive: true });
		}
	});
});
