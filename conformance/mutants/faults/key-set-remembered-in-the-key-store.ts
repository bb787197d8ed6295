import { composeGateway } from "../../../gateway/src/gateway.ts";
import type { KeyStore } from "../../../gateway/src/keys.ts";
import { isObject } from "../making/key-set.ts";
import type { Mutant } from "../mutant.ts";

export const keySetRememberedInTheKeyStore: Mutant = {
	id: "key-set-remembered-in-the-key-store",
	sentence:
		"Writes the keys of the issuer down in the key store by their kid alone, and uses what other gateways that share it wrote there.",
	breaks: ["JWT-KEY-02"],
	also: ["JWKS-08", "JWT-KEY-03"],
	threats: ["JWK-20"],
	seen: "wire",
	compose: (parts) => {
		let store: SharedStore | undefined;
		const fetcher: typeof fetch = async (input, init) => {
			const response = await parts.fetcher(input, init);
			const text = await response.text();
			const own = response.status === 200 && text.length <= largest ? entriesOf(text) : [];
			const shared = store === undefined ? [] : await shareKeys(store, own);
			const { status, headers } = response;
			return new Response(shared.length === 0 ? text : JSON.stringify({ keys: [...own, ...shared] }), {
				status,
				headers,
			});
		};
		const gateway = composeGateway({ ...parts, fetcher });
		return (request, platform) => {
			store = platform.keys as SharedStore;
			return gateway(request, platform);
		};
	},
};

/** Workers KV. */
interface SharedStore extends KeyStore {
	put(name: string, value: string): Promise<void>;
}

/** Of a set that is larger, nothing is taken (JWKS-08). */
const largest = 65_536;

/** Other keys of the same kid that were there; these take their place. */
async function shareKeys(store: SharedStore, own: readonly unknown[]): Promise<readonly unknown[]> {
	const found = own.map(async (entry) => {
		const kid = isObject(entry) ? entry["kid"] : undefined;
		if (typeof kid !== "string" || !/^[\w-]{1,64}$/.test(kid)) return [];
		const [name, text] = [`token-key:${kid}`, JSON.stringify(entry)];
		const there = await store.get(name);
		await store.put(name, text);
		return there === null || there === text ? [] : [JSON.parse(there)];
	});
	return (await Promise.all(found)).flat();
}

function entriesOf(text: string): readonly unknown[] {
	try {
		const document: unknown = JSON.parse(text);
		const keys = isObject(document) ? document["keys"] : undefined;
		return Array.isArray(keys) ? keys : [];
	} catch {
		return [];
	}
}
