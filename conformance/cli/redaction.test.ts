import { Buffer } from "node:buffer";
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fuzz } from "../../fuzz/command.ts";
import { properties } from "../../fuzz/properties/index.ts";
import { openSurroundings } from "../../fuzz/surroundings.ts";
import { checks } from "../checks/index.ts";
import { formats } from "../report/destination.ts";
import { conform } from "./conform.ts";
import { fakeIo } from "./fake-io.ts";
import { openTarget } from "./open-target.ts";
import { type ReflectingGateway, startReflectingGateway } from "./reflecting-gateway.ts";
import { replay } from "./replay.ts";

const hmacSecret = randomBytes(36).toString("base64");
const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const jwk = { ...privateKey.export({ format: "jwk" }), kid: "k1" };
const secrets = [hmacSecret, String(jwk.d)];

let cwd = "";
let gateway: ReflectingGateway;
let env: Record<string, string> = {};

beforeAll(async () => {
	cwd = mkdtempSync(join(tmpdir(), "redaction-"));
	gateway = await startReflectingGateway(secrets);
	env = { HMAC_SECRET: hmacSecret, JWT_KEY: JSON.stringify(jwk) };
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

/** What of these stands in a text in any form, by its beginning only. */
function leaksOf(texts: Iterable<string>, written: string): readonly string[] {
	const pieces = new Map<string, string>();
	for (const form of [...texts].flatMap(forms)) {
		for (let at = 0; at + piece <= form.length; at += 1) {
			const part = form.slice(at, at + piece);
			if (isDiverse(part)) pieces.set(part, `${form.slice(0, 12)}… at ${at}`);
		}
	}
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
	// What checks send in place of a credential to find it again stands in their requests elsewhere, too.
	const real = [...gateway.credentials()].filter((text) => !text.includes("canary-"));
	return real.flatMap((text) => (published.test(text) ? [text, text.split(".")[2] ?? ""] : text));
}

describe("a target that gives back whatever it was sent", { timeout: 240_000 }, () => {
	const some = checks
		.filter(({ id }) => /^(?:CRED|HMAC-SIG|HMAC-NONCE|JWT-FORM|JWT-ALG|ANS)-/.test(id))
		.filter((_, index) => index % 4 === 0);

	it("gets no secret and no credential into any report", async () => {
		const io = fakeIo({ cwd, env });
		const reporter = formats.map((format) => `${format}=report.${format}`);
		const options = { config: "countersign.json", reporter, verbose: true, timeout: 5000 };
		expect(await conform(options, io, { checks: some, openTarget })).toBe(1);
		const names = readdirSync(cwd).filter((name) => name.startsWith("report."));
		expect(names).toHaveLength(formats.length);
		expect(gateway.credentials().size).toBeGreaterThan(50);
		for (const name of names) {
			const written = readFileSync(join(cwd, name), "utf8");
			expect([name, leaksOf([...secrets, ...proofs()], written)]).toEqual([name, []]);
		}
		expect(leaksOf([...secrets, ...proofs()], io.out() + io.err())).toEqual([]);
		expect(readFileSync(join(cwd, "report.json"), "utf8")).toContain("[redacted]");
	});

	it("gets none into the report of a replay, or of fuzzing", async () => {
		const io = fakeIo({ cwd, env });
		const report = JSON.parse(readFileSync(join(cwd, "report.json"), "utf8"));
		const failed = report.results.filter(({ verdict }: { verdict: string }) => verdict === "fail").slice(0, 20);
		writeFileSync(join(cwd, "few.json"), JSON.stringify({ ...report, results: failed }));
		const parts = { checks, openTarget, properties, openSurroundings };
		const files = ["few.json"];
		const reporter = ["json=replay.json", "pretty"];
		await replay({ files, config: "countersign.json", reporter }, io, parts);
		const property = ["altered-requests", "altered-tokens", "unproved-requests"];
		const chosen = {
			config: "countersign.json",
			property,
			runs: 20,
			reporter: ["json=fuzz.json", "pretty"],
			verbose: true,
		};
		await fuzz(chosen, io, { properties, openSurroundings });
		for (const name of ["replay.json", "fuzz.json"]) {
			const written = readFileSync(join(cwd, name), "utf8");
			expect([name, leaksOf([...secrets, ...proofs()], written)]).toEqual([name, []]);
		}
		expect(leaksOf([...secrets, ...proofs()], io.out() + io.err())).toEqual([]);
	});
});
