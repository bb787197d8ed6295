import * as fc from "fast-check";
import type { TokenDefect } from "../../conformance/client/probe.ts";
import type { Ask, GatewayCommand, GatewaySequence, OwnKey } from "../laws/gateway-command.ts";
import { judgedUnder } from "../laws/key-set-case.ts";
import { again, resigned } from "./gateway-again.ts";
import { type AskChoice, anonymousAsk, listedAsk } from "./gateway-ask.ts";
import { bearerAsk, lateAsk } from "./gateway-bearer.ts";
import { bodyAsk, isWithinReach } from "./gateway-body.ts";
import { headAsk, misdirectedAsk } from "./gateway-head.ts";
import {
	answeredAsk,
	burstOfAsks,
	crowdedAsks,
	disguisedAsk,
	floodedAsks,
	plainAsk,
	scopedAsk,
	signedAsk,
	tamperedAsk,
} from "./gateway-signed.ts";
import { keySetCase } from "./key-set.ts";
import { publishedSet } from "./published-set.ts";
import { firstRecord, recordPlan, scopedRecord, tightRecord } from "./record-plan.ts";

/** A gateway that sequences can happen to. */
export interface SiteChoice extends AskChoice {
	readonly name: string;
	/** How often it is chosen. */
	readonly weight: number;
	/** Whether its issuer can be told what to publish, and for how many seconds it is waited for. */
	readonly isIssuerOurs: boolean;
	readonly issuerSeconds: number;
	readonly canEvict: boolean;
	/** Whether there may be something in it that the gateway waits for. */
	readonly canWait: boolean;
}

const maxCommands = 14;

/** What happens to keys, to the issuer and to the gateway, and who asks it what in between. */
export function gatewaySequence(sites: readonly [SiteChoice, ...SiteChoice[]]): fc.Arbitrary<GatewaySequence> {
	return fc.oneof(...sites.map((site) => ({ weight: site.weight, arbitrary: sequenceAt(site) })));
}

/** Some commands that make sense one after the other, so that what one of them changed is asked about. */
type Episode = readonly GatewayCommand[];

function sequenceAt(site: SiteChoice): fc.Arbitrary<GatewaySequence> {
	const key = fc.constantFrom<OwnKey>(0, 0, 1);
	const anyone = fc.oneof(key, fc.constantFrom("bearer" as const, "nobody" as const));
	const episode = fc.oneof<fc.MaybeWeightedArbitrary<Episode>[]>(
		{ weight: 4, arbitrary: key.chain((own) => fc.tuple(signedAsk(own, site))) },
		{ weight: 4, arbitrary: key.chain((own) => rewritten(own)) },
		{ weight: 3, arbitrary: key.chain((own) => limited(own, site)) },
		{ weight: 1, arbitrary: key.chain((own) => crowded(own)) },
		{ weight: 2, arbitrary: key.chain((own) => confined(own)) },
		{ weight: 1, arbitrary: key.chain((own) => flooded(own)) },
		{ weight: 1, arbitrary: key.chain((own) => fc.tuple(answeredAsk(own))) },
		{ weight: 2, arbitrary: key.chain((own) => fc.tuple(tamperedAsk(own, site), again(own, site), plainAsk(own))) },
		{ weight: 2, arbitrary: key.chain((own) => fc.tuple(signedAsk(own, site), again(own, site), plainAsk(own))) },
		{ weight: 1, arbitrary: key.chain((own) => gone(own, site)) },
		{ weight: 3, arbitrary: key.chain((own) => fc.tuple(misdirectedAsk(own))) },
		{ weight: 3, arbitrary: fc.tuple(bearerAsk(site)) },
		{ weight: 1, arbitrary: fc.oneof(key, fc.constant("bearer" as const)).chain((by) => resigned(by)) },
		{ weight: 3, arbitrary: fc.tuple(anonymousAsk) },
		{
			weight: 3,
			arbitrary: anyone.chain(headAsk).map((ask): Episode => [ask]),
		},
		{ weight: 1, arbitrary: anyone.chain((by) => fc.tuple(listedAsk(by, site))) },
		{
			weight: isWithinReach(site.bodyBytes) ? 8 : 3,
			arbitrary: anyone.chain((by) => fc.tuple(bodyAsk(by, site))),
		},
		...(site.canWait && site.upstreamSeconds <= 2 ? [{ weight: 10, arbitrary: fc.tuple(lateAsk(site)) }] : []),
		...(site.liveNonces < maxCommands / 2
			? [{ weight: 4, arbitrary: key.chain((own) => crowdedAsks(own, site)) }]
			: []),
		...(site.isIssuerOurs ? [{ weight: 20, arbitrary: published(site) }] : []),
	);
	const given = (own: OwnKey) => firstRecord.map((record): GatewayCommand => ({ do: "write", key: own, record }));
	return fc
		.tuple(given(0), given(1), fc.array(episode, { minLength: 1, maxLength: 5, size: "max" }))
		.map(([first, second, episodes]) => ({
			site: site.name,
			commands: [first, second, ...episodes.flat().slice(0, maxCommands - 2)],
		}));
}

