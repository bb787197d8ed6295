import { createServer } from "node:http";
import { afterEach, expect, test } from "vitest";
import { bodyOf, faultOf, get, RawServers } from "../client/raw-server.ts";
import { socketTransport } from "../client/socket.ts";
import { seededRandom } from "../engine/random.ts";
import { type Link, openLink } from "./distant-link.ts";

const servers = new RawServers();
const links: Link[] = [];

afterEach(async () => {
	await Promise.all(links.splice(0).map((link) => link.close()));
	servers.close();
});

async function linkTo(url: string, changes: Partial<Parameters<typeof openLink>[1]> = {}): Promise<Link> {
	const link = await openLink(url, {
		latencyMs: 4,
		jitter: 1,
		drops: 0,
		random: seededRandom("link", url),
		...changes,
	});
	links.push(link);
	return link;
}

/** Answers with the body of the request. */
function echo(): Promise<string> {
	const server = createServer((request, response) => {
		request.pipe(response);
	});
	return servers.serving((socket) => server.emit("connection", socket));
}

test("what passes arrives whole and in order, both ways", async () => {
	const link = await linkTo(await echo());
	const body = Buffer.from(Array.from({ length: 300_000 }, (_, at) => at % 251));
	const request = get({ method: "POST", body, framing: { kind: "length" } });
	const outcome = await socketTransport(link.url).send(request);
	expect(Buffer.from(bodyOf(outcome), "latin1").equals(body)).toBe(true);
	expect(link.counts()).toEqual({ connections: 1, dropped: 0 });
});

test("an exchange takes two round trips, as one over a new connection does", async () => {
	const link = await linkTo(await servers.answering("HTTP/1.1 204 No Content\r\n\r\n"), { latencyMs: 100, jitter: 0 });
	const outcome = await socketTransport(link.url).send(get());
	expect(outcome.ok && outcome.answer.durationMs).toBeGreaterThanOrEqual(195);
});

test("a connection that is cut gives no whole answer, and the others are left alone", async () => {
	const url = await servers.answering(
		"HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n0123456789012345678901234567890123456789",
	);
	const link = await linkTo(url, { drops: 0.5 });
	const outcomes = await Promise.all(Array.from({ length: 60 }, () => socketTransport(link.url).send(get())));
	const answered = outcomes.filter((outcome) => faultOf(outcome) === "answer 200").length;
	const { connections, dropped } = link.counts();
	expect(connections).toBe(60);
	expect(dropped).toBeGreaterThan(10);
	expect(answered).toBe(60 - dropped);
	expect(new Set(outcomes.filter(({ ok }) => !ok).map(faultOf))).toEqual(new Set(["reset"]));
});

test("what the far side breaks off is broken off here", async () => {
	const link = await linkTo(await servers.serving((socket) => socket.once("data", () => socket.resetAndDestroy())));
	expect(faultOf(await socketTransport(link.url).send(get()))).toBe("reset");
});

test("what was said before breaking off arrives first", async () => {
	const url = await servers.serving((socket) => {
		socket.once("data", () => {
			socket.write("HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\n\r\n", () => socket.resetAndDestroy());
		});
	});
	const link = await linkTo(url);
	expect(faultOf(await socketTransport(link.url).send(get()))).toBe("answer 413");
});
