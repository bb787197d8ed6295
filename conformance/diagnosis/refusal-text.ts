import type { Scheme, TargetReason } from "../client/protocol.ts";
import { legible } from "../report/legible.ts";
import { percentEncode } from "./percent.ts";
import type { SigningRefusal } from "./sign-request.ts";
import { fromWire, toWire } from "./wire-text.ts";

/** What is wrong with a target, and how to write it instead. */
const reasons: Readonly<Record<TargetReason, (target: string, offset: number) => string>> = {
	not_origin_form: () => "the target must begin with a slash",
	empty_segment: () => "two slashes with nothing between them",
	dot_segment: () => "`.` and `..` are no segments of a target; write the path that they lead to",
	forbidden_character: forbiddenCharacter,
	bad_triplet: () => "two hexadecimal digits must follow %; a percent sign itself is written %25",
	lower_case_triplet: (target, offset) => `triplets are in upper case: ${triplet(target, offset).toUpperCase()}`,
	unreserved_triplet: (target, offset) => `this character is not encoded: ${decoded(target, offset)}`,
	forbidden_triplet: (target, offset) => `${triplet(target, offset)} cannot stand in a path`,
	empty_query: () => "a ? with nothing after it; leave it out",
};

/** What is asked for where a request is refused for a reason that has no place. */
export const refusalTexts = {
	malformed_url: "the URL must be https:// or http:// with a host, an optional port, and no user name",
	method_not_allowed: "the method must be GET, HEAD, POST, PUT, PATCH, DELETE or OPTIONS, in upper case",
	conflicting_credentials: "Authorization cannot be sent beside a signature; a request has one credential",
} as const satisfies Partial<Record<SigningRefusal["code"], string>>;

/** What is wrong with a malformed target, with the place under it. */
export function describeDefect(target: string, reason: TargetReason, offset: number): string {
	return `${reasons[reason](target, offset)}\n${pointer(target, offset)}`;
}

/** A refusal as one sentence that begins with its code; of a malformed target the place is shown under it. */
export function describeRefusal(refusal: SigningRefusal, scheme: Scheme, target = ""): string {
	const { code, offset, reason, because, grammar } = refusal;
	if (reason !== undefined && offset !== undefined) {
		return `${code} at byte ${offset} of the target (${reason}): ${describeDefect(target, reason, offset)}`;
	}
	if (code === "weak_secret") return `${code}: ${describeWeakness(scheme)}.`;
	if (code === "target_too_long") return `${code}: path and query have more than ${scheme.target.maxBytes} bytes.`;
	if (because !== undefined && grammar !== undefined) return `${code}: ${because} must match ${grammar}.`;
	if (because?.startsWith("the body")) return `${code}: ${because} must be empty.`;
	const texts: Readonly<Partial<Record<SigningRefusal["code"], string>>> = refusalTexts;
	return `${code}: ${texts[code] ?? `${because ?? "the request"} is not as the scheme has it`}.`;
}

/** Why no gateway verifies with a secret. */
export function describeWeakness({ secret: { encoding, minLength } }: Scheme): string {
	return `the secret must have at least ${minLength} characters${encoding === "utf8" ? "" : ` and be ${encoding}`}`;
}

const before = 60;
const after = 40;

/** The target around a byte, and a caret under that byte. */
function pointer(target: string, offset: number): string {
	const start = Math.max(0, offset - before);
	const lead = (start > 0 ? "…" : "") + legible(fromWire(target.slice(start, offset)));
	const rest = legible(fromWire(target.slice(offset, offset + after))).replaceAll("\n", "\\n");
	const end = target.length > offset + after ? "…" : "";
	return `  ${lead}${rest}${end}\n  ${" ".repeat(lead.length)}^`;
}

function forbiddenCharacter(target: string, offset: number): string {
	if (target[offset] === "#") return "a fragment is never sent; leave it out";
	const [character = ""] = fromWire(target.slice(offset, offset + 4));
	const encoded = percentEncode(toWire(character), { dialect: "php" });
	const mark = target.indexOf("?");
	const isInPath = mark < 0 || offset < mark;
	return isInPath && (character < " " || character === "\\" || character === "\x7f")
		? "this character cannot stand in a path, encoded or not"
		: `this character cannot stand here as it is; write ${encoded}`;
}

function triplet(target: string, offset: number): string {
	return target.slice(offset, offset + 3);
}

function decoded(target: string, offset: number): string {
	return String.fromCharCode(Number.parseInt(target.slice(offset + 1, offset + 3), 16));
}
