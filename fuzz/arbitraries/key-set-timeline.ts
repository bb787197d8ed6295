import * as fc from "fast-check";
import type { TokenDefect } from "../../conformance/client/probe.ts";
import type { IssuerMode } from "../../conformance/engine/check.ts";
import type { Ask, GatewayCommand, GatewaySequence } from "../laws/gateway-command.ts";
import type { GatewaySetup } from "../models/gateway-setup.ts";
import { toleranceSeconds } from "../models/issued-token.ts";
import type { AskChoice } from "./gateway-ask.ts";
import { bearerAsk } from "./gateway-bearer.ts";
import { publishedSet } from "./published-set.ts";
import { rarely } from "./rarely.ts";

/** A gateway whose time goes on as it is told, and after how long something becomes of its key set. */
export interface TimelineChoice extends AskChoice {
	readonly name: string;
	readonly times: Pick<
		GatewaySetup["tokens"],
		"cacheSeconds" | "staleSeconds" | "unknownKeyCooldownSeconds" | "failureCooldownSeconds"
	>;
}

const next = { $key: "right", $alg: "ES256", kid: "next" };

const failing = fc.constantFrom<IssuerMode>(
	{ mode: "down" },
	{ mode: "status", status: 503 },
	{ mode: "redirect", keys: [{ $key: "foreign" }] },
);

/** Sets that come with advice about how long to keep them, that gain a key or lose one, and that do not come. */
const mode: fc.Arbitrary<IssuerMode> = fc.oneof(
	{
		weight: 4,
		arbitrary: fc.constantFrom<IssuerMode>(
			{ mode: "ok" },
			{ mode: "ok", headers: { "cache-control": "no-store, max-age=0" } },
			{ mode: "ok", headers: { "cache-control": "public, max-age=31536000, immutable" } },
			{ mode: "ok", keys: [next] },
			{ mode: "ok", keys: [{ $key: "right" }, next] },
			{ mode: "ok", keys: [{ $key: "right", $alg: "RS256" }] },
		),
	},
	{
		weight: 3,
		arbitrary: failing,
	},
	{ weight: 2, arbitrary: publishedSet },
);

/** So slow that others come while it is waited for. */
const slow = fc.constantFrom<IssuerMode>(
	{ mode: "slow", delayMs: 200 },
	{ mode: "slow", delayMs: 200, keys: [next] },
	{ mode: "slow", delayMs: 200, keys: [{ $key: "right" }, next] },
);

const known = fc.constantFrom<TokenDefect>({}, { alg: "ES256" }, { alg: "RS256" }, { alg: "EdDSA" });
const unknown = fc.constantFrom<TokenDefect>(
	...["unheard-of", "another", "EC-1"].map((kid): TokenDefect => ({ header: { kid } })),
);
const token: fc.Arbitrary<TokenDefect> = fc.oneof(
	{ weight: 4, arbitrary: known },
	{ weight: 3, arbitrary: fc.constant<TokenDefect>({ alg: "ES256", header: { kid: "next" } }) },
	{ weight: 3, arbitrary: unknown },
	// Signed by somebody else, and what no key makes good.
	{
		weight: 2,
		arbitrary: fc.constantFrom<TokenDefect>(
			{ key: "foreign" },
			{ text: [{ append: ".x" }] },
			{ claims: { iss: "https://other.example/" } },
			{ header: { kid: "unheard-of" }, claims: { iss: "https://other.example/" } },
		),
	},
);

function askFor(defect: TokenDefect, more: Pick<Ask, "copies" | "leaver"> = {}): Ask {
	return { do: "ask", by: "bearer", probe: { route: "read", token: defect }, ...more };
}

/** Before a time is over, and after it, by as little as a clock tells and by more. */
function about(seconds: number): readonly number[] {
	return [seconds - 1, seconds - 0.001, seconds + 0.001, seconds + 1].filter((some) => some > 0);
}

