import { type Member, tokenIssuer } from "../arbitraries/token-members.ts";
import { type KindRow, kindsOf } from "./kind-rows.ts";

const text = (name: string, test: (json: string) => boolean, members: readonly Member[]) =>
	members.some(([own, json]) => own === name && test(json));
const has = (name: string) => (members: readonly Member[]) => text(name, () => true, members);
const lacks = (name: string) => (members: readonly Member[]) => !has(name)(members);
const isText = (json: string) => json.startsWith('"');
/** An issuer's name that is not the right one in any spelling of JSON, but for letters, blanks or the end of it. */
const isNearlyIssuer = (json: string) =>
	isText(json) && /issuer/i.test(json) && json.replaceAll("\\/", "/") !== JSON.stringify(tokenIssuer);
const isNumber = (json: string) => /^-?\d/.test(json);
const isOtherThan = (name: string, type: (json: string) => boolean) => (members: readonly Member[]) =>
	text(name, (json) => !type(json), members);

type Row = KindRow<readonly Member[]>;

/** Claims that are not there; apart from what they could be examples of if they were. */
const missing: readonly Row[] = [
	{
		id: "claim-iss-missing",
		threats: ["JWT-42"],
		apart: ["claim-iss-of-another-type", "claim-iss-nearly-right"],
		is: lacks("iss"),
	},
	{
		id: "claim-aud-missing",
		threats: ["JWT-44"],
		apart: ["claim-aud-list", "claim-aud-of-another-type"],
		is: lacks("aud"),
	},
	{
		id: "claim-exp-missing",
		threats: ["JWT-35"],
		apart: ["claim-exp-of-another-type", "claim-exp-without-end", "claim-exp-fraction"],
		is: lacks("exp"),
	},
	{ id: "claim-sub-missing", threats: ["JWT-45"], is: lacks("sub") },
	{
		id: "claim-scope-missing",
		threats: ["JWT-51"],
		apart: ["claim-scope", "claim-scope-of-another-type", "claim-permissions", "claim-permissions-of-another-type"],
		is: (all) => lacks("scope")(all) && lacks("permissions")(all),
	},
];
const identities = ["sub", "org_id", "azp", "client_id"];

/** What the claims of a token can be an example of. */
export const claimKinds = kindsOf<readonly Member[]>([
	...missing,
	{ id: "claim-iss-of-another-type", threats: ["JWT-42"], is: isOtherThan("iss", isText) },
	{
		id: "claim-iss-nearly-right",
		threats: ["JWT-42"],
		is: (all) => text("iss", isNearlyIssuer, all),
	},
	{ id: "claim-aud-list", threats: ["JWT-44"], is: (all) => text("aud", (json) => json.startsWith("["), all) },
	{
		id: "claim-aud-of-another-type",
		threats: ["JWT-44"],
		is: (all) => text("aud", (json) => !/^["[]/.test(json), all),
	},
	{ id: "claim-exp-of-another-type", threats: ["JWT-37"], is: isOtherThan("exp", isNumber) },
	{ id: "claim-exp-without-end", threats: ["JWT-38"], is: (all) => text("exp", (json) => /e\d/.test(json), all) },
	{
		id: "claim-exp-fraction",
		threats: ["JWT-39"],
		is: (all) => text("exp", (json) => /\.\d/.test(json) || json.startsWith("-"), all),
	},
	{ id: "claim-nbf", threats: ["JWT-40"], is: has("nbf") },
	{ id: "claim-nbf-of-another-type", threats: ["JWT-40"], is: isOtherThan("nbf", isNumber) },
	{ id: "claim-iat", threats: ["JWT-41"], is: has("iat") },
	{ id: "claim-iat-of-another-type", threats: ["JWT-41"], is: isOtherThan("iat", isNumber) },
	{
		id: "claim-identity-of-another-type",
		threats: ["JWT-45"],
		is: (all) => identities.some((name) => isOtherThan(name, isText)(all)),
	},
	{
		id: "claim-identity-for-no-header",
		threats: ["JWT-46", "FWD-21"],
		is: (all) => identities.some((name) => text(name, (json) => /\\n|\\u0000|\u007f/.test(json), all)),
	},
	{
		id: "claim-identity-beyond-ascii",
		threats: ["JWT-47"],
		is: (all) => identities.some((name) => text(name, (json) => /[^ -~]|\\ud800/.test(json), all)),
	},
	{
		id: "claim-identity-empty",
		threats: ["JWT-45"],
		is: (all) => identities.some((name) => text(name, (json) => json === '""', all)),
	},
	{ id: "claim-scope", threats: ["JWT-50"], is: has("scope") },
	{ id: "claim-scope-of-another-type", threats: ["JWT-50"], is: isOtherThan("scope", isText) },
	{ id: "claim-permissions", threats: ["JWT-50"], is: has("permissions") },
	{
		id: "claim-permissions-of-another-type",
		threats: ["JWT-50"],
		is: isOtherThan("permissions", (json) => json.startsWith("[")),
	},
	{ id: "claim-azp-beside-client-id", threats: ["JWT-56"], is: (all) => has("azp")(all) && has("client_id")(all) },
]);

/** What the header of a token can be an example of. */
export const headerKinds = kindsOf<readonly Member[]>([
	{ id: "header-typ", threats: ["JWT-17"], is: has("typ") },
	{
		id: "header-typ-of-another-use",
		threats: ["JWT-17"],
		is: (all) => text("typ", (json) => /dpop|secevent|x"|jwt "/i.test(json), all),
	},
	{ id: "header-crit", threats: ["JWT-13", "JWT-14"], is: has("crit") },
	{ id: "header-b64", threats: ["JWT-15"], is: has("b64") },
	{ id: "header-zip", threats: ["JWT-16"], is: has("zip") },
	{ id: "header-jwk", threats: ["JWT-07"], is: has("jwk") },
	{ id: "header-jku", threats: ["JWT-08"], is: (all) => has("jku")(all) || has("x5u")(all) },
	{ id: "header-x5c", threats: ["JWT-09"], is: has("x5c") },
	{ id: "header-x5t", threats: ["JWT-09"], is: has("x5t") },
	{ id: "header-cty", threats: ["JWT-19"], is: has("cty") },
]);
