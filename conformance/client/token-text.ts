import { NothingToChange } from "./nothing-to-change.ts";
import type { TokenTextChange } from "./probe.ts";
import type { SignatureVariant } from "./token-keys.ts";

/** What a change of the text may need from the mint that made it. */
export interface TokenMaker {
	/** The signature of another token under the same key. */
	otherSignature(): Buffer;
	/** The same signature in another form, where the algorithm has such a one. */
	variantSignature(variant: SignatureVariant): Buffer;
}

/** The finished token after one change of its text. Throws a RangeError for a part or a bit that is not there. */
export function changeTokenText(text: string, change: TokenTextChange, maker: TokenMaker): string {
	const entries = Object.entries(change);
	const [entry] = entries;
	if (entry === undefined || entries.length > 1 || !Object.hasOwn(changes, entry[0])) {
		throw new RangeError("a change of a token has exactly one known kind");
	}
	const apply = changes[entry[0] as ChangeKind] as (text: string, value: unknown, maker: TokenMaker) => string;
	return apply(text, entry[1], maker);
}

type UnionKeys<Union> = Union extends unknown ? keyof Union : never;
type ChangeKind = UnionKeys<TokenTextChange>;
type ChangeValue<Kind extends ChangeKind> = TokenTextChange extends infer One
	? One extends Record<Kind, infer Value>
		? Value
		: never
	: never;

const changes: { [Kind in ChangeKind]: (text: string, value: ChangeValue<Kind>, maker: TokenMaker) => string } = {
	flipBit: (text, { part, byte }) =>
		onPart(text, part, (old) => {
			const bytes = Buffer.from(old, "base64url");
			const index = byte < 0 ? bytes.length + byte : byte;
			bytes[index] = present(bytes[index], `byte ${byte}`) ^ 1;
			return bytes.toString("base64url");
		}),
	dropPart: (text, part) =>
		text
			.split(".")
			.filter((_, index) => index !== part)
			.join("."),
	emptyPart: (text, part) => onPart(text, part, () => ""),
	appendToPart: (text, { part, text: added }) => onPart(text, part, (old) => old + added),
	insertInPart: (text, { part, at, text: added }) =>
		onPart(text, part, (old) => old.slice(0, at) + added + old.slice(at)),
	trailingBits: (text, { part }) => onPart(text, part, withTrailingBit),
	alphabet: (text) => {
		const plain = text.replaceAll("-", "+").replaceAll("_", "/");
		if (plain === text) {
			throw new NothingToChange("the token has no sign that plain base64 spells otherwise", "make another one");
		}
		return plain;
	},
	impossibleLength: (text, { part }) => onPart(text, part, (old) => old + "A".repeat((5 - (old.length % 4)) % 4 || 4)),
	rewrite: (text, { part, members }) =>
		onPart(text, part, (old) => {
			const honest: unknown = JSON.parse(Buffer.from(old, "base64url").toString("utf8"));
			return Buffer.from(JSON.stringify({ ...Object(honest), ...members })).toString("base64url");
		}),
	prepend: (text, added) => added + text,
	append: (text, added) => text + added,
	replaceWith: (_, replacement) => replacement,
	signature: (text, form, maker) =>
		onPart(text, 2, (old) => signatureForms[form](Buffer.from(old, "base64url"), maker).toString("base64url")),
	serialize: (text, form) => {
		const [header, payload, signature] = text.split(".");
		const signed = { protected: header, signature };
		return JSON.stringify(form === "general" ? { payload, signatures: [signed] } : { payload, ...signed });
	},
};

/** FIPS 186-5, SP 800-186 §3.2.1.3. */
const p256Order = Buffer.from("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", "hex");

type SignatureForm = ChangeValue<"signature">;

const signatureForms: Record<SignatureForm, (old: Buffer, maker: TokenMaker) => Buffer> = {
	der: (_, maker) => maker.variantSignature("der"),
	"short-salt": (_, maker) => maker.variantSignature("short-salt"),
	order: () => Buffer.concat([p256Order, p256Order]),
	"other-s": (old) => {
		const s = BigInt(`0x${old.subarray(32).toString("hex")}`);
		const other = BigInt(`0x${p256Order.toString("hex")}`) - s;
		return Buffer.concat([old.subarray(0, 32), Buffer.from(other.toString(16).padStart(64, "0"), "hex")]);
	},
	zero: (old) => Buffer.alloc(old.length),
	truncated: (old) => old.subarray(0, -1),
	extended: (old) => Buffer.concat([old, Buffer.alloc(1)]),
	"other-token": (_, maker) => maker.otherSignature(),
};

function onPart(text: string, part: number, change: (old: string) => string): string {
	const parts = text.split(".");
	const old = present(parts[part], `part ${part}`);
	return parts.with(part, change(old)).join(".");
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** The same bytes for a lenient decoder: the lowest bit of the last character, which carries nothing, is set. */
function withTrailingBit(part: string): string {
	if (part.length % 4 === 0) {
		throw new NothingToChange("this part of the token has no unused bits at its end", "give a token that has");
	}
	return part.slice(0, -1) + alphabet.charAt(alphabet.indexOf(part.slice(-1)) ^ 1);
}

function present<Value>(value: Value | undefined, what: string): Value {
	if (value === undefined) {
		throw new RangeError(`the token has no ${what}`);
	}
	return value;
}
