import { setTimeout as pause } from "node:timers/promises";
import { startWorkerd, type Workerd, type WorkerdParts } from "./workerd.ts";

/** A workerd that is started again and again over what it leaves on its disk. */
export interface Restarted {
	/** Where a socket of its configuration listens; elsewhere after each restart. Throws while it does not run. */
	urlOf(socket: string): string;
	/** Kills it at once if it runs, and runs it, after a while if one is told. */
	restart(afterMs?: number): Promise<void>;
	/** Ends it for good. */
	end(): Promise<void>;
}

interface RestartedParts extends WorkerdParts {
	readonly program: string;
}

/** One process after the other: at most one at a time, and none once it has ended. */
export function restartedWorkerd({ program, ...parts }: RestartedParts): Restarted {
	let current: Workerd | undefined;
	let ended = false;
	let starting: Promise<void> = Promise.resolve();
	const start = async (afterMs: number) => {
		await current?.kill();
		current = undefined;
		await pause(afterMs);
		if (!ended) {
			current = await startWorkerd(program, parts);
		}
	};
	return {
		urlOf: (socket) => {
			if (current === undefined) throw new Error("the rig is not running");
			return current.urlOf(socket);
		},
		restart: (afterMs = 0) => {
			starting = start(afterMs);
			return starting;
		},
		end: async () => {
			ended = true;
			// One that is just coming up is there to be ended when it has.
			await starting.catch(() => {});
			await current?.kill();
		},
	};
}
