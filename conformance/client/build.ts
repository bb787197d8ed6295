import type { BuildMaterial, BuildMoment, HmacKey, Route } from "./context.ts";
import { namedByScheme, namedBySpecification, requireFields } from "./header-names.ts";
import { changeWithAuthorities, withAuthorities } from "./host-template.ts";
import type { Framing, HeaderPair, KeyRole, Probe } from "./probe.ts";
import { parseHost, trimOws } from "./protocol.ts";
import { type Signed, sign } from "./signer.ts";
import { applyChange, bodyBytes } from "./tamper.ts";
import type { WireRequest } from "./wire.ts";

export interface Built {
	request: WireRequest;
	/** What stood for `{id}`: lower-case letters and digits, never used twice. */
	token: string;
	/** The headers that prove something as they were made, wherever a change may have carried their values since. */
	proofs?: readonly HeaderPair[];
}

/** Makes the bytes of a probe: signs or mints, then applies its defect. */
export type Builder = (probe: Probe, moment: BuildMoment) => Promise<Built>;

/**
 * A builder for one target. Each call takes a fresh token, nonce and timestamp, so that a probe can be sent again.
 * Rejects only for a probe that cannot be built on this material, which the needs of a check should have prevented.
 */
export function requestBuilder(material: BuildMaterial): Builder {
	return async (probe, moment) => {
		requireFields(probe, material.scheme);
		const token = freshToken(moment.random);
		const unsigned = unsignedRequest(probe, material, token);
		const credentials = credentialHeaders(probe, unsigned, material, moment);
		let request: WireRequest = {
			...unsigned,
			headers: [...unsigned.headers, ...credentials, ["X-Countersign-Run", moment.runId]],
		};
		for (const change of probe.after ?? []) {
			request = applyChange(request, changeWithAuthorities(change, material), token);
		}
		const headers = namedByScheme(request.headers, material.scheme);
		const framing = probe.framing ?? usualFraming(request);
		return { request: { ...request, headers, framing }, token, proofs: namedByScheme(credentials, material.scheme) };
	};
}

function unsignedRequest(probe: Probe, material: BuildMaterial, token: string): WireRequest {
	const route = routeOf(probe, material);
	const path = (probe.path ?? "{route}").replaceAll("{route}", route.path);
	const target = probe.query === undefined ? path : `${path}?${probe.query}`;
	const headers = (probe.headers ?? []).map((pair) => withAuthorities(pair, material));
	// A route's own body goes where its own method goes, and nothing else is said of the body.
	const own = probe.body === undefined && probe.method === undefined ? route.body : undefined;
	const type = own?.contentType;
	const typed = type === undefined || headerValue(headers, "content-type") !== undefined;
	return {
		method: probe.method ?? route.method,
		target: target.replaceAll("{id}", token),
		host: material.host,
		headers: typed ? headers : [...headers, ["Content-Type", type]],
		body: probe.body === undefined ? Buffer.from(own?.text ?? "") : bodyBytes(probe.body),
		framing: { kind: "none" },
	};
}

function credentialHeaders(
	probe: Probe,
	request: WireRequest,
	material: BuildMaterial,
	moment: BuildMoment,
): readonly HeaderPair[] {
	const signed = () => namedBySpecification(signedHeaders(probe, request, material, moment).headers, material.scheme);
	switch (probe.credential) {
		case "none":
			return [];
		case "jwt":
			return [bearerHeader(probe, material, moment)];
		case "hmac":
			return signed();
		case "any":
			return material.keys.has("primary") ? signed() : [bearerHeader(probe, material, moment)];
		case "both":
			return [...signed(), bearerHeader(probe, material, moment)];
	}
}

function bearerHeader(probe: Probe, { mint }: BuildMaterial, moment: BuildMoment): HeaderPair {
	if (mint === undefined) {
		throw new RangeError("there is nothing to mint tokens with");
	}
	return ["Authorization", `Bearer ${mint.mint(probe.token ?? {}, moment.now())}`];
}

function signedHeaders(probe: Probe, request: WireRequest, material: BuildMaterial, moment: BuildMoment): Signed {
	const second = material.keys.get("second");
	return sign(
		{
			method: request.method,
			target: request.target,
			host: signedHost(request, material),
			contentType: headerValue(request.headers, "content-type") ?? "",
			body: request.body,
			nonce: uuid(moment.random),
			now: moment.now(),
		},
		{ key: keyOf(probe.key ?? "primary", material, moment), ...(second === undefined ? {} : { second }) },
		material.scheme,
		probe.sign,
	);
}

/** What an honest signer makes of the Host that it sends (HMAC-CANON-07), as it is where it cannot be a host. */
function signedHost(request: WireRequest, material: BuildMaterial): string {
	const sent = trimOws(headerValue(request.headers, "host") ?? material.host);
	const parsed = parseHost(sent, material.defaultPort);
	return parsed.ok ? parsed.value : sent;
}

function keyOf(role: KeyRole, material: BuildMaterial, moment: BuildMoment): HmacKey {
	const known = material.keys.get(role);
	if (known !== undefined) {
		return known;
	}
	const rotated = material.keys.get("rotated");
	if (role === "retired" && rotated?.retired !== undefined) {
		return { id: rotated.id, secrets: [rotated.retired] };
	}
	if (role === "unknown") {
		const secret = freshToken(moment.random) + freshToken(moment.random);
		return { id: `unknown_${freshToken(moment.random)}`, secrets: [{ reveal: () => secret }] };
	}
	throw new RangeError(`there is no ${role} key`);
}

function routeOf(probe: Probe, { routes }: BuildMaterial): Route {
	const role = probe.route ?? "read";
	const route = routes[role] ?? (role === "unknown" ? { method: "GET", path: "/no-such-route-{id}" } : undefined);
	if (route === undefined) {
		throw new RangeError(`there is no ${role} route`);
	}
	return route;
}

/** The value of a header that stands once, the joined values of one that stands several times. */
function headerValue(headers: readonly HeaderPair[], name: string): string | undefined {
	const values = headers.filter(([own]) => own.toLowerCase() === name).map(([, value]) => value);
	return values.length === 0 ? undefined : values.join(", ");
}

const methodsWithBody = new Set(["POST", "PUT", "PATCH"]);

function usualFraming({ method, body }: WireRequest): Framing {
	return { kind: body.length > 0 || methodsWithBody.has(method) ? "length" : "none" };
}

const tokenAlphabet = "abcdefghijklmnopqrstuvwxyz0123456789";

function freshToken(random: () => number): string {
	return Array.from({ length: 20 }, () => tokenAlphabet.charAt(Math.floor(random() * tokenAlphabet.length))).join("");
}

/** A UUID of version 4 (RFC 9562 §5.4). */
function uuid(random: () => number): string {
	return "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replace(/[xy]/g, (place) => {
		const digit = Math.floor(random() * 16);
		return (place === "x" ? digit : (digit & 3) | 8).toString(16);
	});
}
