import type { RequestPair } from "../arbitraries/request-pair.ts";
import type { RawRequest } from "../models/raw-request.ts";
import { alternatives, idsOf, type KindRow, kindsOf } from "./kind-rows.ts";
import { decodedText, divided, nameOf, piecesOf } from "./target-text.ts";

type Part = keyof RawRequest;
const part = (request: RawRequest, name: Part) => request[name] ?? "";
const differs = ({ left, right }: RequestPair, name: Part) => part(left, name) !== part(right, name);

/** The parts in the order in which countersign-v1 signs them. */
const signed = ["keyId", "timestamp", "nonce", "method", "host", "target", "contentType", "contentHash"] as const;

/** Whether nothing differs but this part, as a gateway would find out that leaves it out of what is signed. */
function onlyDiffers(pair: RequestPair, name: Part): boolean {
	return signed.every((one) => differs(pair, one) === (one === name));
}

interface Confusion extends KindRow<RequestPair> {
	readonly part: Part;
}

/** Two requests that differ in a part, and share what a faulty reading makes of it. */
function confused(id: string, threats: readonly string[], name: Part, faulty: (text: string) => string): Confusion {
	return {
		...{ id, threats, part: name },
		is: ({ left, right }) => differs({ left, right }, name) && faulty(part(left, name)) === faulty(part(right, name)),
	};
}

const onPath = (change: (path: string) => string) => (target: string) => {
	const { path, query } = divided(target);
	return query === undefined ? change(path) : `${change(path)}?${query}`;
};
const onQuery = (change: (query: string) => string) => (target: string) => {
	const { path, query } = divided(target);
	return query === undefined ? path : `${path}?${change(query)}`;
};
const onPieces = (change: (pieces: readonly string[]) => readonly string[]) =>
	onQuery((query) => change(piecesOf(query)).join("&"));
const lastOfEachName = (pieces: readonly string[]) => [
	...new Map(pieces.map((piece) => [nameOf(piece), piece])).values(),
];
const byName = (pieces: readonly string[]) =>
	pieces.toSorted((one, other) => Buffer.compare(Buffer.from(nameOf(one)), Buffer.from(nameOf(other))));
const resolved = (target: string) => {
	const text = `http://h${target}`;
	return URL.canParse(text) ? new URL(text).pathname + new URL(text).search : target;
};

