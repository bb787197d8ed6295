import { Buffer } from "node:buffer";
import type { Transport, WireOutcome, WireRequest } from "../client/wire.ts";
import { describeOutcome } from "./answer.ts";
import type { Outcome } from "./check.ts";
import { inconclusive, pass } from "./outcome.ts";

/** Something on the platform of the target, behind the same edge, that answers every request and is no gateway. */
export interface PlatformControl {
	url: string;
	transport: Pick<Transport, "send" | "converse">;
}

const proofName = /signature|authorization|secret|password|cookie|token/i;
const compactToken = /\beyJ[\w-]{5,}\.[\w=-]*(?:\.[\w=-]*)?/g;

/**
 * A finding, unless the platform does the same to the same bytes where there is no gateway: a server error, or an end of
 * the connection, that the control shows, too. Where the platform may refuse the bytes, the requirement then holds. The
 * control gets no credential.
 */
export async function unlessThePlatforms(
	outcome: Outcome,
	control: PlatformControl | undefined,
	options: { sensitiveHeaders: readonly string[]; timeoutMs: number },
): Promise<Outcome> {
	if (control === undefined || outcome.verdict !== "fail" || outcome.exchange === undefined) return outcome;
	const { request, outcome: came } = outcome.exchange;
	if (!isBreakdown(came)) return outcome;
	const { sensitiveHeaders, timeoutMs } = options;
	const shown = await control.transport.send(withoutProofs(request, sensitiveHeaders), { timeoutMs });
	if (!alike(came, shown)) return outcome;
	if (outcome.platformMay) return pass;
	const reason = `The platform does so by itself: ${control.url}, where there is no gateway, was sent the same bytes and there came ${describeOutcome(shown)}; from the target, ${describeOutcome(came)}.`;
	return inconclusive(reason, outcome.exchange);
}

/** What is wrong with a control that does not answer a plain request as it must; undefined where it does. */
export async function plainFault({ url, transport }: PlatformControl): Promise<string | undefined> {
	const { host } = new URL(url);
	const came = await transport.send({
		method: "GET",
		target: "/",
		host,
		headers: [],
		body: new Uint8Array(),
		framing: { kind: "none" },
	});
	return isBreakdown(came) || !came.ok ? `${url} does not answer a plain request: ${describeOutcome(came)}` : undefined;
}

function isBreakdown(came: WireOutcome): boolean {
	return came.ok
		? came.answer.status >= 500
		: ["reset", "closed-early", "timeout", "not-http"].includes(came.fault.kind);
}

function alike(came: WireOutcome, shown: WireOutcome): boolean {
	if (came.ok !== shown.ok) return false;
	if (came.ok && shown.ok) return shown.answer.status >= 500;
	return !came.ok && !shown.ok && came.fault.kind === shown.fault.kind;
}

/** The same bytes, but for the letters and digits of what proves something. */
export function withoutProofs(request: WireRequest, sensitiveHeaders: readonly string[]): WireRequest {
	const blank = (text: string): string => text.replace(/[A-Za-z0-9]/g, "x");
	const clean = (text: string): string => text.replace(compactToken, blank);
	const isProof = (name: string): boolean => sensitiveHeaders.includes(name.toLowerCase()) || proofName.test(name);
	return {
		...request,
		target: clean(request.target),
		headers: request.headers.map(([name, value]) => [name, isProof(name) ? blank(value) : clean(value)]),
		body: Buffer.from(clean(Buffer.from(request.body).toString("latin1")), "latin1"),
	};
}
