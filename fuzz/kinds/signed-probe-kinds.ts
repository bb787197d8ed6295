import { Buffer } from "node:buffer";
import type { Change, Probe } from "../../conformance/client/probe.ts";
import { bodyKinds } from "./body-kinds.ts";
import { kindsOf, kindsOfPart, kindsTogether } from "./kind-rows.ts";
import { noiseKinds } from "./noise-kinds.ts";

const fields = ["X-Key-Id", "X-Timestamp", "X-Nonce", "X-Content-SHA256", "X-Signature"];

type Name = Change extends infer One ? (One extends object ? keyof One : never) : never;

/** The values of all changes of one name. */
function changes(name: Name): ({ after }: Probe) => readonly unknown[] {
	return ({ after = [] }) => after.flatMap((change) => (name in change ? [Object.values(change)[0]] : []));
}

/** Whether a change of one of these names touches this header. */
function touches(header: string, ...names: readonly Name[]): (probe: Probe) => boolean {
	return (probe) => names.some((name) => changes(name)(probe).some((value) => headerOf(value) === header));
}

function headerOf(value: unknown): unknown {
	if (Array.isArray(value)) return value[0];
	return typeof value === "object" && value !== null && "header" in value ? value.header : value;
}

const altering = ["set", "appendTo", "prependTo", "truncate", "flipCharacter"] as const;
const inField =
	(...names: readonly Name[]) =>
	(probe: Probe) =>
		fields.some((field) => touches(field, ...names)(probe));

/** A text that a change puts into the target, or takes out of it. */
const targetTexts = (probe: Probe) =>
	JSON.stringify([probe.path, changes("appendToTarget")(probe), changes("inTarget")(probe)]);
/** What changes take out of the target and put into it; a query begins with its question mark. */
const intoTarget = (probe: Probe): readonly string[] =>
	[...changes("appendToTarget")(probe), ...changes("inTarget")(probe)].map((text) => [text].flat().join(""));
const inTarget = (pattern: RegExp) => (probe: Probe) => pattern.test(targetTexts(probe));
const lines = ({ sign }: Probe) => Object.keys(sign?.lines ?? {});

function bodyOf({ body, route }: Probe): Buffer | undefined {
	if (route !== "write" || body === undefined) return undefined;
	return "text" in body ? Buffer.from(body.text) : "base64" in body ? Buffer.from(body.base64, "base64") : undefined;
}

