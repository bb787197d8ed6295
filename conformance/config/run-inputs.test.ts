import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { digestOfAll } from "../../vectors/release/digest.ts";
import { readRelease } from "../../vectors/release/folder.ts";
import { RunInputs } from "../report/run-inputs.ts";
import { sha256 } from "../sha256.ts";
import { ConfigError, configDigests, runInputs } from "./index.ts";

let folder = "";
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "inputs-"));
	mkdirSync(join(folder, "schemes"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
	writeFileSync(join(folder, name), text);
	return join(folder, name);
}

const suite = [{ id: "A-1/x" }, { id: "B-1/y" }];

describe("what a run is made of", () => {
	it("has the digest of a scheme file, which is relative to the config, and of none that is built in", () => {
		write("schemes/own.json", "{}");
		const own = '{"scheme": "schemes/own.json"}';
		expect(configDigests(write("c.json", own))).toEqual({ config: sha256(own), scheme: sha256("{}") });
		for (const text of ["{}", '{"scheme":"sorted-query"}']) {
			expect(configDigests(write("c.json", text))).toEqual({ config: sha256(text) });
		}
		const inputs = runInputs({ config: write("c.json", own) }, suite);
		expect(RunInputs.parse(inputs)).toMatchObject({ configs: [sha256(own)], scheme: sha256("{}") });
		write("schemes/own.json", "{ }");
		expect(runInputs({ config: join(folder, "c.json") }, suite).scheme).toBe(sha256("{ }"));
	});

	it("has the digests of the vectors and of the requirements, made of the files as they are", () => {
		const root = new URL("../../vectors/", import.meta.url);
		const { last, now } = readRelease(root);
		const inputs = runInputs({}, suite);
		expect(inputs.vectors).toEqual({ version: last?.version, digest: digestOfAll(now) });
		expect(inputs.requirements).toBe(sha256(readFileSync(new URL("requirements.json", root))));
		expect(inputs.suite).toEqual({ checks: 2, digest: sha256("A-1/x\nB-1/y\n") });
	});

	it("reads a config with comments, byte for byte", () => {
		const text = '{ // which scheme\n"scheme": "countersign-v1" }';
		expect(configDigests(write("c.jsonc", text))).toEqual({ config: sha256(text) });
	});

	it("has no waivers before there is a file of them", () => {
		const waivers = join(folder, "w.json");
		expect(runInputs({ waivers }, suite).waivers).toBeUndefined();
		write("w.json", "{}");
		expect(runInputs({ waivers }, suite).waivers).toBe(sha256("{}"));
	});

	it("is a mistake of the operator where a file is missing", () => {
		expect(() => configDigests(join(folder, "none.json"))).toThrow(ConfigError);
		expect(() => configDigests(write("c.json", '{"scheme":"schemes/none.json"}'))).toThrow(ConfigError);
	});
});
