import { fromWire, type RunCause } from "../diagnosis/index.ts";
import { diagnoseAnswers } from "./diagnose-answers.ts";
import { divergenceIn } from "./divergence-in.ts";
import type { SignerAnswer } from "./protocol.ts";
import type { SignerReport } from "./report.ts";
import type { ListedVector } from "./vectors.ts";

type Diagnosis = SignerReport["diagnosis"];
type Result = SignerReport["results"][number];

/** The report of a run with what is known of its failures. */
export interface DiagnosedResults {
	diagnosis: Diagnosis;
	results: Result[];
}

/** What is known of the failures, as the report has it. `judged` is in the order of `vectors`. */
export function diagnoseReport(
	vectors: readonly ListedVector[],
	judged: readonly Result[],
	answers: ReadonlyMap<string, readonly SignerAnswer[]>,
	seconds: number,
): DiagnosedResults {
	// Of several answers to one vector nobody knows which is meant.
	const answered = vectors.flatMap((listed, index) => {
		const [answer, second] = answers.get(listed.vector.id) ?? [];
		if (answer === undefined || second !== undefined) return [];
		return [{ listed, answer, passed: judged[index]?.verdict === "pass" }];
	});
	const end = performance.now() + seconds * 1000;
	const found = diagnoseAnswers(answered, { expired: () => performance.now() > end });
	const unanswered = judged.filter(({ verdict, id }) => verdict === "fail" && answers.get(id)?.length !== 1);
	const diagnosis: Diagnosis = {
		causes: found.causes.map(reported),
		resemblances: found.resemblances.map(reported),
		unexplained: [...found.unexplained, ...unanswered.map(({ id }) => id)],
		complete: found.complete,
	};
	const results = judged.map((result, index) => ({
		...result,
		...causesIn(diagnosis, result.id),
		...signedIn(vectors[index], found.strings),
	}));
	return { diagnosis, results };
}

/** The line that was signed otherwise, where the causes tell. */
function signedIn(listed: ListedVector | undefined, strings: ReadonlyMap<string, string>): Pick<Result, "signed"> {
	const text = listed === undefined ? undefined : strings.get(listed.vector.id);
	if (listed === undefined || text === undefined || "refusal" in listed.vector.expect) return {};
	const divergence = divergenceIn(listed.scheme, listed.vector.expect.stringToSign, fromWire(text));
	if (divergence === undefined) return {};
	const { stage, expected, actual } = divergence;
	return { signed: { line: stage, expected, actual } };
}

/** The mistakes that show in the answer to one vector, by id. */
function causesIn({ causes }: Diagnosis, id: string): Pick<Result, "causes"> {
	const own = causes.filter(({ vectors }) => vectors.includes(id));
	const ids = own.flatMap(({ alternatives }) => alternatives.flat().map((mistake) => mistake.id));
	return ids.length === 0 ? {} : { causes: [...new Set(ids)] };
}

function reported({ alternatives, cases }: RunCause): Diagnosis["causes"][number] {
	return { alternatives: alternatives.map((set) => [...set]), vectors: [...cases] };
}
