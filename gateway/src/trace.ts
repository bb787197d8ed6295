import { allowedMethods, knownMethods, type Method, type Principal, type Refusal, type Route } from "#protocol";
import type { QuotaState } from "./admission-protocol.ts";
import { type LogLine, parseRay } from "./log.ts";

/** What is remembered of one request for its log line and its answer's headers. */
export class Trace {
	readonly #startedAt: number;
	readonly #now: () => number;
	readonly #stages: Record<string, number> = {};
	#quotas: readonly QuotaState[] = [];
	#route: Route | null = null;
	#authType: LogLine["authType"] = null;
	#keyId: string | null = null;
	#jwks: LogLine["jwks"] = null;

	constructor(now: () => number) {
		this.#now = now;
		this.#startedAt = now();
	}

	/** Measures a stage that waits. */
	async time<T>(stage: string, work: Promise<T>): Promise<T> {
		const before = this.#now();
		try {
			return await work;
		} finally {
			this.#stages[stage] = Math.max(0, this.#now() - before);
		}
	}

	route(route: Route | undefined): void {
		this.#route = route ?? null;
		this.#authType = route?.public === true ? "public" : this.#authType;
	}

	credential(authType: Principal["authType"], keyId: string | null): void {
		this.#authType = authType;
		this.#keyId = keyId;
	}

	jwks(cache: "hit" | "miss"): void {
		this.#jwks = cache;
	}

	quotas(quotas: readonly QuotaState[]): void {
		this.#quotas = quotas;
	}

	get quotaStates(): readonly QuotaState[] {
		return this.#quotas;
	}

	/** For the `Allow` header: the methods of the route, or all that are known before there is one. */
	get allow(): readonly Method[] {
		return this.#route === null ? knownMethods : allowedMethods(this.#route);
	}

	/** Durations so far, for Server-Timing. */
	get stages(): Readonly<Record<string, number>> {
		return this.#stages;
	}

	line(requestId: string, ray: string | null, status: number, refusal: Refusal | null): LogLine {
		return {
			requestId,
			...parseRay(ray),
			route: this.#route?.pattern ?? null,
			decision: refusal === null ? "forwarded" : "refused",
			status,
			code: refusal?.code ?? null,
			because: refusal?.because ?? null,
			authType: this.#authType,
			keyId: this.#keyId,
			jwks: this.#jwks,
			stages: this.#stages,
			totalMs: Math.max(0, this.#now() - this.#startedAt),
		};
	}
}
