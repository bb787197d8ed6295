import { accept, allowedMethods, type Principal, type Result, type Route, type SignedHeaders } from "#protocol";
import type { Exchange } from "./exchange.ts";
import type { Head } from "./head.ts";

/** A request that was let in, with the bytes that were hashed. */
export interface LetIn {
	/** Null on a public route. */
	readonly principal: Principal | null;
	readonly body: Uint8Array<ArrayBuffer>;
}

/**
 * Lets a request in by a public route or by its credential (AUTHZ-03, AUTHZ-04). A public route that lacks the
 * method is refused as any other, after authentication (AUTHZ-06).
 */
export async function letIn(exchange: Exchange, head: Head, route: Route | undefined): Promise<Result<LetIn>> {
	if (route?.public === true && allowedMethods(route).includes(head.method)) {
		const body = await readBody(exchange, head);
		return body.ok ? accept({ principal: null, body: body.value }) : body;
	}
	return exchange.stages.authenticate(exchange, head);
}

/** Chooses the credential and proves it; there is no way from one kind to the other (CRED-02). */
export async function authenticate(exchange: Exchange, head: Head): Promise<Result<LetIn>> {
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
	return letInBySignature(exchange, head, signed, contentType);
}

async function letInBySignature(
	exchange: Exchange,
	head: Head,
	signed: SignedHeaders,
	contentType: string,
): Promise<Result<LetIn>> {
	const signer = await exchange.stages.authenticateHmac(exchange, head, signed, contentType);
	if (!signer.ok) {
		return signer;
	}
	const body = await readBody(exchange, head);
	if (!body.ok) {
		return body;
	}
	const admitted = await exchange.stages.admitHmac(exchange, signed, signer.value, body.value);
	if (!admitted.ok) {
		return admitted;
	}
	exchange.trace.quotas(admitted.value.quotas);
	return accept({ principal: admitted.value.principal, body: body.value });
}

async function letInByToken(exchange: Exchange, head: Head, token: string): Promise<Result<LetIn>> {
	const principal = await exchange.stages.authenticateJwt(exchange, token);
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
	const isDeclared = head.header("content-length") !== null;
	return trace.time("body", stages.readBody(request, head.method, config.limits.bodyBytes, isDeclared));
}