/** A record is written over, and asked with what it has and what it had. */
function rewritten(own: OwnKey): fc.Arbitrary<Episode> {
	return fc
		.tuple(recordPlan, fc.array(plainAsk(own), { minLength: 1, maxLength: 2 }))
		.map(([record, asks]) => [{ do: "write", key: own, record }, ...asks]);
}

/** A quota is used up, and then there is more of it. */
function limited(own: OwnKey, site: SiteChoice): fc.Arbitrary<Episode> {
	return fc
		.tuple(
			tightRecord,
			fc.array(fc.oneof(plainAsk(own), disguisedAsk(own), signedAsk(own, site)), { minLength: 2, maxLength: 3 }),
			again(own, site),
			fc.boolean(),
		)
		.map(([{ tight, wider }, asks, once, isRaised]) => [
			{ do: "write", key: own, record: tight },
			...asks,
			...(isRaised ? [{ do: "write" as const, key: own, record: wider }] : []),
			once,
		]);
}

/** A key without quotas is asked with very often at once. */
function flooded(own: OwnKey): fc.Arbitrary<Episode> {
	return fc.tuple(scopedRecord, floodedAsks(own)).map(([record, asks]) => [{ do: "write", key: own, record }, ...asks]);
}

/** A key has some of the scopes that routes ask for. */
function confined(own: OwnKey): fc.Arbitrary<Episode> {
	return fc
		.tuple(scopedRecord, scopedAsk(own), scopedAsk(own))
		.map(([record, ...asks]) => [{ do: "write", key: own, record }, ...asks]);
}

/** More come at once than a quota lets in, and one after them. */
function crowded(own: OwnKey): fc.Arbitrary<Episode> {
	return fc
		.tuple(tightRecord, plainAsk(own))
		.map(([{ tight }, after]) => [{ do: "write", key: own, record: tight }, burstOfAsks(own, 4), after]);
}

/** A record is deleted, or its admission object put out of memory, between two requests. */
function gone(own: OwnKey, site: SiteChoice): fc.Arbitrary<Episode> {
	const what = site.canEvict ? (["delete", "evict"] as const) : (["delete"] as const);
	return fc
		.tuple(plainAsk(own), fc.constantFrom(...what), fc.oneof(plainAsk(own), again(own, site)))
		.map(([before, happens, after]) => [before, { do: happens, key: own }, after]);
}

const next = { $key: "right", $alg: "ES256", kid: "next" };

/** The issuer publishes something, and tokens are judged under it. */
function published(site: SiteChoice): fc.Arbitrary<Episode> {
	const asked = fc
		.tuple(publishedSet, fc.array(bearerAsk(site), { minLength: 1, maxLength: 2 }))
		.map(([mode, asks]): Episode => [{ do: "publish", mode }, ...asks]);
	// Whoever is first to need the set hangs up before it comes; the honest token is good by the set before, too, or only by it.
	const lost = fc
		.constantFrom<[keys: readonly unknown[], token: TokenDefect]>(
			[[{ $key: "foreign" }], {}],
			[[{ $key: "right", $alg: "RS256" }], {}],
			[[{ $key: "right" }, next], { alg: "ES256", header: { kid: "next" } }],
		)
		.map(
			([keys, token]): Episode => [
				{ do: "publish", mode: { mode: "slow", delayMs: 150, keys } },
				{ ...askWith(token), leaver: true },
				askWith({}),
			],
		);
	// It comes later than it is waited for.
	const late: Episode = [
		{ do: "publish", mode: { mode: "slow", delayMs: site.issuerSeconds * 1000 + 400, keys: [{ $key: "foreign" }] } },
		askWith({}),
	];
	return fc.oneof(
		{ weight: 18, arbitrary: asked },
		{ weight: 18, arbitrary: keySetCase.map(judgedUnder) },
		{ weight: 4, arbitrary: lost },
		// It takes as long as twenty others.
		{ weight: 1, arbitrary: fc.constant(late) },
	);
}

function askWith(token: TokenDefect): Ask {
	return { do: "ask", by: "bearer", probe: { route: "read", token } };
}
