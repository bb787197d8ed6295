import {
	type DryRunResult,
	DryRunStatus,
	type MutantRunOptions,
	type MutantRunResult,
	MutantRunStatus,
	type TestResult,
	type TestRunner,
	type TestRunnerCapabilities,
	TestStatus,
} from "@stryker-mutator/api/test-runner";
import { checks as allChecks } from "../checks/index.ts";
import type { Check } from "../engine/check.ts";
import { sparesFor } from "../engine/spares.ts";
import { combineCoverage } from "./coverage.ts";
import { instrumentedWorker } from "./instrumented-worker.ts";
import { LikelyKillers } from "./likely-killers.ts";
import { type ActiveMutant, MutatedLab } from "./mutated-lab.ts";
import { runOneByOne } from "./one-by-one.ts";
import { type Finding, runFindings, sanityId } from "./suite.ts";

/** So many findings of one run are looked at again, each by itself, before the mutant has survived them. */
const secondLooks = 12;

/** Holds the conformance suite against each mutant of the gateway that stands in a directory, for Stryker. */
export class SuiteRunner implements TestRunner {
	readonly #directory: string;
	readonly #checks: readonly Check[];
	readonly #killers = new LikelyKillers();
	#lab: MutatedLab | undefined;

	/** With these checks in place of the whole suite. */
	constructor(directory: string, checks: readonly Check[] = allChecks) {
		this.#directory = directory;
		this.#checks = checks;
	}

	/** A mutant is in force from the first line of the gateway's modules on, always. */
	capabilities(): TestRunnerCapabilities {
		return { reloadEnvironment: true };
	}

	async init(): Promise<void> {
		this.#lab = new MutatedLab(await instrumentedWorker(this.#directory), sparesFor(this.#checks));
	}

	async dispose(): Promise<void> {
		await this.#lab?.dispose();
	}

	/** The suite as it is run otherwise, then check by check to learn what each executes. Every check must pass. */
	async dryRun(): Promise<DryRunResult> {
		const lab = this.#running();
		const whole = await runFindings(await lab.begin(), this.#checks, { bail: false });
		const atOnce = await lab.takeCoverage();
		const alone = await runOneByOne(lab, this.#checks);
		const mutantCoverage = combineCoverage(atOnce, await lab.takeCoverage());
		const findings = await this.#repeatedOf([...whole, ...alone]);
		const tests = [{ id: sanityId, title: "lets plain requests be judged" }, ...this.#checks].map(({ id, title }) =>
			testResult(
				id,
				title,
				findings.find(({ by }) => by === id),
			),
		);
		return { status: DryRunStatus.Complete, tests, mutantCoverage };
	}

	/** Killed is what fails a check twice, the second time by itself: what a busy machine brings about is gone by then. */
	async mutantRun({ activeMutant, hitLimit, testFilter }: MutantRunOptions): Promise<MutantRunResult> {
		const mutant = { id: activeMutant.id, ...(hitLimit === undefined ? {} : { hitLimit }) };
		const checks = this.#chosen(testFilter);
		const finding = await this.#findingAbout(mutant, checks);
		if (finding === undefined) return { status: MutantRunStatus.Survived, nrOfTests: checks.length };
		if (finding.by !== sanityId) this.#killers.killed(finding.by);
		return {
			status: MutantRunStatus.Killed,
			killedBy: [finding.by],
			failureMessage: `${finding.verdict}: ${finding.because}`,
			nrOfTests: checks.length,
		};
	}

	async #findingAbout(mutant: ActiveMutant, checks: readonly Check[]): Promise<Finding | undefined> {
		for (const part of this.#killers.parts(checks)) {
			const finding = await this.#repeatedFinding(mutant, part);
			if (finding !== undefined) return finding;
		}
		return undefined;
	}

	/**
	 * The first finding that is there again when what found it is run by itself. Where those that come first are not, all are
	 * collected: a mutant may fail many checks now and then, and one of them always.
	 */
	async #repeatedFinding(mutant: ActiveMutant, checks: readonly Check[]): Promise<Finding | undefined> {
		for (const bail of [true, false]) {
			const findings = await runFindings(await this.#running().begin(mutant), checks, { bail });
			if (findings.length === 0) return undefined;
			for (const finding of findings.slice(0, secondLooks)) {
				const repeated = await this.#again(finding, mutant);
				if (repeated !== undefined) return repeated;
			}
		}
		return undefined;
	}

	/** Those findings about the gateway as it is that are there again, and those about checks that ask nothing of it. */
	async #repeatedOf(findings: readonly Finding[]): Promise<readonly Finding[]> {
		const repeated: Finding[] = [];
		for (const finding of findings) {
			const again = finding.verdict === "skip" ? finding : await this.#again(finding);
			if (again !== undefined) repeated.push(again);
		}
		return repeated;
	}

	async #again({ by }: Finding, mutant?: ActiveMutant): Promise<Finding | undefined> {
		const findings = await runFindings(await this.#running().begin(mutant), this.#chosen([by]), { bail: true });
		return findings.find((finding) => finding.by === by);
	}

	#chosen(testFilter: readonly string[] | undefined): readonly Check[] {
		const chosen = testFilter && new Set(testFilter);
		const checks = chosen === undefined ? this.#checks : this.#checks.filter(({ id }) => chosen.has(id));
		// What only plain requests execute is seen by the plain requests of any run.
		return checks.length > 0 ? checks : this.#checks.slice(0, 1);
	}

	#running(): MutatedLab {
		if (this.#lab === undefined) throw new Error("the runner was not initialised");
		return this.#lab;
	}
}

function testResult(id: string, title: string, finding: Finding | undefined): TestResult {
	const test = { id, name: `${id} ${title}`, timeSpentMs: 0 };
	if (finding === undefined) return { ...test, status: TestStatus.Success };
	if (finding.verdict === "skip") return { ...test, status: TestStatus.Skipped };
	return { ...test, status: TestStatus.Failed, failureMessage: `${finding.verdict}: ${finding.because}` };
}
