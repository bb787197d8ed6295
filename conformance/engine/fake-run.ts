import { Report, type Result } from "../report/schema.ts";
import type { Check } from "./check.ts";
import { type FakeGateway, fakeSpecification, fakeTarget, soundGateway } from "./fake-target.ts";
import { type RunOptions, runSuite } from "./run.ts";
import type { Target } from "./target.ts";

/** For tests: runs checks against a fake gateway, and holds the report against its schema. */
export async function run(
	checks: readonly Check[],
	gateway: FakeGateway = soundGateway,
	options: Partial<RunOptions> & { overrides?: Partial<Target> } = {},
): Promise<Report> {
	const { overrides, ...rest } = options;
	const report = await runSuite({
		target: fakeTarget(gateway, overrides),
		checks,
		specification: fakeSpecification,
		...rest,
	});
	return Report.parse(report);
}

/** The result of the first check. */
export function first({ results }: Report): Result {
	const [result] = results;
	if (result === undefined) throw new Error("no result");
	return result;
}
