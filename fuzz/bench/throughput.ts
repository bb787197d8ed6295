import { randomUUID } from "node:crypto";
import { socketTransport } from "../../conformance/client/socket.ts";
import type { WireRequest } from "../../conformance/client/wire.ts";
import { startLab, startRig } from "../../conformance/embedded/index.ts";
import { Redactor } from "../../conformance/engine/redact.ts";
import { realTime } from "../../conformance/engine/schedule.ts";
import type { Checkable } from "../checkable.ts";
import { openGateway } from "../gateway.ts";
import { Hunt } from "../hunt.ts";
import type { Place } from "../place.ts";
import { besideTheGateway } from "../properties/gateway-sites.ts";
import { requestsAtOnce } from "../properties/over-the-wire.ts";
import type { Property } from "../property.ts";
import { startRawWorkerd } from "../subjects/raw-workerd.ts";
import { counted } from "./counted-rig.ts";
import { median } from "./score.ts";

/** How fast a property goes. */
interface Speed {
	readonly property: string;
	/** Inputs a second, the median of the rounds. */
	readonly inputs: number;
	/** Requests a second, and the share of what the raw client reaches in the same round; absent for what sends none. */
	readonly wire?: { readonly requests: number; readonly share: number };
}

export interface Throughput {
	/** Requests a second of the raw client, against a Worker that does nothing in a workerd without anything around it. */
	readonly ceiling: number;
	readonly speeds: readonly Speed[];
}

const rounds = 5;
const turnMs = 1000;
const timeoutMs = 10_000;
const doesNothing = `export default { fetch: () => new Response("ok") };`;

/** Measures all properties in alternating rounds, each beside the ceiling of its round. */
export async function measureThroughput(properties: readonly Property[]): Promise<Throughput> {
	const [lab, bare] = await Promise.all([
		startLab({
			...besideTheGateway,
			control: true,
		}),
		startRawWorkerd(doesNothing),
	]);
	let sent = 0;
	const count = (requests: number): void => {
		sent += requests;
	};
	const gateway = await openGateway({
		target: lab.target,
		runId: randomUUID(),
		timeoutMs,
		redactor: new Redactor(lab.target.secrets),
		admit: async (requests) => count(requests),
	});
	const place: Place = {
		gateway: async () => gateway,
		rig: async () => ({ usable: true, rig: counted(await startRig(), count), runId: "bench-throughput" }),
	};
	const measured = new Map<string, { inputs: number; requests: number; share: number }[]>();
	const ceilings: number[] = [];
	const open: { readonly property: Property; readonly hunt: Hunt; readonly close: () => Promise<void> }[] = [];
	try {
		for (const property of properties) {
			const opened = await property.open(place);
			if (!opened.ready) continue;
			open.push({ property, hunt: huntFor(opened.checkable), close: async () => opened.close?.() });
		}
		for (let round = 0; round < rounds; round += 1) {
			const ceiling = await rawSpeed(bare.url);
			ceilings.push(ceiling);
			for (const { property, hunt } of open) {
				const [before, requestsBefore, started] = [hunt.executions, sent, performance.now()];
				await hunt.advance({ until: started + turnMs });
				const seconds = (performance.now() - started) / 1000;
				const requests = (sent - requestsBefore) / seconds;
				const own = measured.get(property.id) ?? [];
				own.push({ inputs: (hunt.executions - before) / seconds, requests, share: requests / ceiling });
				measured.set(property.id, own);
			}
		}
	} finally {
		await Promise.all(open.map(({ close }) => close()));
		await Promise.all([lab.dispose(), bare.close()]);
	}
	return {
		ceiling: median(ceilings),
		speeds: [...measured].map(([property, own]) => {
			const requests = median(own.map((one) => one.requests));
			return {
				property,
				inputs: median(own.map(({ inputs }) => inputs)),
				...(requests === 0 ? {} : { wire: { requests, share: median(own.map(({ share }) => share)) } }),
			};
		}),
	};
}

function huntFor(checkable: Checkable): Hunt {
	const shard = { index: 0, of: 1 };
	return new Hunt({ checkable, seed: 1, shard, time: realTime, slowDown: async () => false });
}

/** Requests a second of the client alone: as many at once as a property sends, each over a connection of its own. */
async function rawSpeed(url: string): Promise<number> {
	const transport = socketTransport(url);
	const { host } = new URL(url);
	const request: WireRequest = {
		...{ method: "GET", target: "/", host, headers: [], body: new Uint8Array() },
		framing: { kind: "none" },
	};
	let answered = 0;
	const started = performance.now();
	while (performance.now() - started < turnMs) {
		const outcomes = await Promise.all(
			Array.from({ length: requestsAtOnce }, () => transport.send(request, { timeoutMs })),
		);
		answered += outcomes.filter(({ ok }) => ok).length;
	}
	return (answered * 1000) / (performance.now() - started);
}
