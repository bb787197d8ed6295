import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../data.ts";
import type { Check } from "../engine/check.ts";
import { groupOf, readSpecification } from "../engine/requirements.ts";
import { type Chapter, groupBy, type KnownFault } from "../report/index.ts";
import { exemptions } from "../traceability.ts";

/**
 * Every requirement in its group, with what its checks look for and the broken gateways that break it. They take a moment to load, so that only who
 * shows them asks for them.
 */
export async function readChapters(): Promise<readonly Chapter[]> {
	const [{ mutants }, { checks }, { threats }] = await Promise.all([
		import("../mutants/index.ts"),
		import("../checks/index.ts"),
		import("../threats/index.ts"),
	]);
	const faults = new Map<string, KnownFault[]>();
	for (const { id, sentence, breaks, seen } of mutants) {
		// What only the gateway's own tests see is no evidence that a check can fail.
		if (seen !== "wire") continue;
		for (const requirement of breaks) faults.set(requirement, [...(faults.get(requirement) ?? []), { id, sentence }]);
	}
	const sentences = new Map(threats.map(({ id, flaw }) => [id, flaw]));
	const flawsOf = (check: Check) => check.threats.flatMap((threat) => sentences.get(threat) ?? []);
	const asked = groupBy(checks, ({ requirement }) => requirement);
	const titles = groupTitles();
	const groups = groupBy([...readSpecification().requirements.values()], ({ id }) => groupOf(id));
	return [...groups].map(([group, requirements]) => ({
		group,
		title: titles.get(group) ?? "",
		requirements: requirements.map((requirement) => {
			const unasked = reasonWithoutCheck(requirement.id);
			return {
				...requirement,
				faults: faults.get(requirement.id) ?? [],
				flaws: new Map((asked.get(requirement.id) ?? []).map((check) => [check.id, flawsOf(check)])),
				...(unasked === undefined ? {} : { unasked }),
			};
		}),
	}));
}

/** What the specification calls its groups. */
function groupTitles(): ReadonlyMap<string, string> {
	const text = readFileSync(join(packageRoot(), "vectors/SPEC.md"), "utf8");
	return new Map(Array.from(text.matchAll(/^### ([A-Z-]+): (.+)$/gm), ([, group = "", title = ""]) => [group, title]));
}

function reasonWithoutCheck(id: string): string | undefined {
	const exempt = exemptions.find(
		({ evidence, requirements }) =>
			evidence === "check" && (requirements.includes(id) || requirements.includes(groupOf(id))),
	);
	if (exempt === undefined) return undefined;
	const instead = exempt.whitebox === undefined ? "" : ` The reference gateway is held to it in ${exempt.whitebox}.`;
	return `No check asks for it. ${exempt.reason}${instead}`;
}
