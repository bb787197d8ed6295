import type { HeaderPair } from "../../format.ts";
import type { Change } from "./verification.ts";

/** Changes to a request after it was signed. A header that is not there is the author's mistake and is thrown. */
function onHeader(name: string, edit: (pair: HeaderPair) => readonly HeaderPair[]): Change {
	return (request) => {
		const matches = ([field]: HeaderPair): boolean => field.toLowerCase() === name.toLowerCase();
		if (!request.headers.some(matches)) throw new Error(`no header ${name} to change`);
		return { ...request, headers: request.headers.flatMap((pair) => (matches(pair) ? edit(pair) : [pair])) };
	};
}

/** Another value for a header, made from the old one. */
export const value = (name: string, edit: (old: string) => string): Change =>
	onHeader(name, ([field, old]) => [[field, edit(old)]]);

/** The same value under another name. */
export const rename = (name: string, to: string): Change => onHeader(name, ([, old]) => [[to, old]]);

/** The header left out. */
export const without = (name: string): Change => onHeader(name, () => []);

/** The header twice, with the same value. */
export const twice = (name: string): Change => onHeader(name, (pair) => [pair, pair]);

/** The header as several fields of its name, with these values. */
export const fields = (name: string, ...values: readonly string[]): Change =>
	onHeader(name, ([field]) => values.map((text) => [field, text] as const));

/** One header more, at the end. */
export const also =
	(name: string, text: string): Change =>
	(request) => ({ ...request, headers: [...request.headers, [name, text]] });

/** Another method. */
export const method =
	(name: string): Change =>
	(request) => ({ ...request, method: name });

/** Another target. */
export const target =
	(text: string): Change =>
	(request) => ({ ...request, target: text });

/** Another host. */
export const host =
	(text: string): Change =>
	(request) => ({ ...request, host: text });

/** Another body. */
export const body =
	(bytes: string): Change =>
	(request) => ({ ...request, bodyBase64: Buffer.from(bytes, "latin1").toString("base64") });
