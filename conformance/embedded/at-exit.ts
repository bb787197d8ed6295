import type { EventEmitter } from "node:events";

/**
 * Does something when this process ends in order; returns what takes it back. Whatever runs beside this process has its own
 * listener, and there may be many of them at once: each is allowed for, so that only a leak is warned of.
 */
export function atExit(task: () => void, emitter: EventEmitter = process): () => void {
	const listener = () => {
		allowFor(-1, emitter);
		task();
	};
	allowFor(1, emitter);
	emitter.once("exit", listener);
	return () => {
		if (!emitter.listeners("exit").includes(listener)) return;
		emitter.off("exit", listener);
		allowFor(-1, emitter);
	};
}

/** None is counted where the most is zero. */
function allowFor(listeners: number, emitter: EventEmitter): void {
	const most = emitter.getMaxListeners();
	if (most > 0) emitter.setMaxListeners(most + listeners);
}
