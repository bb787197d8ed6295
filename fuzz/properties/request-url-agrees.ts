import * as fc from "fast-check";
import { startLoneWorker } from "../../conformance/embedded/lone-worker.ts";
import { MiniflareMissing } from "../../conformance/embedded/miniflare.ts";
import { sentHead } from "../arbitraries/sent-head.ts";
import { underScheme } from "../arbitraries/under-scheme.ts";
import { checkable } from "../checkable.ts";
import { countersignV1, sortedQuery } from "../core.ts";
import { kindsOfPart } from "../kinds/kind-rows.ts";
import { sentHeadKinds } from "../kinds/sent-head-kinds.ts";
import type { Violation } from "../law.ts";
import { byScheme, type UnderScheme } from "../laws/by-scheme.ts";
import { signedHeadsAreDelivered } from "../laws/delivery.ts";
import { kindsOfAll, onlyThatOne, together } from "../laws/together.ts";
import { type Habits, miniflareHabits, type SentHead, workerdHabits, wranglerHabits } from "../models/delivery.ts";
import type { Opened, Property } from "../property.ts";
import { delivererTo, headEchoWorker } from "../subjects/head-echo.ts";
import { startRawWorkerd } from "../subjects/raw-workerd.ts";
import { coreTargetGate } from "../subjects/target-gate.ts";
import { startWranglerDev } from "../subjects/wrangler-dev.ts";

const common = {
	group: "canonicalization",
	requirements: ["TGT-01", "TGT-12", "REQ-01", "REQ-04"],
	severity: "high",
	where: "in-process",
	runs: 60,
} as const;

/** The runtime, as it is deployed. */
export const requestUrlInWorkerd: Property = {
	...common,
	id: "request-url-agrees",
	title: "workerd delivers the target, the method and the host that were sent, or refuses what it would change",
	open: () =>
		unlessMissing(async () => {
			const { url, close } = await startRawWorkerd(headEchoWorker);
			return delivered(url, workerdHabits, close);
		}),
};

/** The simulator, as tests of Workers use it. */
export const requestUrlInMiniflare: Property = {
	...common,
	id: "request-url-agrees-in-miniflare",
	title:
		"Miniflare delivers the target, the method and the host that were sent, or changes what is refused in known ways",
	open: () =>
		unlessMissing(async () => {
			const { entry, close } = await startLoneWorker(headEchoWorker);
			return delivered(entry, miniflareHabits, close);
		}),
};

/** The simulator behind a proxy, as developers use it. */
export const requestUrlInWrangler: Property = {
	...common,
	id: "request-url-agrees-in-wrangler",
	title: "wrangler dev delivers the target and the method that were sent, or changes what is refused in known ways",
	apart: "it starts wrangler dev",
	async open() {
		const started = await startWranglerDev(headEchoWorker);
		return started.ok
			? delivered(started.url, wranglerHabits, started.close)
			: {
					ready: false,
					verdict: "skip",
					reason: started.reason,
					remedy: "npm install --save-dev wrangler, on Node 22",
				};
	},
};

const heads = fc.array(sentHead, { minLength: 1, maxLength: 20, size: "max" });

function delivered(url: string, habits: Habits, close: () => Promise<void>): Opened {
	const delivers = delivererTo(url);
	const always = coreTargetGate(countersignV1);
	const lawOf = (gate = always) => together(signedHeadsAreDelivered({ delivers, habits, gate, always }));
	return {
		ready: true,
		checkable: checkable(
			underScheme({ "countersign-v1": heads, "sorted-query": heads }),
			byScheme({ "countersign-v1": lawOf(), "sorted-query": lawOf(coreTargetGate(sortedQuery)) }),
			{ simpler: onlyThatHead, kinds: kindsOfPart(kindsOfAll(sentHeadKinds), ({ input }) => input) },
		),
		close,
	};
}

function onlyThatHead({ scheme, input }: UnderScheme<readonly SentHead[]>, violation: Violation) {
	const alone = onlyThatOne(input, violation);
	return alone === undefined ? undefined : { scheme, input: alone };
}

async function unlessMissing(open: () => Promise<Opened>): Promise<Opened> {
	try {
		return await open();
	} catch (error) {
		if (!(error instanceof MiniflareMissing)) throw error;
		return { ready: false, verdict: "skip", reason: "there is no workerd here", remedy: error.message };
	}
}
