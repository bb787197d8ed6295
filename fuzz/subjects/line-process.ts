import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { StringDecoder } from "node:string_decoder";
import { LineSplitter } from "../../conformance/harness/line-splitter.ts";

/** A program that answers each line of its input with a line of its output, kept running between them. */
export interface LineProcess {
	/** Rejects when the program ends, says what is no answer, or takes longer than the time-out. */
	ask(line: string): Promise<string>;
	/** Ends the program; whatever still waits for an answer is rejected. */
	close(): Promise<void>;
}

interface Waiting {
	resolve(line: string): void;
	reject(error: Error): void;
}

const answerMs = 10_000;

/** Starts the program; rejects with the reason where it cannot be started. */
export async function startLineProcess(file: string, args: readonly string[]): Promise<LineProcess> {
	const child = spawn(file, args, { stdio: "pipe" });
	await new Promise<void>((resolve, reject) => {
		child.once("spawn", resolve);
		child.once("error", reject);
	});
	return conversation(child, file);
}

function conversation(child: ChildProcessWithoutNullStreams, file: string): LineProcess {
	const waiting: Waiting[] = [];
	let ended: Error | undefined;
	const end = (error: Error) => {
		ended ??= error;
		for (const { reject } of waiting.splice(0)) {
			reject(ended);
		}
	};
	const closed = new Promise<void>((resolve) => {
		child.once("close", (code, signal) => {
			end(new Error(`${file} ended (${code ?? signal}): ${said.slice(-500)}`));
			resolve();
		});
	});
	let said = "";
	child.stderr.setEncoding("utf8").on("data", (text: string) => {
		said = (said + text).slice(-2000);
	});
	child.stdin.on("error", () => end(new Error(`${file} no longer reads`)));
	const text = new StringDecoder("utf8");
	const lines = new LineSplitter((line) => waiting.shift()?.resolve(line));
	child.stdout.on("data", (chunk: Buffer) => lines.push(text.write(chunk)));
	return {
		ask(line) {
			return new Promise((resolve, reject) => {
				if (ended !== undefined) {
					reject(ended);
					return;
				}
				const timer = setTimeout(() => {
					end(new Error(`${file} did not answer in ${answerMs / 1000} s`));
					child.kill("SIGKILL");
				}, answerMs);
				waiting.push({
					resolve: (answer) => {
						clearTimeout(timer);
						resolve(answer);
					},
					reject: (error) => {
						clearTimeout(timer);
						reject(error);
					},
				});
				child.stdin.write(`${line}\n`);
			});
		},
		async close() {
			child.stdin.end();
			const timer = setTimeout(() => child.kill("SIGKILL"), 2000);
			await closed;
			clearTimeout(timer);
		},
	};
}
