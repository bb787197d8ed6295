import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { registerFuzz } from "../conformance/cli/commands/fuzz.ts";
import { fakeIo } from "../conformance/cli/fake-io.ts";
import { runProgram } from "../conformance/cli/program.ts";
import { type Lab, startLab } from "../conformance/embedded/index.ts";
import { FuzzReport } from "./report/schema.ts";

/** What becomes of a connection that comes too late, where the gateway is no longer as it was. */
type Deed = (socket: Socket, front: Front) => void;

/** So many connections the gateway answers as it should; some of them are to see that it is one. */
const sound = 22;

/** Something in front of a gateway that passes bytes on, until it has passed so many connections on. */
class Front {
	readonly #sockets = new Set<Socket>();
	readonly #deed: Deed;
	readonly #server = createServer((socket) => this.#take(socket));
	readonly #to: URL;
	#taken = 0;

	constructor(to: string, deed: Deed) {
		this.#to = new URL(to);
		this.#deed = deed;
	}

	async listen(): Promise<string> {
		await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
		const address = this.#server.address();
		if (address === null || typeof address === "string") throw new Error("no port");
		return `http://127.0.0.1:${address.port}`;
	}

	/** From now on nobody listens, and who waits for an answer gets none. */
	die(): void {
		this.#server.close();
		for (const socket of this.#sockets) socket.resetAndDestroy();
	}

	/** How many connections came that it did not pass on. */
	get late(): number {
		return Math.max(0, this.#taken - sound);
	}

	#take(socket: Socket): void {
		this.#sockets.add(socket);
		socket.on("error", () => {}).on("close", () => this.#sockets.delete(socket));
		this.#taken += 1;
		if (this.#taken > sound) this.#deed(socket, this);
		else this.passOn(socket);
	}

	/** `first` is what has come already. */
	passOn(socket: Socket, first: Uint8Array = new Uint8Array()): void {
		const { hostname, port } = this.#to;
		const there = connect(Number(port), hostname);
		there.write(first);
		socket.pipe(there).pipe(socket);
		there.on("error", () => socket.destroy()).on("close", () => socket.end());
		socket.on("close", () => there.destroy());
	}
}

/** Says this of every request. */
const saying =
	(...lines: readonly string[]): Deed =>
	(socket) => {
		socket.once("data", () => socket.end(`${lines.join("\r\n")}\r\n\r\n`));
	};

const one = ["--property", "altered-requests"];
const both = ["--property", "altered-requests,nonce-history"];

/** A reset is seen four times, and eight plain requests are answered after each. */
const confirmingRequests = 4 * (8 + 8);

let lab: Lab;
let cwd = "";
const fronts: Front[] = [];
beforeAll(async () => {
	lab = await startLab();
	cwd = mkdtempSync(join(tmpdir(), "fuzz-unsteady-"));
});
afterAll(async () => {
	for (const front of fronts) front.die();
	rmSync(cwd, { recursive: true });
	await lab.dispose();
});

/** Fuzzes the gateway behind something of which this becomes. */
async function fuzzed(deed: Deed, ...options: readonly string[]) {
	const front = new Front(lab.target.baseUrl, deed);
	const file = `${fronts.push(front)}.json`;
	const config = { ...lab.runnerConfig(), target: await front.listen() };
	writeFileSync(join(cwd, file), JSON.stringify(config));
	const io = fakeIo({ cwd });
	const words = ["fuzz", "--config", file, "--seed", "5"];
	const code = await runProgram(
		[...words, "--reporter", "json", ...(options.includes("--timeout") ? [] : ["--timeout", "1s"]), ...options],
		io,
		[registerFuzz],
	);
	return { code, report: FuzzReport.parse(JSON.parse(io.out())), told: io.err(), front };
}

/** That a run ended with what it had, and found nothing. */
function expectPartial({ code, report, front }: Awaited<ReturnType<typeof fuzzed>>): void {
	expect(front.late).toBeGreaterThan(0);
	expect(report.results.flatMap(({ findings }) => findings)).toEqual([]);
	expect(report.results.map(({ verdict }) => verdict)).toContain("inconclusive");
	expect(report.summary).toMatchObject({ fail: 0, error: 0 });
	expect(report.summary.executions).toBeGreaterThan(0);
	expect(code).toBe(3);
}

describe.concurrent("a run over the wire", () => {
	it("ends with partial results where the target dies with requests under way", async () => {
		const dying: Deed = (_, front) => void setTimeout(() => front.die(), 100);
		const run = await fuzzed(dying, ...both, "--time", "1s");
		expectPartial(run);
		expect(run.told).toContain("asking again for a while");
		expect(run.report.results.map(({ reason }) => reason)).toContainEqual(expect.stringContaining("refused"));
	});

	it("ends with partial results where the target answers no more", async () => {
		const run = await fuzzed(() => {}, ...both, "--time", "1s");
		expectPartial(run);
		expect(run.told).toContain("the target does not answer plain requests any more");
	});

	it("is over soon after its time where the target says nothing any more, however long an exchange may take", async () => {
		const run = await fuzzed(() => {}, ...both, "--time", "1s", "--timeout", "9s");
		expectPartial(run);
		expect(run.report.results.map(({ reason }) => reason)).toContainEqual(
			expect.stringContaining("by the end of the run"),
		);
		expect(run.report.durationMs).toBeLessThan(60_000);
	});

	it("ends with partial results where the target asks for more time than there is", async () => {
		const limiting = saying("HTTP/1.1 429 Too Many Requests", "Retry-After: 60", "Content-Length: 0");
		const run = await fuzzed(limiting, ...both, "--time", "1s");
		expectPartial(run);
		expect(run.told).toContain("going on more slowly");
		expect(run.report.durationMs).toBeLessThan(60_000);
	});

	it("waits as long as the target asks for, goes on and holds", async () => {
		let isTooMany = true;
		const limitingOnce: Deed = (socket, front) => {
			if (!isTooMany) return front.passOn(socket);
			isTooMany = false;
			saying("HTTP/1.1 429 Too Many Requests", "Retry-After: 1", "Content-Length: 0")(socket, front);
		};
		const { code, report, told, front } = await fuzzed(limitingOnce, ...one, "--runs", "9");
		expect(front.late).toBeGreaterThan(0);
		expect(told).toContain("going on more slowly");
		expect(told).toContain("waiting 1 s, asked by the target");
		expect(report.summary).toMatchObject({ pass: 1, inconclusive: 0 });
		expect(code).toBe(0);
	});

	it("finds what breaks a connection off each time, and makes it small with few requests", async () => {
		const breakingOff: Deed = (socket, front) =>
			void socket.once("data", (bytes: Buffer) => {
				if (bytes.toString("latin1").startsWith("POST ")) socket.resetAndDestroy();
				else front.passOn(socket, bytes);
			});
		const { code, report } = await fuzzed(breakingOff, ...one, "--runs", "30");
		const [finding] = report.results.flatMap(({ findings }) => findings);
		expect(finding).toMatchObject({ requirement: "ANS-05", input: [{ route: "write" }] });
		expect(finding?.shrinkRequests).toBeLessThanOrEqual(200 + confirmingRequests);
		expect(code).toBe(1);
	});
});
