import { randomBytes } from "node:crypto";
import type { Writable } from "node:stream";
import { confirm, isCancel } from "@clack/prompts";
import type { Io } from "../io.ts";
import { openKeyring } from "./open-keyring.ts";
import type { KeysParts } from "./parts.ts";

/** The parts of the commands on keys in this process: a person is asked where input and messages are on a terminal. */
export function processParts(io: Io): KeysParts {
	const isThere = process.stdin.isTTY === true && io.stderr.isTTY;
	return {
		open: (place) => openKeyring(place, io),
		now: () => Date.now(),
		draw: (length) => randomBytes(length),
		confirm: isThere ? (question) => confirmed(question, io) : undefined,
	};
}

async function confirmed(message: string, { stderr, interrupted }: Io): Promise<boolean> {
	const answer = await confirm({
		message,
		initialValue: false,
		input: process.stdin,
		output: stderr.stream as Writable,
		signal: interrupted,
	});
	return !isCancel(answer) && answer;
}
