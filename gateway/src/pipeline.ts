import { accept, type Principal, type Refusal, type Result, type Route, refuse } from "#protocol";
import type { Exchange } from "./exchange.ts";
import type { Forwarded } from "./forward-request.ts";
import type { Head } from "./head.ts";
import type { AnswerFacts } from "./respond.ts";

/** Answers one request: judged stage by stage, cheapest and most harmless first, then forwarded or refused. */
export async function answer(exchange: Exchange): Promise<Response> {
	const outcome = await decide(exchange);
	const response = outcome.ok ? respondForwarded(exchange, outcome.value) : respondRefused(exchange, outcome.refusal);
	const refusal = outcome.ok ? null : outcome.refusal;
	const ray = exchange.fields.get("cf-ray") ?? null;
	const line = exchange.trace.line(exchange.requestId, ray, response.status, refusal);
	exchange.stages.writeLog(line, exchange.platform.log);
	exchange.stages.measure(line, exchange.platform.measure);
	return response;
}

/** The verification order of the specification, section 2. */
async function decide(exchange: Exchange): Promise<Result<Forwarded>> {
	const { stages } = exchange;
	const within = await stages.limitClient(exchange, exchange.config.limiter);
	if (!within.ok) {
		return within;
	}
	const head = stages.judgeHead(exchange);
	if (!head.ok) {
		return head;
	}
	const route = stages.findRoute(head.value.target.path, exchange.config.routes);
	exchange.trace.route(route);
	const open = await stages.admitToRoute(exchange, route);
	if (!open.ok) {
		return open;
	}
	const letIn = await stages.letIn(exchange, head.value, route);
	if (!letIn.ok) {
		return letIn;
	}
	const allowed = authorizeRoute(exchange, letIn.value.principal, route, head.value);
	return allowed.ok ? stages.forwardRequest(exchange, head.value, allowed.value, letIn.value) : allowed;
}

function authorizeRoute(
	{ stages }: Exchange,
	principal: Principal | null,
	route: Route | undefined,
	head: Head,
): Result<Route> {
	if (route === undefined) {
		return refuse("no_route");
	}
	if (principal === null) {
		return accept(route);
	}
	const allowed = stages.authorize(principal, route, head.method);
	return allowed.ok ? accept(route) : allowed;
}

function respondForwarded(exchange: Exchange, forwarded: Forwarded): Response {
	const response = exchange.stages.respondUpstream(forwarded.response, answerFacts(exchange));
	if (exchange.config.serverTiming && forwarded.authenticated) {
		const timings = Object.entries(exchange.trace.stages).map(([stage, ms]) => `${stage};dur=${ms}`);
		response.headers.set("server-timing", timings.join(", "));
	}
	return response;
}

function respondRefused(exchange: Exchange, refusal: Refusal): Response {
	return exchange.stages.respondRefusal(refusal, answerFacts(exchange));
}

function answerFacts({ requestId, request, trace, platform }: Exchange): AnswerFacts {
	return { requestId, method: request.method, quotas: trace.quotaStates, allow: trace.allow, now: platform.now() };
}
