import type { Timekeeper } from "../../conformance/engine/schedule.ts";
import type { Step } from "../law.ts";
import type { AdmissionModel } from "../models/admission.ts";
import type { ExchangeFacts } from "./decided-exchange.ts";
import type { FreshNames, Party, WrittenPlans } from "./gateway-command.ts";
import type { Sent } from "./gateway-request.ts";
import type { Site } from "./gateway-site.ts";

export interface WholeParts {
	readonly sites: ReadonlyMap<string, Site>;
	/** Letters and digits that were never used. */
	freshLetters(): string;
	readonly statusOf: ReadonlyMap<string, number>;
	/** Of the runner, whatever clocks its gateways have. */
	readonly time: Timekeeper;
	readonly runId: string;
	/** For one exchange. */
	readonly timeoutMs: number;
}

/** What has become of a gateway in the course of one sequence. */
export interface Course extends ExchangeFacts {
	readonly site: Site;
	readonly parts: WholeParts;
	readonly names: FreshNames;
	readonly admission: AdmissionModel;
	/** What the key store holds, by key id. */
	readonly records: Map<string, string>;
	/** What was done so far, whoever did it. */
	readonly steps: Step[];
	/** Why a command was not judged, by its place in the sequence. */
	readonly missed: Map<number, string>;
	readonly plans: Map<Party, WrittenPlans>;
	readonly reached: Map<string, number>;
	/** What each party signed last: as it was, and as it went out. */
	readonly signed: Map<Party, Sent>;
}
