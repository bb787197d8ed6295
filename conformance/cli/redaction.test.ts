import { Buffer } from "node:buffer";
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fuzz } from "../../fuzz/command.ts";
import { properties } from "../../fuzz/properties/index.ts";
import { fuzzFormats } from "../../fuzz/report/formats.ts";
import { openSurroundings } from "../../fuzz/surroundings.ts";
import { checks } from "../checks/index.ts";
import { replayFormats } from "../replay/formats.ts";
import { formats } from "../report/destination.ts";
import { conform } from "./conform.ts";
import { type FakeIo, fakeIo } from "./fake-io.ts";
import { openTarget } from "./open-target.ts";
import { type ReflectingGateway, startReflectingGateway } from "./reflecting-gateway.ts";
import { replay } from "./replay.ts";

const hmacSecret = randomBytes(36).toString("base64");
const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const jwk = { ...privateKey.export({ format: "jwk" }), kid: "k1" };
const attestor = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
const attestationKey = String(attestor.export({ format: "pem", type: "pkcs8" }));
/** What a key in PEM consists of, without its first and last line. */
const pemLines = attestationKey.split("\n").filter((line) => line !== "" && !line.startsWith("-----"));
const ofTarget = [hmacSecret, String(jwk.d)];
const secrets = [...ofTarget, String(attestor.export({ format: "jwk" }).d), ...pemLines];

let cwd = "";
let gateway: ReflectingGateway;
let env: Record<string, string> = {};

beforeAll(async () => {
	cwd = mkdtempSync(join(tmpdir(), "redaction-"));
	gateway = await startReflectingGateway(ofTarget);
	env = {
		HMAC_SECRET: hmacSecret,
		JWT_KEY: JSON.stringify(jwk),
		COUNTERSIGN_ATTESTATION_KEY: attestationKey,
	};
	const config = {
		target: gateway.url,
		hmac: { keys: { primary: { id: "live_1", secret: { env: "HMAC_SECRET" } } } },
		jwt: {
			issuer: "https://issuer.test",
			audience: "gateway",
			keys: [{ kid: "k1", alg: "ES256", jwk: { env: "JWT_KEY" } }],
		},
		routes: { read: { method: "GET", path: "/sites/{id}" }, write: { method: "POST", path: "/sites" } },
	};
	writeFileSync(join(cwd, "countersign.json"), JSON.stringify(config));
});

afterAll(() => {
	gateway.close();
	rmSync(cwd, { recursive: true });
});

/** Pieces of this length of what is looked for, in the forms in which they would be of use to whoever finds them. */
const piece = 24;

function forms(text: string): readonly string[] {
	const bytes = Buffer.from(text);
	const encoded = [bytes.toString("hex"), bytes.toString("base64").replace(/=+$/, ""), encodeURIComponent(text)];
	return [text, ...encoded].map((form) => form.toLowerCase());
}

/** Whether it was made at random, and not by a check that sends rows of a few characters for a signature. */
function isDiverse(text: string): boolean {
	return new Set(text).size > 8;
}

/** With which every token begins, so that it proves nothing. */
const common = forms("Bearer eyJhbGciOiJ");

/** All pieces of these in any form, each with what it is of, by its beginning only. */
function piecesOf(texts: Iterable<string>): ReadonlyMap<string, string> {
	const pieces = new Map<string, string>();
	for (const form of [...texts].flatMap(forms)) {
		for (let at = 0; at + piece <= form.length; at += 1) {
			const part = form.slice(at, at + piece);
			if (isDiverse(part) && !common.some((text) => text.includes(part)))
				pieces.set(part, `${form.slice(0, 12)}… at ${at}`);
		}
	}
	return pieces;
}

/** What these are pieces of and stands in a text. */
function leaksOf(pieces: ReadonlyMap<string, string>, written: string): readonly string[] {
	const plain = written.toLowerCase();
	const leaks = new Set<string>();
	for (let at = 0; at + piece <= plain.length; at += 1) {
		const leak = pieces.get(plain.slice(at, at + piece));
		if (leak !== undefined) leaks.add(leak);
	}
	return [...leaks];
}

/** The signature of a token, which alone is as good; all of any other credential. */
function proofs(): readonly string[] {
	const published = /^eyJ[\w-]+\.[\w-]+\.[\w-]{20,}$/;
	// What checks send in place of a credential to find it again, and what is written in place of one, is none.
	const real = [...gateway.credentials()].filter((text) => !/canary-|<signature>/.test(text));
	return real.flatMap((text) => (published.test(text) ? [text, text.split(".")[2] ?? ""] : text));
}