/** What is done to a signed field, the target, the head or the body on the way. */
const changeKinds = kindsOf<Probe>([
	{
		id: "unaltered",
		threats: ["AUT-01"],
		isForm: true,
		is: ({ after = [], sign, key }) => after.length === 0 && sign === undefined && key === undefined,
	},
	{ id: "two-changes-at-once", threats: [], isForm: true, is: ({ after = [] }) => after.length > 1 },
	{ id: "timestamp-altered", threats: ["CAN-04"], is: touches("X-Timestamp", ...altering) },
	{ id: "nonce-altered", threats: ["CAN-05", "NON-28"], is: touches("X-Nonce", ...altering) },
	{ id: "key-id-altered", threats: ["CAN-06", "KEY-10", "KEY-26"], is: touches("X-Key-Id", ...altering) },
	{ id: "content-hash-altered", threats: ["BOD-03", "BOD-04"], is: touches("X-Content-SHA256", ...altering) },
	{
		id: "signature-altered",
		threats: ["SIG-03", "SIG-04", "SIG-08", "SIG-16", "AUT-18"],
		is: touches("X-Signature", "set", "appendTo", "prependTo"),
	},
	{ id: "signature-cut", threats: ["SIG-05", "SIG-15"], is: touches("X-Signature", "truncate") },
	{
		id: "signature-off-by-one-character",
		// Such refusals are compared with one another: one that says what would have been right is like no other.
		threats: ["SIG-15", "SIG-17", "ERR-06"],
		is: touches("X-Signature", "flipCharacter"),
	},
	{ id: "signature-in-other-case", threats: ["SIG-06"], is: touches("X-Signature", "upperCase", "lowerCase") },
	{ id: "signature-spelt-otherwise", threats: ["SIG-07"], is: touches("X-Signature", "respell") },
	{ id: "field-missing", threats: ["AUT-05", "TSP-01", "NON-26", "SIG-02"], is: inField("remove") },
	{
		id: "field-empty",
		threats: ["AUT-14", "NON-27", "TSP-11"],
		is: (probe) =>
			changes("set")(probe).some((pair) => Array.isArray(pair) && fields.includes(pair[0]) && pair[1] === ""),
	},
	{ id: "field-twice", threats: ["HDR-01", "NON-31", "KEY-16"], is: inField("duplicate") },
	{ id: "signature-twice", threats: ["SIG-09"], is: touches("X-Signature", "duplicate") },
	{
		id: "field-under-an-alias",
		threats: ["HDR-05"],
		is: (probe) => changes("rename")(probe).some((pair) => Array.isArray(pair) && String(pair[1]).includes("_")),
	},
	{ id: "field-in-other-case", threats: ["KEY-15", "NON-14"], is: inField("upperCase", "lowerCase") },
	{
		id: "field-with-blanks",
		threats: ["HDR-03", "HDR-04", "NON-15"],
		is: (probe) =>
			["appendTo", "prependTo"].some((name) =>
				changes(name as Name)(probe).some((pair) => Array.isArray(pair) && /^[\s\u00a0]$/.test(pair[1])),
			),
	},
	{ id: "field-carried-elsewhere", threats: ["KEY-25", "AUT-20"], is: (probe) => changes("carry")(probe).length > 0 },
	{ id: "method-altered", threats: ["CAN-01", "CAN-39"], is: (probe) => changes("method")(probe).length > 0 },
	{ id: "host-altered", threats: ["CAN-07", "CAN-43", "HDR-14"], is: touches("Host", "set", "appendTo", "upperCase") },
	{
		id: "content-type-altered",
		threats: ["BOD-15", "CAN-44"],
		is: touches("Content-Type", "set", "appendTo", "upperCase", "inHeader", "remove"),
	},
	{ id: "content-encoding-added", threats: ["BOD-13", "BOD-14", "LIM-08"], is: touches("Content-Encoding", "set") },
	{ id: "authorization-beside", threats: ["AUT-02", "AUT-03", "AUT-08"], is: touches("Authorization", "set") },
	{ id: "body-altered", threats: ["BOD-01", "BOD-03", "BOD-07"], is: (probe) => changes("body")(probe).length > 0 },
	{ id: "body-longer", threats: ["BOD-02"], is: (probe) => changes("appendToBody")(probe).length > 0 },
	{
		id: "path-altered",
		threats: ["CAN-02"],
		is: (probe) => probe.query === undefined && intoTarget(probe).some((text) => !text.startsWith("?")),
	},
	{
		id: "query-altered",
		threats: ["CAN-03"],
		is: (probe) => intoTarget(probe).some((text) => probe.query !== undefined || text.includes("?")),
	},
	{ id: "parameter-added", threats: ["CAN-24", "CAN-25"], is: inTarget(/[&?]\w+=/) },
	{ id: "parameters-reordered", threats: ["CAN-22", "CAN-23"], is: inTarget(/r=2&r=1|b=2&a=1/) },
	{ id: "plus-for-blank", threats: ["CAN-26"], is: inTarget(/"\+"/) },
	{ id: "delimiter-decoded", threats: ["CAN-11", "CAN-12", "CAN-13"], is: inTarget(/%(?:2[f6]|3[df])/i) },
	{ id: "dot-segment", threats: ["CAN-15", "FWD-08"], is: inTarget(/\/\.|%2e/i) },
	{ id: "empty-segment", threats: ["CAN-17", "FWD-07"], is: inTarget(/"\/\/|\/\/\{id\}/) },
	{ id: "backslash", threats: ["CAN-16"], is: inTarget(/\\\\/) },
	{ id: "trailing-slash", threats: ["CAN-18"], is: inTarget(/"\/"/) },
	{ id: "fragment", threats: ["CAN-41"], is: inTarget(/#x/) },
	{ id: "bad-triplet", threats: ["CAN-32"], is: inTarget(/%zz|"%"/) },
	{ id: "raw-byte-beyond-ascii", threats: ["CAN-34"], is: inTarget(/\u00e9/) },
	{ id: "letters-that-compose", threats: ["CAN-35", "CAN-33"], is: inTarget(/e%CC%81|%EF%BF%BD/) },
	{
		id: "letter-taken-for-another",
		threats: ["CAN-35", "CAN-36"],
		is: (probe) => changes("inTarget")(probe).some((pair) => /%[89A-F][0-9A-F]/.test(JSON.stringify(pair))),
	},
	{ id: "unreserved-encoded", threats: ["CAN-21"], is: inTarget(/%61|%41|%7E/) },
]);

/** What its signer did. */
const signerKinds = kindsOf<Probe>([
	{ id: "signed-with-an-unknown-key", threats: ["KEY-01", "ERR-01"], is: ({ key }) => key === "unknown" },
	{ id: "signed-with-a-revoked-key", threats: ["KEY-02", "KEY-03"], is: ({ key }) => key === "revoked" },
	{ id: "signed-with-an-expired-key", threats: ["KEY-04"], is: ({ key }) => key === "expired" },
	{ id: "signed-with-a-rotated-key", threats: ["KEY-17", "KEY-19"], is: ({ key }) => key === "rotated" },
	{ id: "signed-with-a-retired-secret", threats: ["KEY-18"], is: ({ key }) => key === "retired" },
	{ id: "signed-with-a-read-only-key", threats: ["AZ-01", "ERR-10"], is: ({ key }) => key === "readOnly" },
	{ id: "signed-with-the-second-key", threats: [], is: ({ key }) => key === "second" },
	{
		id: "signed-without-a-line",
		threats: ["CAN-01", "CAN-05", "CAN-07"],
		is: ({ sign }) => Object.values(sign?.lines ?? {}).includes(null),
	},
	{ id: "signed-with-a-line-otherwise", threats: ["CAN-10", "CAN-18"], is: (probe) => lines(probe).length > 0 },
	{ id: "signed-under-another-version", threats: ["CAN-08"], is: (probe) => lines(probe).includes("version") },
	{ id: "signed-with-another-separator", threats: ["CAN-09"], is: ({ sign }) => sign?.separator !== undefined },
	{ id: "signed-by-another-digest", threats: ["SIG-12", "SIG-13"], is: ({ sign }) => sign?.digest !== undefined },
	{
		id: "signed-with-the-secret-otherwise",
		threats: ["KEY-06", "KEY-20", "SIG-10"],
		is: ({ sign }) => sign?.secret !== undefined,
	},
	{ id: "signed-for-an-odd-key-id", threats: ["KEY-09", "KEY-10"], is: ({ sign }) => sign?.keyId !== undefined },
	{ id: "signed-with-an-odd-hash", threats: ["BOD-03", "BOD-04"], is: ({ sign }) => sign?.contentHash !== undefined },
	{ id: "signed-with-an-odd-nonce", threats: ["NON-28", "NON-29"], is: ({ sign }) => sign?.nonce !== undefined },
]);

/** How the body goes on the wire. */
const framingKinds = kindsOf<Probe>([
	{ id: "framed-in-chunks", threats: ["BOD-12"], is: ({ framing }) => framing?.kind === "chunked" },
	{ id: "framed-longer-than-it-is", threats: ["BOD-19", "LIM-01"], is: ({ framing }) => framing?.kind === "declared" },
	{ id: "framed-in-bad-chunks", threats: ["BOD-18", "AVL-05"], is: ({ framing }) => framing?.kind === "bad-chunks" },
	{ id: "framed-twice", threats: ["BOD-21"], is: ({ framing }) => framing?.kind === "length-and-chunked" },
]);

/** What a signed request that was altered, or wrongly signed, can be an example of. */
export const signedProbeKinds = kindsTogether(
	changeKinds,
	signerKinds,
	framingKinds,
	kindsOfPart(bodyKinds, bodyOf),
	kindsOfPart(noiseKinds, ({ headers = [], after = [] }: Probe) => [
		...headers,
		...after.flatMap((change) => ("add" in change ? [change.add] : "addFirst" in change ? [change.addFirst] : [])),
	]),
);
