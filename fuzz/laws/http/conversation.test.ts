import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { RawServers } from "../../../conformance/client/raw-server.ts";
import { socketTransport } from "../../../conformance/client/socket.ts";
import { type Lab, startLab } from "../../../conformance/embedded/index.ts";
import { Redactor } from "../../../conformance/engine/redact.ts";
import type { Target } from "../../../conformance/engine/target.ts";
import { openGateway } from "../../gateway.ts";
import type { Violation } from "../../law.ts";
import { httpExchanges } from "../../properties/http-exchanges.ts";
import { runFuzz } from "../../run.ts";
import { type FrontFault, frontOf } from "./broken-front.ts";

/** Broken gateways, and what the law says of each. */
const mutants: readonly (readonly [mutant: string, requirement: RegExp])[] = [
	["body-of-get-thrown-on", /^ANS-05$/],
	["broken-body-thrown-on", /^ANS-05$/],
	["broken-body-is-complete", /^REQ-10$/],
	["body-forwarded-by-the-declared-length", /^FWD-02$/],
	["body-hash-trusted", /^(?:FWD-02|REQ-10)$/],
	["host-of-any-form", /^REQ-04$/],
	["identity-of-the-last-request-used", /^FWD-0[45]$/],
	["text-of-the-request-in-refusals", /^ANS-08$/],
];

let lab: Lab;
beforeAll(async () => {
	const broken = mutants.map(([id]) => ({ name: id, vars: { MUTANT: id } }));
	lab = await startLab({
		entry: "mutants",
		instances: [{ name: "main", vars: { MUTANT: "" } }, ...broken],
		control: true,
	});
}, 60_000);
afterAll(() => lab.dispose());

const servers = new RawServers();
afterEach(() => servers.close());

interface Effort {
	inputs?: number;
	timeoutMs?: number;
}

/** What the property says of the embedded gateway behind this. */
async function found(faultOf: () => FrontFault, effort: Effort = {}): Promise<Violation | undefined> {
	const url = await frontOf(servers, lab.target.baseUrl, faultOf);
	return foundIn({ ...lab.target, baseUrl: url, transport: socketTransport(url) }, effort);
}

/** What the property says of a gateway, of the first input of which it says something. */
async function foundIn(target: Target, { inputs = 60, timeoutMs = 5000 }: Effort): Promise<Violation | undefined> {
	const gateway = await gatewayOf(target, timeoutMs);
	const opened = await httpExchanges.open({ gateway: async () => gateway });
	if (!opened.ready) throw new Error(opened.reason);
	for (let index = 0; index < inputs; index += 1) {
		const violation = await opened.checkable.draw(20_260_405, index).judge();
		if (violation !== undefined) return violation;
	}
	return undefined;
}

function gatewayOf(target: Target, timeoutMs = 5000, redactor = new Redactor(target.secrets)) {
	return openGateway({ target, runId: "conversation-test", timeoutMs, redactor, admit: async () => {} });
}

const whenOdd =
	(instead: ReturnType<NonNullable<FrontFault["onSaid"]>>): NonNullable<FrontFault["onSaid"]> =>
	(said) =>
		said.includes("X-Odd") ? instead : undefined;

/** The first request in the body of another, as far as it shows that it is one. */
const inBody = /\r\n\r\nGET (\/sites\/[a-z0-9]{20}) HTTP\/1\.1\r\n(?:Host: \S+\r\n)X-User-Id/;

/** Whether it is one answer of the upstream, from its beginning to its end. */
function isOneEcho(answers: string): boolean {
	return answers.startsWith("HTTP/1.1 200") && answers.split("HTTP/1.1 ").length === 2 && answers.endsWith('"}');
}

/** Whether an answer of the upstream has begun, and its body is still to come. */
function isPartOfEcho(answers: string, said: string): boolean {
	const [, length = "0", body = ""] =
		/^HTTP\/1\.1 200.*?\r\ncontent-length: ([0-9]+)\r\n.*?\r\n\r\n(.*)$/is.exec(answers) ?? [];
	return !said.startsWith("HEAD") && body.length < Number(length);
}

/** Answers with what was let in before, over whatever connection. */
function answeringFromBefore(): () => FrontFault {
	let last = "";
	return () => {
		let held = "";
		return {
			onAnswers: (piece, said) => {
				const answers = held + piece;
				held = isPartOfEcho(answers, said) ? answers : "";
				if (held !== "") return "";
				const before = last;
				if (!isOneEcho(answers)) return answers;
				last = answers;
				return before === "" ? answers : before;
			},
		};
	};
}

/** Is stuck once it has met an odd field. */
function sticking(): () => FrontFault {
	let isStuck = false;
	const answer = "HTTP/1.1 400 Stuck\r\nX-Request-Id: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
	return () => ({
		onSaid: (said) => {
			if (isStuck) return { answer };
			isStuck = said.includes("X-Odd");
			return undefined;
		},
	});
}

async function seeAtUpstream(target: string): Promise<void> {
	await fetch(`${lab.peers.echo.url}${target}`);
}

