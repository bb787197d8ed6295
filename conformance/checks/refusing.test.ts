import { expect, it } from "vitest";
import { readSpecification } from "../engine/requirements.ts";
import { runSuite } from "../engine/run.ts";
import { openGateway, targetAround } from "./extreme-gateways.ts";
import { checks } from "./index.ts";

const ids = ["ANS-01/insufficient-scope", "ANS-11/insufficient-scope", "ANS-12/insufficient-scope"];

async function verdicts(gateway: typeof openGateway): Promise<readonly string[]> {
	const chosen = checks.filter(({ id }) => ids.includes(id));
	const target = targetAround(gateway);
	const { results } = await runSuite({ target, checks: chosen, specification: readSpecification() });
	return results.map(({ id, verdict }) => `${verdict} ${id}`);
}

it("asks of an answer to what was let in only the rules of every answer", async () => {
	expect(await verdicts(openGateway)).toEqual([`fail ${ids[0]}`, `pass ${ids[1]}`, `pass ${ids[2]}`]);
	const permitting: typeof openGateway = (request, upstream) => {
		const outcome = openGateway(request, upstream);
		if (!outcome.ok) return outcome;
		const headers = [...outcome.answer.headers, ["Access-Control-Allow-Origin", "*"] as const];
		return { ok: true, answer: { ...outcome.answer, headers } };
	};
	expect(await verdicts(permitting)).toEqual([`fail ${ids[0]}`, `fail ${ids[1]}`, `pass ${ids[2]}`]);
});
