import type { Rig } from "../../conformance/embedded/index.ts";

/** The same rig, which tells how many requests are sent to it. */
export function counted(rig: Rig, tell: (count: number) => void): Rig {
	return {
		...rig,
		transport: (place) => {
			const { send, race } = rig.transport(place);
			return {
				send: (request, options) => {
					tell(1);
					return send(request, options);
				},
				race: (requests, options) => {
					tell(requests.length);
					return race(requests, options);
				},
			};
		},
	};
}
