import { bodyLimit } from "../embedded/gateway-config.ts";
import { runnerConfig } from "../embedded/runner-config.ts";
import type { Need } from "../engine/check.ts";
import type { EdgeLab } from "./edge-lab.ts";

/** A runner's config for the gateway at the first place. It names published keys and holds no secret. */
export function runnerConfigOf(lab: EdgeLab): Record<string, unknown> {
	const [first] = lab.places;
	if (first === undefined) throw new RangeError("a lab has a place at least");
	const running = { name: first.keySet, url: lab.anycast.urlFrom(first.place.code), config: lab.config };
	const facts = {
		scheme: "countersign-v1",
		maxBodyBytes: bodyLimit(lab.config),
		capabilities: new Set<Need>(),
	};
	return runnerConfig(running, facts, lab.peers);
}
