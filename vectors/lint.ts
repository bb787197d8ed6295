import type { Documents } from "./documents.ts";
import type { SigningVector, TokenVector, VectorFile, VerificationVector } from "./format.ts";
import { withoutVector } from "./lint/coverage.ts";
import { requestDifferences, signingDifferences, tokenDifferences } from "./lint/difference.ts";

/** What schemas cannot say, broken: the rule, the vector or file, and what was found. */
export interface Finding {
	rule:
		| "id-unique"
		| "id-names-family"
		| "requirement-exists"
		| "requirement-has-vector"
		| "flag-documented"
		| "flag-used"
		| "key-published"
		| "manifest"
		| "one-verdict"
		| "twin-exists"
		| "twin-differs-in-one-thing"
		| "refusal-of-requirement";
	where: string;
	found: string;
}

/** A vector with its file, and what the rules ask of it whatever its kind. */
interface Entry {
	file: VectorFile;
	vector: SigningVector | VerificationVector | TokenVector;
	/** Everything that the verdict may depend on, as text. */
	input: string;
	refusal: { status?: number; code: string } | undefined;
}

/** Codes of signers alone, which no gateway answers and no requirement names. */
const SIGNER_CODES = ["malformed_url", "weak_secret"];
/** Vectors about which of several defects is answered have several, and so no twin that differs in one thing. */
const SEVERAL_DEFECTS = "StageOrder";

function entriesOf({ path, file }: Documents["files"][number]): Entry[] {
	const about = (value: unknown): string =>
		JSON.stringify([file.kind, file.kind === "jwt" ? path : file.scheme, value]);
	if (file.kind === "signing") {
		return file.vectors.map((vector) => ({
			file,
			vector,
			input: about(vector.input),
			refusal: "refusal" in vector.expect ? { code: vector.expect.refusal.code } : undefined,
		}));
	}
	if (file.kind === "verification") {
		return file.vectors.map((vector) => ({
			file,
			vector,
			input: about([vector.request, vector.clock, vector.state]),
			refusal: vector.expect.decision === "refuse" ? vector.expect : undefined,
		}));
	}
	return file.vectors.map((vector) => ({
		file,
		vector,
		input: about([vector.token, vector.clock, vector.policy, vector.jwks]),
		refusal: vector.expect.decision === "refuse" ? { status: 401, code: vector.expect.code } : undefined,
	}));
}

function differences({ vector }: Entry, twin: Entry): string[] {
	if ("input" in vector && "input" in twin.vector) return signingDifferences(vector, twin.vector);
	if ("request" in vector && "request" in twin.vector) return requestDifferences(vector, twin.vector);
	if ("token" in vector && "token" in twin.vector) return tokenDifferences(vector, twin.vector);
	return ["kind"];
}

function lintTwin(entry: Entry, entries: readonly Entry[]): Finding[] {
	if (entry.refusal === undefined) return [];
	const { id: where, twin: wanted, flags } = entry.vector;
	const twin = entries.find(({ vector }) => vector.id === wanted);
	if (twin === undefined || twin.file !== entry.file || twin.refusal !== undefined) {
		return [{ rule: "twin-exists", where, found: `${wanted}` }];
	}
	const found = differences(entry, twin);
	if (found.length === 1 || flags.includes(SEVERAL_DEFECTS)) return [];
	return [{ rule: "twin-differs-in-one-thing", where, found: found.join(", ") || "nothing" }];
}

function lintRefusal(entry: Entry, documents: Documents): Finding[] {
	const { id: where, requirement: id } = entry.vector;
	const requirement = documents.requirements.find((candidate) => candidate.id === id);
	if (requirement === undefined) return [{ rule: "requirement-exists", where, found: id }];
	const { refusal } = entry;
	if (refusal === undefined || requirement.refusal === null || SIGNER_CODES.includes(refusal.code)) return [];
	const { status, code } = requirement.refusal;
	const agrees = refusal.code === code && (refusal.status ?? status) === status;
	return agrees ? [] : [{ rule: "refusal-of-requirement", where, found: `${refusal.code}, not the ${code} of ${id}` }];
}

function lintVector(entry: Entry, documents: Documents, entries: readonly Entry[]): Finding[] {
	const { id: where, flags } = entry.vector;
	const findings: Finding[] = [...lintRefusal(entry, documents), ...lintTwin(entry, entries)];
	if (!where.startsWith(`${entry.file.family}-`))
		findings.push({ rule: "id-names-family", where, found: entry.file.family });
	for (const flag of flags) {
		if (!Object.hasOwn(documents.flags.flags, flag)) findings.push({ rule: "flag-documented", where, found: flag });
	}
	if ("state" in entry.vector) {
		for (const { id } of entry.vector.state.keys) {
			if (!documents.keys.hmac.some((key) => key.id === id)) findings.push({ rule: "key-published", where, found: id });
		}
	}
	return findings;
}

function lintTogether(entries: readonly Entry[], documents: Documents): Finding[] {
	const findings: Finding[] = [];
	const ids = new Set<string>();
	const verdicts = new Map<string, { id: string; verdict: string }>();
	for (const { vector, input } of entries) {
		if (ids.has(vector.id)) findings.push({ rule: "id-unique", where: vector.id, found: vector.id });
		ids.add(vector.id);
		const verdict = JSON.stringify(vector.expect);
		const earlier = verdicts.get(input);
		if (earlier !== undefined && earlier.verdict !== verdict) {
			findings.push({ rule: "one-verdict", where: vector.id, found: earlier.id });
		}
		verdicts.set(input, { id: vector.id, verdict });
	}
	const flags = new Set(entries.flatMap(({ vector }) => vector.flags));
	const covered = new Set(entries.map(({ vector }) => vector.requirement));
	for (const flag of Object.keys(documents.flags.flags)) {
		if (!flags.has(flag)) findings.push({ rule: "flag-used", where: "flags.json", found: flag });
	}
	for (const { id } of documents.requirements) {
		if (covered.has(id) === Object.hasOwn(withoutVector, id)) {
			findings.push({
				rule: "requirement-has-vector",
				where: id,
				found: covered.has(id) ? "one, unlooked for" : "none",
			});
		}
	}
	return findings;
}

function lintManifest({ manifest, files, unlisted }: Documents): Finding[] {
	const findings: Finding[] = unlisted.map((path) => ({ rule: "manifest", where: path, found: "not listed" }));
	for (const [index, { path, file }] of files.entries()) {
		const scheme = file.kind === "jwt" ? {} : { scheme: file.scheme };
		const line = { path, kind: file.kind, ...scheme, family: file.family, count: file.vectors.length };
		const place = `${file.kind === "jwt" ? "jwt" : "hmac"}/${file.family}.json`;
		if (JSON.stringify(line) !== JSON.stringify(manifest.files[index]) || path !== place) {
			findings.push({ rule: "manifest", where: path, found: JSON.stringify(manifest.files[index]) });
		}
	}
	const total = files.reduce((sum, { file }) => sum + file.vectors.length, 0);
	if (total !== manifest.total)
		findings.push({ rule: "manifest", where: "manifest.json", found: String(manifest.total) });
	return findings;
}

/** Everything that is wrong with the documents and that their schemas cannot say; empty if nothing is. */
export function lint(documents: Documents): Finding[] {
	const entries = documents.files.flatMap(entriesOf);
	return [
		...entries.flatMap((entry) => lintVector(entry, documents, entries)),
		...lintTogether(entries, documents),
		...lintManifest(documents),
	];
}