const confusions: readonly Confusion[] = [
	confused("pair-line-feed-decoded", ["CAN-10"], "target", (target) => {
		const { path, query = "" } = divided(target);
		return `${decodedText(path)}\n${decodedText(query)}`;
	}),
	confused(
		"pair-line-feed-of-a-value-decoded",
		["CAN-14"],
		"target",
		onQuery((query) => query.replaceAll("&", "%0A")),
	),
	confused(
		"pair-slash-decoded",
		["CAN-11"],
		"target",
		onPath((path) => path.replace(/%2f/gi, "/")),
	),
	confused("pair-question-mark-decoded", ["CAN-12"], "target", (target) => target.replace(/%3f/gi, "?")),
	confused(
		"pair-delimiter-decoded",
		["CAN-13"],
		"target",
		onQuery((query) => query.replace(/%26/g, "&").replace(/%3d/gi, "=")),
	),
	confused("pair-dot-segments-resolved", ["CAN-15"], "target", (target) =>
		/\/\.{1,2}(?:[/?]|$)|%2e/i.test(target) ? resolved(target) : target,
	),
	confused(
		"pair-backslash-turned",
		["CAN-16"],
		"target",
		onPath((path) => path.replaceAll("\\", "/")),
	),
	confused(
		"pair-slashes-merged",
		["CAN-17"],
		"target",
		onPath((path) => path.replace(/\/{2,}/g, "/")),
	),
	confused(
		"pair-trailing-slash-dropped",
		["CAN-18"],
		"target",
		onPath((path) => path.replace(/\/+$/, "") || "/"),
	),
	confused(
		"pair-path-case-folded",
		["CAN-19"],
		"target",
		onPath((path) => path.replace(/%[0-9A-F]{2}|[A-Z]/g, (unit) => (unit.startsWith("%") ? unit : unit.toLowerCase()))),
	),
	confused("pair-triplet-case-folded", ["CAN-20"], "target", (target) =>
		target.replace(/%[0-9a-f]{2}/gi, (triplet) => triplet.toUpperCase()),
	),
	confused("pair-unreserved-decoded", ["CAN-21"], "target", (target) =>
		target.replace(/%[2-7][0-9a-f]/gi, (triplet) =>
			/^[\w.~-]$/.test(decodedText(triplet)) ? decodedText(triplet) : triplet,
		),
	),
	confused("pair-parameters-sorted", ["CAN-22"], "target", onPieces(byName)),
	confused(
		"pair-values-sorted",
		["CAN-23"],
		"target",
		onPieces((pieces) => pieces.toSorted()),
	),
	confused("pair-last-value-only", ["CAN-24"], "target", onPieces(lastOfEachName)),
	confused(
		"pair-first-parameter-only",
		["CAN-25"],
		"target",
		onPieces((pieces) => pieces.slice(0, 1)),
	),
	confused(
		"pair-plus-and-space",
		["CAN-26"],
		"target",
		onQuery((query) => query.replaceAll("%20", "+")),
	),
	confused(
		"pair-equals-added",
		["CAN-27"],
		"target",
		onPieces((pieces) => pieces.map((piece) => (piece.includes("=") ? piece : `${piece}=`))),
	),
	confused(
		"pair-empty-pieces-dropped",
		["CAN-28"],
		"target",
		onPieces((pieces) => pieces.filter((piece) => piece !== "")),
	),
	confused("pair-empty-query-dropped", ["CAN-29"], "target", (target) => target.replace(/\?$/, "")),
	confused(
		"pair-question-mark-swallowed",
		["CAN-30"],
		"target",
		onQuery((query) => query.replace(/^\?/, "")),
	),
	confused(
		"pair-semicolon-delimits",
		["CAN-31"],
		"target",
		onQuery((query) => query.replaceAll(";", "&")),
	),
	confused("pair-broken-triplet-mended", ["CAN-32"], "target", (target) =>
		target.replace(/%(?![0-9A-Fa-f]{2})/g, "%25"),
	),
	confused("pair-bytes-replaced", ["CAN-33"], "target", (target) => decodedText(target)),
	confused("pair-raw-byte-replaced", ["CAN-34"], "target", (target) => target.replace(/[\u0080-\u00ff]/g, "%EF%BF%BD")),
	confused("pair-letters-composed", ["CAN-35"], "target", (target) => decodedText(target).normalize("NFC")),
	confused("pair-letters-folded", ["CAN-36"], "target", (target) => decodedText(target).toLowerCase()),
	confused("pair-fragment-dropped", ["CAN-41"], "target", (target) => target.replace(/#.*/s, "")),
	confused("pair-encoded-by-a-url-parser", ["CAN-42"], "target", resolved),
	confused("pair-host-case-folded", ["CAN-43"], "host", (host) => host.toLowerCase()),
	confused("pair-host-letters-folded", ["CAN-36"], "host", (host) => host.normalize("NFKC").toLowerCase()),
	confused("pair-default-port-dropped", ["CAN-43"], "host", (host) => host.replace(/:443$/, "")),
	confused("pair-blanks-collapsed", ["CAN-44"], "contentType", (type) => type.replace(/\s+/g, " ")),
	confused("pair-blanks-trimmed", ["HDR-03"], "contentType", (type) => type.trim()),
	confused("pair-content-type-case-folded", ["BOD-15"], "contentType", (type) => type.toLowerCase()),
	confused("pair-nonce-case-folded", ["NON-14"], "nonce", (nonce) => nonce.toLowerCase()),
	confused("pair-key-id-trimmed", ["NON-13", "KEY-15"], "keyId", (keyId) => keyId.trim()),
];

/** Two requests that differ in a part alone: no border is moved in them, and no other part is confused. */
function alone(
	id: string,
	threats: readonly string[],
	name: Part,
	is: (pair: RequestPair) => boolean = () => true,
): KindRow<RequestPair> {
	const ofOthers = confusions.filter(({ part: other }) => other !== name);
	return {
		...{ id, threats },
		apart: ["pair-border-moved", ...idsOf(ofOthers)],
		is: (pair) => onlyDiffers(pair, name) && is(pair),
	};
}

/**
 * What a pair of requests can be an example of: two that share a string to sign in a gateway with one flaw, and in no
 * gateway without it.
 */
export const requestPairKinds = kindsOf<RequestPair>([
	...alternatives(
		alone("pair-method-alone", ["CAN-01"], "method"),
		alone(
			"pair-path-alone",
			["CAN-02"],
			"target",
			({ left, right }) => divided(left.target).query === divided(right.target).query,
		),
		alone(
			"pair-query-alone",
			["CAN-03"],
			"target",
			({ left, right }) => divided(left.target).path === divided(right.target).path,
		),
		alone("pair-timestamp-alone", ["CAN-04"], "timestamp"),
		alone("pair-nonce-alone", ["CAN-05"], "nonce"),
		alone("pair-key-id-alone", ["CAN-06"], "keyId"),
		alone("pair-host-alone", ["CAN-07"], "host"),
		alone("pair-content-type-alone", ["BOD-15"], "contentType"),
		alone("pair-content-hash-alone", ["BOD-01", "BOD-03"], "contentHash"),
	),
	{
		id: "pair-border-moved",
		threats: ["CAN-09"],
		is: ({ left, right }) =>
			signed.some((name) => differs({ left, right }, name)) &&
			signed.map((name) => part(left, name)).join("") === signed.map((name) => part(right, name)).join(""),
	},
	{
		id: "pair-question-mark-moved",
		threats: ["CAN-09", "CAN-12"],
		is: ({ left, right }) =>
			divided(left.target).path !== divided(right.target).path &&
			left.target.replace("?", "") === right.target.replace("?", ""),
	},
	{
		id: "pair-head-and-get",
		threats: ["CAN-39"],
		is: ({ left, right }) =>
			left.method !== right.method && [left, right].every(({ method }) => /^(?:GET|HEAD)$/.test(method)),
	},
	...confusions.map(({ part: _, ...row }) => row),
]);
