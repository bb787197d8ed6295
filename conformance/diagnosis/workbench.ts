import { Buffer } from "node:buffer";
import { type CoveredParts, componentText, type Line } from "../client/protocol.ts";
import { ContentHashes } from "./content-hash.ts";
import { HmacKeys } from "./hmac-keys.ts";
import { hmac } from "./mac.ts";
import type { Material, TargetParts } from "./material.ts";
import type { FieldName, Mistake, SignedLine } from "./mistake.ts";
import { writeSignature } from "./signature-format.ts";
import { SignedTargets } from "./signed-targets.ts";

/** What comes out of signing. */
export interface Prediction {
	stringToSign: string;
	signature: string;
	/** The values that the signer has signed, and sends if it sends what it signed. */
	fields: Readonly<Record<FieldName | "contentHash", string>>;
}

type Fields = Readonly<Record<FieldName | "contentHash", string>> & { readonly target: TargetParts };

/**
 * Signs one request as a signer with any set of known mistakes would (HMAC-CANON, HMAC-SIG, SORT). Mistakes are given
 * in the order of the table; where one of them cannot be made with this request, the result is undefined.
 */
export class Workbench {
	readonly material: Material;
	readonly #hashes: ContentHashes;
	readonly #targets: SignedTargets;
	readonly #keys: HmacKeys;
	readonly #others = new Map<Mistake, Workbench>();
	/** Of strings under the right key: many mistakes come to one string. */
	readonly #rightMacs = new Map<string, Buffer>();

	constructor(material: Material) {
		this.material = material;
		this.#hashes = new ContentHashes(material);
		this.#targets = new SignedTargets(material);
		this.#keys = new HmacKeys(material);
	}

	/** The workbench of the scheme by which such a signer signs, which is this one unless it takes the wrong one. */
	under(mistakes: readonly Mistake[]): Workbench {
		for (const mistake of mistakes) {
			if (mistake.at === "scheme") return this.#under(mistake, mistake.scheme);
		}
		return this;
	}

	/** All that comes out. */
	predict(mistakes: readonly Mistake[]): Prediction | undefined {
		const bench = this.under(mistakes);
		const fields = bench.#fields(mistakes);
		const stringToSign = fields && bench.#textOf(fields, mistakes);
		const mac = stringToSign === undefined ? undefined : bench.macOver(stringToSign, mistakes);
		if (fields === undefined || stringToSign === undefined || mac === undefined) return undefined;
		return { stringToSign, signature: writeSignature(mac, bench.material.scheme, mistakes), fields };
	}

	/** The string to sign. */
	text(mistakes: readonly Mistake[]): string | undefined {
		const bench = this.under(mistakes);
		const fields = bench.#fields(mistakes);
		return fields && bench.#textOf(fields, mistakes);
	}

	/** The lines of the string to sign, as they should be. */
	lines(): readonly SignedLine[] {
		const fields = this.#fields([]);
		return fields === undefined ? [] : this.#linesOf(fields);
	}

	/** The content hash, as it is signed. */
	contentHash(mistakes: readonly Mistake[]): string | undefined {
		return this.#fields(mistakes)?.contentHash;
	}

	/** Whether these mistakes can be made with this request and this secret. */
	allows(mistakes: readonly Mistake[]): boolean {
		const bench = this.under(mistakes);
		return bench.#keys.under(mistakes) !== undefined && bench.text(mistakes) !== undefined;
	}

	/** The MAC over a string, whoever made it. */
	macOver(text: string, mistakes: readonly Mistake[]): Buffer | undefined {
		if (mistakes.some(({ at }) => ofTheMac.has(at))) return this.#mistakenMac(text, mistakes);
		const known = this.#rightMacs.get(text) ?? this.#mistakenMac(text, []);
		if (known !== undefined) this.#rightMacs.set(text, known);
		return known;
	}

	#mistakenMac(text: string, mistakes: readonly Mistake[]): Buffer | undefined {
		const key = this.#keys.under(mistakes);
		if (key === undefined) return undefined;
		let message: Buffer = Buffer.from(text, "latin1");
		let mac = (bytes: Buffer): Buffer => hmac("sha256", key, bytes);
		for (const mistake of mistakes) {
			if (mistake.at === "message") message = mistake.change(message);
			if (mistake.at === "mac") mac = (bytes) => mistake.change(key, bytes);
		}
		return mac(message);
	}

	#under(mistake: Mistake, scheme: Material["scheme"]): Workbench {
		const bench = this.#others.get(mistake) ?? new Workbench({ ...this.material, scheme });
		this.#others.set(mistake, bench);
		return bench;
	}

	#linesOf(fields: Fields): readonly SignedLine[] {
		const parts = { ...fields, target: { ...fields.target, text: fields.target.target } };
		return this.material.scheme.lines.map((line) => signedLine(line, parts));
	}

	#textOf(fields: Fields, mistakes: readonly Mistake[]): string | undefined {
		let lines = this.#linesOf(fields);
		let { separator } = this.material.scheme;
		for (const mistake of mistakes) {
			if (mistake.at === "separator") separator = mistake.separator;
			if (mistake.at !== "lines") continue;
			const changed = mistake.change(lines, this.material);
			if (changed === undefined) return undefined;
			lines = changed;
		}
		let text = lines.map((line) => line.text).join(separator);
		for (const mistake of mistakes) {
			if (mistake.at !== "text") continue;
			const changed = mistake.change(text, this.material);
			if (changed === undefined) return undefined;
			text = changed;
		}
		return text;
	}

	#fields(mistakes: readonly Mistake[]): Fields | undefined {
		const { keyId, timestamp, nonce, method, host, contentType } = this.material;
		const fields = { keyId, timestamp, nonce, method, host, contentType };
		const ofTarget: Mistake[] = [];
		const ofBody: Mistake[] = [];
		let ofDigest: Mistake | undefined;
		for (const mistake of mistakes) {
			switch (mistake.at) {
				case "keyId":
				case "timestamp":
				case "nonce":
				case "method":
				case "host":
				case "contentType": {
					const changed = mistake.change(fields[mistake.at], this.material);
					if (changed === undefined) return undefined;
					fields[mistake.at] = changed;
					break;
				}
				case "path":
				case "query-rule":
				case "query":
				case "target":
					ofTarget.push(mistake);
					break;
				case "body":
					ofBody.push(mistake);
					break;
				case "digest":
					ofDigest = mistake;
					break;
				default:
			}
		}
		const target = this.#targets.under(ofTarget);
		const contentHash = this.#hashes.under(ofBody, ofDigest);
		return target === undefined || contentHash === undefined ? undefined : { ...fields, target, contentHash };
	}
}

const ofTheMac: ReadonlySet<Mistake["at"]> = new Set(["message", "secret", "key", "mac"]);

function signedLine(line: Line, parts: CoveredParts): SignedLine {
	return "literal" in line
		? { name: "version", text: line.literal }
		: { name: line.component, text: (line.prefix ?? "") + componentText(line.component, parts) };
}
