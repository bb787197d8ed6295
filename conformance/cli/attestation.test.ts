import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { decodeJwt } from "jose";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { digestOfAll } from "../../vectors/release/digest.ts";
import { readRelease } from "../../vectors/release/folder.ts";
import { makePair, privatePem, publicPem } from "../attestation/fake-attestation.ts";
import { Attestation } from "../attestation/index.ts";
import { problem } from "../engine/fake-target.ts";
import { Report } from "../report/index.ts";
import { sha256 } from "../sha256.ts";
import type { RegisterCommand } from "./command.ts";
import { registerVerifyAttestation } from "./commands/verify-attestation.ts";
import type { ConformOptions } from "./conform.ts";
import { closedGateway, fakeConform, halfOpenGateway, sixChecks } from "./fake-conform.ts";
import { fakeIo } from "./fake-io.ts";
import { merge } from "./merge.ts";
import { runProgram } from "./program.ts";
import { findSchema } from "./schemas.ts";

const pair = makePair.EdDSA();
const env = { COUNTERSIGN_ATTESTATION_KEY: privatePem(pair.privateKey) };
let cwd = "";
beforeEach(() => {
	cwd = mkdtempSync(join(tmpdir(), "attest-"));
	writeFileSync(join(cwd, "key.pem"), publicPem(pair.publicKey));
	writeFileSync(join(cwd, "c.json"), "{}");
});
afterEach(() => rmSync(cwd, { recursive: true }));

const read = (file: string): string => readFileSync(join(cwd, file), "utf8");
const attested = (): Attestation => Attestation.parse(decodeJwt(read("a.jws").trim()));

async function conform(
	options: Partial<ConformOptions> = {},
	gateway = closedGateway,
	world: { env?: Record<string, string>; brokenStdout?: boolean } = {},
) {
	const io = fakeIo({ cwd, env, ...world });
	const register: RegisterCommand = (program, { exit }) => {
		program.command("conform").action(async () => {
			const code = await fakeConform(
				{ seed: "s", config: "c.json", reporter: ["json=r.json", "pretty"], attest: "a.jws", ...options },
				io,
				gateway,
				{ setup: "operator" },
			);
			exit(code === 0 ? 0 : code === 1 ? 1 : 3);
		});
	};
	return { code: await runProgram(["conform"], io, [register]), out: io.out(), err: io.err() };
}

async function verify(...args: readonly string[]) {
	const io = fakeIo({ cwd });
	const code = await runProgram(["verify-attestation", ...args], io, [registerVerifyAttestation]);
	return { code, out: io.out(), err: io.err() };
}

const withKey = ["a.jws", "--key", "key.pem"];

