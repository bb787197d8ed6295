import { type CountedCalls, takeCounts } from "../counted-calls.ts";
import { bearerRequest, type PreparedRequest, signedRequest } from "../prepared-request.ts";
import type { Row, Section } from "../section.ts";
import { requireForwarded, sendAll } from "../send.ts";
import { type Stands, withStands } from "../stands.ts";

const requestsCounted = 640;

/** What a warm request asks of others, counted where the gateway's bindings are called. */
export const calls: Section = {
	id: "calls",
	measure: (options) =>
		withStands(
			options.storage,
			({ counting }) => [counting],
			async (stands) => [
				{
					id: "calls",
					title: `Calls of a warm request, counted over ${requestsCounted}`,
					unit: "calls a request",
					counted: true,
					notes: [
						"The isolate has answered as many requests before. Fetches are those of the upstream and of the issuer's key set.",
						"Requests of a key that come together ask its admission object together.",
					],
					rows: [
						...(await signedRows(stands, 1)),
						...(await signedRows(stands, options.connections)),
						...(await tokenRows(stands, options.connections)),
					],
				},
			],
		),
};

async function signedRows(stands: Stands, atOnce: number): Promise<readonly Row[]> {
	const signed = () => Array.from({ length: requestsCounted }, () => signedRequest("bench_counted", Date.now()));
	return rowsOf(`HMAC, ${atOnce} at once`, await countedCalls(stands, signed, atOnce));
}

async function tokenRows(stands: Stands, atOnce: number): Promise<readonly Row[]> {
	const minted = await stands.tokens.mint("ES256", requestsCounted, Date.now());
	return rowsOf(`JWT, ${atOnce} at once`, await countedCalls(stands, () => minted.map(bearerRequest), atOnce));
}

/** The calls of so many requests, after as many that are not counted. */
async function countedCalls(
	stands: Stands,
	prepared: () => readonly PreparedRequest[],
	atOnce: number,
): Promise<CountedCalls> {
	const sendCounted = async () => {
		const requests = prepared();
		requireForwarded(await sendAll(stands.urlOf("counting"), requests, atOnce), requests);
		return takeCounts(stands.urlOf("counting:Counts"));
	};
	await sendCounted();
	return sendCounted();
}

function rowsOf(name: string, { keyStore, admission, fetches }: CountedCalls): readonly Row[] {
	const row = (what: string, count: number): Row => ({ name: `${name}: ${what}`, values: [count / requestsCounted] });
	return [
		row("reads of the key store", keyStore),
		row("calls of admission objects", admission),
		row("fetches", fetches),
	];
}
