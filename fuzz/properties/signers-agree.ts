import * as fc from "fast-check";
import { referenceSigners } from "../../conformance/harness/reference-signers.ts";
import { signingInput } from "../arbitraries/signing-input.ts";
import { type Checkable, checkable } from "../checkable.ts";
import { countersignV1, sortedQuery } from "../core.ts";
import { kindsOfPart } from "../kinds/kind-rows.ts";
import { signingInputKinds } from "../kinds/signing-input-kinds.ts";
import { type SigningCase, signersAgree } from "../laws/signer-agreement.ts";
import { kindsOfAll, onlyThatOne, together } from "../laws/together.ts";
import { inProcess, type Property } from "../property.ts";
import { generatorSigner } from "../subjects/generator.ts";
import { startReferenceSigner } from "../subjects/reference-signer.ts";
import { coreSigner, type Signer } from "../subjects/signer.ts";

const core = coreSigner({ "countersign-v1": countersignV1, "sorted-query": sortedQuery });
const cases: fc.Arbitrary<SigningCase> = fc.record({
	scheme: fc.constantFrom("countersign-v1", "sorted-query"),
	input: signingInput,
});
const kinds = kindsOfPart(signingInputKinds, ({ input }: SigningCase) => input);
/** A process that is asked twenty things at once works while the next answers are compared. */
const severalCases = fc.array(cases, { minLength: 1, maxLength: 20, size: "max" });

const common = {
	group: "signers",
	requirements: [
		...["HMAC-CANON-01", "HMAC-CANON-10", "HMAC-SIG-01", "HMAC-SIG-02", "HMAC-SIG-03", "HMAC-HDR-01", "SORT-08"],
		...["REQ-01", "REQ-02", "REQ-04", "TGT-01", "CRED-03"],
	],
	severity: "high",
	where: "in-process",
} as const;

/** Two implementations that know nothing of each other. */
export const generatorAgrees: Property = {
	...common,
	id: "generator-agrees",
	title: "the core and the generator of the vectors sign alike, and refuse alike",
	runs: 3000,
	open: () => inProcess(checkable(cases, signersAgree({ core, generator: generatorSigner }), { kinds })),
};

/** A signer of this name beside the core and the generator, asked several things at once. */
export function comparedWith(name: string, sign: Signer): Checkable {
	const law = signersAgree({ core, generator: generatorSigner, [name]: sign });
	return checkable(severalCases, together(law), { simpler: onlyThatOne, kinds: kindsOfAll(kinds) });
}

interface Language {
	/** Of `vectors/signers/`. */
	readonly folder: string;
	readonly language: string;
	/** Lists of up to twenty inputs. */
	readonly runs: number;
	readonly apart?: string;
}

const compiles = "it compiles the signer first, for which a toolchain may fetch what it needs";

/** The order of `vectors/signers/signers.json`. */
const languages: readonly Language[] = [
	{ folder: "csharp", language: "C#", runs: 80, apart: compiles },
	{ folder: "go", language: "Go", runs: 80, apart: compiles },
	{ folder: "java", language: "Java", runs: 80, apart: compiles },
	{ folder: "perl", language: "Perl", runs: 80 },
	{ folder: "php", language: "PHP", runs: 80 },
	{ folder: "python", language: "Python", runs: 80 },
	{ folder: "ruby", language: "Ruby", runs: 80 },
	{ folder: "rust", language: "Rust", runs: 80, apart: compiles },
	// It starts a handful of programs for each input.
	{ folder: "shell", language: "shell", runs: 5 },
	{ folder: "typescript", language: "TypeScript", runs: 80 },
];

/** Each reference signer beside the core and the generator, kept running behind the partner's protocol. */
export const referenceSignersAgree: readonly Property[] = languages.map(({ folder, language, runs, apart }) => ({
	...common,
	id: `${folder}-agrees`,
	title: `the core, the generator of the vectors and the reference signer in ${language} sign alike, and refuse alike`,
	runs,
	...(apart === undefined ? {} : { apart }),
	async open() {
		const reference = referenceSigners().find((signer) => signer.folder === folder);
		if (reference === undefined) throw new RangeError(`no reference signer in ${folder}`);
		const started = await startReferenceSigner(reference);
		if (!started.ok) {
			return { ready: false, verdict: "skip", reason: started.reason, remedy: `install ${reference.needs}` };
		}
		const { sign, close } = started.signer;
		return { ready: true, checkable: comparedWith(folder, sign), close };
	},
}));
