import * as fc from "fast-check";
import type { Probe } from "../../conformance/client/probe.ts";
import type { NamedCommand, Proof } from "../laws/named-gateway.ts";

/** Where requests with each kind of proof come from; none of a kind that the target has nothing for. */
export type ProbeSources = ReadonlyMap<Proof, fc.Arbitrary<Probe>>;

/** Requests with one proof and another in turn, some of them sent once more. */
export function namedSequence(sources: ProbeSources): fc.Arbitrary<readonly NamedCommand[]> {
	const kinds = [...sources].map(([by, probe]) =>
		fc.oneof(
			{ weight: 2, arbitrary: probe.map((one): NamedCommand => ({ do: "ask", by, probe: one })) },
			{ weight: 1, arbitrary: fc.constant<NamedCommand>({ do: "again", by }) },
		),
	);
	return fc.array(fc.oneof(...kinds), { minLength: 1, maxLength: 8, size: "max" });
}
