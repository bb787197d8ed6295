import type { MutationRow } from "./mutation.ts";
import { isNamed, type RequestParts } from "./request-parts.ts";

function hostOf(parts: RequestParts): string {
	return (
		parts.fields
			.find((field) => isNamed(field, "host"))
			?.text.slice("host:".length)
			.trim() ?? "gateway.test"
	);
}

const inVersion = (parts: RequestParts, version: string): RequestParts => ({ ...parts, version });
const inFront = (parts: RequestParts, before: string): RequestParts => ({ ...parts, before });

/** The request line, and what stands before it (RFC 9112 §2.2 and §3). */
export const lineMutations: readonly MutationRow[] = [
	{
		id: "absolute-target",
		threats: ["FWD-07", "FWD-11"],
		reading: "open",
		forms: ["own", "https", "other", "user", "no-path"],
		weight: 2,
		spoil: (parts, form) => {
			const host = hostOf(parts);
			const origins: Readonly<Record<string, string>> = {
				own: `http://${host}`,
				https: `https://${host}`,
				other: "http://other.example",
				user: `http://user@${host}`,
			};
			const target = form === "no-path" ? `http://${host}` : `${origins[form] ?? ""}${parts.target}`;
			return { ...parts, target };
		},
	},
	{
		id: "authority-target",
		threats: ["FWD-07", "MET-02"],
		reading: "never",
		requirement: "TGT-01",
		forms: ["GET", "CONNECT"],
		spoil: (parts, form) => ({ ...parts, method: form, target: hostOf(parts) }),
	},
	{
		id: "asterisk-target",
		threats: ["AUT-17", "COR-06"],
		reading: "never",
		requirement: "TGT-01",
		forms: ["OPTIONS", "GET"],
		spoil: (parts, form) => ({ ...parts, method: form, target: "*" }),
	},
	{
		id: "target-without-slash",
		threats: ["FWD-07"],
		reading: "open",
		forms: ["none", "?", "//other.example"],
		spoil: (parts, form) => ({
			...parts,
			target: form === "none" ? parts.target.slice(1) : `${form}${parts.target}`,
		}),
	},
	{
		id: "target-odd",
		threats: ["CAN-34", "CAN-41", "AVL-02"],
		reading: "open",
		forms: [
			"#x",
			" x",
			"\tx",
			"\u0000",
			"\u0001",
			"\u007f",
			"\u00ff",
			"\u00c3\u00a9",
			"\\x",
			"/../..",
			"%",
			"%zz",
			"?a\rb",
		],
		weight: 3,
		spoil: (parts, form) => ({ ...parts, target: parts.target + form }),
	},
	{
		id: "version-older",
		threats: ["AVL-15"],
		reading: "open",
		forms: ["HTTP/1.0", "HTTP/0.9", ""],
		weight: 2,
		spoil: inVersion,
	},
	{
		id: "version-other",
		threats: ["AVL-15"],
		reading: "open",
		forms: [
			"HTTP/2.0",
			"HTTP/1.2",
			"HTTP/1.10",
			"HTTP/3",
			"http/1.1",
			"HTTP/1",
			"XTTP/1.1",
			"HTTP 1.1",
			"HTTP/1.1 x",
			"\u0000",
		],
		weight: 2,
		spoil: inVersion,
	},
	{
		id: "blanks-in-request-line",
		threats: ["CAN-41", "AVL-15"],
		reading: "open",
		forms: ["  ", "\t", "\u000b", "\r", " \t "],
		spoil: (parts, gap) => ({ ...parts, gap }),
	},
	{
		id: "method-of-no-name",
		threats: ["MET-02", "MET-03"],
		reading: "never",
		requirement: "REQ-01",
		forms: ["get", "FOO", "TRACE", "GET\u0000", "G\u0001T", "", "GET/", "\u00e9"],
		weight: 2,
		spoil: (parts, method) => ({ ...parts, method }),
	},
	{
		id: "lines-before",
		threats: ["AVL-15"],
		reading: "open",
		forms: ["\r\n", "\n", "\r\n\r\n\r\n", " ", "\r", "\u0000"],
		spoil: inFront,
	},
	{
		id: "other-protocol-before",
		threats: ["AVL-15", "AUT-16", "AUT-15"],
		reading: "open",
		forms: [
			"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
			"PROXY TCP4 127.0.0.1 127.0.0.1 1 2\r\n",
			"\u0016\u0003\u0001\u0000\u00a5\u0001\u0000\u0000\u00a1\u0003\u0003",
			"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
			"5\r\nhello\r\n0\r\n\r\n",
		],
		spoil: inFront,
	},
];
