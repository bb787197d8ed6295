import { Writable } from "node:stream";
import type { Io, Output } from "./io.ts";

/** For tests: a world that remembers what was written to it. */
export interface FakeIo extends Io {
	out(): string;
	err(): string;
	interrupt(): void;
}

function fakeOutput(taken: string[], broken: boolean): Output {
	return {
		stream: new Writable({
			write(chunk, _encoding, done) {
				taken.push(String(chunk));
				done();
			},
		}),
		isTTY: false,
		columns: 80,
		write: async (text) => {
			if (broken) throw Object.assign(new Error("write EPIPE"), { code: "EPIPE" });
			taken.push(text);
		},
	};
}

export function fakeIo(options: { cwd?: string; env?: Record<string, string>; brokenStdout?: boolean } = {}): FakeIo {
	const out: string[] = [];
	const err: string[] = [];
	const controller = new AbortController();
	return {
		stdout: fakeOutput(out, options.brokenStdout === true),
		stderr: fakeOutput(err, false),
		env: options.env ?? {},
		cwd: options.cwd ?? ".",
		interrupted: controller.signal,
		out: () => out.join(""),
		err: () => err.join(""),
		interrupt: () => controller.abort(),
	};
}
