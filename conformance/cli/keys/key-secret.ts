import type { Buffer } from "node:buffer";
import { Secret } from "../../config/secret.ts";
import { sha256 } from "../../sha256.ts";

/** Bytes that nobody can foresee; replaced in tests. */
export type DrawBytes = (length: number) => Buffer;

/** 256 bits: as many as the MAC under it has (RFC 2104 §3). */
const secretBytes = 32;
/** 128 bits: no two ids that are drawn are ever the same. */
const idBytes = 16;

export function drawSecret(draw: DrawBytes): Secret {
	return new Secret(draw(secretBytes).toString("base64url"));
}

export function drawKeyId(environment: "live" | "test", draw: DrawBytes): string {
	return `${environment}_${draw(idBytes).toString("base64url")}`;
}

/** What a secret is called where it must not be shown: the first 12 hexadecimal digits of its SHA-256. */
export function fingerprintOf(secret: string): string {
	return sha256(secret).slice(0, 12);
}
