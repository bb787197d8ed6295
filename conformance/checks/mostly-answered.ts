import type { Exchange } from "../engine/check.ts";
import { isLost } from "../engine/lost-answer.ts";

/** One in so many answers may be lost among many requests that are alike. */
const oneIn = 10;

/**
 * Of many exchanges that are alike, those that have an answer, if networks lose as many as are missing; otherwise all of
 * them, since it is the target then that breaks off.
 */
export function mostlyAnswered(exchanges: readonly Exchange[]): readonly Exchange[] {
	const answered = exchanges.filter((exchange) => !isLost(exchange));
	return (exchanges.length - answered.length) * oneIn <= exchanges.length ? answered : exchanges;
}
