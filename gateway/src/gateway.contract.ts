import type { GatewaySubject } from "./bench/bench.ts";
import { configCases } from "./config.contract.ts";
import type { ContractCase } from "./contract.ts";
import { divisionCases } from "./division.contract.ts";
import { faultCases } from "./fault.contract.ts";
import { keptRecordCases } from "./kept-record.contract.ts";
import { entryCases } from "./key-entry.contract.ts";
import { cacheCases } from "./key-set.contract.ts";
import { logCases } from "./log.contract.ts";
import { orderCases } from "./order.contract.ts";
import { proofCases } from "./proof.contract.ts";
import { shedCases } from "./shed.contract.ts";
import { timeCases } from "./time.contract.ts";

/** All that a composed gateway owes and no request from outside can show, in the order in which it is best read. */
export const gatewayCases: readonly ContractCase<GatewaySubject>[] = [
	...configCases,
	...timeCases,
	...orderCases,
	...proofCases,
	...faultCases,
	...cacheCases,
	...divisionCases,
	...keptRecordCases,
	...entryCases,
	...logCases,
	...shedCases,
];
