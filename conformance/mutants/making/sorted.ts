import { accept, type Target } from "#protocol";
import { targetText } from "../../../gateway/src/head.ts";
import type { Stages } from "../../../gateway/src/stages.ts";

/** How a gateway makes PATH and QUERY of the sorted-query scheme; what is not given is done as it should be. */
export interface SortedRules {
	/** PATH of the path as sent and as it should be. */
	readonly path?: (sent: string, normalised: string) => string;
	/** The pieces of a query, in order. */
	readonly pieces?: (query: string) => readonly string[];
	readonly divide?: (piece: string) => Pair;
	/** Latin-1 text of the bytes that a name or value stands for. */
	readonly decode?: (text: string) => string;
	readonly encode?: (bytes: string) => string;
	readonly compare?: ((left: Pair, right: Pair) => number) | null;
	readonly join?: (pair: Pair) => string;
}

export interface Pair {
	readonly name: string;
	readonly value: string;
}

/** A gateway that runs sorted-query by rules of its own, on targets that the scheme allows. */
export function sortingBy(rules: SortedRules): (reference: Stages) => Stages {
	return (reference) => ({
		...reference,
		parseTarget(url, scheme) {
			const target = reference.parseTarget(url, scheme);
			return target.ok && scheme.target.rule === "sorted-query"
				? accept(targetBy(rules, targetText(url), target.value))
				: target;
		},
	});
}

function targetBy(rules: SortedRules, sent: string, target: Target): Target {
	const question = sent.indexOf("?");
	const sentPath = question < 0 ? sent : sent.slice(0, question);
	const path = rules.path?.(sentPath, target.path) ?? target.path;
	const query = question < 0 ? "" : queryBy(rules, sent.slice(question + 1));
	return query === "" ? { path, query: null, text: path } : { path, query, text: `${path}?${query}` };
}

function queryBy(rules: SortedRules, query: string): string {
	const { pieces = piecesOf, divide = divided, decode = decoded, encode = encoded, join = joined } = rules;
	const compare = rules.compare === undefined ? byName : rules.compare;
	const recoded = (text: string) => encode(decode(text));
	const pairs = pieces(query)
		.map((piece) => divide(piece))
		.map(({ name, value }) => ({ name: recoded(name), value: recoded(value) }));
	return (compare === null ? pairs : pairs.toSorted(compare)).map((pair) => join(pair)).join("&");
}

export function piecesOf(query: string): readonly string[] {
	return query.split("&").filter((piece) => piece !== "");
}

export function divided(piece: string): Pair {
	const equals = piece.indexOf("=");
	return equals < 0 ? { name: piece, value: "" } : { name: piece.slice(0, equals), value: piece.slice(equals + 1) };
}

export function decoded(text: string): string {
	return text
		.replaceAll("+", " ")
		.replaceAll(/%([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}

export function encoded(bytes: string): string {
	return bytes.replaceAll(/[^A-Za-z0-9._~-]/g, (byte) => `%${hex(byte).toUpperCase()}`);
}

function hex(byte: string): string {
	return byte.charCodeAt(0).toString(16).padStart(2, "0");
}

export function joined({ name, value }: Pair): string {
	return `${name}=${value}`;
}

export function byName(left: Pair, right: Pair): number {
	return left.name < right.name ? -1 : left.name > right.name ? 1 : 0;
}
