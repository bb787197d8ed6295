import { needsOf } from "../../conformance/checks/needs-of.ts";
import type { Probe } from "../../conformance/client/probe.ts";
import type { Need } from "../../conformance/engine/check.ts";
import { readSpecification } from "../../conformance/engine/requirements.ts";
import { readStoredProbe } from "../../conformance/replay/index.ts";
import { asciiJson } from "../report/ascii-json.ts";
import { tellingThreats } from "../weakness.ts";
import { type Found, isLeftover, maskedReason, type Promoted } from "./found.ts";
import { commentText, sourceText } from "./source-text.ts";
import { twinOf } from "./twin.ts";

/** What must come back, as the source of a check says it. */
interface ExpectedText {
	/** The beginning of a title. */
	readonly verb: string;
	readonly text: string;
	readonly from: string;
	readonly name: string;
	readonly accepted: boolean;
}

/** The definition of a check, as a file of `conformance/checks`: for a finding whose input is one request that was sent. */
export function asCheck(found: Found, { note, name }: { note: string; name: string }): Promoted {
	const { finding, property, seed } = found;
	if (isLeftover(found)) return { ok: false, reason: maskedReason };
	const probe = onlyProbe(finding.input);
	if (!probe.ok) return probe;
	const expected = expectedText(found);
	if (expected === undefined) {
		return {
			ok: false,
			reason: `what was expected, ${JSON.stringify(finding.expected)}, is no acceptance and no refusal, and a check of it has to be written`,
		};
	}
	const { twin, remarks } = twinOf(probe.probe, expected.accepted);
	const { requirement, severity, references } = finding;
	const threats = tellingThreats(requirement, found.threats);
	const about = seed === undefined ? `Found by ${property}.` : `Found by ${property} under seed ${seed}.`;
	const definition = [
		`	id: ${asciiJson(`${requirement}/${name}`)},`,
		`	title: ${asciiJson(titleOf(expected.verb, probe.probe))},`,
		`	severity: ${asciiJson(severity)},`,
		`	threats: ${sourceText(threats, "\t")},`,
		`	references: ${sourceText(references, "\t")},`,
		`	needs: ${sourceText(needsFor(requirement, twin, probe.probe), "\t")},`,
		`	twin: ${sourceText(twin, "\t")},`,
		`	probe: ${sourceText(probe.probe, "\t")},`,
		`	expect: ${expected.text},`,
	];
	const text = `import type { Check } from "../engine/check.ts";
import { exchange } from "./define.ts";
import { ${expected.name} } from "${expected.from}";

/** ${commentText(note)} ${about} */
export const ${constantOf(name)}: Check = exchange({
${definition.join("\n")}
});
`;
	return { ok: true, name: `${requirement.toLowerCase()}-${name}.ts`, text, remarks: [...remarks, ...gaps(threats)] };
}

function gaps(threats: readonly string[]): readonly string[] {
	const title = "The title says what was sent; say what the gateway must do, in the words of its group.";
	return threats.length > 0 ? [title] : [title, "It names no threat: name the rows of the catalogue that it answers."];
}

type OneProbe = { readonly ok: true; readonly probe: Probe } | { readonly ok: false; readonly reason: string };

function onlyProbe(input: unknown): OneProbe {
	const several = Array.isArray(input) ? input : [input];
	const read = several.map(readStoredProbe);
	if (read.length === 0 || read.some(({ kind }) => kind !== "probe")) {
		return { ok: false, reason: "its input is no request that a check could send" };
	}
	const [first, ...others] = read;
	if (first?.kind !== "probe" || others.length > 0) {
		return { ok: false, reason: `its input is ${read.length} requests together, and a check sends one` };
	}
	return { ok: true, probe: withoutEmpty(first.probe) };
}

/** Without the lists that hold nothing. */
function withoutEmpty(probe: Probe): Probe {
	const members = Object.entries(probe).filter(([, value]) => !(Array.isArray(value) && value.length === 0));
	return Object.fromEntries(members) as unknown as Probe;
}

/** The sentences are those of `laws/verdict.ts`. */
function expectedText({ finding: { expected, requirement } }: Found): ExpectedText | undefined {
	const refusing = (codes: readonly string[]): ExpectedText => {
		const [first = ""] = codes;
		const text = codes.length === 1 ? asciiJson(first) : sourceText(codes);
		return { verb: "refuses", text: `refused(${text})`, name: "refused", from: "./expect.ts", accepted: false };
	};
	if (expected === "accepted and forwarded") {
		return { verb: "accepts", text: "accepted()", name: "accepted", from: "./expect.ts", accepted: true };
	}
	if (expected === "an acceptance or a refusal of the client's request" || expected === "an answer of the gateway") {
		return { verb: "survives", text: "unharmed", name: "unharmed", from: "./unharmed.ts", accepted: false };
	}
	const codes = /^refused with ([a-z_]+(?: or [a-z_]+)*)$/.exec(expected)?.[1]?.split(" or ");
	if (codes !== undefined) return refusing(codes);
	const own = readSpecification().requirements.get(requirement)?.refusal;
	return expected === "refused" && own !== undefined && own !== null ? refusing([own.code]) : undefined;
}

function needsFor(requirement: string, twin: Probe, probe: Probe): readonly Need[] {
	const lines = Object.keys(probe.sign?.lines ?? {});
	const isSorted = requirement.startsWith("SORT-") || lines.includes("path") || lines.includes("query");
	const isVerbatim = requirement.startsWith("TGT-") || (lines.length > 0 && !isSorted);
	const scheme: readonly Need[] = isSorted ? ["sorted-query"] : isVerbatim ? ["countersign-v1"] : [];
	const host: readonly Need[] = asciiJson(probe).includes("{other-host}") ? ["otherHost"] : [];
	return [...new Set([...needsOf(twin, probe), ...scheme, ...host])];
}

const longestDefect = 160;

function titleOf(verb: string, probe: Probe): string {
	const { sign, after, token, credential: _, route: __, ...rest } = probe;
	const parts: readonly (readonly [string, unknown])[] = [
		["after signing ", after],
		["signed with ", sign],
		["with the token ", token],
		["with ", Object.keys(rest).length === 0 ? undefined : rest],
	];
	const told = parts.flatMap(([words, value]) => (value === undefined ? [] : [`${words}${asciiJson(value)}`]));
	const defect = told.join(", ");
	const shown = defect.length > longestDefect ? `${defect.slice(0, longestDefect)}…` : defect;
	return `${verb} a request ${shown === "" ? "as it is" : shown}`;
}

/** `queryChanged` of `query-changed` */
function constantOf(name: string): string {
	return name.replace(/^\d/, "_$&").replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
