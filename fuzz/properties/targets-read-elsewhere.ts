import * as fc from "fast-check";
import { MiniflareMissing } from "../../conformance/embedded/miniflare.ts";
import { anyTarget } from "../arbitraries/target.ts";
import { underScheme } from "../arbitraries/under-scheme.ts";
import { type Checkable, checkable } from "../checkable.ts";
import { countersignV1, sortedQuery } from "../core.ts";
import { kindsOfPart } from "../kinds/kind-rows.ts";
import { targetKinds } from "../kinds/target-kinds.ts";
import type { Violation } from "../law.ts";
import { byScheme, type UnderScheme } from "../laws/by-scheme.ts";
import { letInTargetsAreReadAsSigned, type TargetReader } from "../laws/target-reading.ts";
import { kindsOfAll, onlyThatOne } from "../laws/together.ts";
import type { Property } from "../property.ts";
import { openChromiumReader } from "../subjects/chromium-reader.ts";
import { coreTargetGate } from "../subjects/target-gate.ts";
import { openWorkerdReader } from "../subjects/workerd-reader.ts";

/** Another program is asked about so many targets at once. */
const targets = fc.array(anyTarget, { minLength: 1, maxLength: 100, size: "max" });

const common = {
	group: "canonicalization",
	requirements: ["TGT-01", "SORT-12"],
	severity: "critical",
	where: "in-process",
	runs: 40,
} as const;

/** The runtime of the reference gateway, whose requests to the upstream are made of such URLs. */
export const targetsInWorkerd: Property = {
	...common,
	id: "targets-are-fixed-points-in-workerd",
	title: "a target that is let in is read by workerd, as a URL and as a request, the way it was signed",
	async open() {
		try {
			const { read, close } = await openWorkerdReader();
			return { ready: true, checkable: readAlike(read), close };
		} catch (error) {
			if (!(error instanceof MiniflareMissing)) throw error;
			return { ready: false, verdict: "skip", reason: "there is no workerd here", remedy: error.message };
		}
	},
};

/** The clients that sign in a browser, and the pages that a target may come from. */
export const targetsInChromium: Property = {
	...common,
	id: "targets-are-fixed-points-in-chromium",
	apart: "it starts a browser",
	title: "a target that is let in is read by Chromium, as a URL and as a request, the way it was signed",
	async open() {
		const opened = await openChromiumReader();
		if (!opened.ok) {
			const remedy = "run it from a checkout, with npx playwright install chromium or COUNTERSIGN_BROWSER";
			return { ready: false, verdict: "skip", reason: opened.reason, remedy };
		}
		return { ready: true, checkable: readAlike(opened.read), close: opened.close };
	},
};

function readAlike(read: TargetReader): Checkable {
	return checkable(
		underScheme({ "countersign-v1": targets, "sorted-query": targets }),
		byScheme({
			"countersign-v1": letInTargetsAreReadAsSigned(coreTargetGate(countersignV1), "TGT-01", read),
			"sorted-query": letInTargetsAreReadAsSigned(coreTargetGate(sortedQuery), "SORT-12", read),
		}),
		{ simpler: onlyThatTarget, kinds: kindsOfPart(kindsOfAll(targetKinds), ({ input }) => input) },
	);
}

function onlyThatTarget({ scheme, input }: UnderScheme<readonly string[]>, violation: Violation) {
	const alone = onlyThatOne(input, violation);
	return alone === undefined ? undefined : { scheme, input: alone };
}