/** What stands in front of the gateway, what the law says of it, and what it does, anew for each connection. */
const faults: readonly (readonly [what: string, requirement: RegExp, faultOf: () => FrontFault])[] = [
	[
		"answers 500 to an odd field",
		/^ANS-05$/,
		() => ({ onSaid: whenOdd({ answer: "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n" }) }),
	],
	["hangs over an odd field", /^ANS-05$/, () => ({ onSaid: whenOdd("hang") })],
	["breaks off over an odd field", /^ANS-05$/, () => ({ onSaid: whenOdd("break") })],
	[
		"answers an odd field with something else than HTTP",
		/^ANS-05$/,
		() => ({ onSaid: whenOdd({ answer: "oops\r\n\r\n" }) }),
	],
	["answers one connection with what belongs to another", /^FWD-13$/, answeringFromBefore()],
	[
		"answers one request twice",
		/^FWD-13$/,
		() => ({
			onAnswers: (answers, said) =>
				isOneEcho(answers) && !said.includes("Connection: close") ? answers + answers : answers,
		}),
	],
	[
		"tells a secret",
		/^ANS-08$/,
		() => ({ onAnswers: (answers) => answers.replace("\r\n", `\r\nX-Debug: ${lab.target.secrets[0]}\r\n`) }),
	],
	[
		"tells the signature of the request",
		/^ANS-08$/,
		() => ({
			onAnswers: (answers, said) => answers.replace("\r\n", `\r\nX-Debug: ${/v1=[0-9a-f]{64}/.exec(said)?.[0]}\r\n`),
		}),
	],
	[
		"takes a request in a body for one of its own",
		/^CRED-01$/,
		() => ({
			onAnswers: async (answers, said) => {
				const [, hidden] = inBody.exec(said) ?? [];
				if (hidden !== undefined) await seeAtUpstream(hidden);
				return answers;
			},
		}),
	],
	[
		"sends what was let in a second time",
		/^(?:HMAC-NONCE-01|FWD-13)$/,
		() => ({
			onAnswers: async (answers) => {
				const [, target] = /"target":"([^"]+)"/.exec(answers) ?? [];
				if (target !== undefined) await seeAtUpstream(target);
				return answers;
			},
		}),
	],
	[
		"refuses with no problem document",
		/^ANS-01$/,
		() => ({ onAnswers: (answers) => answers.replace("application/problem+json", "text/plain") }),
	],
	["lets nobody in any more after an odd field", /^ANS-07$/, sticking()],
];

describe("conversations with a gateway", () => {
	it("are sound with the reference, also behind something that only passes bytes on", async () => {
		expect(await found(() => ({}), { inputs: 40 })).toBeUndefined();
	});

	it.each(faults)("are not where something %s", async (what, requirement, faultOf) => {
		const violation = await found(faultOf, { timeoutMs: what.startsWith("hangs") ? 1000 : 5000 });
		expect(violation).toMatchObject({ requirement: expect.stringMatching(requirement) });
		const { conversation, heard, requests } = violation?.conversation ?? {};
		expect(Buffer.concat(conversation?.steps.map(({ bytes }) => bytes) ?? []).length).toBeGreaterThan(0);
		expect(heard?.received).toBeInstanceOf(Uint8Array);
		expect(requests?.length).toBeGreaterThan(0);
	});

	it("are in the report of a run as they were held, without what proved something", async () => {
		const signature = /v1=[0-9a-f]{64}/;
		const url = await frontOf(servers, lab.target.baseUrl, () => ({
			onAnswers: (answers, said) => answers.replace("\r\n", `\r\nX-Debug: ${signature.exec(said)?.[0]}\r\n`),
		}));
		const target = { ...lab.target, baseUrl: url, transport: socketTransport(url) };
		const redactor = new Redactor(target.secrets, target.sensitiveHeaders);
		const gateway = await gatewayOf(target, 5000, redactor);
		const { results } = await runFuzz({
			properties: [httpExchanges],
			regressions: [],
			place: { gateway: async () => gateway },
			seed: 20_260_405,
			runId: "conversation-test",
			runs: 10,
			target: () => target,
			redactor: () => redactor.child(),
			replay: (property, path) => `${property} ${path}`,
			slowDown: async () => false,
		});
		const finding = results[0]?.findings.find(({ requirement }) => requirement === "ANS-08");
		expect(finding?.conversation?.said.text).toMatch(/^[A-Z]+ \/\S* HTTP\/1\.1\r\n/);
		expect(finding?.conversation?.said.text).toMatch(/x-signature: <signature>/i);
		expect(finding?.conversation?.heard.text).toContain("X-Debug: <signature>");
		expect(JSON.stringify(results)).not.toMatch(signature);
	});

	it.each(mutants)("are not with a gateway that is broken: %s", async (mutant, requirement) => {
		const target = lab.targets.get(mutant);
		if (target === undefined) throw new Error(`no ${mutant}`);
		expect(await foundIn(target, { inputs: 300 })).toMatchObject({ requirement: expect.stringMatching(requirement) });
	});
});
