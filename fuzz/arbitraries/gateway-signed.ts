import * as fc from "fast-check";
import type { Change } from "../../conformance/client/probe.ts";
import { type Ask, memberNonces, type OwnKey, ownNonces, type SecretChoice } from "../laws/gateway-command.ts";
import { type AskChoice, askOf, reading, uncovered } from "./gateway-ask.ts";
import { upstreamAnswers, type What, what } from "./gateway-what.ts";
import { rarely } from "./rarely.ts";

/** What happens to a signed request on its way. */
const tampering = fc.constantFrom<Change>(
	{ flipCharacter: { header: "X-Signature", at: -1 } },
	{ flipCharacter: { header: "X-Signature", at: 5 } },
	{ flipCharacter: { header: "X-Nonce", at: -1 } },
	{ appendToTarget: "x" },
	{ method: "DELETE" },
	{ method: "HEAD" },
	{ set: ["Content-Type", "application/xml"] },
	{ remove: "X-Signature" },
	{ remove: "X-Nonce" },
	{ remove: "X-Key-Id" },
	{ add: ["Authorization", "Bearer x"] },
	{ add: ["Authorization", ""] },
	{ set: ["X-Signature", ""] },
	{ respell: ["X-Signature", "hex"] },
	{ respell: ["X-Signature", "base64"] },
	{ respell: ["X-Signature", "base64-unpadded"] },
	{ respell: ["X-Signature", "base64url"] },
	{ respell: ["X-Signature", "trailing-bits"] },
);

const otherBody = fc.constantFrom<Change>(
	{ body: { text: '{"a":2}' } },
	{ body: { text: "" } },
	{ appendToBody: { text: "\n" } },
);

/** What everybody may ask for who proves anything. */
const plain: fc.Arbitrary<What> = fc.constantFrom<What>(
	reading,
	reading,
	{ path: "/sites/{id}", method: "HEAD", headers: [] },
	{ path: "/sites/{id}", method: "POST", body: { text: '{"a":1}' }, headers: [] },
);

const secret: fc.Arbitrary<SecretChoice> = fc.oneof(
	{
		weight: 8,
		arbitrary: fc.record({
			of: fc.constantFrom("now" as const, "now" as const, "before" as const),
			nth: fc.nat({ max: 2 }),
		}),
	},
	{ weight: 1, arbitrary: fc.nat({ max: 11 }) },
);

/** Ids that are none of the key's. */
const otherIds = [
	"{ID}",
	"{id}x",
	"x{id}",
	"{ID}",
	"{id}x",
	"x{id}",
	"constructor",
	"__proto__",
	"toString",
	"{id}-{id}",
];

/** A request that is signed as it should be, with one of the secrets that the key has or had. */
export function plainAsk(by: OwnKey): fc.Arbitrary<Ask> {
	return fc
		.record({ probe: fc.oneof(plain, what), secret: fc.oneof(fc.constant(undefined), secret) })
		.map(({ probe, ...rest }) => askOf(by, probe, rest));
}

/**
 * One request more than a gateway remembers nonces, the first once more, and one that is new; or the first once more before
 * the others, which takes no room.
 */
export function crowdedAsks(by: OwnKey, { liveNonces }: AskChoice): fc.Arbitrary<readonly Ask[]> {
	const readingWith = (nonce?: number) => askOf(by, reading, { nonce });
	const others = Array.from({ length: liveNonces }, () => readingWith());
	return fc.constantFrom(
		[readingWith(0), ...others, readingWith(0), readingWith()],
		[readingWith(0), readingWith(0), ...others],
	);
}

/** A request of a key's holder, or of somebody who would like to be. */
export function signedAsk(by: OwnKey, { hasElsewhere }: AskChoice): fc.Arbitrary<Ask> {
	return fc
		.record({
			what,
			secret: fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: secret }),
			nonce: rarely(fc.nat({ max: ownNonces + memberNonces.length - 1 }), 4),
			keyId: rarely(fc.constantFrom(...otherIds), 8),
			offset: rarely(fc.constantFrom(-900, -310, 310, 86_400, -290, 290), 10),
			elsewhere: hasElsewhere ? fc.boolean() : fc.constant(false),
		})
		.map(({ what: asked, offset, ...rest }) =>
			askOf(by, { ...asked, ...(offset === undefined ? {} : { sign: { timestampOffset: offset } }) }, rest),
		);
}

/** A request that was changed on its way. */
export function tamperedAsk(by: OwnKey, { hosts: [own, other] }: AskChoice): fc.Arbitrary<Ask> {
	const posted: What = { path: "/sites/{id}", method: "POST", body: { text: '{"a":1}' }, headers: [] };
	const changed = fc
		.oneof(fc.tuple(plain, tampering), fc.tuple(fc.constant(posted), otherBody))
		.map(([asked, change]) => askOf(by, { ...asked, after: [change] }, {}));
	if (own === undefined || other === undefined) {
		return changed;
	}
	// Signed for one host, and sent to the other.
	const misled: What = {
		path: "/sites/{id}",
		method: "GET",
		headers: [["Host", other]],
		sign: { lines: { host: own } },
	};
	return fc.oneof({ weight: 12, arbitrary: changed }, { weight: 1, arbitrary: fc.constant(askOf(by, misled, {})) });
}

/** A signed request of somebody who would like to be taken for another. */
export function disguisedAsk(by: OwnKey): fc.Arbitrary<Ask> {
	return uncovered.map((headers) => askOf(by, { ...reading, headers }, {}));
}

/** Routes that ask for scopes, some of them within others. */
const scoped = [
	"/sites/{id}",
	"/sites/ledger/{id}",
	"/sites/audit/{id}",
	"/sites/closed",
	"/users/{id}",
	"/gone/secret/{id}",
	"/inbox/{id}",
];

/** A signed request that is in order if its key has the scopes of its route. */
export function scopedAsk(by: OwnKey): fc.Arbitrary<Ask> {
	return fc
		.record({ path: fc.constantFrom(...scoped), method: fc.constantFrom("GET", "GET", "HEAD", "POST") })
		.map(({ path: where, method }) =>
			askOf(by, { path: where, method, ...(method === "POST" ? { body: { text: "{}" } } : {}), headers: [] }, {}),
		);
}

/** A signed request of which the upstream makes something that is not its usual answer. */
export function answeredAsk(by: OwnKey): fc.Arbitrary<Ask> {
	return fc
		.record({ answer: fc.constantFrom(...upstreamAnswers), method: fc.constantFrom("GET", "GET", "HEAD") })
		.map(({ answer, method }) => askOf(by, { ...reading, path: `/sites/{id}/${answer}`, method }, {}));
}

/** So many signed requests at once. */
export function burstOfAsks(by: OwnKey, burst: number): Ask {
	return { ...askOf(by, reading, {}), burst };
}

/**
 * A request, more others than a cache of nonces may hold, and the nonce of the first once more; not so many that they fill
 * the pipe of the log while an object is evicted (see `Simulator.evict`).
 */
export function floodedAsks(by: OwnKey): fc.Arbitrary<readonly Ask[]> {
	const first = askOf(by, reading, { nonce: 0 });
	return fc.constantFrom(9, 17, 33, 65).map((burst) => [first, burstOfAsks(by, burst), first]);
}
