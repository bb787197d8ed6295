import * as fc from "fast-check";
import { tokenAttack } from "../arbitraries/token-attack.ts";
import { honestToken } from "../arbitraries/token-case.ts";
import { checkable } from "../checkable.ts";
import { kindsOfPart } from "../kinds/kind-rows.ts";
import { tokenAttackKinds } from "../kinds/token-attack-kinds.ts";
import { kindsOfAll } from "../laws/together.ts";
import { noAttackIsAccepted } from "../laws/token-attack.ts";
import { inProcess, type Property } from "../property.ts";
import { coreTokenJudge } from "../subjects/token-judge.ts";
import { readTokenKeys } from "../subjects/token-keys.ts";

export const tokenAttacks: Property = {
	id: "token-attacks",
	group: "token",
	title: "an honest token is accepted, and nothing that is made of it without a key of the issuer",
	requirements: ["JWT-FORM-01", "JWT-FORM-02", "JWT-FORM-03", "JWT-ALG-02", "JWT-ALG-03", "JWT-ALG-04", "JWT-ALG-05"],
	severity: "critical",
	where: "in-process",
	runs: 1500,
	open: () =>
		inProcess(
			checkable(
				fc.record({ token: honestToken, attacks: fc.array(tokenAttack, { minLength: 1, maxLength: 2 }) }),
				noAttackIsAccepted(coreTokenJudge, readTokenKeys()),
				{ kinds: kindsOfPart(kindsOfAll(tokenAttackKinds), ({ attacks }) => attacks) },
			),
		),
};
