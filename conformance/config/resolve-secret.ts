import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import { readData } from "../data.ts";
import { nearest } from "../engine/distance.ts";
import { readingFault } from "./json-file.ts";
import { Secret } from "./secret.ts";
import type { SecretSource } from "./secret-source.ts";

/** Where secrets may come from. */
export interface SecretPlaces {
	env: Readonly<Record<string, string | undefined>>;
	/** Folder that paths are relative to. */
	folder: string;
	/** Which list of `vectors/keys.json` a published id is looked up in. */
	published: "hmac" | "jwt";
}

export type Resolved = { ok: true; secret: Secret } | { ok: false; message: string; remedy?: string };

const PublishedKeys = z.object({
	hmac: z.array(z.object({ id: z.string(), secrets: z.array(z.object({ secret: z.string(), state: z.string() })) })),
	jwt: z.array(z.object({ name: z.string(), jwk: z.record(z.string(), z.unknown()) })),
});

/** Fetches a secret from where it is. Refuses an unset variable, an unreadable file and an empty secret; the text is not shown. */
export function resolveSecret(source: SecretSource, places: SecretPlaces): Resolved {
	const found =
		"env" in source
			? fromEnvironment(source.env, places)
			: "file" in source
				? fromFile(source.file, places)
				: fromPublished(source.published, places);
	if (found.ok && found.secret.reveal() === "") return { ok: false, message: "the secret is empty" };
	return found;
}

function fromEnvironment(name: string, { env }: SecretPlaces): Resolved {
	const text = env[name];
	if (text === undefined) {
		return {
			ok: false,
			message: `the environment variable ${name} is not set`,
			remedy: "Set it for this command, from your secret store.",
		};
	}
	return { ok: true, secret: new Secret(text) };
}

function fromFile(path: string, { folder }: SecretPlaces): Resolved {
	try {
		// Editors and `echo` end a file with a line end; blanks otherwise belong to the secret.
		return { ok: true, secret: new Secret(readFileSync(resolve(folder, path), "utf8").replace(/\r?\n$/, "")) };
	} catch (error) {
		return { ok: false, message: `${path}: ${readingFault(error)}` };
	}
}

function fromPublished(id: string, { published }: SecretPlaces): Resolved {
	const keys = PublishedKeys.parse(readData("vectors/keys.json"));
	const texts = new Map(
		published === "hmac"
			? keys.hmac.flatMap(({ id: own, secrets }) => {
					const active = secrets.find(({ state }) => state === "active");
					return active === undefined ? [] : [[own, active.secret] as const];
				})
			: keys.jwt.map(({ name, jwk }) => [name, JSON.stringify(jwk)] as const),
	);
	const text = texts.get(id);
	if (text !== undefined) return { ok: true, secret: new Secret(text) };
	const near = nearest(id, texts.keys());
	return {
		ok: false,
		message: "no such published key",
		...(near.length === 0 ? {} : { remedy: `Did you mean ${near.join(" or ")}?` }),
	};
}
