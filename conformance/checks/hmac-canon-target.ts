import type { Check } from "../engine/check.ts";
import { refused } from "./expect.ts";
import { pathTamperings } from "./hmac-canon-path.ts";
import { queryTamperings } from "./hmac-canon-query.ts";
import { tampering } from "./signed.ts";
import { mark } from "./target-rules.ts";

/** HMAC-CANON-08: one target was signed, and another sent that a gateway might take for the same. */
export const canonicalTargetChecks: readonly Check[] = [...pathTamperings, ...queryTamperings].map((row) =>
	tampering({
		id: `HMAC-CANON-08/${row.slug}`,
		title: `refuses a target with ${row.what} after it was signed`,
		severity: row.severity,
		threats: row.threats,
		references: row.references ?? ["RFC 9421 §7.2.1", "CWE-347"],
		needs: row.verbatim === true ? ["countersign-v1"] : [],
		signed: { path: `{route}${mark}${row.signed}` },
		sent: [{ inTarget: [mark + row.signed, mark + row.sent] }],
		honest: { path: `{route}${mark}${row.sent}` },
		expect: refused("invalid_credentials"),
	}),
);
