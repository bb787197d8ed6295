import type { Finding } from "./schema.ts";

export type Step = NonNullable<Finding["steps"]>[number];

/** Why there is no curl of what was said over a connection. */
export const noCurl = "none: what was said is bytes as they stand above, and not a request that curl makes";

/** What was done that is no request, in words. */
export function notRequest({ done }: Extract<Step, { done: string }>): string {
	return `${done}, which is no request`;
}
