import type { TransportToPlaces } from "../client/wire.ts";

/** One of the places at which a gateway answers, such as a point of presence. */
export interface Edge {
	/** As its operator calls it. */
	name: string;
	url: string;
}

/** Several places of one gateway: all take the same keys under the same public host. */
export interface Edges {
	/** Two at least; a place of the transport is a position in this list. */
	list: readonly Edge[];
	transport: TransportToPlaces;
}
