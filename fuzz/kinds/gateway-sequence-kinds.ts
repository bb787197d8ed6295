import type { IssuerMode } from "../../conformance/engine/check.ts";
import type { Kinds } from "../kinds.ts";
import type { Ask, GatewayCommand, GatewaySequence, RecordPlan } from "../laws/gateway-command.ts";
import { kindsOfAll } from "../laws/together.ts";
import { gatewayAskKinds } from "./gateway-ask-kinds.ts";
import { kindsBut, kindsOf, kindsOfPart, kindsTogether } from "./kind-rows.ts";
import { publishedSetKinds } from "./published-set-kinds.ts";
import { recordPlanKinds } from "./record-plan-kinds.ts";

type Commands = readonly GatewayCommand[];

function asks(commands: Commands): readonly Ask[] {
	return commands.filter((command) => command.do === "ask");
}

function plans(commands: Commands): readonly RecordPlan[] {
	return commands.flatMap((command) => (command.do === "write" ? [command.record] : []));
}

function published(commands: Commands): readonly IssuerMode[] {
	return commands.flatMap((command) => (command.do === "publish" ? [command.mode] : []));
}

/** A sequence is an example of whatever happens in it. */
function among<Part>(kinds: Kinds<Part>, parts: (commands: Commands) => readonly Part[]): Kinds<Commands> {
	return kindsOfPart(kindsOfAll(kinds), parts);
}

const courseKinds = kindsOf<Commands>([
	{
		id: "rotated-key",
		threats: ["KEY-17", "KEY-18"],
		is: (commands) => commands.filter(({ do: what }) => what === "write").length > 2,
	},
	{
		id: "deleted-key",
		threats: ["KEY-02", "KEY-05", "KEY-24"],
		is: (commands) => commands.some(({ do: what }) => what === "delete"),
	},
	{ id: "evicted-object", threats: ["NON-04"], is: (commands) => commands.some(({ do: what }) => what === "evict") },
	{ id: "replay", threats: ["NON-01"], is: (commands) => commands.some(({ do: what }) => what === "again") },
	{
		id: "replay-with-other-headers",
		threats: ["NON-11", "NON-37"],
		is: (commands) => commands.some((command) => command.do === "again" && command.headers.length > 0),
	},
	{
		id: "honest-after-a-forgery",
		threats: ["NON-07", "RAT-08"],
		is: (commands) => commands.some((command) => command.do === "again" && command.as === "honest"),
	},
	{
		id: "again-under-another-signature",
		threats: ["JWT-24", "SIG-01"],
		is: (commands) => commands.some((command) => command.do === "again" && command.after !== undefined),
	},
	{
		id: "over-quota",
		// Where such requests are sent, the platform tells no address but one that is sent.
		threats: ["RAT-01", "RAT-03", "RAT-09", "RAT-10", "ERR-11"],
		is: isOverQuota,
	},
	{
		id: "changed-over-a-quota",
		threats: ["KEY-23"],
		is: (commands) => isOverQuota(commands, ({ probe: { after = [] } }) => after.length > 0),
	},
	{
		id: "caller-that-hangs-up",
		threats: ["JWK-22"],
		is: (commands) => asks(commands).some(({ leaver }) => leaver === true),
	},
	{
		id: "issuer-later-than-waited-for",
		threats: ["JWK-13"],
		is: (commands) => published(commands).some((mode) => mode.mode === "slow" && mode.delayMs >= 1000),
	},
	{
		id: "flood-of-nonces",
		threats: ["NON-22", "NON-36"],
		is: (commands) => asks(commands).some(({ burst = 1 }) => burst > 8),
	},
	{
		id: "burst",
		threats: ["RAT-01"],
		is: (commands) => asks(commands).some(({ burst = 1 }) => burst > 1),
	},
	{
		id: "several-callers-at-once",
		threats: ["FWD-19", "FWD-20"],
		is: (commands) => new Set(asks(commands).map(({ by }) => by)).size > 1,
	},
]);

/** Whether a key is asked with, by such a request, more often than a quota of its allows. */
function isOverQuota(commands: Commands, isSuch: (ask: Ask) => boolean = () => true): boolean {
	return ([0, 1] as const).some((key) => {
		let left = Number.POSITIVE_INFINITY;
		return commands.some((command) => {
			if (command.do === "write" && command.key === key) {
				left = Math.min(Number.POSITIVE_INFINITY, ...Object.values(command.record.quotas ?? {}));
			}
			if (command.do === "ask" && command.by === key) {
				left -= command.burst ?? 1;
				return left < 0 && isSuch(command);
			}
			return false;
		});
	});
}

const siteKinds = kindsOf<GatewaySequence>([
	{
		id: "key-of-another-environment",
		threats: ["KEY-12"],
		is: ({ site, commands }) => site === "environment" && asks(commands).some(({ by }) => by === 1),
	},
]);

/** What a sequence can be an example of. */
export const gatewaySequenceKinds = kindsTogether(
	siteKinds,
	kindsOfPart<GatewaySequence, Commands>(
		kindsTogether(
			among(recordPlanKinds, plans),
			among(gatewayAskKinds, asks),
			among(publishedSetKinds, published),
			courseKinds,
		),
		({ commands }) => commands,
	),
);

/** Without what a gateway waits for: its key set, and an upstream that is late. */
export const sequencesWithoutWaitingKinds = kindsBut(gatewaySequenceKinds, [
	...publishedSetKinds.all.map(({ id }) => id),
	...["caller-that-hangs-up", "issuer-later-than-waited-for", "upstream-that-halts", "upstream-that-is-late"],
]);

/** Without what takes the gateway itself: its objects, another place of it, and one with another configuration. */
export const sequencesThatWaitKinds = kindsBut(gatewaySequenceKinds, [
	...["evicted-object", "at-another-place", "key-of-another-environment"],
]);