/** The same without what is no secret in a token: an input may be a token that nobody signed. */
const signatures = (): readonly string[] => proofs().filter((text) => !text.startsWith("eyJ"));

/** What of all that nobody must learn stands in what was said, and in these files by their names below the folder. */
function leaksIn(io: FakeIo, names: readonly string[], own = proofs()): readonly string[] {
	const pieces = piecesOf([...secrets, ...own]);
	const inFiles = names.flatMap((name) =>
		leaksOf(pieces, `${name}\n${readFileSync(join(cwd, name), "utf8")}`).map((leak) => `${name}: ${leak}`),
	);
	return [...inFiles, ...leaksOf(pieces, io.out() + io.err())];
}

const filesOf = (folder: string): readonly string[] =>
	readdirSync(join(cwd, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(cwd, join(entry.parentPath, entry.name)));

describe("a target that gives back whatever it was sent", { timeout: 240_000 }, () => {
	const some = checks
		.filter(({ id }) => /^(?:CRED|HMAC-SIG|HMAC-NONCE|JWT-FORM|JWT-ALG|ANS)-/.test(id))
		.filter((_, index) => index % 4 === 0);

	it("gets no secret and no credential into any report, nor into what attests it", async () => {
		const io = fakeIo({ cwd, env });
		const reporter = formats.map((format) => `${format}=report.${format}`);
		const options = { config: "countersign.json", reporter, attest: "report.jws", verbose: true, timeout: 5000 };
		expect(await conform(options, io, { checks: some, openTarget })).toBe(1);
		expect(gateway.credentials().size).toBeGreaterThan(50);
		const statement = decodeJwt(readFileSync(join(cwd, "report.jws"), "utf8").trim());
		writeFileSync(join(cwd, "report.statement"), JSON.stringify(statement));
		const names = [...formats, "statement"].map((format) => `report.${format}`);
		expect(leaksIn(io, names)).toEqual([]);
		expect(readFileSync(join(cwd, "report.json"), "utf8")).toContain("[redacted]");
		expect(statement).toMatchObject({ predicate: { result: "FAILED" } });
	});

	it("gets none into any report of fuzzing, nor into its corpus", async () => {
		const io = fakeIo({ cwd, env });
		const chosen = {
			config: "countersign.json",
			property: properties.filter(({ where }) => where === "target").map(({ id }) => id),
			runs: 20,
			corpus: "corpus",
			reporter: fuzzFormats.map((format) => `${format}=fuzz.${format}`),
			verbose: true,
		};
		expect(await fuzz(chosen, io, { properties, openSurroundings })).toBe(1);
		const kept = filesOf("corpus");
		expect(kept.filter((name) => name.startsWith(join("corpus", "findings")))).not.toEqual([]);
		expect(kept.filter((name) => !name.startsWith(join("corpus", "findings")))).not.toEqual([]);
		expect(
			leaksIn(
				io,
				fuzzFormats.map((format) => `fuzz.${format}`),
			),
		).toEqual([]);
		expect(leaksIn(io, kept, signatures())).toEqual([]);
		expect(readFileSync(join(cwd, "fuzz.json"), "utf8")).toContain("[redacted]");
	});

	it("gets none into any report of what is replayed, of checks", async () => {
		const io = fakeIo({ cwd, env });
		const report = JSON.parse(readFileSync(join(cwd, "report.json"), "utf8"));
		const failed = report.results.filter(({ verdict }: { verdict: string }) => verdict === "fail").slice(0, 20);
		writeFileSync(join(cwd, "few.json"), JSON.stringify({ ...report, results: failed }));
		const reporter = replayFormats.map((format) => `${format}=replay.${format}`);
		const options = { files: ["few.json"], config: "countersign.json", reporter };
		expect(await replay(options, io, { checks, openTarget, properties, openSurroundings })).toBe(1);
		expect(
			leaksIn(
				io,
				replayFormats.map((format) => `replay.${format}`),
			),
		).toEqual([]);
	});

	it("gets none into any report of what is replayed, of fuzzing", async () => {
		const io = fakeIo({ cwd, env });
		const reporter = replayFormats.map((format) => `${format}=again.${format}`);
		const options = { files: ["fuzz.json"], config: "countersign.json", reporter };
		expect(await replay(options, io, { checks, openTarget, properties, openSurroundings })).toBe(1);
		expect(
			leaksIn(
				io,
				replayFormats.map((format) => `again.${format}`),
			),
		).toEqual([]);
	});
});