function wait(times: TimelineChoice["times"]): fc.Arbitrary<number> {
	const { cacheSeconds, staleSeconds, unknownKeyCooldownSeconds, failureCooldownSeconds } = times;
	const ends = [cacheSeconds, cacheSeconds + staleSeconds, unknownKeyCooldownSeconds, failureCooldownSeconds];
	return fc.oneof(
		{ weight: 6, arbitrary: fc.constantFrom(...ends.flatMap(about)) },
		{ weight: 1, arbitrary: fc.constantFrom(0.001, 0.5, 1, 2) },
		{ weight: 1, arbitrary: fc.integer({ min: 1, max: 3 * cacheSeconds }) },
	);
}

type Step = readonly GatewayCommand[];

/** What an issuer publishes, and what tokens are judged by, as hours pass. */
export function keySetTimeline(choice: TimelineChoice): fc.Arbitrary<GatewaySequence> {
	const waiting = wait(choice.times).map((seconds): GatewayCommand => ({ do: "wait", seconds }));
	const publishing = (modes: fc.Arbitrary<IssuerMode>) =>
		modes.map((one): GatewayCommand => ({ do: "publish", mode: one }));
	const ask = fc.oneof(
		{ weight: 8, arbitrary: token.map((defect) => askFor(defect)) },
		{
			weight: 1,
			arbitrary: fc.tuple(token, fc.integer({ min: 2, max: 6 })).map(([one, copies]) => askFor(one, { copies })),
		},
		{ weight: 2, arbitrary: bearerAsk(choice) },
	);
	const usual = fc
		.tuple(
			rarely(publishing(mode), 2),
			fc.option(waiting, { freq: 2, nil: undefined }),
			fc.array(ask, { minLength: 1, maxLength: 2 }),
		)
		.map(([publish, pass, asks]): Step => [publish, pass].filter((one) => one !== undefined).concat(asks));
	// Somebody is the first to need a set that is long in coming, and leaves, or does not come alone.
	const shared = fc
		.tuple(
			publishing(slow),
			fc.option(waiting, { freq: 3, nil: undefined }),
			fc.oneof(known, fc.constant<TokenDefect>({ alg: "ES256", header: { kid: "next" } })),
			fc.oneof(
				{ weight: 2, arbitrary: fc.constant<Pick<Ask, "copies" | "leaver">>({ leaver: true }) },
				{ weight: 1, arbitrary: fc.integer({ min: 2, max: 8 }).map((copies) => ({ copies })) },
			),
		)
		.map(
			([publish, pass, defect, more]): Step => [publish, ...(pass === undefined ? [] : [pass]), askFor(defect, more)],
		);
	// The very first set that a gateway needs does not come, or comes late, and then another one.
	const begun = fc
		.tuple(publishing(fc.oneof(failing, mode)), known, waiting, publishing(mode), ask)
		.map(([first, needed, pass, then, asked]): Step => [first, { do: "restart" }, askFor(needed), pass, then, asked]);
	// A token is shown when it is good, and once more when it just is or no longer is.
	const aged = fc.tuple(known, fc.constantFrom(1, 60, 300)).chain(([defect, seconds]) =>
		fc.constantFrom(...about(seconds + toleranceSeconds)).map((passed): Step => {
			const again: GatewayCommand = { do: "again", by: "bearer", as: "sent", headers: [] };
			return [askFor({ ...defect, times: { exp: seconds } }), { do: "wait", seconds: passed }, again];
		}),
	);
	const step = fc.oneof(
		{ weight: 10, arbitrary: usual },
		{ weight: 1, arbitrary: shared },
		{ weight: 2, arbitrary: begun },
		{ weight: 1, arbitrary: aged },
	);
	return fc
		.array(step, { minLength: 1, maxLength: 8, size: "max" })
		.map((steps) => ({ site: choice.name, commands: steps.flat() }));
}
