import { readSpecification } from "../conformance/engine/requirements.ts";
import { plainRequestTo } from "./laws/plain-request.ts";
import { Unsettled, verdictOn } from "./laws/verdict.ts";
import { open } from "./models/prediction.ts";
import type { Gateway } from "./place.ts";
import { requestsAtOnce } from "./properties/over-the-wire.ts";

/**
 * Sends plain requests, as many at once as one input may have, so that a gateway which is only slow with so many is not
 * taken for one that an input stops. Throws `Unsettled` unless each is answered.
 */
export async function answersPlainly(gateway: Gateway): Promise<void> {
	const { probe } = plainRequestTo(gateway.target);
	const { statusOf } = readSpecification();
	const answered = async (): Promise<void> => {
		const { exchange } = await gateway.exchange(probe);
		const violation = await verdictOn(exchange, open, { gateway, statusOf, mayBeRefusedBefore: false });
		if (violation?.requirement !== "ANS-05") return;
		throw new Unsettled(`the target does not answer plain requests any more: ${violation.actual}`);
	};
	const settled = await Promise.allSettled(Array.from({ length: requestsAtOnce }, answered));
	const failed = settled.find(({ status }) => status === "rejected");
	if (failed?.status === "rejected") throw failed.reason;
}
