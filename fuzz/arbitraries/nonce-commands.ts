import * as fc from "fast-check";
import type { Cut, Manner, NonceCommand, Sending } from "../models/nonce-command.ts";
import { spellingsOfOne } from "../models/nonce-spelling.ts";
import { clockDistance, clocksCommand } from "./clocks-command.ts";

export interface CommandChoice {
	readonly manners: readonly Manner[];
	/** What can be done to the subject besides sending. */
	readonly disturbances: readonly ("evict" | "restart" | "prune" | "clocks")[];
	/** What can be done to it in the middle of its work. */
	readonly cuts?: readonly Cut[];
	/** Whether the subject is reached at two places. */
	readonly places?: boolean;
	/** Whether there is no second key. */
	readonly oneKey?: boolean;
	/** How far a timestamp may be off, in seconds; 280 unless told. */
	readonly reach?: number;
	readonly maxCommands: number;
	readonly maxCopies: number;
	/** Whether clocks stand still between commands, so that a timestamp can be at the very edge of the window, or beyond. */
	readonly exact?: boolean;
}

/** Histories of a few nonces: sent once and again, at once, in other spellings, under two keys, and what happens in between. */
export function nonceCommands(choice: CommandChoice): fc.Arbitrary<readonly NonceCommand[]> {
	const { disturbances, cuts = [] } = choice;
	const sending = sendings(choice);
	const sends = fc.array(sending, { minLength: 1, maxLength: 5, size: "max" });
	const together = fc.record({ do: fc.constant("together" as const), sends });
	const plain = disturbances.filter((name) => name !== "clocks");
	const others: readonly { weight: number; arbitrary: fc.Arbitrary<NonceCommand> }[] = [
		...(plain.length > 0 ? [{ weight: 1, arbitrary: fc.record({ do: fc.constantFrom(...plain) }) }] : []),
		...(disturbances.includes("clocks") ? [{ weight: 2, arbitrary: clocksCommand }] : []),
		...(cuts.length > 0 ? [{ weight: 2, arbitrary: cutShort(sends, cuts) }] : []),
	];
	const command = fc.oneof<fc.MaybeWeightedArbitrary<NonceCommand>[]>(
		{ weight: 5, arbitrary: sending },
		{ weight: 1, arbitrary: together },
		...others,
	);
	const commands = fc.array(command, { minLength: 1, maxLength: choice.maxCommands, size: "max" });
	const lapse = disturbances.includes("clocks") && disturbances.includes("prune");
	return lapse
		? fc.tuple(commands, fc.option(lapsing(sending), { nil: [] })).map(([before, after]) => [...before, ...after])
		: commands;
}

/**
 * What single commands seldom come to: a nonce is sent and its time passes by the clock of some, what has lapsed is
 * forgotten, the clocks are where they were or not, and it is sent again.
 */
function lapsing(sending: fc.Arbitrary<Sending>): fc.Arbitrary<readonly NonceCommand[]> {
	return fc
		.record({
			sent: sending,
			// A store may forget in steps, and late.
			beyond: fc.constantFrom(0, 0, -1, 1, 60, 61, 62, 362, 400, 700),
			there: clockDistance,
			object: clockDistance,
			back: fc.constantFrom(0, 0, 60, 301, 361, 660, 700, 1000),
			again: sending,
		})
		.map(({ sent, beyond, there, object, back, again }) => {
			const offset = sent.do === "send" ? sent.offset : 0;
			const on = (offset + 300 + beyond) * 1000;
			const settingBack: NonceCommand = { do: "clocks", on: -back * 1000, there: 0, object: 0 };
			return [
				sent,
				{ do: "clocks", on, there, object },
				{ do: "prune" },
				...(back === 0 ? [] : [settingBack]),
				{ ...again, key: sent.key, nonce: sent.nonce },
			];
		});
}

/** What is under way, or nothing, when the subject is cut short. */
function cutShort(sends: fc.Arbitrary<readonly Sending[]>, cuts: readonly Cut[]): fc.Arbitrary<NonceCommand> {
	return fc.record({
		do: fc.constant("together" as const),
		sends: fc.oneof({ weight: 4, arbitrary: sends }, { weight: 1, arbitrary: fc.constant([]) }),
		cut: fc.record({ how: fc.constantFrom(...cuts), answers: fc.nat({ max: 6 }), ms: fc.nat({ max: 6 }) }),
	});
}

function sendings({
	manners,
	places = false,
	oneKey = false,
	reach = 280,
	maxCopies,
	exact = false,
}: CommandChoice): fc.Arbitrary<Sending> {
	const addressed = {
		key: fc.oneof(
			{ weight: 4, arbitrary: fc.constant("primary" as const) },
			...(oneKey ? [] : [{ weight: 1, arbitrary: fc.constant("second" as const) }]),
		),
		nonce: fc.oneof(
			{ weight: 3, arbitrary: fc.constant(0) },
			{ weight: 2, arbitrary: fc.nat({ max: 2 * spellingsOfOne - 1 }) },
		),
		copies: fc.oneof(
			{ weight: 4, arbitrary: fc.constant(1) },
			{ weight: 1, arbitrary: fc.integer({ min: 2, max: maxCopies }) },
		),
		place: fc.constantFrom(...(places ? (["here", "there"] as const) : (["here"] as const))),
	};
	const near = [fc.constant(0), fc.integer({ min: -reach, max: reach }), fc.constantFrom(-reach, reach)];
	const atTheEdge = [fc.constantFrom(-300, 300, -301, 301, -299, 299), fc.integer({ min: -420, max: 420 })];
	return fc.oneof(
		{
			weight: 3,
			arbitrary: fc.record({
				do: fc.constant("send" as const),
				...addressed,
				offset: fc.oneof(...near, ...(exact ? atTheEdge : [])),
				manner: fc.oneof(
					{ weight: 3, arbitrary: fc.constant<Manner>("plain") },
					{ weight: 2, arbitrary: fc.constantFrom<Manner>("plain", ...manners) },
				),
			}),
		},
		{ weight: 2, arbitrary: fc.record({ do: fc.constant("again" as const), ...addressed }) },
	);
}
