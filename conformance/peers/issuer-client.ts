import type { KeyMint } from "../client/mint.ts";
import type { IssuerControl, IssuerMode } from "../engine/check.ts";
import { type Fetch, type Issuer, issuerControlPath, jwksPath } from "./issuer.ts";
import type { PublishedMode } from "./issuer-mode.ts";

/** The control of one key set of an issuer in this process; the mint knows its honest keys. */
export function issuerControl(issuer: Issuer, name: string, mint: KeyMint): IssuerControl {
	return {
		url: issuer.jwksUrl(name),
		set: async (mode) => issuer.set(name, published(mode, mint)),
		fetches: async () => issuer.fetches(name),
	};
}

/** The control of one key set of an issuer in another process, by its own URL. Rejects where it does not obey. */
export function issuerClient(controlUrl: string, name: string, mint: KeyMint): IssuerControl {
	const url = new URL(issuerControlPath + name, controlUrl);
	const ask = async (init: RequestInit): Promise<unknown> => {
		const response = await fetch(url, { ...init, signal: AbortSignal.timeout(10_000) });
		if (!response.ok) {
			throw new Error(`the issuer at ${controlUrl} cannot be controlled (status ${response.status})`);
		}
		return response.json();
	};
	return {
		url: new URL(jwksPath(name), controlUrl).href,
		async set(mode) {
			await ask({ method: "PUT", body: JSON.stringify(published(mode, mint)) });
		},
		async fetches() {
			return ((await ask({})) as { fetches: Fetch[] }).fetches;
		},
	};
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The mode with its key set written out: the honest one where none is given, roles resolved to public keys. */
function published(mode: IssuerMode, mint: KeyMint): PublishedMode {
	const told = "keys" in mode ? mode.keys?.map((entry) => (isObject(entry) ? mint.entry(entry) : entry)) : undefined;
	const keys = told ?? [...mint.published];
	switch (mode.mode) {
		case "ok":
		case "redirect":
		case "slow":
		case "huge":
			return { ...mode, keys };
		case "status":
			return { mode: "status", status: mode.status, ...(told === undefined ? {} : { keys: told }) };
		case "body": {
			const { keys: _keys, ...rest } = mode;
			return { ...rest, body: mode.body.replaceAll("{keys}", () => JSON.stringify(keys)) };
		}
		case "down":
			return mode;
	}
}