describe("countersign conform --attest", () => {
	it("binds what was tested, with what, and what came of it", async () => {
		expect((await conform()).code).toBe(0);
		const report = Report.parse(JSON.parse(read("r.json")));
		const { subject, predicate } = attested();
		expect(subject).toEqual([
			{ name: report.target.url, uri: report.target.url, digest: { sha256: sha256(report.target.url) } },
		]);
		expect(predicate).toMatchObject({ result: "PASSED", passedTests: sixChecks.map(({ id }) => id), failedTests: [] });
		expect(predicate.countersign).toMatchObject({
			tool: report.tool,
			verdict: "pass",
			target: report.target,
			seed: "s",
			runIds: [report.runId],
			startedAt: report.startedAt,
			summary: report.summary,
			waivers: [],
			report: { digest: { sha256: sha256(read("r.json")) } },
		});
		const digests = Object.fromEntries(predicate.configuration.map(({ name, digest }) => [name, digest.sha256]));
		const ids = sixChecks.map(({ id }) => `${id}\n`).join("");
		const vectors = new URL("../../vectors/", import.meta.url);
		const release = readRelease(vectors);
		expect(digests).toMatchObject({
			checks: sha256(ids),
			suite: sha256(ids),
			requirements: sha256(readFileSync(new URL("requirements.json", vectors))),
			vectors: digestOfAll(release.now),
			config: sha256("{}"),
		});
		expect(predicate.configuration.find(({ name }) => name === "vectors")?.annotations).toEqual({
			version: release.last?.version,
		});
	});

	it("is about the artifacts that are given", async () => {
		const digest = "ab".repeat(32);
		await conform({ subject: [`gateway=v2.js=sha256:${digest}`] });
		expect(attested().subject).toEqual([{ name: "gateway=v2.js", digest: { sha256: digest } }]);
		expect((await verify(...withKey, "--subject", `gateway=v2.js=sha256:${digest}`)).code).toBe(0);
		expect((await verify(...withKey, "--subject", `sha256:${"cd".repeat(32)}`)).code).toBe(1);
		for (const subject of ["gateway.js", `sha256:${digest}`, `a=sha256:${digest.toUpperCase()}`, `a=md5:${digest}`]) {
			expect((await conform({ subject: [subject] })).code, subject).toBe(2);
		}
	});

	it("names the waivers that were in force", async () => {
		const waiver = (check: number) => ({
			id: `HMAC-SIG-01/check-${check}`,
			owner: "platform",
			reason: "known",
			link: "https://tracker.example/7",
			expires: "2999-12-31",
			outcome: { verdict: "fail" },
		});
		writeFileSync(join(cwd, "w.json"), JSON.stringify({ schemaVersion: 1, waivers: [waiver(1), waiver(4)] }));
		expect((await conform({ expectedFailures: "w.json" }, halfOpenGateway)).code).toBe(0);
		const { predicate } = attested();
		expect(predicate).toMatchObject({
			result: "WARNED",
			countersign: { waivers: [{ state: "met" }, { state: "met" }] },
		});
		expect(predicate.failedTests).toEqual([waiver(1).id, waiver(4).id]);
		expect(predicate.configuration.find(({ name }) => name === "waivers")?.digest.sha256).toBe(sha256(read("w.json")));
		const { code, out } = await verify(...withKey);
		expect(code).toBe(0);
		expect(out).toMatch(/waiver +HMAC-SIG-01\/check-4: met, platform/);
	});

	it("ends before anything is sent without a key that can sign, and shows nothing of the key", async () => {
		const gateway = (): never => {
			throw new Error("sent");
		};
		const weak = privatePem(makePair.weakRsa().privateKey);
		for (const key of ["", "not-a-key-but-a-secret", publicPem(pair.publicKey), weak]) {
			const { code, out, err } = await conform({}, gateway, { env: { COUNTERSIGN_ATTESTATION_KEY: key } });
			expect(code).toBe(2);
			expect(err).toContain("COUNTERSIGN_ATTESTATION_KEY");
			for (const line of key.split("\n").filter((text) => text.length > 10 && !text.startsWith("-"))) {
				expect(out + err).not.toContain(line);
			}
		}
		expect((await conform({}, gateway, { env: {} })).code).toBe(2);
		expect(existsSync(join(cwd, "a.jws"))).toBe(false);
	});

	it("has a file of its own that can be written, and is nothing without --attest", async () => {
		expect((await conform({ attest: "r.json" })).code).toBe(2);
		expect((await conform({ attest: "." })).code).toBe(2);
		expect((await conform({ attest: "c.json" })).code).toBe(2);
		expect(read("c.json")).toBe("{}");
		const io = fakeIo({ cwd });
		await expect(fakeConform({ subject: [`a=sha256:${"a".repeat(64)}`] }, io)).rejects.toThrow(/--attest/);
	});

	it("leaves no older attestation where it comes to none of its own", async () => {
		await conform();
		expect((await conform({ config: "none.json" })).code).toBe(2);
		expect(existsSync(join(cwd, "a.jws"))).toBe(false);
		await conform();
		const io = fakeIo({ cwd, env });
		const options = { files: ["r.json"], reporter: ["pretty"], attest: "a.jws", verbose: false };
		await expect(merge(options, io, { checks: sixChecks })).rejects.toThrow(/not the report of a shard/);
		expect(existsSync(join(cwd, "a.jws"))).toBe(false);
	});

	it("attests nothing where a report was lost", async () => {
		expect((await conform({}, closedGateway, { brokenStdout: true })).code).toBe(2);
		expect(existsSync(join(cwd, "a.jws"))).toBe(false);
	});
});

describe("countersign merge --attest", () => {
	it("attests the whole of the shards", async () => {
		const io = fakeIo({ cwd, env });
		for (const index of [1, 2]) {
			await fakeConform(
				{ seed: "s", shard: { index, of: 2 }, reporter: [`json=${index}.json`, "pretty"] },
				io,
				closedGateway,
			);
		}
		const options = {
			files: ["1.json", "2.json"],
			reporter: ["json=m.json", "pretty"],
			attest: "a.jws",
			verbose: false,
		};
		expect(await merge(options, io, { checks: sixChecks })).toBe(0);
		const runIds = [1, 2].map((index) => Report.parse(JSON.parse(read(`${index}.json`))).runId);
		expect(attested().predicate.countersign).toMatchObject({ runIds, summary: { pass: 6 } });
		expect((await verify(...withKey, "--report", "m.json", "--whole-suite")).code).toBe(0);
		expect((await verify(...withKey, "--report", "1.json")).code).toBe(1);
	});
});

