import { anyToken } from "../arbitraries/token-case.ts";
import { checkable } from "../checkable.ts";
import { tokenCaseKinds } from "../kinds/token-case-kinds.ts";
import { tokensProveWhatThePredicateSays } from "../laws/token-decision.ts";
import { inProcess, type Property } from "../property.ts";
import { coreTokenJudge } from "../subjects/token-judge.ts";
import { readTokenKeys } from "../subjects/token-keys.ts";

export const tokenDecisions: Property = {
	id: "token-decisions",
	group: "token",
	title: "a token that a trusted key signed proves what the strict predicate says, or nothing",
	requirements: [
		...[
			"JWT-FORM-01",
			"JWT-FORM-04",
			"JWT-FORM-06",
			"JWT-FORM-07",
			"JWT-FORM-08",
			"JWT-FORM-09",
			"JWT-ALG-01",
			"JWT-ALG-04",
		],
		...["JWT-ALG-05", "JWT-KEY-01", "JWT-KEY-02", "JWT-CLAIM-01", "JWT-CLAIM-02", "JWT-CLAIM-03", "JWT-CLAIM-04"],
		...["JWT-CLAIM-05", "JWT-CLAIM-06", "JWT-CLAIM-07", "JWT-CLAIM-08", "JWT-CLAIM-09", "JWT-CLAIM-10"],
	],
	severity: "critical",
	where: "in-process",
	runs: 1500,
	open: () =>
		inProcess(
			checkable(anyToken, tokensProveWhatThePredicateSays(coreTokenJudge, readTokenKeys()), { kinds: tokenCaseKinds }),
		),
};
