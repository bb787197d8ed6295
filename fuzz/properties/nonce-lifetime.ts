import { windowCase } from "../arbitraries/window-case.ts";
import { checkable } from "../checkable.ts";
import { acceptableUntil, countersignV1 } from "../core.ts";
import { windowCaseKinds } from "../kinds/window-case-kinds.ts";
import { noncesLiveAsLongAsTimestamps } from "../laws/window.ts";
import { inProcess, type Property } from "../property.ts";
import { coreTimestampGate } from "../subjects/timestamp-gate.ts";

export const nonceLifetime: Property = {
	id: "nonce-lifetime",
	group: "timestamp",
	title: "a nonce is to be remembered until its timestamp is accepted for the last time",
	requirements: ["HMAC-NONCE-08"],
	severity: "critical",
	where: "in-process",
	runs: 4000,
	open: () =>
		inProcess(
			checkable(
				windowCase,
				noncesLiveAsLongAsTimestamps({
					gate: coreTimestampGate(countersignV1),
					acceptableUntil: (text) => acceptableUntil(text, countersignV1),
				}),
				{ kinds: windowCaseKinds },
			),
		),
};
