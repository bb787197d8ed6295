import type { ExplainedRequirement } from "../../conformance/report/chapter.ts";
import { clipped, command, html, type Markup, type Piece, prose } from "../../conformance/report/html/index.ts";
import { comparison } from "../../conformance/report/html-comparison.ts";
import { exchangeOf } from "../../conformance/report/html-exchange.ts";
import { curlCommand, fewFindings, unfoldingFinding } from "../../conformance/report/html-finding.ts";
import { meaning } from "../../conformance/report/html-meaning.ts";
import { symptomOf } from "../fault.ts";
import { asciiJson } from "./ascii-json.ts";
import type { FuzzHtmlOptions } from "./html.ts";
import { conversationOf } from "./html-conversation.ts";
import { inputFacts } from "./input-facts.ts";
import { Finding, type FuzzReport, type FuzzResult } from "./schema.ts";
import { noCurl, notRequest, type Step } from "./steps.ts";

/** A finding of a property, and those of others that look like it. */
interface Shown {
	readonly finding: Finding;
	readonly result: FuzzResult;
	/** Where the page has it. */
	readonly anchor: string;
	readonly alike: readonly Shown[];
}

const severities = Finding.shape.severity.options;
const mostOfInput = 6000;

/** Each finding in full, the gravest first, those that look alike beside each other; nothing where there is none. */
export function faultsSection(report: FuzzReport, options: FuzzHtmlOptions): Piece {
	const found = findingsOf(report);
	if (found.length === 0) return undefined;
	const { faults } = report.summary;
	const heading =
		faults === found.length ? `Findings (${faults})` : `Findings (${found.length}, of ${faults} different faults)`;
	const explained = new Map(
		options.chapters.flatMap(({ requirements }) => requirements.map((each) => [each.id, each] as const)),
	);
	return html`<section aria-labelledby="findings" data-holder><h2 id="findings">${heading}</h2>
${found.map((shown) => details(shown, explained.get(shown.finding.requirement), options, found.length <= fewFindings))}</section>`;
}

function findingsOf({ results }: FuzzReport): readonly Shown[] {
	const all = results.flatMap((result) =>
		result.findings.map((finding, at) => ({ finding, result, anchor: `finding-${result.id}-${at + 1}` })),
	);
	const isAlike = (one: Finding, other: Finding) => symptomOf(one.fault) === symptomOf(other.fault);
	const rank = ({ finding }: (typeof all)[number]): number =>
		severities.indexOf(finding.severity) * all.length + all.findIndex((other) => isAlike(other.finding, finding));
	return all
		.toSorted((one, other) => rank(one) - rank(other))
		.map((one) => ({
			...one,
			alike: all
				.filter((other) => other.result.id !== one.result.id && isAlike(other.finding, one.finding))
				.map((other) => ({ ...other, alike: [] })),
		}));
}

function details(
	shown: Shown,
	explained: ExplainedRequirement | undefined,
	options: FuzzHtmlOptions,
	isOpen: boolean,
): Markup {
	const { finding, result, anchor } = shown;
	const { fault, requirement, severity, expected, actual } = finding;
	const words = [fault, requirement, severity, result.id, result.title, expected, actual].join(" ");
	return unfoldingFinding({
		attributes: html`id="${anchor}" data-row="uncounted" data-verdict="fail" data-group="${result.group}" data-where="${result.where}" data-text="${words}"`,
		state: "fail",
		name: html`<code class="id">${requirement}</code> by ${result.id}`,
		where: severity,
		title: result.title,
		body: bodyOf(shown, explained, options),
		isOpen,
	});
}

function bodyOf(
	{ finding, result, alike }: Shown,
	explained: ExplainedRequirement | undefined,
	options: FuzzHtmlOptions,
): Piece {
	const { fault, requirement, evidence, conversation, steps = [], replay, stored } = finding;
	const level = explained === undefined ? "" : `, ${explained.level}`;
	return [
		html`<blockquote><p>${explained === undefined ? result.title : prose(explained.text)}</p>
<p class="faint">${requirement}${level}</p></blockquote>
<p class="note">Fault <code>${fault}</code></p>`,
		comparison(finding),
		evidence === undefined ? undefined : exchangeOf(evidence),
		conversation === undefined ? undefined : conversationOf(conversation),
		inputOf(finding),
		alikeOf(alike),
		meaning(finding, explained, (_, text) => text),
		conversation === undefined ? undefined : html`<p class="note">As curl: ${noCurl}</p>`,
		steps.length > 0 ? steps.map((step, at) => stepOf(step, at + 1)) : curlCommand(evidence),
		replay === undefined ? undefined : command("Judged again", replay),
		stored === undefined
			? undefined
			: html`<p class="note">It is the stored input <code>${stored}</code>, which every run judges first.</p>`,
		command("Kept for good, as a counterexample that every run judges first", promotion(finding, result.id, options)),
	];
}

/** One longer than this is in the JSON report only. */
const mostOfStep = 4000;

function stepOf(step: Step, number: number): Markup {
	if ("done" in step) return html`<p class="note">Step ${number}: ${notRequest(step)}</p>`;
	const how = step.how === undefined ? "" : `, ${step.how}`;
	return command(`Step ${number} as curl${how}, its credentials masked`, clipped(step.curl, mostOfStep));
}

function promotion(finding: Finding, property: string, { storedAt }: FuzzHtmlOptions): string {
	const { fault } = finding;
	return `countersign promote ${storedAt(property, finding)} --as regression --fault ${fault} --note 'What was wrong.'`;
}

function inputOf(finding: Finding): Markup {
	const { input, kinds } = finding;
	const label = ["Input", ...inputFacts(finding)].join("; ");
	return html`<p class="label">${label}</p><pre tabindex="0">${clipped(asciiJson(input, "  "), mostOfInput)}</pre>
${kinds.length === 0 ? undefined : html`<p class="label">What it is an example of</p><ul class="kinds">${kinds.map((kind) => html`<li><code>${kind}</code></li>`)}</ul>`}`;
}

function alikeOf(alike: readonly Shown[]): Piece {
	if (alike.length === 0) return undefined;
	return html`<p class="note">It looks like ${alike.map(
		({ anchor, finding, result }, at) =>
			html`${at === 0 ? "" : ", "}<a href="#${anchor}">${finding.requirement} by ${result.id}</a>`,
	)}</p>`;
}
