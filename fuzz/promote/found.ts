import { readJsonFile } from "../../conformance/config/json-file.ts";
import { isMasked, storedKind } from "../../conformance/replay/index.ts";
import { KeptFinding } from "../corpus.ts";
import { threatsOf } from "../kinds.ts";
import { type Finding, FuzzReport } from "../report/schema.ts";

/** A finding that was kept, and where. */
export interface Found {
	/** As it was named. */
	readonly file: string;
	readonly property: string;
	readonly finding: Finding;
	/** Rows of the threat catalogue that its kinds stand for, as far as the file says. */
	readonly threats: readonly string[];
	/** 32-bit integer, where the file says under which seed it was found. */
	readonly seed?: number;
}

/** What a finding becomes, or why it cannot. */
export type Promoted =
	| {
			readonly ok: true;
			/** Of the file, with its ending. */
			readonly name: string;
			readonly text: string;
			/** What somebody is to look at before it is used, as sentences. */
			readonly remarks: readonly string[];
	  }
	| { readonly ok: false; readonly reason: string };

export const maskedReason = "its input holds what was masked as a proof or a secret, so that it cannot be made again";

/**
 * All findings of a JSON report of `fuzz`, or the one of a file of a corpus; none where it is a report of `conform`, or a
 * regression, of which nobody knows any more what it was.
 * `path` is absolute. Throws a `ConfigError`.
 */
export function findingsIn(path: string, file: string): readonly Found[] {
	switch (storedKind(path)) {
		case "suite":
		case "regression":
			return [];
		case "finding": {
			const { property, finding, threats = [], seed } = readJsonFile(path, KeptFinding);
			return [{ file, property, finding, threats, ...(seed === undefined ? {} : { seed }) }];
		}
		case "fuzz": {
			const { results, seed } = readJsonFile(path, FuzzReport);
			return results.flatMap(({ id, findings, explored }) =>
				findings.map((finding) => {
					const threats = threatsOf(finding.kinds, explored.kinds);
					return { file, property: id, finding, threats, seed };
				}),
			);
		}
	}
}

/** Whether the input of a finding is only what was left of it. */
export function isLeftover({ finding }: Found): boolean {
	return isMasked(finding.input);
}
