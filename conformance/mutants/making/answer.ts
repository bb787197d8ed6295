import { type Refusal, refusalTable } from "#protocol";
import type { AnswerFacts } from "../../../gateway/src/respond.ts";
import type { Stages } from "../../../gateway/src/stages.ts";

/** A gateway that changes its refusals before it sends them. */
export function refusingWith(
	change: (response: Response, refusal: Refusal, facts: AnswerFacts) => Response | undefined,
): (reference: Stages) => Stages {
	return (reference) => ({
		...reference,
		respondRefusal(refusal, facts) {
			const response = reference.respondRefusal(refusal, facts);
			return change(response, refusal, facts) ?? response;
		},
	});
}

/** A refusal with one more member in its document; any other answer is left alone. */
export async function withMember(response: Response, name: string, value: string): Promise<Response> {
	if (response.headers.get("content-type") !== "application/problem+json" || response.body === null) {
		return response;
	}
	const problem: unknown = await response.json();
	const body = JSON.stringify({ ...Object(problem), [name]: value });
	return new Response(body, { status: response.status, headers: response.headers });
}

/** A refusal with a detail in its document, where there is one and a body may be sent. */
export function detailed(
	response: Response,
	{ code, offset, reason }: Refusal,
	{ requestId, method }: AnswerFacts,
	detail: string | undefined,
): Response {
	if (detail === undefined || method === "HEAD") {
		return response;
	}
	const { status, headers } = response;
	const type = `urn:countersign:problem:${code}`;
	const problem = { type, title: refusalTable[code].title, status, code, requestId, offset, reason, detail };
	return new Response(JSON.stringify(problem), { status, headers });
}
