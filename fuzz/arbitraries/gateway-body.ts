import * as fc from "fast-check";
import type { Framing } from "../../conformance/client/probe.ts";
import type { Ask, Party } from "../laws/gateway-command.ts";

/** Whether a cap is so low that it is reached by sending so much; a larger one is only said to be passed. */
export function isWithinReach(cap: number): boolean {
	return cap <= 65_536;
}

/** Lengths beyond a cap, in so many digits that they are beyond the numbers of this and that. */
function beyond(cap: number): fc.Arbitrary<string> {
	const widths = [31n, 32n, 53n, 63n, 64n].map((bits) => 2n ** bits);
	return fc.oneof(
		fc.integer({ min: 1, max: cap }).map((more) => String(cap + more)),
		fc
			.tuple(fc.constantFrom(...widths), fc.integer({ min: -1, max: 64 }))
			.map(([width, more]) => String(width + BigInt(more))),
		fc.integer({ min: 14, max: 400 }).map((digits) => "9".repeat(digits)),
		fc.integer({ min: 1, max: 30 }).map((zeros) => `${"0".repeat(zeros)}${cap + 1}`),
	);
}

/** A body that is said to be larger than it may be, of which little comes, and then an end or nothing. */
function declared(cap: number): fc.Arbitrary<{ length: number; framing: Framing }> {
	return fc
		.record({ length: fc.constantFrom(0, 1, 29), text: beyond(cap), thenClose: fc.boolean() })
		.map(({ length, text, thenClose }) => ({
			length,
			framing: { kind: "declared", declared: text, ...(thenClose ? { thenClose } : {}) },
		}));
}

/** A body about as large as it may be, in one piece or in several. */
function sent(cap: number): fc.Arbitrary<{ length: number; framing: Framing }> {
	const framing = fc.oneof(
		fc.constant<Framing>({ kind: "length" }),
		fc.constantFrom(1000, cap - 1, cap, 2 * cap).map((chunkSize): Framing => ({ kind: "chunked", chunkSize })),
	);
	return fc.record({ length: fc.constantFrom(cap - 1, cap, cap, cap + 1, cap + 1, cap + 40, 2 * cap), framing });
}

/** A request that is in order but for the size of its body, as it is said to be or as it is (REQ-06, REQ-07). */
export function bodyAsk(by: Party, { bodyBytes }: { readonly bodyBytes: number }): fc.Arbitrary<Ask> {
	const body = isWithinReach(bodyBytes)
		? fc.oneof({ weight: 3, arbitrary: sent(bodyBytes) }, { weight: 1, arbitrary: declared(bodyBytes) })
		: declared(bodyBytes);
	const path = by === "nobody" ? fc.constantFrom("/sites/{id}", "/open/{id}") : fc.constant("/sites/{id}");
	return fc.tuple(path, fc.constantFrom("POST", "POST", "PUT"), body).map(([where, method, { length, framing }]) => ({
		...{ do: "ask", by },
		probe: { path: where, method, body: { fill: { byte: 0x61, length } }, framing },
	}));
}
