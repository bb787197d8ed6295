import type { AdmissionAnswer, AdmissionBinding, AdmissionNamespace, AdmissionRequest } from "./admission-protocol.ts";

interface Waiting {
	readonly request: AdmissionRequest;
	readonly settle: { resolve(answer: AdmissionAnswer): void; reject(reason: unknown): void };
}

/**
 * The calls of one isolate to the admission objects. Requests of a key that come together travel together, since a call costs
 * more than what is decided in it. One of them makes the call for all, and is kept alive for that: its own
 * caller may hang up.
 */
export class AdmissionBatches {
	readonly #binding: AdmissionBinding;
	readonly #options: Parameters<AdmissionBinding["getByName"]>[1];
	/** By the name of the object; an entry is there from its first request until that makes the call. */
	readonly #waiting = new Map<string, Waiting[]>();

	constructor(binding: AdmissionBinding, options: Parameters<AdmissionBinding["getByName"]>[1] = {}) {
		this.#binding = binding;
		this.#options = options;
	}

	/** The objects as one request reaches them. */
	namespace(keepAlive: (work: Promise<unknown>) => void): AdmissionNamespace {
		return { getByName: (name) => ({ admit: (request) => this.#admit(name, request, keepAlive) }) };
	}

	#admit(
		name: string,
		request: AdmissionRequest,
		keepAlive: (work: Promise<unknown>) => void,
	): Promise<AdmissionAnswer> {
		const { promise, resolve, reject } = Promise.withResolvers<AdmissionAnswer>();
		const waiting = this.#waiting.get(name);
		const one = { request: { ...request, attempt: crypto.randomUUID() }, settle: { resolve, reject } };
		if (waiting !== undefined) {
			waiting.push(one);
			return promise;
		}
		this.#waiting.set(name, [one]);
		keepAlive(this.#depart(name));
		return promise;
	}

	/**
	 * Asks once more where the call was lost on its way or its answer was, as when the object is restarted by a deployment: what it
	 * has admitted it admits again for the same attempt.
	 */
	async #ask(name: string, requests: readonly AdmissionRequest[]): Promise<readonly AdmissionAnswer[]> {
		const call = () => this.#binding.getByName(name, this.#options).admit(requests);
		try {
			return await call();
		} catch (error) {
			if (!isLost(error)) {
				throw error;
			}
			return call();
		}
	}

	/** Waits for as long as it takes to look at what has arrived by now. */
	async #depart(name: string): Promise<void> {
		await new Promise((resolve) => setTimeout(resolve, 0));
		const all = this.#waiting.get(name) ?? [];
		this.#waiting.delete(name);
		try {
			const answers = await this.#ask(
				name,
				all.map(({ request }) => request),
			);
			if (answers.length !== all.length) {
				throw new Error("an admission object answers each request once");
			}
			for (const [index, answer] of answers.entries()) {
				all[index]?.settle.resolve(answer);
			}
		} catch (error) {
			for (const { settle } of all) {
				settle.reject(error);
			}
		}
	}
}

/** As the platform marks it: https://developers.cloudflare.com/durable-objects/best-practices/error-handling/ */
function isLost(error: unknown): boolean {
	const isMarked = (mark: string) => error instanceof Error && Reflect.get(error, mark) === true;
	return (isMarked("retryable") || isMarked("durableObjectReset")) && !isMarked("overloaded");
}
