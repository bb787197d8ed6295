import type { JsonObject } from "#protocol";
import type { JwtConfig } from "../../../gateway/src/config.ts";
import type { VerificationKey } from "../../../gateway/src/jwks.ts";
import type { JwksCacheOptions, KeySet } from "../../../gateway/src/jwks-cache.ts";
import type { Stages } from "../../../gateway/src/stages.ts";

/** A gateway that takes each entry of the key set for another one. */
export function takingEntries(change: (entry: JsonObject) => JsonObject): (reference: Stages) => Stages {
	return takingSets((document) => {
		const keys: unknown = isObject(document) ? document["keys"] : undefined;
		return Array.isArray(keys)
			? { keys: keys.map((entry: unknown) => (isObject(entry) ? change(entry) : entry)) }
			: document;
	});
}

/** No set may have more (JWKS-08). One that has stays as large as it is, so that it is refused for that. */
const maxBytes = 65_536;

/** A gateway that takes the whole document of the issuer for another one. */
export function takingSets(change: (document: unknown) => unknown): (reference: Stages) => Stages {
	return fetchingSets((fetcher) => async (input, init) => {
		const response = await fetcher(input, init);
		const text = await response.text();
		return new Response(changed(text, change), { status: response.status, headers: response.headers });
	});
}

/** A gateway that fetches the key set in another way. */
export function fetchingSets(change: (fetcher: typeof fetch) => typeof fetch): (reference: Stages) => Stages {
	return (reference) => ({
		...reference,
		fetchKeySet: (jwt, fetcher) => reference.fetchKeySet(jwt, change(fetcher)),
	});
}

/** A gateway that keeps the key set by other times. */
export function keepingSets(change: (config: JwtConfig) => JwtConfig): (reference: Stages) => Stages {
	return (reference) => ({
		...reference,
		openKeySet: (options) => reference.openKeySet({ ...options, config: change(options.config) }),
	});
}

/** A key set in which keys are found by another rule than that of their kid. The algorithm of a key still counts. */
export function findingKeys(
	options: JwksCacheOptions,
	reference: Stages,
	fits: (key: VerificationKey, keyId: string, keys: readonly VerificationKey[]) => boolean,
): KeySet {
	let keys: readonly VerificationKey[] = [];
	const cache = reference.openKeySet({
		...options,
		async fetchKeySet() {
			keys = await options.fetchKeySet();
			return keys;
		},
	});
	return {
		async find(keyId, algorithm, keepAlive) {
			const found = await cache.find(keyId, algorithm, keepAlive);
			const fitting = keys.filter((key) => key.algorithm === algorithm && key.admitted && fits(key, keyId, keys));
			return found.found && found.keys.length === 0 ? { ...found, keys: fitting } : found;
		},
	};
}

export function isObject(value: unknown): value is JsonObject {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function changed(text: string, change: (document: unknown) => unknown): string {
	if (text.length > maxBytes) return text;
	try {
		return JSON.stringify(change(JSON.parse(text)));
	} catch {
		return text;
	}
}
