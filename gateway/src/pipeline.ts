import { accept, allowedMethods, type Principal, type Refusal, type Result, type Route, refuse } from "#protocol";
import { admitHmac, authenticateHmac, authenticateJwt } from "./authenticate.ts";
import type { Exchange } from "./exchange.ts";
import type { Head } from "./head.ts";
import type { AnswerFacts } from "./respond.ts";

/** Answers one request: judged stage by stage, cheapest and most harmless first, then forwarded or refused. */
export async function answer(exchange: Exchange): Promise<Response> {
	const outcome = await decide(exchange);
	const response = outcome.ok ? respondForwarded(exchange, outcome.value) : respondRefused(exchange, outcome.refusal);
	const refusal = outcome.ok ? null : outcome.refusal;
	const ray = exchange.request.headers.get("cf-ray");
	exchange.stages.writeLog(
		exchange.trace.line(exchange.requestId, ray, response.status, refusal),
		exchange.platform.log,
	);
	return response;
}

/** The verification order of the specification, section 2. */
async function decide(exchange: Exchange): Promise<Result<Forwarded>> {
	const head = judgeHead(exchange);
	if (!head.ok) {
		return head;
	}
	const route = exchange.stages.findRoute(head.value.target.path, exchange.routes);
	exchange.trace.route(route);
	const letIn = isPublic(route, head.value)
		? await openBody(exchange, head.value)
		: await authenticate(exchange, head.value);
	if (!letIn.ok) {
		return letIn;
	}
	const allowed = authorizeRoute(exchange, letIn.value.principal, route, head.value);
	return allowed.ok ? forward(exchange, head.value, allowed.value, letIn.value) : allowed;
}

function judgeHead({ request, stages, config, scheme, defaultPort }: Exchange): Result<Head> {
	const header = (name: string) => request.headers.get(name);
	const method = stages.parseMethod(request.method);
	if (!method.ok) {
		return method;
	}
	const target = stages.parseTarget(request.url, scheme);
	if (!target.ok && target.refusal.code === "target_too_long") {
		return target;
	}
	const size = stages.checkHeaderSize(request.headers, config.limits.headerBytes);
	if (!size.ok) {
		return size;
	}
	if (!target.ok) {
		return target;
	}
	const host = stages.parseHost(header, { defaultPort, hosts: config.hosts });
	if (!host.ok) {
		return host;
	}
	const framing = stages.checkFraming(header, config.limits.bodyBytes);
	if (!framing.ok) {
		return framing;
	}
	return accept({ method: method.value, target: target.value, host: host.value, header });
}

/** A request that was let in, with the bytes that were hashed. */
interface LetIn {
	readonly principal: Principal | null;
	readonly body: Uint8Array<ArrayBuffer>;
}

/** A public route that lacks the method is refused as any other, after authentication (AUTHZ-06). */
function isPublic(route: Route | undefined, head: Head): route is Route {
	return route?.public === true && allowedMethods(route).includes(head.method);
}

async function openBody(exchange: Exchange, head: Head): Promise<Result<LetIn>> {
	const body = await readBody(exchange, head);
	return body.ok ? accept({ principal: null, body: body.value }) : body;
}

async function authenticate(exchange: Exchange, head: Head): Promise<Result<LetIn>> {
	const credential = exchange.stages.chooseCredential(head.header, exchange.scheme);
	if (!credential.ok) {
		return credential;
	}
	if (credential.value.kind === "jwt") {
		exchange.trace.credential("jwt", null);
		return letInByToken(exchange, head, credential.value.token);
	}
	const { signed, contentType } = credential.value;
	exchange.trace.credential("hmac", signed.keyId);
	const signer = await authenticateHmac(exchange, head, signed, contentType);
	if (!signer.ok) {
		return signer;
	}
	const body = await readBody(exchange, head);
	if (!body.ok) {
		return body;
	}
	const quotas = await admitHmac(exchange, signed, signer.value, body.value);
	if (!quotas.ok) {
		return quotas;
	}
	exchange.trace.quotas(quotas.value);
	return accept({ principal: signer.value.principal, body: body.value });
}

async function letInByToken(exchange: Exchange, head: Head, token: string): Promise<Result<LetIn>> {
	const principal = await authenticateJwt(exchange, token);
	if (!principal.ok) {
		return principal;
	}
	const body = await readBody(exchange, head);
	return body.ok ? accept({ principal: principal.value, body: body.value }) : body;
}

async function readBody(
	{ request, stages, config, trace }: Exchange,
	head: Head,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
	return trace.time("body", stages.readBody(request.body, head.method, config.limits.bodyBytes));
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

interface Forwarded {
	readonly response: Response;
	readonly authenticated: boolean;
}

async function forward(exchange: Exchange, head: Head, route: Route, letIn: LetIn): Promise<Result<Forwarded>> {
	const { stages, config, platform, requestId, request, trace } = exchange;
	const headers = stages.passedHeaders(head.header, config.forwardHeaders);
	const facts = {
		requestId,
		clientAddress: request.headers.get("cf-connecting-ip"),
		protocol: config.publicOrigin.startsWith("https:") ? ("https" as const) : ("http" as const),
		host: head.host,
	};
	for (const [name, value] of stages.gatewayHeaders(letIn.principal, facts)) {
		headers.set(name, value);
	}
	const upstream = config.upstreams[route.upstream];
	if (upstream === undefined) {
		throw new Error(`no upstream named "${route.upstream}"`);
	}
	const response = await trace.time(
		"upstream",
		stages.forward(
			{
				upstream,
				method: head.method,
				target: head.target.text,
				headers,
				body: letIn.body,
				timeoutSeconds: config.limits.upstreamSeconds,
			},
			platform.upstream,
		),
	);
	return response.ok ? accept({ response: response.value, authenticated: letIn.principal !== null }) : response;
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
