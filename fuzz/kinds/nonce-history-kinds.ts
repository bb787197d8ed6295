import type { CommandChoice } from "../arbitraries/nonce-commands.ts";
import type { Kinds } from "../kinds.ts";
import type { NonceCommand, Sending } from "../models/nonce-command.ts";
import { spellingsOfOne } from "../models/nonce-spelling.ts";
import { type KindRow, kindsOf } from "./kind-rows.ts";

type History = readonly NonceCommand[];
type Clocks = Extract<NonceCommand, { do: "clocks" }>;

const sendsOf = (command: NonceCommand | undefined): readonly Sending[] => {
	if (command === undefined) return [];
	if (command.do === "together") return command.sends;
	return command.do === "send" || command.do === "again" ? [command] : [];
};
const all = (history: History) => history.flatMap(sendsOf);
const id = ({ key, nonce }: Sending) => `${key} ${nonce}`;
const clocksOf = (history: History) => history.filter((command): command is Clocks => command.do === "clocks");
const cutsOf = (command: NonceCommand) => (command.do === "together" ? command.cut : undefined);

/** Whether a nonce is sent under one key, and sent again after something like this. */
function sentAgainAfter(history: History, isSuch: (command: NonceCommand) => boolean): boolean {
	return history.some((command, at) => {
		if (!isSuch(command)) return false;
		const before = new Set([...all(history.slice(0, at)), ...sendsOf(command)].map(id));
		return all(history.slice(at + 1)).some((sending) => before.has(id(sending)));
	});
}

/** Whether two requests with one nonce under one key are such: the first one, and a later one. */
function twoOfOne(history: History, are: (first: Sending, later: Sending) => boolean): boolean {
	const sends = all(history);
	return sends.some((first, at) => sends.slice(at + 1).some((later) => id(first) === id(later) && are(first, later)));
}

const cameAs = (manner: string) => (sending: Sending) => sending.do === "send" && sending.manner === manner;
const cutBy = (how: string) => (command: NonceCommand) => cutsOf(command)?.how === how;
const busy = (command: NonceCommand) => sendsOf(command).length > 0;
const offsets = (history: History) =>
	all(history).flatMap((sending) => (sending.do === "send" ? [sending.offset] : []));

