import type { Explanation } from "../explanation.ts";

const file = "gateway/src/forward-headers.ts";

export const forwardHeadersSurvivors: readonly Explanation[] = [
	{
		file,
		reason:
			"Every request of the suite and every answer to it has a Connection; forward-headers.test.ts has some that have none.",
		mutants: [{ from: "connection == null", to: "false" }],
	},
	{
		file,
		reason: "Every request has a Connection there, and no header could have the name that is struck instead.",
		mutants: [{ unreachedIn: "nominatedNames" }],
	},
	{
		file,
		reason:
			"A name of the sender's comes with its underscores replaced already. For those of the upstream the specification speaks of identity headers by their own names only (FWD-12); forward-headers.test.ts has the others.",
		mutants: [{ from: '"-"', inLine: 'const spelled = name.toLowerCase().replaceAll("_", "-");' }],
	},
	{
		file,
		reason:
			"The platform of the Worker writes Host and Content-Length of a request to the upstream itself, whatever it is given; forward-headers.test.ts sees that it is given none.",
		mutants: [{ from: '"host"', inLine: '"host",' }, { from: '"content-length"' }],
	},
	{
		file,
		reason:
			"The gateway puts its own request id in the place of any that passed; forward-headers.test.ts sees that none does.",
		mutants: [{ from: '"x-request-id"', inLine: '"x-request-id",' }],
	},
	{
		file,
		reason:
			"The platform of the Worker keeps the fields of a connection to itself, on the way in and on the way out; forward-headers.test.ts has them.",
		mutants: ["connection", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade"].map((name) => ({
			from: `"${name}"`,
		})),
	},
];
