import type { Check } from "../engine/check.ts";
import type { Mutant } from "../mutants/mutant.ts";
import { evidenceOf, type ThreatEvidence } from "./evidence.ts";
import type { Threat, ThreatGroup } from "./threat.ts";

/** So many checks of one threat are named; the others are counted. */
const namedChecks = 3;

const introduction = `# Threats

_Written by \`npx tsx --conditions=source conformance/threats/write.ts\`; a test compares it with what it is made of._

The ways in which a signed gateway can be wrong, and for each what a gateway with it does not keep, which checks ask for
that, and which broken gateways prove that the asking is worth something. Where it takes more than requests, a test
of the Workers pool stands for the check; where requests could tell and do not, and where there is neither, the row says why.

What it takes to see a flaw: the _port_ and valid credentials alone, an _echo_ upstream, an _issuer_ or a _key store_ under
the runner's control, the _clock_, _faults_ of what the gateway needs, its _inside_, or a deployment in _production_.
`;

/** The threat table as Markdown. */
export function threatDocument(
	groups: readonly ThreatGroup[],
	checks: readonly Check[],
	mutants: readonly Mutant[],
): string {
	const rows = groups.flatMap(({ threats }) => threats);
	const sections = groups.map(({ title, prefix, threats }) => {
		const lines = threats.map((threat) => rowOf(threat, evidenceOf(threat, checks, mutants)));
		return [`## ${prefix}: ${title}`, "", header, divider, ...lines, ""].join("\n");
	});
	return [introduction, summaryOf(rows), "", ...sections].join("\n");
}

const columns = ["threat", "flaw", "severity", "to be seen", "requirements", "checks or tests", "mutants"];
const header = `| ${columns.join(" | ")} |`;
const divider = `| ${columns.map(() => "---").join(" | ")} |`;

function summaryOf(rows: readonly Threat[]): string {
	const leftOut = rows.filter((threat) => threat.leftOut !== undefined).length;
	const tested = rows.filter((threat) => threat.leftOut === undefined && threat.tests !== undefined).length;
	return `${rows.length} threats: ${rows.length - leftOut - tested} asked for on the wire, ${tested} by tests of the Workers pool or both, ${leftOut} left out for a reason.`;
}

function rowOf(threat: Threat, evidence: ThreatEvidence): string {
	const mutants = evidence.mutants.map(({ id }) => code(id)).join(", ");
	const cells = [
		threat.id,
		threat.flaw,
		threat.severity,
		threat.sight.join(", "),
		evidence.requirements.join(", "),
		[...checkNames(evidence), ...testNames(threat)].join("; "),
		[mutants, said("Not from outside", threat.notFromOutside), said("Left out", threat.leftOut)]
			.filter(Boolean)
			.join(" "),
	];
	return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

function said(what: string, reason: string | undefined): string {
	return reason === undefined ? "" : `_${what}: ${reason}_`;
}

function checkNames({ checks, requirements }: ThreatEvidence): readonly string[] {
	if (checks.length === 0) {
		return [];
	}
	const telling = checks.filter(({ requirement }) => requirements.includes(requirement));
	const named = telling.slice(0, namedChecks).map(({ id }) => code(id));
	const others = checks.length - named.length;
	return [[...named, ...(others > 0 ? [`${others} more`] : [])].join(", ")];
}

function testNames({ tests = [] }: Threat): readonly string[] {
	return tests.map(({ file, name }) => `${name} (${code(file)})`);
}

function code(text: string): string {
	return `\`${text}\``;
}
