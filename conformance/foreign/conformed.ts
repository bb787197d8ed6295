import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { z } from "zod";
import { checks } from "../checks/index.ts";
import { conform } from "../cli/conform.ts";
import { fakeIo } from "../cli/fake-io.ts";
import { openTarget } from "../cli/open-target.ts";
import type { RunnerConfig } from "../config/index.ts";
import { Report } from "../report/index.ts";

export interface Conformed {
	/** Of the command. */
	exitCode: number;
	report: Report;
}

/** What `countersign conform --config FILE` makes of a gateway, in this process; `files` stand beside the config. */
export async function conformed(
	config: z.input<typeof RunnerConfig>,
	env: Readonly<Record<string, string>> = {},
	files: Readonly<Record<string, unknown>> = {},
	only?: readonly string[],
): Promise<Conformed> {
	const cwd = mkdtempSync(join(tmpdir(), "foreign-"));
	try {
		for (const [name, content] of Object.entries({ ...files, "countersign.json": config })) {
			writeFileSync(join(cwd, name), JSON.stringify(content));
		}
		const io = fakeIo({ cwd, env: { ...env } });
		const chosen = only === undefined ? {} : { only };
		const options = { config: "countersign.json", reporter: ["json"], verbose: false, ...chosen };
		const exitCode = await conform(options, io, { checks, openTarget });
		return { exitCode, report: Report.parse(JSON.parse(io.out())) };
	} finally {
		rmSync(cwd, { recursive: true });
	}
}
