import type { Change, HeaderPair, Probe } from "../../conformance/client/probe.ts";
import type { IssuerMode } from "../../conformance/engine/check.ts";
import type { Quotas } from "../models/key-record.ts";
import type { Filling } from "./filling.ts";

/** A key of the sequence: its id is new to the gateway. */
export type OwnKey = 0 | 1;

/** Who asks. What different ones do has nothing to do with one another, and happens side by side. */
export type Party = OwnKey | "bearer" | "nobody";

/** A secret of a record: one of `secretTexts`, and in how many seconds from now it expires. */
export interface SecretPlan {
	readonly text: number;
	readonly expires?: number;
}

/** What the key store is told of a key; the text of the record is made of it when it is written. */
export interface RecordPlan {
	readonly status: "active" | "revoked";
	readonly secrets: readonly SecretPlan[];
	/** Seconds from now. */
	readonly expires?: number;
	readonly names: Readonly<Partial<Record<"clientId" | "orgId" | "userId", string>>>;
	readonly scopes: readonly string[];
	readonly quotas?: Quotas;
	/** What makes it a record that no gateway should go by: members in place of its own, or another text, `{record}` in it. */
	readonly spoilt?: { readonly set: Readonly<Record<string, unknown>> } | { readonly text: string };
}

/** What signs: one of `secretTexts`, or one of those that the key's record has now, or had before it was written last. */
export type SecretChoice = number | { readonly of: "now" | "before"; readonly nth: number };

/** One request: its key, nonce and secret are filled in, the rest is a probe. */
export interface Ask {
	readonly do: "ask";
	readonly by: Party;
	readonly probe: Omit<Probe, "credential" | "key">;
	/** A part of it that is made so large. */
	readonly fill?: Filling;
	/** The first that the record has now, unless told. */
	readonly secret?: SecretChoice;
	/** Which of the nonces of the sequence; a new one where there is none. */
	readonly nonce?: number;
	/** The key id where it is not the key's own; `{id}` in it is. */
	readonly keyId?: string;
	/** With a signature of key 0 and a token, both good. */
	readonly both?: true;
	/** Sent to another place of the same gateway. */
	readonly elsewhere?: true;
	/** So many of the same at once, where a token is no worse for it. */
	readonly copies?: number;
	/** So many like it at once, each signed by itself, with a new nonce. */
	readonly burst?: number;
	/** Somebody else has sent the same just before, and hangs up while both wait for the key set. */
	readonly leaver?: true;
}

/** The last request of a key or with a token, once more. */
export interface Again {
	readonly do: "again";
	readonly by: OwnKey | "bearer";
	/** As it went out, or as it was before somebody changed it on its way. */
	readonly as: "sent" | "honest";
	/** Added to it: no signature covers them. */
	readonly headers: readonly HeaderPair[];
	/** What becomes of it on its way this time. */
	readonly after?: readonly Change[];
	/** See `Ask`. */
	readonly elsewhere?: true;
}

export type GatewayCommand =
	| Ask
	| Again
	| { readonly do: "write"; readonly key: OwnKey; readonly record: RecordPlan }
	| { readonly do: "delete" | "evict"; readonly key: OwnKey }
	| { readonly do: "publish"; readonly mode: IssuerMode }
	| { readonly do: "restart" }
	| { readonly do: "wait"; readonly seconds: number };

/** Something that happens to a gateway. */
export interface GatewaySequence {
	/** Which gateway of those that there are. */
	readonly site: string;
	readonly commands: readonly GatewayCommand[];
}

/** Whom a command concerns. */
export function partyOf(command: GatewayCommand): Party {
	if (command.do === "ask" || command.do === "again") return command.by;
	return "key" in command ? command.key : "bearer";
}

const first = "the first secret of a key of a sequence";

