import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type FakeIo, fakeIo } from "./fake-io.ts";
import { gatewayEdges } from "./gateway-edges.ts";
import { UsageError } from "./usage-error.ts";

let cwd: string;
let io: FakeIo;
let running: Promise<void>;
const input = new PassThrough();

beforeAll(async () => {
	cwd = mkdtempSync(join(tmpdir(), "gateway-edges-"));
	io = fakeIo({ cwd });
	writeFileSync(join(cwd, "trips.json"), JSON.stringify({ "LHR DUB": 3 }));
	const places = { edges: ["LHR", "FRA"], home: "DUB", keyStoreDelay: 60 };
	const options = { ...places, roundTrips: "trips.json", writeConfig: "countersign.json" };
	running = gatewayEdges(options, io, input);
	await Promise.race([running, said(/Interrupt to stop/)]);
}, 60_000);

afterAll(async () => {
	io.interrupt();
	await running;
	rmSync(cwd, { recursive: true });
});

/** Resolves when the command has said this since `from`. */
async function said(words: RegExp, from = 0): Promise<string> {
	while (!words.test(io.out().slice(from))) await new Promise((resolve) => setTimeout(resolve, 10));
	return io.out().slice(from);
}

async function ask(command: string, answer: RegExp): Promise<string> {
	const from = io.out().length;
	input.write(`${command}\n`);
	return said(answer, from);
}

it("says where each place is reached, and how to test all of them", () => {
	const config: unknown = JSON.parse(readFileSync(join(cwd, "countersign.json"), "utf8"));
	const [, first = ""] = /^LHR {2}(\S+)/m.exec(io.out()) ?? [];
	expect(config).toMatchObject({ target: first });
	expect(io.out()).toContain("London; 3 ms");
	expect(io.out()).toContain(`--edge LHR=${first} --edge FRA=http://127.0.0.1:`);
});

it("does with its places as it is told", async () => {
	await ask("down FRA", /FRA down/);
	await ask("up FRA", /FRA v1/);
	await ask("deploy v7", /LHR v7.*FRA v7/);
	await ask("cut LHR", /LHR down/);
	await ask("up LHR", /LHR v1/);
	await ask("state", /0 fetches/);
}, 30_000);

it("revokes a key, and says what it does not know", async () => {
	await ask("revoke live_org_second456", /live_org_second456 is revoked everywhere/);
	await ask("revoke nobody", /There is no key nobody/);
	await ask("down XXX", /no place XXX/);
	await ask("dance", /There is no command dance/);
}, 30_000);

it("names the places that there are where one is not known", async () => {
	const options = { edges: ["XXX", "LHR"], home: "DUB", keyStoreDelay: 60 };
	const refused = gatewayEdges(options, fakeIo({ cwd }), new PassThrough());
	await expect(refused).rejects.toThrow(UsageError);
	await expect(refused).rejects.toThrow(/XXX.*LHR/);
});
