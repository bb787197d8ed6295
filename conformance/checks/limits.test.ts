import { connect, createServer, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Lab, startLab } from "../embedded/index.ts";
import { runSuite } from "../engine/run.ts";
import { checks } from "./index.ts";
import { smallQuotaChecks } from "./limits-small-quota.ts";

let lab: Lab;
/** Which of the answers that come are lost on their way. */
let losing: (answer: string) => boolean = () => false;
let connections = 0;
const sockets = new Set<Socket>();
const servers: Server[] = [];

/** A way to a gateway on which the answers that are told are lost when they have come. */
async function lossyWay(url: string): Promise<string> {
	const { hostname, port } = new URL(url);
	const server = createServer((near) => {
		const far = connect(Number(port), hostname);
		for (const socket of [near, far]) {
			sockets.add(socket);
			socket.on("error", () => {});
		}
		connections += 1;
		// Whoever comes first is let through last.
		setTimeout(() => near.pipe(far), 10 * (12 - (connections % 12)));
		far.once("data", (first) => {
			if (losing(first.toString("latin1"))) {
				near.resetAndDestroy();
				return;
			}
			near.write(first);
			far.pipe(near);
		});
	});
	servers.push(server);
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
}

beforeAll(async () => {
	lab = await startLab({ reachedAt: lossyWay });
}, 60_000);

afterAll(async () => {
	for (const socket of sockets) socket.destroy();
	for (const server of servers) server.close();
	await lab.dispose();
});

async function resultOf(id: string) {
	const report = await runSuite({ target: lab.target, checks: checks.filter((check) => check.id === id) });
	return report.results[0];
}

describe("requests at once under a quota", () => {
	it("are counted again where the answer to one that was admitted is lost", async () => {
		let lost = 0;
		losing = (answer) => {
			const isLastAdmitted = /^HTTP\/1\.1 200 .*x-ratelimit-remaining-day: 0\r/is.test(answer);
			lost += isLastAdmitted ? 1 : 0;
			return isLastAdmitted && lost === 1;
		};
		const result = await resultOf("LIM-01/parallel");
		expect(lost).toBe(2);
		expect(result?.verdict, JSON.stringify(result)).toBe("pass");
	}, 30_000);

	it.each(smallQuotaChecks.map(({ id }) => id))(
		"that the answer to one that was let in is lost is no finding of %s",
		async (id) => {
			let lost = 0;
			losing = (answer) => {
				const isLetIn = /^HTTP\/1\.1 200 .*x-ratelimit-remaining-day: 2\r/is.test(answer);
				lost += isLetIn ? 1 : 0;
				return isLetIn && lost === 1;
			};
			const result = await resultOf(id);
			expect(lost).toBeGreaterThan(0);
			expect(result?.verdict, JSON.stringify(result)).toBe("pass");
		},
		30_000,
	);

	it("pass where nothing is lost", async () => {
		losing = () => false;
		expect((await resultOf("LIM-01/parallel"))?.verdict).toBe("pass");
	}, 30_000);
});