/** Texts that stand for secrets: good ones, those that are too short to be any, and those that look like something else. */
const secretTexts: readonly string[] = [
	first,
	"the second secret of a key of a sequence",
	"the third secret of a key of a sequence",
	// 31 and 32 characters.
	"0123456789abcdef0123456789abcde",
	"0123456789abcdef0123456789abcdef",
	"",
	"c2VjcmV0IHRoYXQgaXMgc3BlbHQgYXMgYmFzZTY0IGlzIG5vdA==",
	` ${first}\n`,
	// 31 characters, of which the last one takes four bytes and two units of UTF-16; then 32.
	"ein Geheimnis aus 31 Zeichen à🔑",
	"ein Geheimnis aus 32 Zeichen à 🔑",
	"null",
	"undefined",
];
/** Those of them that nobody says by chance. */
export const tellingSecrets: readonly string[] = secretTexts.filter(({ length }) => length >= 31);
/** Those of them that may verify. */
export const goodSecrets: readonly number[] = [0, 1, 2, 4, 6, 7, 9];

/** In place of a member that a spoilt record lacks. */
export const leftOut = "{none}";

/** The text that is stored for a plan; `now` is in whole Unix seconds. */
export function recordText(plan: RecordPlan, keyId: string, otherId: string, now: number): string {
	const at = (offset: number | undefined) => (offset === undefined ? {} : { expiresAt: now + offset });
	const { status, secrets, expires, names, scopes, quotas, spoilt } = plan;
	const record = {
		keyId,
		status,
		secrets: secrets.map(({ text, expires: end }) => ({ secret: secretTexts[text] ?? "", ...at(end) })),
		...at(expires),
		...names,
		scopes,
		...(quotas === undefined ? {} : { quotas }),
		...(spoilt !== undefined && "set" in spoilt ? spoilt.set : {}),
	};
	// Members can be left out, and the id of the other key can be named.
	const entries = Object.entries(record).filter(([, value]) => value !== leftOut);
	const text = JSON.stringify(Object.fromEntries(entries)).replaceAll("{other}", () => otherId);
	return spoilt !== undefined && "text" in spoilt ? spoilt.text.replaceAll("{record}", () => text) : text;
}

/** The ids and nonces of one sequence, made of letters that nobody used before. */
export interface FreshNames {
	readonly keyIds: readonly [string, string];
	nonce(index: number): string;
}

/** How many nonces of a sequence have its letters. */
export const ownNonces = 2;
/** After these: what every object of JavaScript has from the beginning. A key of the sequence has not seen them. */
export const memberNonces: readonly string[] = ["propertyIsEnumerable", "__defineGetter__"];

export function freshNames(letters: string): FreshNames {
	return {
		// A gateway for live keys takes the first one alone.
		keyIds: [`live_org_${letters}_a`, `test_live_${letters}_b`],
		nonce: (index) => memberNonces[index - ownNonces] ?? `nonce-${index}-of-${letters}`,
	};
}

/** What was written of a key: the last plan, and the one before. */
export interface WrittenPlans {
	readonly now?: RecordPlan | undefined;
	readonly before?: RecordPlan | undefined;
}

/** The request of an ask as a probe. */
export function probeOf(ask: Ask, names: FreshNames, written: WrittenPlans): Probe {
	const { by, probe, secret = { of: "now", nth: 0 }, nonce, keyId = "{id}", both } = ask;
	if (by === "nobody") {
		return { ...probe, credential: "none" };
	}
	if (by === "bearer" && both !== true) {
		return { ...probe, credential: "jwt" };
	}
	const own = names.keyIds[by === "bearer" ? 0 : by];
	return {
		...probe,
		credential: both === true ? "both" : "hmac",
		sign: {
			...probe.sign,
			keyId: keyId.replaceAll("{id}", own).replaceAll("{ID}", own.toUpperCase()),
			secretText: secretTexts[secretIndex(secret, written)] ?? "",
			...(nonce === undefined ? {} : { nonce: names.nonce(nonce) }),
		},
	};
}

function secretIndex(choice: SecretChoice, written: WrittenPlans): number {
	if (typeof choice === "number") {
		return choice;
	}
	const secrets = (written[choice.of] ?? written.now)?.secrets ?? [];
	return (secrets.length === 0 ? undefined : secrets[choice.nth % secrets.length])?.text ?? 0;
}
