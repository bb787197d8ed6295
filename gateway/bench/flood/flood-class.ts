import type { PreparedRequest } from "../prepared-request.ts";

/** Requests that one without a secret can send as many of as he likes, all wrong in the same way. */
export interface FloodClass {
	readonly name: string;
	/** How each of them is answered, with the code of the problem document. */
	readonly refusal: { readonly status: number; readonly code: string };
	/** How many are sent a round: so many that they cost some tenths of a second. */
	readonly count: number;
	readonly prepare: (nowMs: number) => PreparedRequest;
	/** Whether they come to a gateway whose limiter turns everybody away. */
	readonly limited?: true;
	/** The key that is used rightly just before, so that the isolate has kept its record. */
	readonly kept?: string;
}

export const unauthenticated = { status: 401, code: "unauthenticated" } as const;
export const invalidCredentials = { status: 401, code: "invalid_credentials" } as const;
export const invalidToken = { status: 401, code: "invalid_token" } as const;

export const usualCount = 4096;
/** Connections take ports, of which a machine has some ten thousand. */
export const countOfConnections = 2048;
