import type { Gateway, NoGateway } from "./place.ts";

/** The same gateway; told is how many requests go to it, as they are sent. */
export function countedGateway(gateway: Gateway | NoGateway, sends: (count: number) => void): Gateway | NoGateway {
	if (!gateway.usable) return gateway;
	const { converse, there } = gateway;
	return {
		...gateway,
		...countedWay(gateway, sends),
		async admit(count) {
			await gateway.admit(count);
			sends(count);
		},
		exchange(probe) {
			sends(1);
			return gateway.exchange(probe);
		},
		...(converse === undefined
			? {}
			: {
					converse(requests, conversation, patienceMs) {
						sends(requests);
						return converse(requests, conversation, patienceMs);
					},
				}),
		...(there === undefined ? {} : { there: countedWay(there, sends) }),
		variant: (need) => gateway.variant(need)?.then((other) => countedGateway(other, sends)),
	};
}

function countedWay(way: Pick<Gateway, "send" | "race">, sends: (count: number) => void): typeof way {
	return {
		send(altered) {
			sends(1);
			return way.send(altered);
		},
		race(altered, count) {
			sends(count);
			return way.race(altered, count);
		},
	};
}
