import type { Transport, WireOutcome, WireRequest } from "../../conformance/client/wire.ts";
import { freshRandom } from "../../conformance/engine/random.ts";
import type { WholeParts } from "./course.ts";
import type { Again, Ask } from "./gateway-command.ts";
import type { Site } from "./gateway-site.ts";
import { besideBeats } from "./pace.ts";
import { Unsettled } from "./verdict.ts";

/** The gateway that a request goes to, and what the run makes of it. */
interface Way {
	readonly site: Site;
	readonly parts: WholeParts;
}

/**
 * Sends the requests of a command as it says, several of them at once, and waits for all that comes. Throws `Unsettled` where the gateway may have given up
 * what it waited for because the machine had no time for it, so that no answer says anything.
 */
export async function deliver(
	requests: readonly WireRequest[],
	command: Ask | Again,
	way: Way,
): Promise<readonly WireOutcome[]> {
	const { site, parts } = way;
	const { time } = parts;
	const transport = command.elsewhere === true ? (site.elsewhere ?? site.transport) : site.transport;
	const started = time.now();
	const { result, stalledMs } = await besideBeats(sent(requests, command, transport, way), plainly(way), time);
	const patienceMs = site.setup.patienceSeconds * 1000;
	if (time.now() - started >= patienceMs && stalledMs > patienceMs / 4) {
		site.issuer.forget();
		throw new Unsettled("the machine is too slow to tell for what the gateway waited in vain");
	}
	return result;
}

async function sent(
	requests: readonly WireRequest[],
	command: Ask | Again,
	transport: Transport,
	way: Way,
): Promise<readonly WireOutcome[]> {
	const { timeoutMs } = way.parts;
	const [request] = requests;
	if (request === undefined || requests.length > 1) {
		return transport.race(requests, { timeoutMs });
	}
	return [
		command.do === "ask" && command.leaver === true
			? await besideLeaver(request, transport, way)
			: await transport.send(request, { timeoutMs }),
	];
}

/** After so long whoever was sent waits for what is under way. */
const arrivalMs = 60;
const lookMs = 5;

/**
 * What becomes of a request that waits for a fetch of the key set, while somebody else, whose request began the fetch,
 * hangs up. Where nothing has to be fetched both come one after the other.
 */
async function besideLeaver(
	request: WireRequest,
	transport: Transport,
	{ site: { issuer }, parts: { time, timeoutMs } }: Way,
): Promise<WireOutcome> {
	const asked = await issuer.asked();
	const leaving = new AbortController();
	let isOver = false;
	const first = transport.send(request, { timeoutMs, leaving: leaving.signal }).finally(() => {
		isOver = true;
	});
	while (!isOver && (await issuer.asked()) === asked) {
		await time.wait(lookMs);
	}
	const second = transport.send(request, { timeoutMs });
	await Promise.race([second, time.wait(arrivalMs)]);
	leaving.abort();
	const [outcome] = await Promise.all([second, first]);
	return outcome;
}

/** Asks for something that needs nobody but the gateway and its upstream. */
function plainly({ site, parts: { runId, timeoutMs } }: Way): () => Promise<WireOutcome> {
	return async () => {
		await site.admit(1);
		const moment = { now: () => site.now(), random: freshRandom, runId };
		const { request } = await site.build({ credential: "none", route: "public" }, moment);
		return site.transport.send(request, { timeoutMs });
	};
}
