import { pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { packageRoot } from "../../conformance/data.ts";
import { type Documents, readDocuments } from "../../vectors/documents.ts";
import type { SchemeName, SigningFile, SigningInput, SigningRefusal, SigningVector } from "../../vectors/format.ts";
import { baseInput, type SigningCase, signingFile } from "../../vectors/generate/make/signing.ts";
import { sign } from "../../vectors/generate/reference/signer.ts";
import { withoutVector } from "../../vectors/lint/coverage.ts";
import { entriesOf } from "../../vectors/lint/entry.ts";
import { lintTwin } from "../../vectors/lint/twin.ts";
import { lintVector } from "../../vectors/lint/vector.ts";
import { type Found, isLeftover, maskedReason, type Promoted } from "./found.ts";
import { signerInputs } from "./signer-inputs.ts";
import { sourceText } from "./source-text.ts";

/** A case as an author writes it, and the family that it is of. */
interface Authored {
	readonly family: string;
	readonly given: SigningCase;
}

type Made = { readonly ok: true; readonly authored: Authored } | { readonly ok: false; readonly reason: string };

/**
 * Cases of signing vectors, as the sources of `vectors/generate` have them: for a finding whose input a signer can be
 * given. The reference says what must come of each; what the lint would not let pass is refused here.
 */
export function asVector(found: Found, { note, name }: { note: string; name: string }): Promoted {
	if (isLeftover(found)) return { ok: false, reason: maskedReason };
	const signer = signerInputs(found.finding.input);
	if (!signer.ok) return signer;
	const documents = readDocuments(pathToFileURL(`${packageRoot()}/vectors/`));
	const { scheme, inputs } = signer;
	const made = inputs.map((input, at) =>
		caseOf(
			input,
			{ scheme, documents, requirement: found.finding.requirement },
			{
				slug: inputs.length === 1 ? name : `${name}-${at === 0 ? "one" : "other"}`,
				comment: note.endsWith(".") ? note : `${note}.`,
			},
		),
	);
	const refused = made.find((one) => !one.ok);
	if (refused !== undefined && !refused.ok) return refused;
	const authored = made.flatMap((one) => (one.ok ? [one.authored] : []));
	return { ok: true, name: `${name}.ts`, text: moduleOf(authored), remarks: remarksOn(authored) };
}

interface Surroundings {
	readonly scheme: SchemeName;
	readonly documents: Documents;
	readonly requirement: string;
}

function caseOf(whole: SigningInput, surroundings: Surroundings, head: Pick<SigningCase, "slug" | "comment">): Made {
	const { scheme, documents } = surroundings;
	const expect = sign(whole, scheme);
	const refusal = "refusal" in expect ? expect.refusal : undefined;
	const file = familyFor(whole, refusal, scheme, documents);
	const [twin] = file?.vectors ?? [];
	if (file === undefined || twin === undefined)
		return { ok: false, reason: `there is no family of vectors of ${scheme} for it` };
	const input = refusal === undefined ? whole : oneChange(whole, refusal, twin.input, file.scheme);
	if (input === undefined) {
		const { code } = refusal ?? { code: "" };
		return {
			ok: false,
			reason: `a signer refuses it with ${code} for more than one member together, and a refused vector has one defect`,
		};
	}
	const about = requirementAndFlags(refusal, surroundings);
	if (!about.ok) return about;
	const { requirement, flags } = about;
	const given: SigningCase = {
		...{ slug: head.slug, requirement, flags, comment: head.comment, input: beyondBase(input) },
		...(refusal === undefined ? {} : { refusal }),
	};
	const problem = rejected(given, file, documents);
	return problem === undefined
		? { ok: true, authored: { family: file.family, given } }
		: { ok: false, reason: problem };
}

/** The file that such a vector belongs to. What a signer of either scheme refuses alike stands in one list of both. */
function familyFor(input: SigningInput, refusal: SigningRefusal | undefined, scheme: SchemeName, { files }: Documents) {
	const prefix = scheme === "countersign-v1" ? "v1" : "sorted";
	const hasQuery = input.url.includes("?");
	const ofTarget = prefix === "v1" ? "v1-sign-target" : hasQuery ? "sorted-sign-query" : "sorted-sign-path";
	const isShared = isDeepStrictEqual(sign(input, "countersign-v1"), sign(input, "sorted-query"));
	const ofRefused = prefix === "v1" || isShared ? "v1-sign-refused" : "sorted-sign-request";
	const differsInUrl = Object.keys(beyondBase(input)).every((name) => name === "url");
	const family =
		refusal === undefined
			? differsInUrl
				? ofTarget
				: `${prefix}-sign-request`
			: refusal.code === "malformed_target"
				? ofTarget
				: ofRefused;
	const found = files.find(({ file }) => file.family === family)?.file;
	return found?.kind === "signing" ? found : undefined;
}

/** The twin with the one member changed that is enough for the same refusal, or undefined where none is. */
function oneChange(
	whole: SigningInput,
	refusal: SigningRefusal,
	twin: SigningInput,
	scheme: SchemeName,
): SigningInput | undefined {
	const names = Object.keys(twin) as (keyof SigningInput)[];
	return names
		.map((name) => ({ ...twin, [name]: whole[name] }))
		.find((input) => isDeepStrictEqual(sign(input, scheme), { refusal }));
}

function beyondBase(input: SigningInput): Partial<SigningInput> {
	const members = Object.entries(input).filter(
		([name, value]) => !isDeepStrictEqual(value, baseInput[name as keyof SigningInput]),
	);
	return Object.fromEntries(members);
}

type About =
	| { readonly ok: true; readonly requirement: string; readonly flags: readonly string[] }
	| { readonly ok: false; readonly reason: string };

/** The requirement and the flags of the published vectors that are most like it. */
function requirementAndFlags(refusal: SigningRefusal | undefined, { requirement, documents }: Surroundings): About {
	const published = documents.files.flatMap(({ file }) => (file.kind === "signing" ? file.vectors : []));
	const alike = published.filter(({ expect }) =>
		refusal === undefined
			? !("refusal" in expect)
			: "refusal" in expect && expect.refusal.code === refusal.code && expect.refusal.reason === refusal.reason,
	);
	const own = alike.filter((vector) => vector.requirement === requirement);
	const [first] = own.length > 0 ? own.toSorted(byBaseline) : refusal === undefined ? [] : alike;
	if (first !== undefined) return { ok: true, requirement: first.requirement, flags: first.flags };
	const why = withoutVector[requirement];
	return {
		ok: false,
		reason:
			why === undefined
				? `no published signing vector is about ${requirement}, so that none says by which flag it is known`
				: `no vector can be about ${requirement} (${why})`,
	};
}

/** What is about something comes before what only is the plain case. */
function byBaseline(one: SigningVector, other: SigningVector): number {
	return Number(one.flags.includes("Baseline")) - Number(other.flags.includes("Baseline"));
}

/** Why the generator or the lint would not let a case pass beside the twin of its family. */
function rejected(given: SigningCase, file: SigningFile, documents: Documents): string | undefined {
	const [twin] = file.vectors;
	if (twin === undefined) return "its family is empty";
	if (file.vectors.some(({ id }) => id === `${file.family}-${given.slug}`)) {
		return `${file.family} has a case ${given.slug} already; give another --name`;
	}
	const slug = twin.id.slice(file.family.length + 1);
	const { requirement, flags, comment, input } = twin;
	const made = signingFile(file.family, file.scheme, file.notes, [{ slug, requirement, flags, comment, input }, given]);
	const entries = entriesOf(made, documents);
	const byId = new Map(entries.map((entry) => [entry.vector.id, entry]));
	const [finding] = entries.flatMap((entry) => [...lintVector(entry, documents), ...lintTwin(entry, byId)]);
	return finding === undefined ? undefined : `the lint of vectors finds ${finding.rule}: ${finding.found}`;
}

function moduleOf(authored: readonly Authored[]): string {
	const families = [...new Set(authored.map(({ family }) => family))];
	const lists = families.map((family) => {
		const cases = authored.filter((one) => one.family === family).map(({ given }) => `\t${sourceText(given, "\t")},\n`);
		return `/** For the cases of ${family}. */
export const ${constantOf(family)}: readonly SigningCase[] = [
${cases.join("")}];
`;
	});
	return `import type { SigningCase } from "../make/signing.ts";\n\n${lists.join("\n")}`;
}

/** `v1SignTargetCases` of `v1-sign-target` */
function constantOf(family: string): string {
	return `${family.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())}Cases`;
}

function remarksOn(authored: readonly Authored[]): readonly string[] {
	const families = [...new Set(authored.map(({ family }) => family))].join(" and ");
	return [
		`Put it among the cases of ${families} (vectors/generate/families/), and write the vectors anew as a new release (see: CONTRIBUTING.md, Adding one vector).`,
		"Requirement and flags are those of published vectors that come out alike: see whether they say what this one is about.",
	];
}
