import { threats } from "../../conformance/threats/index.ts";

/** Where the catalogue says why a row has no check, or no mutant, it has no kind of input for the same reason. */
const asLeftOut: ReadonlySet<string> = new Set([
	...["JWT-28", "FWD-23", "ERR-14", "RAT-13", "RAT-14", "RAT-15"],
	...["CHL-01", "CHL-02", "CHL-03", "CHL-04", "CHL-05", "CHL-06"],
	...["COR-05", "AVL-16", "NET-05", "NET-06", "NET-07", "AZ-02", "VAL-02", "VAL-04"],
]);

const inTheLog = (requirements: string): string =>
	`No answer tells what was written down: the Workers pool has tests that read the log (${requirements}).`;

const reasons: Readonly<Record<string, string>> = {
	"NON-24":
		"No input makes a store fail or be late: npm run faults breaks the way to the admission objects, and a test in the Workers pool (HMAC-NONCE-11) the object itself.",
	"NON-33":
		"No answer tells what objects there are: tests in the Workers pool (HMAC-NONCE-05) count those that were made for requests of nobody.",
	"KEY-08":
		"No input makes a store fail or be late: npm run faults breaks the way to the key store, and a test in the Workers pool (HMAC-KEY-09) the store itself.",
	"KEY-11":
		"No key id of an input is the name of something else that lies in the store: the check HMAC-KEY-03/other-record asks with one.",
	"KEY-21":
		"How long one answer takes is chance more than this: countersign conform --measure unknown-key compares many, and a test in the Workers pool (HMAC-KEY-02) sees that a signature is verified all the same.",
	"SIG-14":
		"How long one answer takes is chance more than this: a test in the Workers pool (HMAC-SIG-05) sees that the comparison is left to the platform.",
	"JWK-12":
		"Whoever sets a gateway up says where its key set is: a test in the Workers pool (JWKS-13) sees that it does not start with an address in the clear.",
	"JWK-20":
		"What happens in an input happens to one gateway, which has one issuer: the check JWT-KEY-02/set-of-another-gateway has two.",
	"RAT-11":
		"No input is timed by the border of two windows, and what comes too near to it is not judged: a test in the Workers pool (LIM-01) has the clock in hand.",
	"RAT-12":
		"No input makes what counts fail: npm run faults breaks the way to the admission objects, and a test in the Workers pool (HMAC-NONCE-11) the object itself.",
	"AVL-13": "No input makes a log fail: a test in the Workers pool (LOG-04) does.",
	"LOG-01": inTheLog("LOG-01"),
	"LOG-02": inTheLog("LOG-01"),
	"LOG-03": inTheLog("LOG-03"),
	"LOG-04": inTheLog("LOG-01"),
	"LOG-05":
		"No input names a ray of the edge: the checks ANS-10 do, and a test in the Workers pool (LOG-02) reads in the log which one was kept.",
	"LOG-06": inTheLog("LOG-02"),
	"LOG-07": inTheLog("LOG-02"),
	"LOG-08": inTheLog("LOG-01, LOG-03"),
	"NET-02":
		"Inputs write the addresses of private networks in their usual form only: the check CRED-09/private-address-in-another-form writes them otherwise.",
};

/**
 * The rows of the threat catalogue that no kind of input stands for, by id, and why: what keeps an input from showing it, or
 * what looks at it instead. These and the rows of the kinds of all properties are the whole catalogue.
 */
export const withoutKinds: ReadonlyMap<string, string> = new Map([
	...threats.flatMap(({ id, leftOut }): [string, string][] =>
		leftOut !== undefined && asLeftOut.has(id) ? [[id, leftOut]] : [],
	),
	...Object.entries(reasons),
]);
