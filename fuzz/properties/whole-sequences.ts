import { gatewaySequence, type SiteChoice } from "../arbitraries/gateway-sequence.ts";
import { type Checkable, checkable } from "../checkable.ts";
import { sequencesThatWaitKinds, sequencesWithoutWaitingKinds } from "../kinds/gateway-sequence-kinds.ts";
import type { Violation } from "../law.ts";
import { type GatewaySequence, partyOf } from "../laws/gateway-command.ts";
import type { Site } from "../laws/gateway-site.ts";
import { withLessOfOneCommand } from "../laws/lesser-probe.ts";
import { gatewayDecidesAsTheModel } from "../laws/whole-gateway.ts";
import { choiceOf, wholeParts } from "./gateway-sites.ts";

/**
 * Sequences of what happens to these gateways, judged by the model of the whole decision. Where they must come `at-once`,
 * there is nothing in them that a gateway waits for.
 */
export function wholeSequences(
	[first, ...others]: readonly [Site, ...Site[]],
	runId: string,
	pace: "at-once" | "waiting",
): Checkable {
	const canWait = pace === "waiting";
	const sequences = gatewaySequence([siteChoice(first, canWait), ...others.map((site) => siteChoice(site, canWait))]);
	return checkable(sequences, gatewayDecidesAsTheModel(wholeParts([first, ...others], runId)), {
		simpler: onlyTheParty,
		withLess,
		kinds: canWait ? sequencesThatWaitKinds : sequencesWithoutWaitingKinds,
	});
}

/** How often each is asked, where it is there. */
const weights: Readonly<Record<string, number>> = {
	main: 3,
	attentive: 10,
	"sorted-query": 2,
	"short-limits": 2,
	environment: 1,
};

function siteChoice(site: Site, canWait: boolean): SiteChoice {
	const { name, setup, issuer, evict } = site;
	return {
		...choiceOf(site),
		weight: weights[name] ?? 1,
		issuerSeconds: setup.tokens.timeoutSeconds,
		isIssuerOurs: issuer.isOurs,
		canEvict: evict !== undefined,
		canWait,
	};
}

function* withLess({ site, commands }: GatewaySequence): Iterable<GatewaySequence> {
	for (const less of withLessOfOneCommand(commands)) yield { site, commands: less };
}

/** What the others did has nothing to do with the one that was answered wrongly, nor has what came after it. */
function onlyTheParty({ site, commands }: GatewaySequence, { at }: Violation): GatewaySequence | undefined {
	const guilty = at === undefined ? undefined : commands[at];
	return at === undefined || guilty === undefined
		? undefined
		: { site, commands: commands.slice(0, at + 1).filter((command) => partyOf(command) === partyOf(guilty)) };
}
