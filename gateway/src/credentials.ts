import {
	accept,
	type HeaderLookup,
	hasSignedHeader,
	parseSignedHeaders,
	type Result,
	refuse,
	type Scheme,
	type SignedHeaders,
} from "#protocol";

/** The one credential that a request carries, by its form only; nothing in it is proved. */
export type Credential =
	| { readonly kind: "hmac"; readonly signed: SignedHeaders; readonly contentType: string }
	| { readonly kind: "jwt"; readonly token: string };

/** RFC 9110 §5.6.2: a token, and what follows it. */
const authorizationGrammar = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)(.*)$/s;

/**
 * Chooses the credential (CRED). Any signed header makes the request an HMAC one, and there is no way from one
 * kind to the other: what is wrong with the kind that was chosen is the answer.
 */
export function chooseCredential(header: HeaderLookup, scheme: Scheme): Result<Credential> {
	const authorization = header("authorization") ?? "";
	if (hasSignedHeader(header, scheme)) {
		return chooseHmac(header, scheme, authorization);
	}
	if (authorization === "") {
		return refuse("unauthenticated");
	}
	return chooseBearer(authorization);
}

function chooseHmac(header: HeaderLookup, scheme: Scheme, authorization: string): Result<Credential> {
	const signed = parseSignedHeaders(header, scheme);
	if (!signed.ok) {
		return signed;
	}
	const contentType = header("content-type") ?? "";
	if (!/^[\x20-\x7e]*$/.test(contentType)) {
		return refuse("malformed_request", "header:content-type");
	}
	if (authorization !== "") {
		return refuse("conflicting_credentials");
	}
	return accept({ kind: "hmac", signed: signed.value, contentType });
}

/** CRED-07, CRED-08: what follows the blanks is the token, whose form is judged later. */
function chooseBearer(authorization: string): Result<Credential> {
	const [, name, rest = ""] = authorizationGrammar.exec(authorization) ?? [];
	if (name?.toLowerCase() !== "bearer") {
		return refuse("unauthenticated", "authorization:scheme");
	}
	const token = /^ +([^ ].*)$/s.exec(rest)?.[1];
	return token === undefined ? refuse("invalid_token", "authorization:grammar") : accept({ kind: "jwt", token });
}
