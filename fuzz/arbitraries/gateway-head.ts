import * as fc from "fast-check";
import type { Probe } from "../../conformance/client/probe.ts";
import type { Filling } from "../laws/filling.ts";
import type { Ask, OwnKey } from "../laws/gateway-command.ts";
import { isPlain } from "../models/target-shape.ts";
import { anyHost } from "./host.ts";
import { query } from "./query.ts";
import { anyTarget } from "./target.ts";

/** What no platform takes for a part of another line or of the target; on the wire a character is a byte. */
const host = anyHost
	.map((text) => Buffer.from(text, "utf8").toString("latin1"))
	.filter((text) => /^[\x21-\x7e\x80-\xff]*$/.test(text) && !/[/?#@\\]/.test(text));

/** What platforms hand over as it is, whether a scheme takes it or not; a brace would be a template. */
const target = fc.oneof(
	anyTarget.filter((text) => isPlain(text) && !/[{}]/.test(text) && text.length < 4000),
	query.map((text) => `/sites/{id}?${text}`).filter((text) => isPlain(text.replace("{id}", "x"))),
);

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
