interface Row {
	readonly cwe: string;
	/** As cwe.mitre.org names it. */
	readonly name: string;
	/** Requirements, and groups of them: a requirement that stands in no row is of the row of its group. */
	readonly of: readonly string[];
}

const row = (cwe: string, name: string, of: readonly string[]): Row => ({ cwe, name, of });

/** One weakness for each requirement: what it comes to, in the most general case, if the requirement is not kept. */
export const weaknesses: readonly Row[] = [
	row("CWE-22", "Improper Limitation of a Pathname to a Restricted Directory", ["TGT-04"]),
	row("CWE-117", "Improper Output Neutralization for Logs", ["ANS-10"]),
	row("CWE-177", "Improper Handling of URL Encoding", ["TGT-08", "TGT-09"]),
	row("CWE-178", "Improper Handling of Case Sensitivity", ["TGT-07", "HMAC-KEY-03", "HMAC-NONCE-04"]),
	row("CWE-183", "Permissive List of Allowed Inputs", ["REQ-01", "FWD-06"]),
	row("CWE-193", "Off-by-one Error", ["HMAC-TIME-03"]),
	row("CWE-201", "Insertion of Sensitive Information Into Sent Data", ["FWD-12", "JWKS-14"]),
	row("CWE-204", "Observable Response Discrepancy", [
		...["ANS-07", "AUTHZ-05", "AUTHZ-06", "HMAC-KEY-01", "JWT-CLAIM-11"],
	]),
	row("CWE-208", "Observable Timing Discrepancy", ["ANS-12"]),
	row("CWE-209", "Generation of Error Message Containing Sensitive Information", ["ANS-08"]),
	row("CWE-248", "Uncaught Exception", ["ANS-05"]),
	row("CWE-287", "Improper Authentication", ["CRED", "HMAC-KEY"]),
	row("CWE-290", "Authentication Bypass by Spoofing", ["FWD-04", "FWD-05"]),
	row("CWE-294", "Authentication Bypass by Capture-replay", ["HMAC-NONCE", "HMAC-TIME"]),
	row("CWE-306", "Missing Authentication for Critical Function", [
		...["CRED-01", "AUTHZ-03", "HMAC-HDR-01", "HMAC-HDR-02"],
	]),
	row("CWE-326", "Inadequate Encryption Strength", ["JWT-KEY-06"]),
	row("CWE-345", "Insufficient Verification of Data Authenticity", ["HMAC-BODY", "JWT-FORM-07", "JWT-KEY-02"]),
	row("CWE-346", "Origin Validation Error", ["REQ-05", "JWT-CLAIM-01"]),
	row("CWE-347", "Improper Verification of Cryptographic Signature", [
		...["HMAC-CANON", "HMAC-SIG", "HMAC-HDR-09", "SORT-08", "SORT-09", "JWT-ALG", "JWT-KEY", "JWT-FORM-08"],
	]),
	row("CWE-348", "Use of Less Trusted Source", ["FWD-09"]),
	row("CWE-351", "Insufficient Type Distinction", ["JWT-FORM-09"]),
	row("CWE-362", "Concurrent Execution using Shared Resource with Improper Synchronization", ["HMAC-NONCE-02"]),
	row("CWE-367", "Time-of-check Time-of-use Race Condition", ["FWD-02", "HMAC-NONCE-06"]),
	row("CWE-393", "Return of Wrong Status Code", ["ANS-09", "FWD-14"]),
	row("CWE-400", "Uncontrolled Resource Consumption", ["JWKS"]),
	row("CWE-409", "Improper Handling of Highly Compressed Data", ["REQ-08"]),
	row("CWE-436", "Interpretation Conflict", [
		...["TGT", "SORT", "FWD-01", "FWD-03", "FWD-10", "HMAC-HDR-03", "JWT-FORM-06"],
	]),
	row("CWE-444", "Inconsistent Interpretation of HTTP Requests", ["REQ-09", "REQ-10", "REQ-11"]),
	row("CWE-488", "Exposure of Data Element to Wrong Session", ["FWD-13"]),
	row("CWE-521", "Weak Password Requirements", ["HMAC-SIG-03"]),
	row("CWE-522", "Insufficiently Protected Credentials", ["FWD-07"]),
	row("CWE-524", "Use of Cache Containing Sensitive Information", ["ANS-02"]),
	row("CWE-613", "Insufficient Session Expiration", [
		...["HMAC-KEY-04", "HMAC-KEY-05", "HMAC-KEY-06", "HMAC-KEY-07", "JWKS-01"],
		...["JWT-CLAIM-03", "JWT-CLAIM-04", "JWT-CLAIM-05", "JWT-CLAIM-06"],
	]),
	row("CWE-636", "Not Failing Securely", ["HMAC-KEY-08", "JWKS-07"]),
	row("CWE-639", "Authorization Bypass Through User-Controlled Key", ["HMAC-KEY-10"]),
	row("CWE-645", "Overly Restrictive Account Lockout Mechanism", ["HMAC-NONCE-03", "HMAC-NONCE-05"]),
	row("CWE-647", "Use of Non-Canonical URL Paths for Authorization Decisions", ["AUTHZ-01", "AUTHZ-02"]),
	// What is only said otherwise than it must be, and what is in order and is refused.
	row("CWE-684", "Incorrect Provision of Specified Functionality", [
		...["ANS", "LIM-05", "TGT-11", "TGT-12", "SORT-10", "JWT-ALG-04", "JWT-KEY-08", "JWKS-03"],
	]),
	row("CWE-755", "Improper Handling of Exceptional Conditions", ["JWKS-09"]),
	row("CWE-770", "Allocation of Resources Without Limits or Throttling", [
		...["LIM", "REQ-02", "REQ-06", "REQ-07", "JWT-FORM-04", "JWKS-08", "JWKS-10"],
	]),
	row("CWE-807", "Reliance on Untrusted Inputs in a Security Decision", ["HMAC-TIME-04"]),
	row("CWE-838", "Inappropriate Encoding for Output Context", ["HMAC-SIG-02"]),
	row("CWE-863", "Incorrect Authorization", ["AUTHZ", "JWT-CLAIM-02", "JWT-CLAIM-09"]),
	row("CWE-918", "Server-Side Request Forgery (SSRF)", ["TGT-02", "FWD-11", "JWKS-05", "JWKS-11"]),
	row("CWE-942", "Permissive Cross-domain Security Policy with Untrusted Domains", ["ANS-11"]),
	row("CWE-1286", "Improper Validation of Syntactic Correctness of Input", [
		...["HMAC-HDR", "JWT-FORM", "REQ-04", "TGT-05", "TGT-06", "SORT-03", "CRED-08"],
		...["JWT-KEY-01", "JWT-CLAIM-07", "JWT-CLAIM-08"],
	]),
	row("CWE-1287", "Improper Validation of Specified Type of Input", ["JWT-CLAIM-10"]),
];

/** `CWE-294` of `HMAC-NONCE-09`; undefined where neither the requirement nor its group stands in the table. */
export function cweOf(requirement: string): string | undefined {
	const group = requirement.slice(0, requirement.lastIndexOf("-"));
	const found = [requirement, group].map((name) => weaknesses.find(({ of }) => of.includes(name)));
	return found.find((one) => one !== undefined)?.cwe;
}
