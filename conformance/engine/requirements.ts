import { z } from "zod";
import { readData } from "../data.ts";

const Requirement = z.object({
	id: z.string(),
	level: z.enum(["MUST", "SHOULD"]),
	title: z.string(),
	text: z.string(),
	section: z.string(),
	sources: z.array(z.string()),
	refusal: z.object({ status: z.number().int(), code: z.string() }).nullable(),
	threats: z.array(z.string()),
	observable: z.enum(["wire", "echo", "issuer", "keystore", "clock", "fault", "whitebox"]),
});

/** One normative sentence of `vectors/SPEC.md`. */
export type Requirement = z.infer<typeof Requirement>;

/** What the engine takes from the specification. */
export interface Specification {
	requirements: ReadonlyMap<string, Requirement>;
	/** The one HTTP status of each refusal code. */
	statusOf: ReadonlyMap<string, number>;
}

/**
 * Reads the requirements from the data of the package. Statuses come from the specification and not from the
 * gateway's own table, so that a fault in that table cannot hide.
 */
export function readSpecification(): Specification {
	const { requirements } = z
		.object({ requirements: z.array(Requirement) })
		.parse(readData("vectors/requirements.json"));
	const statusOf = new Map<string, number>();
	for (const { refusal, text } of requirements) {
		if (refusal !== null) statusOf.set(refusal.code, refusal.status);
		// A sentence may name further codes: "502 `upstream_unreachable` … and 504 `upstream_timeout`".
		for (const [, status, code] of text.matchAll(/\b([45]\d\d) `([a-z_]+)`/g)) {
			if (status !== undefined && code !== undefined) statusOf.set(code, Number(status));
		}
	}
	return { requirements: new Map(requirements.map((requirement) => [requirement.id, requirement])), statusOf };
}

/** `HMAC-NONCE` of `HMAC-NONCE-03` and of `HMAC-NONCE-03/parallel-replay`: the group that a requirement belongs to. */
export function groupOf(id: string): string {
	const [requirement = id] = id.split("/");
	return requirement.replace(/-\d+$/, "");
}
