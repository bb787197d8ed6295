import { execFileSync, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readDocuments } from "../../documents.ts";
import type { SchemeName, SigningVector } from "../../format.ts";

const program = fileURLToPath(new URL("signer.py", import.meta.url));

function pythonIsThere(): boolean {
	try {
		execFileSync("python3", ["--version"], { stdio: "ignore" });
		return true;
	} catch {
		return false;
	}
}
const installed = pythonIsThere();
const reason = "python3 is not installed, so the Python signer was not compared with the vectors";

interface Job {
	scheme: SchemeName;
	vector: SigningVector;
}
const jobs: Job[] = readDocuments(new URL("../../", import.meta.url)).files.flatMap(({ file }) =>
	file.kind === "signing" ? file.vectors.map((vector) => ({ scheme: file.scheme, vector })) : [],
);

function run(flags: readonly string[]): unknown[] {
	const input = jobs.map(({ scheme, vector }) => JSON.stringify({ id: vector.id, scheme, ...vector.input })).join("\n");
	const { stdout, stderr, status } = spawnSync("python3", ["-I", program, ...flags], { input, encoding: "utf8" });
	expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
	return stdout
		.trimEnd()
		.split("\n")
		.map((line): unknown => JSON.parse(line));
}

describe("the Python signer", () => {
	it("answers every signing vector as the protocol has it", (context) => {
		if (!installed) context.skip(reason);
		const wanted = jobs.map(({ vector: { id, expect: wants } }) =>
			"refusal" in wants
				? { id, error: wants.refusal.code }
				: { id, stringToSign: wants.stringToSign, signature: wants.signature, headers: wants.headers },
		);
		expect(wanted.length).toBeGreaterThan(100);
		expect(run([])).toEqual(wanted);
	});

	it("agrees on target and content hash, and on offset and reason of every malformed target", (context) => {
		if (!installed) context.skip(reason);
		const wanted = jobs.map(({ vector: { id, expect: wants } }) => {
			if (!("refusal" in wants)) return { id, ...wants };
			const { code, ...more } = wants.refusal;
			return { id, error: code, ...more };
		});
		expect(run(["--detail"])).toEqual(wanted);
	});
});
