import type { IssuerMode } from "../../conformance/engine/check.ts";
import type { Ask, GatewaySequence } from "../laws/gateway-command.ts";
import { kindsOfAll } from "../laws/together.ts";
import { kindsOf, kindsOfPart, kindsTogether } from "./kind-rows.ts";
import { publishedSetKinds } from "./published-set-kinds.ts";

const waits = ({ commands }: GatewaySequence) =>
	commands.flatMap((command) => (command.do === "wait" ? [command.seconds] : []));
const asks = ({ commands }: GatewaySequence): readonly Ask[] => commands.filter((command) => command.do === "ask");
const modes = ({ commands }: GatewaySequence): readonly IssuerMode[] =>
	commands.flatMap((command) => (command.do === "publish" ? [command.mode] : []));

/** Whether some time passes that is this near to one that means something (JWKS-01, JWKS-04, JWKS-06, JWKS-07). */
const waitsAbout = (seconds: number, side: -1 | 1) => (sequence: GatewaySequence) =>
	waits(sequence).some((waited) => (waited - seconds) * side > 0 && Math.abs(waited - seconds) <= 1);
const callsKey = (name: RegExp) => (sequence: GatewaySequence) =>
	asks(sequence).some(({ probe }) => name.test(String(probe.token?.header?.["kid"] ?? "")));

/** What of a key set in time a sequence can be an example of. */
const timelineKinds = kindsOf<GatewaySequence>([
	{ id: "just-before-a-set-is-old", threats: ["JWK-17"], is: waitsAbout(3600, -1) },
	{ id: "just-after-a-set-is-old", threats: ["JWK-02", "JWK-17"], is: waitsAbout(3600, 1) },
	{ id: "just-before-a-set-is-too-old", threats: ["JWK-06"], is: waitsAbout(7200, -1) },
	{ id: "just-after-a-set-is-too-old", threats: ["JWK-06"], is: waitsAbout(7200, 1) },
	{ id: "just-before-a-name-is-asked-for-again", threats: ["JWK-03"], is: waitsAbout(30, -1) },
	{ id: "just-after-a-name-may-be-asked-for-again", threats: ["JWK-01"], is: waitsAbout(30, 1) },
	{ id: "just-before-a-failure-is-over", threats: ["JWK-05"], is: waitsAbout(5, -1) },
	{ id: "just-after-a-failure-is-over", threats: ["JWK-08"], is: waitsAbout(5, 1) },
	{
		id: "several-asked-at-once",
		threats: ["JWK-04"],
		is: (sequence) => asks(sequence).some(({ copies = 1 }) => copies > 1),
	},
	{
		id: "caller-that-hangs-up",
		threats: ["JWK-22"],
		is: (sequence) => asks(sequence).some(({ leaver }) => leaver === true),
	},
	{
		id: "started-anew",
		threats: ["JWK-08"],
		is: ({ commands }) => commands.some(({ do: what }) => what === "restart"),
	},
	{
		id: "token-again-after-a-while",
		threats: ["JWT-25"],
		is: ({ commands }) => commands.some(({ do: what }) => what === "again"),
	},
	{ id: "token-of-an-unknown-key", threats: ["JWK-03", "JWK-15"], is: callsKey(/^(?:unheard-of|another)$/) },
	{ id: "token-of-the-next-key", threats: ["JWK-01"], is: callsKey(/^next$/) },
	{
		id: "token-that-cannot-be-good",
		threats: ["JWK-19"],
		is: (sequence) =>
			asks(sequence).some(({ probe }) => probe.token?.text !== undefined || "iss" in (probe.token?.claims ?? {})),
	},
	{
		id: "token-with-fields-beside-it",
		threats: ["JWK-18"],
		is: (sequence) => asks(sequence).some(({ probe }) => (probe.headers ?? []).length > 0),
	},
]);

export const keySetTimelineKinds = kindsTogether(timelineKinds, kindsOfPart(kindsOfAll(publishedSetKinds), modes));
