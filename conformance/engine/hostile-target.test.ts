import type { Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { RawServers } from "../client/raw-server.ts";
import { socketTransport } from "../client/socket.ts";
import type { Report } from "../report/schema.ts";
import { exchangeCheck, fakeSpecification, fakeTarget, soundGateway } from "./fake-target.ts";
import { runSuite } from "./run.ts";
import { exitCodeOf, exitCodes } from "./verdict.ts";

const servers = new RawServers();
afterEach(() => servers.close());

function every(ms: number, socket: Socket, text: string): void {
	const timer = setInterval(() => socket.write(text), ms);
	socket.on("close", () => clearInterval(timer));
}

/** What a target may do in place of an answer. */
const deeds: Readonly<Record<string, (socket: Socket) => void>> = {
	silence: () => {},
	trickle: (socket) => every(20, socket, "H"),
	"trickling-head": (socket) => {
		socket.write("HTTP/1.1 401 No\r\nX-Slow: ");
		every(20, socket, "a");
	},
	"endless-interim": (socket) => every(1, socket, "HTTP/1.1 100 Continue\r\n\r\n".repeat(20)),
	"endless-body": (socket) => {
		socket.write("HTTP/1.1 401 No\r\n\r\n");
		const more = (): void => {
			while (socket.writable && socket.write(Buffer.alloc(65_536, 0x61))) {}
		};
		socket.on("drain", more);
		more();
	},
	"huge-head": (socket) => socket.end(`HTTP/1.1 401 No\r\nX-A: ${"a".repeat(100_000)}\r\n\r\n`),
	"early-end": (socket) => socket.end("HTTP/1.1 401 No\r\nContent-Length: 10\r\n\r\nabc"),
	end: (socket) => socket.end(),
	reset: (socket) => socket.resetAndDestroy(),
	binary: (socket) => socket.end(Buffer.from([0, 1, 2, 255, 254, 13, 10, 13, 10])),
	"bad-http": (socket) => socket.end("HTTP/1.1 401 No\r\nContent-Length: one\r\n\r\n"),
	redirect: (socket) =>
		socket.end("HTTP/1.1 302 Found\r\nLocation: /\r\nX-Gateway: countersign\r\nContent-Length: 0\r\n\r\n"),
};

/** Answers as it must, but for requests that name a deed, or for all of them. */
async function runAgainst(forAll?: string): Promise<Report> {
	const url = await servers.serving((socket) => {
		socket.once("data", (bytes: Buffer) => {
			const text = bytes.toString("latin1");
			const deed = forAll ?? /^X-Defect: (.*)\r$/m.exec(text)?.[1];
			const deedOf = deed === undefined ? undefined : deeds[deed];
			if (deedOf !== undefined) return deedOf(socket);
			const [, target = ""] = text.split(" ");
			const headers = [...text.matchAll(/^(X-[\w-]+): (.*)\r$/gm)].map(
				([, name = "", value = ""]) => [name, value] as const,
			);
			const request = {
				method: "GET",
				target,
				host: "h",
				headers,
				body: new Uint8Array(),
				framing: { kind: "none" },
			} as const;
			const outcome = soundGateway(request);
			if (!outcome.ok) return socket.destroy();
			const { status, headers: own, body } = outcome.answer;
			const head = own.map(([name, value]) => `${name}: ${value}\r\n`).join("");
			socket.end(
				`HTTP/1.1 ${status} X\r\n${head}Content-Length: ${body.length}\r\n\r\n${Buffer.from(body).toString()}`,
			);
		});
	});
	const { echo: _, ...target } = fakeTarget(soundGateway, {
		setup: "operator",
		baseUrl: url,
		transport: socketTransport(url),
	});
	const capabilities = new Set([...target.capabilities].filter((need) => need !== "echo.log"));
	const checks = ["", ...Object.keys(deeds)].map((deed) =>
		exchangeCheck({
			id: `HMAC-SIG-01/${deed === "" ? "sound" : deed}`,
			probe: { credential: "hmac", headers: [["X-Defect", deed]] },
		}),
	);
	return runSuite({ target: { ...target, capabilities }, checks, specification: fakeSpecification, timeoutMs: 400 });
}

describe("a target that is hostile", { timeout: 60_000 }, () => {
	it("is found out in each of its deeds, and the run goes on", async () => {
		const report = await runAgainst();
		expect(report.inconclusive).toBeUndefined();
		const verdicts = Object.fromEntries(report.results.map(({ id, verdict }) => [id.split("/")[1], verdict]));
		expect(verdicts).toEqual({
			sound: "pass",
			...Object.fromEntries(Object.keys(deeds).map((deed) => [deed, "fail"])),
		});
		expect(exitCodeOf(report)).toBe(exitCodes.findings);
		expect(JSON.stringify(report).length).toBeLessThan(200_000);
	});

	it.each(Object.keys(deeds))("shows nothing if it does so always: %s", async (deed) => {
		const report = await runAgainst(deed);
		expect(report.inconclusive).toBeDefined();
		expect(report.summary).toMatchObject({ pass: 0, fail: 0, error: 0 });
		expect(exitCodeOf(report)).toBe(exitCodes.inconclusive);
	});
});
