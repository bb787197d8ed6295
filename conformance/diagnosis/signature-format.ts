import { Buffer } from "node:buffer";
import { type Scheme, signatureText } from "../client/protocol.ts";
import type { Mistake } from "./mistake.ts";

type Writing = Mistake & { at: "encoding" | "prefix" | "envelope" };

/** The signature text of a MAC as the scheme has it, or as a signer with these mistakes writes it. */
export function writeSignature(mac: Buffer, scheme: Scheme, mistakes: readonly Mistake[] = []): string {
	let text = signatureText(mac, { ...scheme, signature: { ...scheme.signature, prefix: "" } });
	let { prefix } = scheme.signature;
	for (const mistake of mistakes) {
		if (mistake.at === "encoding") text = mistake.write(mac);
		if (mistake.at === "prefix") prefix = mistake.prefix;
	}
	return mistakes.reduce(
		(written, mistake) => (mistake.at === "envelope" ? mistake.write(written) : written),
		prefix + text,
	);
}

/** One way to read a signature text: the MAC that it stands for if its signer makes these mistakes of writing. */
export interface Reading {
	mistakes: readonly Mistake[];
	mac: Buffer;
}

/** Lengths that a MAC of any algorithm may have. */
const macLengths = new Set([16, 20, 28, 32, 48, 64]);

/** Every MAC that a signature text may stand for, each with the fewest mistakes that lead to it. */
export function readSignature(text: string, scheme: Scheme, table: readonly Mistake[]): readonly Reading[] {
	const readings = new Map<string, Reading[]>();
	for (const { mistakes, rest } of stripped(text, scheme, table)) {
		for (const encoding of [undefined, ...table.filter((mistake) => mistake.at === "encoding")]) {
			const mac = encoding === undefined ? Buffer.from(rest, scheme.signature.encoding) : encoding.read?.(rest);
			const all = encoding === undefined ? mistakes : [encoding, ...mistakes];
			if (mac === undefined || !macLengths.has(mac.length) || writeSignature(mac, scheme, all) !== text) continue;
			const key = mac.toString("latin1");
			const known = readings.get(key) ?? [];
			const fewest = known[0]?.mistakes.length ?? Number.POSITIVE_INFINITY;
			if (all.length < fewest) readings.set(key, [{ mistakes: all, mac }]);
			else if (all.length === fewest) readings.set(key, [...known, { mistakes: all, mac }]);
		}
	}
	return [...readings.values()].flat();
}

interface Stripped {
	mistakes: readonly Writing[];
	/** What is left of the text without envelope and prefix. */
	rest: string;
}

/** The text without its prefix, or another one, and without what a signer may have put around it. */
function stripped(text: string, scheme: Scheme, table: readonly Mistake[]): readonly Stripped[] {
	const found: Stripped[] = [];
	for (const envelope of [undefined, ...table.filter((mistake) => mistake.at === "envelope")]) {
		const inner = envelope === undefined ? text : envelope.read(text);
		for (const prefix of [undefined, ...table.filter((mistake) => mistake.at === "prefix")]) {
			const expected = prefix?.prefix ?? scheme.signature.prefix;
			if (inner === undefined || !inner.startsWith(expected)) continue;
			if (prefix !== undefined && expected === scheme.signature.prefix) continue;
			found.push({
				mistakes: [prefix, envelope].filter((mistake) => mistake !== undefined),
				rest: inner.slice(expected.length),
			});
		}
	}
	return found;
}

/** Lengths of texts that a writing which loses something may leave of a MAC, and those only. */
const shortest = 22;
const longest = 63;

/**
 * Tells which mistakes of writing that lose something lead from a MAC to this text. Such a text cannot be read, only
 * compared; it may be of any MAC, so the rest of it is found out once. Undefined for a text that is none.
 */
export function lossyReader(
	text: string,
	scheme: Scheme,
	table: readonly Mistake[],
): ((mac: Buffer) => readonly (readonly Mistake[])[]) | undefined {
	const rests = stripped(text, scheme, table).filter(({ rest }) => rest.length >= shortest && rest.length <= longest);
	const lossy = table.filter((mistake) => mistake.at === "encoding").filter(({ read }) => read === undefined);
	if (rests.length === 0) return undefined;
	return (mac) =>
		lossy.flatMap((encoding) => {
			const written = encoding.write(mac);
			const whole = writeSignature(mac, { ...scheme, signature: { ...scheme.signature, prefix: "" } });
			if (written === whole) return [];
			return rests.filter(({ rest }) => rest === written).map(({ mistakes }) => [encoding, ...mistakes]);
		});
}
