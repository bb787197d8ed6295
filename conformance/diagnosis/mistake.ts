import type { Buffer } from "node:buffer";
import type { Component, Scheme } from "../client/protocol.ts";
import type { Material, TargetParts } from "./material.ts";
import type { QueryRule } from "./query-rule.ts";

/** One line of the string to sign, by the name of what it carries: a component, or "version". */
export interface SignedLine {
	name: Component | "version" | "body" | "secret";
	text: string;
}

/** The parts of a request that are single texts. */
export type FieldName = "keyId" | "timestamp" | "nonce" | "method" | "host" | "contentType";

/**
 * Where in the course of signing something goes wrong, and what comes out of it. Steps are taken in this order; an
 * undefined result means that the mistake cannot be made with this request.
 */
export type Step =
	/** Signs by another contract altogether. */
	| { at: "scheme"; scheme: Scheme }
	| { at: FieldName; change(value: string, material: Material): string | undefined }
	| { at: "path"; change(path: string, material: Material): string | undefined }
	| { at: "query-rule"; rule: Partial<QueryRule> }
	| { at: "query"; change(query: string, material: Material): string | null | undefined }
	| { at: "target"; change(parts: TargetParts, material: Material): TargetParts | undefined }
	/** The bytes that are hashed. */
	| { at: "body"; change(body: Buffer, material: Material): Buffer | undefined }
	/** The content hash, as text. */
	| { at: "digest"; change(body: Buffer, material: Material): string | undefined }
	| { at: "lines"; change(lines: readonly SignedLine[], material: Material): readonly SignedLine[] | undefined }
	| { at: "separator"; separator: string }
	/** The string to sign as a whole. */
	| { at: "text"; change(text: string, material: Material): string | undefined }
	/** Its bytes. */
	| { at: "message"; change(bytes: Buffer): Buffer }
	/** The text of the secret. */
	| { at: "secret"; change(secret: string, material: Material): string | undefined }
	/** The bytes of the HMAC key. */
	| { at: "key"; change(secret: string, material: Material): Buffer | undefined }
	| { at: "mac"; change(key: Buffer, message: Buffer): Buffer }
	/** The text of the MAC, without a prefix. `read` undoes `write`, for those that can be undone. */
	| { at: "encoding"; write(mac: Buffer): string; read?(text: string): Buffer }
	| { at: "prefix"; prefix: string }
	/** Something around the whole signature. */
	| { at: "envelope"; write(text: string): string; read(text: string): string | undefined };

/** What a mistake is called and what to do about it, apart from how it is made. */
export interface MistakeHead {
	/** `family/slug`, never renamed. */
	id: string;
	/** What the signer does, to be read after "you": "sort the query by name". */
	does: string;
	/** What to do instead, one or two sentences. */
	remedy: string;
	/** The requirement of the specification that it is against. */
	requirement: string;
	/** The kind of target for which it is a mistake; absent: any. */
	onlyFor?: Scheme["target"]["rule"];
	/** The string to sign has the secret in it, so that it must not be shown. */
	holdsSecret?: true;
	/** Absent: always. Otherwise whether one request can tell it from something simpler that comes to the same. */
	shows?(material: Material): boolean;
}

/** A known mistake in one of its forms; those that differ in a library's dialect only share an id. */
export type Mistake = MistakeHead & Step;

/** One mistake in several forms, which people would call by one name. */
export function forms(head: MistakeHead, ...steps: readonly Step[]): readonly Mistake[] {
	return steps.map((step) => ({ ...head, ...step }));
}

/** Steps of which several can be made at once, one after the other. */
const repeatable: ReadonlySet<Step["at"]> = new Set([
	"host",
	"contentType",
	"nonce",
	"path",
	"query",
	"body",
	"lines",
	"text",
	"secret",
]);

/** Whether one signer can make both mistakes. */
export function compatible(one: Mistake, other: Mistake): boolean {
	if (one.id === other.id) return false;
	if (one.at === "query-rule" && other.at === "query-rule") {
		return !Object.keys(one.rule).some((member) => Object.hasOwn(other.rule, member));
	}
	if (one.at === other.at) return repeatable.has(one.at);
	return true;
}
