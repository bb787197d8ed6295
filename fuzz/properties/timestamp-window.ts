import { windowCase } from "../arbitraries/window-case.ts";
import { checkable } from "../checkable.ts";
import { countersignV1 } from "../core.ts";
import { windowCaseKinds } from "../kinds/window-case-kinds.ts";
import { timestampsPassWithinTheWindow } from "../laws/window.ts";
import { inProcess, type Property } from "../property.ts";
import { coreTimestampGate } from "../subjects/timestamp-gate.ts";

export const timestampWindow: Property = {
	id: "timestamp-window",
	group: "timestamp",
	title: "a timestamp passes if and only if it is ten digits within the window around the clock",
	requirements: ["HMAC-HDR-06", "HMAC-TIME-01", "HMAC-TIME-02", "HMAC-TIME-03"],
	severity: "critical",
	where: "in-process",
	runs: 8000,
	open: () =>
		inProcess(
			checkable(windowCase, timestampsPassWithinTheWindow(coreTimestampGate(countersignV1)), {
				kinds: windowCaseKinds,
			}),
		),
};
