import * as fc from "fast-check";
import type { TokenDefect } from "../../conformance/client/probe.ts";
import type { IssuerMode } from "../../conformance/engine/check.ts";
import type { SpareKind } from "../../conformance/engine/spares.ts";
import type { Ask, GatewayCommand, GatewaySequence } from "../laws/gateway-command.ts";
import { publishedSet } from "./published-set.ts";

const token = fc.constantFrom<TokenDefect>(
	...[{ alg: "ES256" }, { alg: "ES256" }, { alg: "RS256" }, { alg: "EdDSA" }],
	...[{ alg: "ES256", header: { kid: "next" } }, { header: { kid: "unheard-of" } }, { header: { kid: "another" } }],
	...[{ key: "foreign" as const }, { text: [{ append: ".x" }] }, { claims: { iss: "https://other.example/" } }],
);

function ask(copies: fc.Arbitrary<number>): fc.Arbitrary<Ask> {
	return fc.tuple(token, copies).map(([defect, count]) => ({
		do: "ask",
		by: "bearer",
		probe: { route: "read", token: defect },
		...(count === 1 ? {} : { copies: count }),
	}));
}

/** Sets that come with advice about how long to keep them, in time or not, and that change or go. */
const published: fc.Arbitrary<IssuerMode> = fc.oneof(
	{
		weight: 3,
		arbitrary: fc.constantFrom<IssuerMode>(
			{ mode: "ok" },
			{ mode: "ok", headers: { "cache-control": "no-store, max-age=0" } },
			{ mode: "ok", headers: { "cache-control": "public, max-age=31536000, immutable" } },
			{ mode: "slow", delayMs: 60 },
			{ mode: "ok", keys: [{ $key: "right", $alg: "ES256", kid: "next" }] },
			{ mode: "ok", keys: [{ $key: "right" }, { $key: "right", $alg: "ES256", kid: "next" }] },
		),
	},
	{ weight: 2, arbitrary: fc.constantFrom<IssuerMode>({ mode: "down" }, { mode: "status", status: 503 }) },
	{ weight: 1, arbitrary: publishedSet },
);

/** A gateway that keeps its set for some time, and how long it takes until something becomes of it. */
export interface TimelineChoice {
	readonly name: SpareKind;
	readonly waits: readonly number[];
	/** An answer of the issuer that comes later than the gateway waits. */
	readonly late?: IssuerMode;
}

/** What an issuer publishes at one gateway after another, all at once, and what tokens are judged by, as time passes. */
export function keySetTimelines(choices: readonly TimelineChoice[]): fc.Arbitrary<readonly GatewaySequence[]> {
	return fc.tuple(...choices.map(timelineAt));
}

function timelineAt({ name, waits, late }: TimelineChoice): fc.Arbitrary<GatewaySequence> {
	const some = fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.constantFrom(2, 4) });
	const modes =
		late === undefined
			? published
			: fc.oneof({ weight: 5, arbitrary: published }, { weight: 1, arbitrary: fc.constant(late) });
	const step = fc
		.tuple(
			fc.option(modes, { freq: 3 }),
			waits.length === 0 ? fc.constant(null) : fc.option(fc.constantFrom(...waits), { freq: 2 }),
			fc.array(ask(some), { minLength: 1, maxLength: 3 }),
		)
		.map(([mode, seconds, asks]): readonly GatewayCommand[] => [
			...(mode === null ? [] : [{ do: "publish" as const, mode }]),
			...(seconds === null ? [] : [{ do: "wait" as const, seconds }]),
			...asks,
		]);
	return fc
		.array(step, { minLength: 1, maxLength: 4, size: "max" })
		.map((steps) => ({ site: name, commands: steps.flat() }));
}
