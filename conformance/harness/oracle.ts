import { StringDecoder } from "node:string_decoder";
import { connectionFault } from "./oracle-fault.ts";
import { type ParsedAnswer, parseAnswer, type SignerRequest } from "./protocol.ts";

/** A signer that is asked by HTTP: where, as whom, and with how much patience. */
export interface Oracle {
	/** `http:` or `https:`, without user name and password. */
	url: URL;
	/** Fields that every question carries, for whoever asks for credentials. Their values are secret. */
	headers: readonly (readonly [name: string, value: string])[];
	/** Milliseconds for one question, its answer read to the end. */
	timeoutMs: number;
}

/** Bytes of one answer beyond which it is not read. */
export const maxAnswerBytes = 1024 * 1024;

/** What came of one question. */
export type OracleReply =
	/** Status 200, and a body within the limit. */
	| { kind: "said"; parsed: ParsedAnswer }
	| { kind: "status"; status: number; location: string | undefined }
	| { kind: "too-large" }
	/** No answer within the time. */
	| { kind: "slow" }
	/** The connection could not be made, or broke, so that another may do better. */
	| { kind: "broken"; fault: string; again: boolean };

/**
 * Asks one question: its line of JSON as the body of a POST. Redirects are not followed. A connection that breaks is
 * tried a second time, because a server may close one that it has kept open just as it is used again. Never rejects.
 */
export async function askOracle(oracle: Oracle, question: SignerRequest, signal: AbortSignal): Promise<OracleReply> {
	const first = await post(oracle, question, signal);
	return first.kind === "broken" && first.again ? post(oracle, question, signal) : first;
}

async function post(
	{ url, headers, timeoutMs }: Oracle,
	question: SignerRequest,
	signal: AbortSignal,
): Promise<OracleReply> {
	const timeout = AbortSignal.timeout(timeoutMs);
	try {
		const response = await fetch(url, {
			method: "POST",
			headers: [
				["content-type", "application/json"],
				["accept", "application/json"],
				...headers.map(([...pair]) => pair),
			],
			body: JSON.stringify(question),
			redirect: "manual",
			signal: AbortSignal.any([timeout, signal]),
		});
		const { status } = response;
		if (status !== 200) {
			await response.body?.cancel();
			return { kind: "status", status, location: response.headers.get("location") ?? undefined };
		}
		const text = await readCapped(response.body);
		return text === undefined ? { kind: "too-large" } : { kind: "said", parsed: parseAnswer(text) };
	} catch (error) {
		if (timeout.aborted) return { kind: "slow" };
		return { kind: "broken", ...connectionFault(error) };
	}
}

/** The text of a body, or undefined where it is over the limit; the rest is not read. */
async function readCapped(body: ReadableStream<Uint8Array> | null): Promise<string | undefined> {
	if (body === null) return "";
	const decoder = new StringDecoder("utf8");
	let length = 0;
	let text = "";
	// Leaving the loop cancels the stream.
	for await (const chunk of body) {
		length += chunk.byteLength;
		if (length > maxAnswerBytes) return undefined;
		text += decoder.write(chunk);
	}
	return text + decoder.end();
}
