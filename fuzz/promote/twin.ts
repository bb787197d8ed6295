import type { Probe } from "../../conformance/client/probe.ts";

/** What may be wrong with a probe that is otherwise honest. */
const defects = ["after", "sign", "token", "key", "framing", "path", "method", "headers"] as const;

/** The request that must be accepted, and what is to be said of it. */
export interface Twin {
	readonly twin: Probe;
	readonly remarks: readonly string[];
}

/**
 * The honest request that a probe differs from in one thing: the probe without its defect. One that must itself be
 * accepted, or that shows no credential, has the plain request as its twin.
 */
export function twinOf(probe: Probe, mustBeAccepted: boolean): Twin {
	if (mustBeAccepted) return { twin: plainOf(probe), remarks: [] };
	if (probe.credential === "none") return { twin: { ...plainOf(probe), credential: "any" }, remarks: [] };
	const present = defects.filter((name) => probe[name] !== undefined);
	// What a request may well have beside its defect belongs to the twin too.
	const guilty = present.filter((name) => name !== "headers" && name !== "method" && name !== "path");
	const removed = guilty.length > 0 ? guilty : present;
	const twin = Object.fromEntries(
		Object.entries(probe).filter(([name]) => !removed.some((defect) => defect === name)),
	) as unknown as Probe;
	const remarks =
		removed.length > 1
			? [`The probe differs from its twin in ${removed.join(" and ")}: take away what is not needed to show the fault.`]
			: [];
	return { twin, remarks };
}

/** The plain request of the same credential and route. */
function plainOf({ credential, route }: Probe): Probe {
	const plain: Probe = { credential, ...(route === undefined ? {} : { route }) };
	return route === "write"
		? { ...plain, headers: [["Content-Type", "application/json"]], body: { text: "{}" } }
		: plain;
}
