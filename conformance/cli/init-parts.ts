import { randomUUID } from "node:crypto";
import { stdin } from "node:process";
import { freshRandom } from "../engine/random.ts";
import { rateLimit } from "../engine/schedule.ts";
import type { InitParts } from "./init.ts";
import type { InitOptions } from "./init-options.ts";
import type { Io } from "./io.ts";

const requestsPerSecond = 1;
const defaultTimeoutMs = 10_000;

/** The parts of `init` in this process: a person is asked where input and messages are on a terminal. */
export async function initParts({ timeout = defaultTimeoutMs, yes }: InitOptions, io: Io): Promise<InitParts> {
	const { checks } = await import("../checks/index.ts");
	const isThere = stdin.isTTY === true && io.stderr.isTTY && yes !== true;
	return {
		asker: isThere ? (await import("./init-asker.ts")).terminalAsker(stdin, io) : undefined,
		checks,
		meeting: {
			admit: rateLimit(requestsPerSecond),
			now: () => Date.now() / 1000,
			random: freshRandom,
			runId: randomUUID(),
			timeoutMs: timeout,
		},
	};
}
