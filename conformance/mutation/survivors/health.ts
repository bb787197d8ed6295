import type { Explanation } from "../explanation.ts";

const file = "gateway/src/health.ts";

export const healthSurvivors: readonly Explanation[] = [
	{
		file,
		reason:
			"No gateway of the lab has a health path, so that none is asked how it is: the specification knows no such request. shed.contract.ts asks, in GET, HEAD and POST, on the path and beside it, and staging.test.ts reads the answer as JSON.",
		mutants: [
			{ unreachedIn: "isHealthCheck" },
			{
				from: '{ const isReading = request.method === "GET" || request.method === "HEAD"; return healthPath !== undefined && isReading && targetText(request.url) === healthPath; }',
			},
			{ from: 'request.method === "GET" || request.method === "HEAD"' },
			{ from: 'request.method === "GET"' },
			{ from: '"GET"' },
			{ from: 'request.method === "HEAD"' },
			{ from: '"HEAD"' },
			{ from: "healthPath !== undefined && isReading && targetText(request.url) === healthPath" },
			{ from: "healthPath !== undefined && isReading" },
			{ from: "healthPath !== undefined", to: "healthPath === undefined" },
			{
				from: '{ const headers = { "content-type": "application/json", "cache-control": "no-store", "x-content-type-options": "nosniff", "x-request-id": requestId, }; return new Response(method === "HEAD" ? null : JSON.stringify({ status: "ok", version }), { headers }); }',
			},
			{
				from: '{ "content-type": "application/json", "cache-control": "no-store", "x-content-type-options": "nosniff", "x-request-id": requestId, }',
			},
			{ from: '"application/json"' },
			{ from: '"no-store"' },
			{ from: '"nosniff"' },
			{ from: 'method === "HEAD"' },
			{ from: '{ status: "ok", version }' },
			{ from: '"ok"' },
			{ from: "{ headers }" },
		],
	},
	{
		file,
		reason: "A target is always a text, so that it never is the health path that is not there.",
		mutants: [{ from: "healthPath !== undefined", to: "true" }],
	},
];