describe("countersign verify-attestation", () => {
	it("tells what was attested, and by whom", async () => {
		await conform();
		const { code, out } = await verify(
			...withKey,
			"--report",
			"r.json",
			"--config",
			"c.json",
			"--target",
			"http://gateway.test:8080/",
		);
		expect(code).toBe(0);
		for (const text of [
			"http://gateway.test:8080",
			"pass, PASSED",
			"6, the whole suite",
			"EdDSA",
			"Not compared: subject.",
		]) {
			expect(out).toContain(text);
		}
	});

	it("ends with 1 for each thing that is not as wanted, and says which", async () => {
		await conform();
		writeFileSync(join(cwd, "other.json"), "{ }");
		const wanted: readonly (readonly [readonly string[], RegExp])[] = [
			[["--report", "c.json"], /report/],
			[["--config", "other.json"], /config/],
			[["--target", "https://elsewhere.example"], /target/],
			[["--subject", `sha256:${"a".repeat(64)}`], /subjects/],
			[["--max-age", "1ms"], /--max-age/],
		];
		for (const [args, said] of wanted) {
			const { code, out } = await verify(...withKey, ...args);
			expect({ args, code }).toEqual({ args, code: 1 });
			expect(out).toMatch(new RegExp(`Refused: [\\s\\S]*${said.source}`));
		}
		const all = await verify(...withKey, ...wanted.flatMap(([args]) => args));
		expect(all.out.match(/^Refused/gm)).toHaveLength(wanted.length);
	});

	it("refuses a run that has failed or proves nothing, unless any verdict is asked for", async () => {
		expect((await conform({}, halfOpenGateway)).code).toBe(1);
		expect((await verify(...withKey)).out).toMatch(/Refused: the verdict is fail/);
		expect((await verify(...withKey)).code).toBe(1);
		expect((await verify(...withKey, "--require-verdict", "any")).code).toBe(0);
		await conform({}, () => problem(404, "no_route"));
		expect((await verify(...withKey)).out).toMatch(/Refused: the verdict is inconclusive/);
	});

	it("refuses a run of some checks where the whole suite is asked for", async () => {
		await conform({ only: ["HMAC-SIG-01/check-2"] });
		expect((await verify(...withKey)).out).toContain("1, a selection of 6");
		expect((await verify(...withKey)).code).toBe(0);
		expect((await verify(...withKey, "--whole-suite")).code).toBe(1);
	});

	it("believes and repeats nothing that the key has not signed", async () => {
		await conform();
		writeFileSync(join(cwd, "key.pem"), publicPem(makePair.EdDSA().publicKey));
		const { code, out } = await verify(...withKey);
		expect(code).toBe(1);
		expect(out).toMatch(/^Refused/);
		expect(out).not.toContain("gateway.test");
		writeFileSync(join(cwd, "a.jws"), "\u001b[31mnonsense");
		const nonsense = await verify(...withKey);
		expect(nonsense.code).toBe(1);
		expect(nonsense.out).not.toContain("nonsense");
	});

	it("takes a set of keys", async () => {
		await conform();
		const keys = [makePair.ES256().publicKey, pair.publicKey].map((key) => key.export({ format: "jwk" }));
		writeFileSync(join(cwd, "set.json"), JSON.stringify({ keys }));
		expect((await verify("a.jws", "--jwks", "set.json")).code).toBe(0);
		writeFileSync(join(cwd, "set.json"), JSON.stringify({ keys: keys.slice(0, 1) }));
		expect((await verify("a.jws", "--jwks", "set.json")).code).toBe(1);
	});

	it("ends with 2 for what whoever verifies gave wrongly", async () => {
		await conform();
		writeFileSync(join(cwd, "private.pem"), privatePem(pair.privateKey));
		writeFileSync(join(cwd, "huge.jws"), Buffer.alloc(17 * 1024 * 1024, "A"));
		for (const args of [
			["a.jws"],
			[...withKey, "--jwks", "key.pem"],
			["a.jws", "--jwks", "key.pem"],
			["none.jws", "--key", "key.pem"],
			["a.jws", "--key", "none.pem"],
			["a.jws", "--key", "private.pem"],
			["huge.jws", "--key", "key.pem"],
			[...withKey, "--report", "none.json"],
			[...withKey, "--config", "none.json"],
			[...withKey, "--target", "gateway"],
			[...withKey, "--subject", "gateway.js"],
			[...withKey, "--max-age", "soon"],
			[...withKey, "--require-verdict", "fail"],
		]) {
			const { code, out, err } = await verify(...args);
			expect({ args, code, out }).toEqual({ args, code: 2, out: "" });
			expect(err).not.toContain("PRIVATE");
		}
	});
});

describe("the statement", () => {
	it("has the shape that in-toto gives to statements and test results, and the one that is published", async () => {
		await conform({ subject: [`gateway.js=sha256:${"a".repeat(64)}`] }, halfOpenGateway);
		const ajv = new Ajv2020({ strict: false, validateFormats: false });
		const inToto: unknown = JSON.parse(
			readFileSync(new URL("../attestation/fixtures/in-toto-test-result.schema.json", import.meta.url), "utf8"),
		);
		const published = await findSchema("attestation");
		for (const schema of [inToto, published]) {
			if (typeof schema !== "object" || schema === null) throw new Error("schema");
			const matches = ajv.compile(schema);
			const statement = attested();
			expect(matches(statement), ajv.errorsText(matches.errors)).toBe(true);
			expect(matches({ ...statement, subject: [{ name: "x" }] })).toBe(false);
			expect(matches({ ...statement, predicate: { ...statement.predicate, result: "pass" } })).toBe(false);
		}
	});
});
