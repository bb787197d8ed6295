import * as fc from "fast-check";
import type { GatewayCommand, GatewaySequence, OwnKey } from "../laws/gateway-command.ts";
import { type AskChoice, anonymousAsk, bearerAsk, signedAsk } from "./gateway-ask.ts";
import { publishedSet } from "./published-set.ts";
import { firstRecord, recordPlan } from "./record-plan.ts";

/** A gateway that sequences can happen to. */
export interface SiteChoice extends AskChoice {
	readonly name: string;
	/** How often it is chosen. */
	readonly weight: number;
	/** Whether its issuer can be told what to publish. */
	readonly isIssuerOurs: boolean;
	readonly canEvict: boolean;
	/** Seconds that are waited for between tokens; none where nothing becomes of it. */
	readonly waits: readonly number[];
}

const maxCommands = 14;

/** What happens to keys, to the issuer and to the gateway, and who asks it what in between. */
export function gatewaySequence(sites: readonly [SiteChoice, ...SiteChoice[]]): fc.Arbitrary<GatewaySequence> {
	return fc.oneof(...sites.map((site) => ({ weight: site.weight, arbitrary: sequenceAt(site) })));
}

function sequenceAt(site: SiteChoice): fc.Arbitrary<GatewaySequence> {
	const key = fc.constantFrom<OwnKey>(0, 0, 1);
	const write = fc.record({ do: fc.constant("write" as const), key, record: recordPlan });
	const remove = key.map((own) => ({ do: "delete" as const, key: own }));
	const evict = key.map((own) => ({ do: "evict" as const, key: own }));
	const command = fc.oneof<fc.MaybeWeightedArbitrary<GatewayCommand>[]>(
		{ weight: 7, arbitrary: key.chain((own) => signedAsk(own, site)) },
		{ weight: 4, arbitrary: bearerAsk(site) },
		{ weight: 3, arbitrary: anonymousAsk },
		{ weight: 3, arbitrary: write },
		{ weight: 1, arbitrary: remove },
		...(site.canEvict ? [{ weight: 1, arbitrary: evict }] : []),
		...(site.isIssuerOurs
			? [{ weight: 3, arbitrary: fc.record({ do: fc.constant("publish" as const), mode: publishedSet }) }]
			: []),
		...(site.waits.length > 0
			? [
					{
						weight: 1,
						arbitrary: fc.record({ do: fc.constant("wait" as const), seconds: fc.constantFrom(...site.waits) }),
					},
				]
			: []),
	);
	const given = (own: OwnKey) => firstRecord.map((record): GatewayCommand => ({ do: "write", key: own, record }));
	return fc
		.tuple(given(0), given(1), fc.array(command, { minLength: 1, maxLength: maxCommands - 2, size: "max" }))
		.map(([first, second, commands]) => ({ site: site.name, commands: [first, second, ...commands] }));
}
