import { isUtf8 } from "node:buffer";
import { CompactSign, compactVerify } from "jose";
import { z } from "zod";
import { repeatedMember } from "../config/repeated-member.ts";
import { algorithms } from "./algorithm.ts";
import type { AttestationKey } from "./key-text.ts";
import { Attestation, predicateType, statementType } from "./schema.ts";

/** So that nothing else that the key may sign, a token for example, is taken for an attestation (RFC 8725 §3.11). */
const typ = "countersign-attestation+jws";
/** The media type that the envelope of in-toto gives to a statement. */
const cty = "application/vnd.in-toto+json";

/** Nothing may stand in the header that would have a verifier fetch or trust something: no `jwk`, `jku`, `x5c`, `crit`. */
const Header = z.strictObject({
	alg: z.enum(algorithms),
	typ: z.literal(typ),
	cty: z.literal(cty),
	kid: z.string().min(1),
});

/** A statement as a JWS in compact form. */
export function signStatement(statement: Attestation, { key, algorithm, kid }: AttestationKey): Promise<string> {
	return new CompactSign(Buffer.from(JSON.stringify(statement)))
		.setProtectedHeader({ alg: algorithm, typ, cty, kid })
		.sign(key);
}

/** How the keys were given: one that must have signed, or a set in which the attestation names its own. */
export type Keys = { kind: "one"; key: AttestationKey } | { kind: "set"; keys: readonly AttestationKey[] };

export type Opened = { ok: true; statement: Attestation; key: AttestationKey } | { ok: false; reason: string };

/**
 * The statement in an envelope that one of the keys has signed. Of what is not signed nothing is believed, and nothing
 * is repeated in the reason.
 */
export async function openEnvelope(text: string, keys: Keys): Promise<Opened> {
	const parts = /^([\w-]{1,4096})\.([\w-]+)\.([\w-]{1,4096})\r?\n?$/.exec(text);
	const [, header = "", payload = "", signature = ""] = parts ?? [];
	if (![header, payload, signature].every(isCanonical)) return refused("it is no JWS in compact form");
	const read = Header.safeParse(strictJson(header));
	if (!read.success) return refused(`its header is not that of an attestation: ${fieldsOf(read.error)}`);
	const { alg, kid } = read.data;
	const named = keys.kind === "one" ? [keys.key] : keys.keys.filter((key) => key.kid === kid);
	if (named.length === 0) return refused("the key that it names is not in the set");
	const fitting = named.filter(({ algorithm }) => algorithm === alg);
	if (fitting.length === 0) return refused("it was signed with another algorithm than that of the key");
	for (const key of fitting) {
		if (await isSignedBy(`${header}.${payload}.${signature}`, key)) return ofPayload(payload, key);
	}
	return refused("its signature is not that of the key, or it was changed");
}

function refused(reason: string): Opened {
	return { ok: false, reason };
}

/** Base64url has several spellings of the same bytes; only one of them is taken. */
function isCanonical(part: string): boolean {
	return part !== "" && Buffer.from(part, "base64url").toString("base64url") === part;
}

/** Undefined for what is not JSON, and for what different readers would read differently. */
function strictJson(part: string): unknown {
	const bytes = Buffer.from(part, "base64url");
	if (!isUtf8(bytes)) return undefined;
	const text = bytes.toString("utf8");
	try {
		const json: unknown = JSON.parse(text);
		return repeatedMember(text) === undefined ? json : undefined;
	} catch {
		return undefined;
	}
}

async function isSignedBy(jws: string, { key, algorithm }: AttestationKey): Promise<boolean> {
	try {
		await compactVerify(jws, key, { algorithms: [algorithm] });
		return true;
	} catch {
		return false;
	}
}

function ofPayload(payload: string, key: AttestationKey): Opened {
	const json = strictJson(payload);
	if (json === undefined) return refused("what is signed is not JSON, or has a member twice");
	const types = z.object({ _type: z.literal(statementType), predicateType: z.literal(predicateType) }).safeParse(json);
	if (!types.success) return refused(`what is signed is no statement of test results: ${fieldsOf(types.error)}`);
	const statement = Attestation.safeParse(json);
	if (!statement.success)
		return refused(`what is signed is no attestation of countersign: ${fieldsOf(statement.error)}`);
	return { ok: true, statement: statement.data, key };
}

function fieldsOf(error: z.ZodError): string {
	const fields = error.issues.map(({ path, code }) => (path.length === 0 ? code : path.join(".")));
	return [...new Set(fields)].slice(0, 5).join(", ");
}
