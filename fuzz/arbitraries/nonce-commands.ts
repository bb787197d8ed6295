import * as fc from "fast-check";
import { type Manner, type NonceCommand, spellingsOfOne } from "../laws/nonce-history.ts";

export interface CommandChoice {
	readonly manners: readonly Manner[];
	/** What can be done to the subject besides sending. */
	readonly disturbances: readonly ("evict" | "restart" | "prune" | "wait")[];
	readonly maxCommands: number;
	readonly maxCopies: number;
}

/** Histories of a few nonces: sent once and again, at once, in other spellings, under two keys, and what happens in between. */
export function nonceCommands({
	manners,
	disturbances,
	maxCommands,
	maxCopies,
}: CommandChoice): fc.Arbitrary<readonly NonceCommand[]> {
	const send = fc.record({
		do: fc.constant("send" as const),
		key: fc.oneof(
			{ weight: 4, arbitrary: fc.constant("primary" as const) },
			{ weight: 1, arbitrary: fc.constant("second" as const) },
		),
		nonce: fc.oneof(
			{ weight: 3, arbitrary: fc.constant(0) },
			{ weight: 2, arbitrary: fc.nat({ max: 2 * spellingsOfOne - 1 }) },
		),
		offset: fc.oneof(fc.constant(0), fc.integer({ min: -280, max: 280 }), fc.constantFrom(-280, 280)),
		copies: fc.oneof(
			{ weight: 4, arbitrary: fc.constant(1) },
			{ weight: 1, arbitrary: fc.integer({ min: 2, max: maxCopies }) },
		),
		manner: fc.oneof(
			{ weight: 3, arbitrary: fc.constant<Manner>("plain") },
			{ weight: 2, arbitrary: fc.constantFrom(...manners) },
		),
	});
	const wait = fc.record({
		do: fc.constant("wait" as const),
		seconds: fc.constantFrom(1, 30, 299, 301, 400, 661, 1000, -1, -30, -299, -400, -1000),
	});
	const plain = disturbances.filter((name) => name !== "wait");
	const others: readonly fc.Arbitrary<NonceCommand>[] = [
		...(plain.length > 0 ? [fc.record({ do: fc.constantFrom(...plain) })] : []),
		...(disturbances.includes("wait") ? [wait] : []),
	];
	const command = fc.oneof<fc.MaybeWeightedArbitrary<NonceCommand>[]>(
		{ weight: 5, arbitrary: send },
		...others.map((arbitrary) => ({ weight: 1, arbitrary })),
	);
	return fc.array(command, { minLength: 1, maxLength: maxCommands, size: "max" });
}
