import * as fc from "fast-check";
import type { Probe } from "../../conformance/client/probe.ts";
import type { Filling } from "../laws/filling.ts";
import type { Ask, OwnKey } from "../laws/gateway-command.ts";
import { isPlain } from "../models/target-shape.ts";
import { anyHost } from "./host.ts";
import { query } from "./query.ts";
import { sortedPair, verbatimPair } from "./request-pair.ts";
import { anyTarget } from "./target.ts";

/** What no platform takes for a part of another line or of the target; on the wire a character is a byte. */
const host = anyHost
	.map((text) => Buffer.from(text, "utf8").toString("latin1"))
	.filter((text) => /^[\x21-\x7e\x80-\xff]*$/.test(text) && !/[/?#@\\]/.test(text));

/** Whether every platform hands it over as it is; a brace would be a template. */
const isSent = (text: string): boolean => isPlain(text) && !/[{}]/.test(text) && text.length < 4000;

/** What a scheme takes, and what none does. */
const target = fc.oneof(
	anyTarget.filter(isSent),
	query.filter((text) => isSent(`/?${text}`)).map((text) => `/sites/{id}?${text}`),
);

/** Two targets, of which the one is signed and the other sent: nearly the same, or the same under some scheme. */
const targetPair = fc
	.oneof(verbatimPair, sortedPair)
	.map(({ left, right }) => ({ signed: left.target, sent: right.target }))
	.filter(({ signed, sent }) => signed !== sent && isSent(signed) && isSent(sent));

/** A request that is signed for one target and sent to another. */
export function misdirectedAsk(by: OwnKey): fc.Arbitrary<Ask> {
	const within = (target: string): string => `/sites/{id}${target}`;
	return targetPair.map(({ signed, sent }) => ({
		...{ do: "ask", by },
		probe: { path: within(signed), after: [{ target: within(sent) }] },
	}));
}

/** Near a limit: below it, at it, beyond it, and far beyond. */
const near = (limit: number) =>
	fc.constantFrom(limit - 1, limit, limit, limit + 1, limit + 1, limit + 40).filter((bytes) => bytes > 0);

const filling: fc.Arbitrary<Filling> = fc.oneof(
	near(8192).map((bytes): Filling => ({ part: "target", bytes })),
	fc
		.record({ bytes: near(32_768), fields: fc.constantFrom(1, 2, 40, 300), isOneName: fc.boolean() })
		.map((drawn): Filling => ({ part: "section", ...drawn })),
);
const tokenFilling = near(8192).map((bytes): Filling => ({ part: "token", bytes }));

/** A request that is in order but for the host that it names, the target that it asks for, or how large a part of it is. */
export function headAsk(by: OwnKey | "bearer" | "nobody"): fc.Arbitrary<Ask> {
	const fillings = by === "bearer" ? fc.oneof(filling, tokenFilling) : filling;
	const path = by === "nobody" ? fc.constantFrom("/sites/{id}", "/open/{id}") : fc.constant("/sites/{id}");
	const ask = (probe: Omit<Probe, "credential" | "key">, fill?: Filling): Ask => ({
		...{ do: "ask", by, probe },
		...(fill === undefined ? {} : { fill }),
	});
	return fc.oneof(
		fc.tuple(path, host).map(([where, named]) => ask({ path: where, headers: [["Host", named]] })),
		target.map((where) => ask({ path: where })),
		fc.tuple(path, fillings).map(([where, fill]) => ask({ path: where }, fill)),
	);
}
