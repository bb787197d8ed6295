import type { Probe } from "../client/probe.ts";
import type { Exchange, Trial } from "./check.ts";

type Hands = Pick<Trial, "exchange" | "judge" | "clockUncertainty" | "timestamp">;

/** In seconds: so far out edges are looked for, and so well each is found. */
const farthest = 3600;
const resolution = 8;
/** The largest tolerance for the times of tokens (JWT-CLAIM-04 to 06). */
const largestTolerance = 60;

/** What is accepted of a time, relative to the clock that the target says it has. */
interface Accepted {
	from: number;
	to: number;
}

/** Whether what came depends on what time it is for the target. */
export function isAboutTime({ probe }: Exchange): boolean {
	const { sign, token } = probe;
	return (sign?.timestampOffset ?? 0) !== 0 || Object.keys(token?.times ?? {}).length > 0;
}

/**
 * Why a finding about times may be one about a clock, as a sentence; undefined where it is not. A gateway that is right,
 * but whose clock is not the one that its `Date` names, accepts a window of just the right length in the wrong place. No
 * gateway that is wrong about one edge only does. Sends about twenty requests.
 */
export async function clockDoubt(hands: Hands, credential: "hmac" | "jwt"): Promise<string | undefined> {
	const { windowSeconds } = hands.timestamp;
	const accepted = credential === "hmac" ? await timestamps(hands) : await tokenTimes(hands);
	if (accepted === undefined) return undefined;
	const length = accepted.to - accepted.from;
	const centre = (accepted.from + accepted.to) / 2;
	const isRightLength =
		credential === "hmac"
			? Math.abs(length - 2 * windowSeconds) <= 2 * resolution
			: length <= 2 * largestTolerance + 2 * resolution;
	// Where only tokens tell, a tolerance on one side looks like a clock that is off by half of it.
	const known = credential === "hmac" ? 0 : largestTolerance;
	if (!isRightLength || Math.abs(centre) <= resolution + known + (hands.clockUncertainty ?? 0)) return undefined;
	const side = centre > 0 ? "ahead of" : "behind";
	const says =
		hands.clockUncertainty === undefined ? "this machine's, and it says nothing of it" : "what its Date says";
	return `The clock of the target seems to be about ${Math.round(Math.abs(centre))} s ${side} ${says}: what it accepts is of the right length, but lies so far away.`;
}

async function timestamps(hands: Hands): Promise<Accepted | undefined> {
	const probe = (timestampOffset: number): Probe => ({ credential: "hmac", sign: { timestampOffset } });
	// A request of now is accepted, or there would be no finding.
	return between(await edge(hands, -1, 0, probe), await edge(hands, 1, 0, probe));
}

async function tokenTimes(hands: Hands): Promise<Accepted | undefined> {
	const expiring = (exp: number): Probe => ({ credential: "jwt", token: { times: { exp } } });
	const beginning = (nbf: number): Probe => ({ credential: "jwt", token: { times: { nbf } } });
	// The earliest expiry that is accepted, and the latest beginning.
	return between(await edge(hands, -1, farthest, expiring), await edge(hands, 1, -farthest, beginning));
}

function between(from: number | undefined, to: number | undefined): Accepted | undefined {
	return from === undefined || to === undefined ? undefined : { from, to };
}

/** The farthest offset in this direction that is still accepted, as `within` is; undefined where there is no end, or no answer. */
async function edge(
	hands: Hands,
	sign: 1 | -1,
	within: number,
	probe: (offset: number) => Probe,
): Promise<number | undefined> {
	let inside = within;
	let outside = sign * farthest;
	if ((await isAccepted(hands, probe(outside))) !== false) return undefined;
	while (Math.abs(outside - inside) > resolution) {
		const middle = Math.round((inside + outside) / 2);
		const accepted = await isAccepted(hands, probe(middle));
		if (accepted === undefined) return undefined;
		if (accepted) inside = middle;
		else outside = middle;
	}
	return (inside + outside) / 2;
}

/** Undefined where the target did not decide. */
async function isAccepted({ exchange: send, judge }: Hands, probe: Probe): Promise<boolean | undefined> {
	const exchange = await send(probe);
	if (judge.accepted(exchange)) return true;
	const { outcome } = exchange;
	if (!outcome.ok || outcome.answer.status < 400 || outcome.answer.status > 499) return undefined;
	const judged = await judge.expect(exchange, { kind: "refused", codes: ["invalid_credentials"] });
	return judged.verdict === "inconclusive" ? undefined : false;
}
