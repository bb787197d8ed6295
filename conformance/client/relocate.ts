import { Buffer } from "node:buffer";
import type { WireRequest } from "./wire.ts";

type Place = "query" | "cookie" | "form";

/**
 * The request without this header, its value in another place under the name `as`; of Authorization only what follows
 * the scheme. Throws a RangeError for a header that is not there.
 */
export function carried(request: WireRequest, header: string, to: Place, as: string): WireRequest {
	const isIt = (name: string) => name.toLowerCase() === header.toLowerCase();
	const value = request.headers.find(([name]) => isIt(name))?.[1];
	if (value === undefined) {
		throw new RangeError(`the request has no header ${header}`);
	}
	const rest = { ...request, headers: request.headers.filter(([name]) => !isIt(name)) };
	const proof = header.toLowerCase() === "authorization" ? value.replace(/^\S+ +/, "") : value;
	return places[to](rest, `${as}=${proof}`);
}

const places: Readonly<Record<Place, (request: WireRequest, pair: string) => WireRequest>> = {
	query: (request, pair) => ({
		...request,
		target: request.target + (request.target.includes("?") ? "&" : "?") + pair,
	}),
	cookie: (request, pair) => {
		const isCookie = (name: string) => name.toLowerCase() === "cookie";
		const cookies = request.headers.filter(([name]) => isCookie(name)).map(([, value]) => value);
		const others = request.headers.filter(([name]) => !isCookie(name));
		return { ...request, headers: [...others, ["Cookie", [...cookies, pair].join("; ")]] };
	},
	form: (request, pair) => {
		const body = Buffer.from(request.body).toString("latin1");
		return { ...request, body: Buffer.from(body === "" ? pair : `${body}&${pair}`, "latin1") };
	},
};
