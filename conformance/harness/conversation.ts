import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { type SignerRequest, writeRequest } from "./protocol.ts";

/** What a signer said, a line for each question and parsed as JSON but not judged, and how it ended. */
export interface Conversation {
	answers: readonly unknown[];
	exitCode: number | null;
	stderr: string;
}

/**
 * Asks a signer one question at a time, the next only when the last one is answered, so that a signer which holds its
 * answers back cannot pass. Rejects when an answer takes longer than `patienceSeconds`, when there is one too many, and
 * when one is no JSON.
 */
export async function converse(
	[file, ...args]: readonly [string, ...string[]],
	questions: readonly SignerRequest[],
	patienceSeconds: number,
): Promise<Conversation> {
	// A group of its own, so that what the command starts ends with it.
	const child = spawn(file, args, { stdio: "pipe", detached: true });
	const closed = new Promise<number | null>((resolve, reject) => {
		child.once("error", reject).once("close", resolve);
	});
	closed.catch(() => {}); // reported where it is awaited
	let stderr = "";
	child.stderr.setEncoding("utf8").on("data", (text: string) => {
		stderr += text;
	});
	child.stdin.on("error", () => {}); // it has ended; the answer that is missing tells
	const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
	const nextLine = async () => {
		const timer = setTimeout(() => endGroup(child), patienceSeconds * 1000);
		return lines.next().finally(() => clearTimeout(timer));
	};
	try {
		const answers: unknown[] = [];
		for (const question of questions) {
			child.stdin.write(writeRequest(question));
			const line = await nextLine();
			if (line.done === true) throw new Error(`no answer to ${question.id}\n${stderr}`);
			answers.push(JSON.parse(line.value));
		}
		child.stdin.end();
		if ((await nextLine()).done !== true) throw new Error("an answer too many");
		return { answers, exitCode: await closed, stderr };
	} finally {
		endGroup(child);
	}
}

function endGroup({ pid, exitCode }: ChildProcess): void {
	if (pid === undefined || exitCode !== null) return;
	try {
		process.kill(-pid, "SIGKILL");
	} catch {
		// It ended by itself in the meantime.
	}
}
