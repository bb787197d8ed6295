import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ConfigError, configuredTarget } from "../config/index.ts";
import { Redactor } from "../engine/redact.ts";
import { readSpecification } from "../engine/requirements.ts";
import { openSession } from "../engine/session.ts";
import { measureRevocation } from "./revocation.ts";

const keyId = "live_ci_spare";
let folder: string;
let server: Server;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), "countersign-revocation-"));
	// A gateway that lets a key in as long as nothing says that it is revoked.
	server = createServer((request, response) => {
		const accepted = request.headers["x-key-id"] === keyId && !existsSync(join(folder, "revoked"));
		response.writeHead(accepted ? 200 : 401).end("{}");
	});
	await new Promise<void>((resolve) => {
		server.listen(0, "127.0.0.1", resolve);
	});
});

afterEach(() => {
	server.close();
	rmSync(folder, { recursive: true, force: true });
});

/** A command that runs this text of JavaScript, with `fs` at hand. */
function script(text: string): string[] {
	return [process.execPath, "-e", `const fs = require("node:fs"); ${text}`];
}

const revoking = script('fs.writeFileSync("revoked", "")');
const restoring = script('fs.rmSync("revoked")');

async function measured(commands: { revoke: string[]; restore?: string[]; id?: string }, patience = 5) {
	const secret = { env: "SPARE_SECRET" };
	const config = {
		target: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		errors: "any",
		hmac: { keys: { primary: { id: "live_ci_1", secret }, revocable: { id: keyId, secret, ...commands } } },
		routes: { read: { method: "GET", path: "/sites/{id}" } },
	};
	const file = join(folder, "countersign.json");
	writeFileSync(file, JSON.stringify(config));
	const { target } = configuredTarget({ file, env: { SPARE_SECRET: "a-secret-of-at-least-32-characters-1" } });
	expect(target.capabilities.has("revocable")).toBe(true);
	const redactor = new Redactor(target.secrets);
	const session = await openSession({
		target,
		specification: readSpecification(),
		seed: "revocation",
		timeoutMs: 10_000,
		checkTimeoutMs: 60_000,
		runId: "revocation",
		random: Math.random,
		admit: async () => {},
		allowed: new Set(),
		redactor,
	});
	return measureRevocation(session.trialFor({ id: "revocation", needs: [] }, redactor), patience);
}

describe("the delay of a revocation, by a command of the operator", () => {
	it("is measured around the command, and the key let in again", async () => {
		const [finding] = await measured({ revoke: revoking, restore: restoring });
		expect(finding).toMatchObject({ id: "revocation-delay", samples: 1 });
		expect(finding?.interval.low).toBe(0);
		expect(finding?.interval.high).toBeGreaterThan(0);
		expect(existsSync(join(folder, "revoked"))).toBe(false);
	});

	it("uses the key up where nothing lets it in again", async () => {
		await measured({ revoke: revoking });
		expect(existsSync(join(folder, "revoked"))).toBe(true);
		await expect(measured({ revoke: revoking })).rejects.toThrow("does not accept the key that is to be revoked");
	});

	it("has no end where the command revokes nothing", async () => {
		const [finding] = await measured({ revoke: script("") }, 0.5);
		expect(finding?.interval.high).toBeNull();
	});

	it("names the command that failed, says what it said last, and lets the key in again all the same", async () => {
		const failing = script('fs.writeFileSync("revoked", ""); console.error("not\\nlogged in"); process.exit(7)');
		await expect(measured({ revoke: failing, restore: restoring })).rejects.toThrow(
			/^hmac\.keys\.revocable\.revoke: .*node.* ended with 7: logged in$/,
		);
		expect(existsSync(join(folder, "revoked"))).toBe(false);
		await expect(measured({ revoke: ["no-such-program"] })).rejects.toThrow(/no-such-program cannot be run \(ENOENT\)/);
	});

	it("takes no key that the run signs other requests with", async () => {
		const same = measured({ revoke: revoking, id: "live_ci_1" });
		await expect(same).rejects.toBeInstanceOf(ConfigError);
		await expect(same).rejects.toThrow(
			/hmac\.keys\.revocable\.id: it is revoked, and hmac\.keys\.primary is the same key/,
		);
		expect(existsSync(join(folder, "revoked"))).toBe(false);
	});

	it("says so above all where the key could not be let in again", async () => {
		await expect(measured({ revoke: revoking, restore: ["no-such-program"] })).rejects.toThrow(
			/^The key is revoked still, .*by hand: hmac\.keys\.revocable\.restore: no-such-program/,
		);
	});
});
