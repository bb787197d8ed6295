import { accept, knownMethods, type Method, type Route } from "#protocol";
import type { Exchange } from "../../../gateway/src/exchange.ts";
import { type Head, targetText } from "../../../gateway/src/head.ts";
import type { Fault } from "../mutant.ts";

/** A request as it is, with nothing judged. */
function anyHead({ request, fields, stages }: Exchange): Head {
	const text = targetText(request.url) || "/";
	const header = stages.headerLookup(fields);
	const method = knownMethods.find((name) => name === request.method) ?? "GET";
	const target = { path: text.replace(/\?.*$/s, ""), query: null, text };
	return { method, target, host: header("host") ?? "", header };
}

function anyRoute(routes: readonly Route[]): Route | undefined {
	const [first] = routes;
	const methods = Object.fromEntries(knownMethods.map((method): [Method, readonly string[]] => [method, []]));
	return first && { ...first, methods };
}

export const everythingLetIn: Fault = {
	id: "everything-let-in",
	sentence: "Forwards every request, whatever it carries.",
	stages: (reference) => ({
		...reference,
		judgeHead: (exchange) => accept(anyHead(exchange)),
		findRoute: (_path, routes) => anyRoute(routes),
		async letIn(exchange, head) {
			const { request, config, stages } = exchange;
			const body = await stages.readBody(request, "POST", config.limits.bodyBytes);
			const forwarded = body.ok && head.method !== "GET" && head.method !== "HEAD" ? body.value : new Uint8Array();
			return accept({ principal: null, body: forwarded });
		},
	}),
};
