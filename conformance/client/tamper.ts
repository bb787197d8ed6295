import type { Body, Change, HeaderPair } from "./probe.ts";
import { carried } from "./relocate.ts";
import { respelled } from "./spelling.ts";
import type { WireRequest } from "./wire.ts";

/**
 * The request after one change, which is never signed again. `token` replaces `{id}` in what goes into the target.
 *
 * A header is found by its name in any case; where a change needs one that is not there, or text that the target
 * does not contain, it throws a RangeError: a probe that changes nothing would pass for a check that held.
 */
export function applyChange(request: WireRequest, change: Change, token: string): WireRequest {
	const entries = Object.entries(change);
	const [entry] = entries;
	if (entry === undefined || entries.length > 1) {
		throw new RangeError("a change has exactly one kind");
	}
	const [kind, value] = entry;
	const apply = Object.hasOwn(changes, kind) ? (changes[kind as ChangeKind] as AnyChange) : undefined;
	if (apply === undefined) {
		throw new RangeError(`there is no change called ${kind}`);
	}
	return apply(request, value, token);
}

/** The bytes of a body. */
export function bodyBytes(body: Body): Buffer {
	if ("text" in body) {
		return Buffer.from(body.text, "utf8");
	}
	return "base64" in body ? Buffer.from(body.base64, "base64") : Buffer.alloc(body.fill.length, body.fill.byte);
}

type AnyChange = (request: WireRequest, value: unknown, token: string) => WireRequest;
type UnionKeys<Union> = Union extends unknown ? keyof Union : never;
type ChangeKind = UnionKeys<Change>;
type ChangeValue<Kind extends ChangeKind> = Change extends infer One
	? One extends Record<Kind, infer Value>
		? Value
		: never
	: never;

const changes: {
	[Kind in ChangeKind]: (request: WireRequest, value: ChangeValue<Kind>, token: string) => WireRequest;
} = {
	set: (request, [name, value]) => {
		const { headers, ...rest } = withHostInHeaders(request, name);
		const first = headers.findIndex(([other]) => isSame(other, name));
		if (first < 0) {
			return { ...rest, headers: [...headers, [name, value]] };
		}
		const others = headers.filter(([other], index) => index === first || !isSame(other, name));
		return { ...rest, headers: others.map((pair, index) => (index === first ? [pair[0], value] : pair)) };
	},
	add: (request, pair) => {
		const held = withHostInHeaders(request, pair[0]);
		return { ...held, headers: [...held.headers, pair] };
	},
	addFirst: (request, pair) => {
		const held = withHostInHeaders(request, pair[0]);
		return { ...held, headers: [pair, ...held.headers] };
	},
	remove: (request, name) => {
		const held = holding(request, name);
		return { ...held, headers: held.headers.filter(([other]) => !isSame(other, name)) };
	},
	rename: (request, [from, to]) => onHeader(request, from, ([, value]) => [[to, value]]),
	appendTo: (request, [name, text]) => onHeader(request, name, ([own, value]) => [[own, value + text]]),
	prependTo: (request, [name, text]) => onHeader(request, name, ([own, value]) => [[own, text + value]]),
	upperCase: (request, name) => onHeader(request, name, ([own, value]) => [[own, value.toUpperCase()]]),
	lowerCase: (request, name) => onHeader(request, name, ([own, value]) => [[own, value.toLowerCase()]]),
	truncate: (request, { header, length }) =>
		onHeader(request, header, ([own, value]) => [[own, value.slice(0, length)]]),
	flipCharacter: (request, { header, at }) => onHeader(request, header, ([own, value]) => [[own, flip(value, at)]]),
	inHeader: (request, [name, from, to]) =>
		onHeader(request, name, ([own, value]) => {
			if (!value.includes(from)) {
				throw new RangeError(`the header ${name} does not contain ${JSON.stringify(from)}`);
			}
			return [[own, value.replace(from, () => to)]];
		}),
	respell: (request, [name, spelling]) =>
		onHeader(request, name, ([own, value]) => [[own, respelled(value, spelling)]]),
	carry: (request, { header, to, as }) => carried(request, header, to, as),
	duplicate: (request, name) => onHeader(request, name, (pair) => [pair, pair]),
	target: (request, target, token) => ({ ...request, target: target.replaceAll("{id}", token) }),
	inTarget: (request, [from, to], token) => {
		const sought = from.replaceAll("{id}", token);
		if (!request.target.includes(sought)) {
			throw new RangeError(`the target does not contain ${JSON.stringify(from)}`);
		}
		return { ...request, target: request.target.replace(sought, () => to.replaceAll("{id}", token)) };
	},
	appendToTarget: (request, text, token) => ({ ...request, target: request.target + text.replaceAll("{id}", token) }),
	method: (request, method) => ({ ...request, method }),
	body: (request, body) => ({ ...request, body: bodyBytes(body) }),
	appendToBody: (request, body) => ({ ...request, body: Buffer.concat([request.body, bodyBytes(body)]) }),
};

function isSame(name: string, other: string): boolean {
	return name.toLowerCase() === other.toLowerCase();
}

/** Host stands apart from the headers until a change touches it. */
function withHostInHeaders(request: WireRequest, name: string): WireRequest {
	if (!isSame(name, "host") || request.host === null) {
		return request;
	}
	const named = request.headers.some(([other]) => isSame(other, "host"));
	return { ...request, host: null, headers: named ? request.headers : [["Host", request.host], ...request.headers] };
}

function holding(request: WireRequest, name: string): WireRequest {
	const held = withHostInHeaders(request, name);
	if (!held.headers.some(([other]) => isSame(other, name))) {
		throw new RangeError(`the request has no header ${name}`);
	}
	return held;
}

/** Changes the first header of this name. */
function onHeader(
	request: WireRequest,
	name: string,
	change: (pair: HeaderPair) => readonly HeaderPair[],
): WireRequest {
	const held = holding(request, name);
	const first = held.headers.findIndex(([other]) => isSame(other, name));
	return { ...held, headers: held.headers.flatMap((pair, index) => (index === first ? change(pair) : [pair])) };
}

const alphabets = ["0123456789", "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** The text with the character at `at` replaced by the next of its own alphabet, hex digits among hex digits. */
function flip(text: string, at: number): string {
	const index = at < 0 ? text.length + at : at;
	const character = text.charAt(index);
	if (character === "") {
		throw new RangeError(`a value of ${text.length} characters has none at ${at}`);
	}
	const isHex = /^(?:[a-z0-9]*=)?[0-9a-f]+$/.test(text) && !/^[0-9]+$/.test(text) && /[0-9a-f]/.test(character);
	const alphabet = isHex ? "0123456789abcdef" : alphabets.find((letters) => letters.includes(character));
	const next = alphabet?.charAt((alphabet.indexOf(character) + 1) % alphabet.length) ?? "A";
	return text.slice(0, index) + next + text.slice(index + 1);
}