const rows: readonly KindRow<History>[] = [
	{
		id: "replay-byte-for-byte",
		threats: ["NON-01", "NON-25"],
		is: (h) => twoOfOne(h, (_, later) => later.do === "again"),
	},
	{
		id: "replay-signed-anew",
		threats: ["NON-01", "NON-16", "NON-17", "NON-34"],
		is: (h) => twoOfOne(h, (_, later) => later.do === "send"),
	},
	{ id: "replay-at-once", threats: ["NON-02", "NON-03"], is: (h) => all(h).some(({ copies }) => copies > 1) },
	{
		id: "different-requests-at-once",
		threats: ["NON-02", "NON-03"],
		is: (h) => h.some((command) => new Set(sendsOf(command).map(id)).size < sendsOf(command).length),
	},
	{
		id: "replay-at-another-place",
		threats: ["NON-05", "NON-06"],
		is: (h) => twoOfOne(h, (one, other) => one.place !== other.place),
	},
	{ id: "replay-as-head", threats: ["NON-32"], is: (h) => twoOfOne(h, (_, later) => cameAs("head")(later)) },
	{
		id: "replay-for-another-target",
		threats: ["NON-12"],
		is: (h) => twoOfOne(h, (_, later) => cameAs("elsewhere")(later)),
	},
	{
		id: "replay-with-another-body",
		threats: ["NON-12"],
		is: (h) => twoOfOne(h, (_, later) => cameAs("with-body")(later)),
	},
	{ id: "sent-after-a-forged-one", threats: ["NON-07"], is: (h) => twoOfOne(h, cameAs("forged")) },
	{ id: "sent-after-one-with-a-wrong-body", threats: ["NON-07"], is: (h) => twoOfOne(h, cameAs("wrong-body")) },
	{
		id: "sent-after-a-failing-upstream",
		threats: ["NON-08", "NON-09"],
		is: (h) => twoOfOne(h, cameAs("upstream-fails")),
	},
	{ id: "sent-after-a-lost-answer", threats: ["NON-08"], is: (h) => twoOfOne(h, cameAs("hangs-up")) },
	{
		id: "under-another-key",
		threats: ["NON-10"],
		is: (h) => all(h).some((one) => all(h).some((other) => one.nonce === other.nonce && one.key !== other.key)),
	},
	{
		id: "in-another-spelling",
		threats: ["NON-14", "NON-30"],
		is: (h) => {
			const letters = (nonce: number) => Math.floor(nonce / spellingsOfOne);
			return all(h).some((one) =>
				all(h).some((other) => one.nonce !== other.nonce && letters(one.nonce) === letters(other.nonce)),
			);
		},
	},
	{
		id: "sent-again-after-eviction",
		threats: ["NON-04"],
		is: (h) => sentAgainAfter(h, (command) => command.do === "evict"),
	},
	{
		id: "sent-again-after-a-restart",
		threats: ["NON-04"],
		is: (h) => sentAgainAfter(h, (command) => command.do === "restart"),
	},
	{
		id: "sent-again-after-a-prune",
		threats: ["NON-18", "NON-19", "NON-21"],
		is: (h) => sentAgainAfter(h, (command) => command.do === "prune"),
	},
	{ id: "sent-again-after-a-kill", threats: ["NON-04", "NON-05"], is: (h) => sentAgainAfter(h, cutBy("kill")) },
	{
		id: "killed-in-flight",
		threats: ["NON-04", "NON-25"],
		is: (h) => h.some((command) => cutBy("kill")(command) && busy(command)),
	},
	{
		id: "torn-down-in-flight",
		threats: ["NON-04", "NON-23"],
		is: (h) => h.some((command) => cutBy("tear-down")(command) && busy(command)),
	},
	{ id: "clock-set-on", threats: ["NON-18", "NON-20"], is: (h) => clocksOf(h).some(({ on }) => on > 0) },
	{ id: "clock-set-back", threats: ["NON-35"], is: (h) => clocksOf(h).some(({ on }) => on < 0) },
	{
		id: "clock-beyond-a-lifetime",
		threats: ["NON-19", "NON-20"],
		is: (h) => clocksOf(h).some(({ on }) => on >= 300_000),
	},
	{ id: "clock-between-seconds", threats: ["TSP-04"], is: (h) => clocksOf(h).some(({ on }) => on % 1000 !== 0) },
	{ id: "object-ahead-of-worker", threats: ["NON-35"], is: (h) => clocksOf(h).some(({ object }) => object > 0) },
	{ id: "object-behind-worker", threats: ["NON-35"], is: (h) => clocksOf(h).some(({ object }) => object < 0) },
	{
		id: "object-at-the-margin",
		threats: ["NON-19", "NON-35"],
		is: (h) => clocksOf(h).some(({ object }) => Math.abs(Math.abs(object) - 60_000) <= 1000),
	},
	{
		id: "object-beyond-the-margin",
		threats: ["NON-35"],
		is: (h) => clocksOf(h).some(({ object }) => Math.abs(object) > 60_000),
	},
	{ id: "places-apart", threats: ["NON-35"], is: (h) => clocksOf(h).some(({ there }) => there !== 0) },
	{ id: "timestamp-ahead", threats: ["NON-18"], is: (h) => offsets(h).some((offset) => offset > 0) },
	{
		id: "timestamp-at-an-edge",
		threats: ["TSP-04", "NON-19"],
		is: (h) => offsets(h).some((offset) => Math.abs(offset) === 300),
	},
	{ id: "timestamp-too-old", threats: ["TSP-02"], is: (h) => offsets(h).some((offset) => offset < -300) },
	{ id: "timestamp-too-new", threats: ["TSP-03"], is: (h) => offsets(h).some((offset) => offset > 300) },
];

/** What must be in a choice of commands for a kind to come up; the others always do. */
const needs: ReadonlyMap<string, string> = new Map([
	["replay-at-another-place", "places"],
	["replay-as-head", "head"],
	["replay-for-another-target", "elsewhere"],
	["replay-with-another-body", "with-body"],
	["sent-after-a-forged-one", "forged"],
	["sent-after-one-with-a-wrong-body", "wrong-body"],
	["sent-after-a-failing-upstream", "upstream-fails"],
	["sent-after-a-lost-answer", "hangs-up"],
	["sent-again-after-eviction", "evict"],
	["sent-again-after-a-restart", "restart"],
	["sent-again-after-a-prune", "prune"],
	["sent-again-after-a-kill", "kill"],
	["killed-in-flight", "kill"],
	["torn-down-in-flight", "tear-down"],
	["clock-set-on", "clocks"],
	["clock-set-back", "clocks"],
	["clock-beyond-a-lifetime", "clocks"],
	["clock-between-seconds", "clocks"],
	["object-ahead-of-worker", "clocks"],
	["object-behind-worker", "clocks"],
	["object-at-the-margin", "clocks"],
	["object-beyond-the-margin", "clocks"],
	["places-apart", "clocks"],
	["timestamp-at-an-edge", "exact"],
	["timestamp-too-old", "exact"],
	["timestamp-too-new", "exact"],
]);

/** What histories of these commands can be an example of. */
export function nonceHistoryKinds(choice: CommandChoice): Kinds<History> {
	const { manners, disturbances, cuts = [], places = false, exact = false } = choice;
	const there = new Set<string | undefined>([undefined, ...manners, ...disturbances, ...cuts]);
	if (places) there.add("places");
	if (exact) there.add("exact");
	return kindsOf(rows.filter(({ id }) => there.has(needs.get(id))));
}
