import { type TokenCase, tokenFile } from "../make/token.ts";

const scopes = (
	slug: string,
	comment: string,
	claims: Readonly<Record<string, unknown>>,
	expected: readonly string[],
): TokenCase => ({
	slug,
	requirement: "JWT-CLAIM-09",
	flags: ["Scopes"],
	comment,
	claims,
	principal: { scopes: expected },
});
const refused = (
	slug: string,
	comment: string,
	claims: Readonly<Record<string, unknown>>,
	twin?: string,
): TokenCase => ({
	slug,
	requirement: "JWT-CLAIM-10",
	flags: ["Scopes"],
	comment,
	claims,
	step: "token-claims",
	...(twin === undefined ? {} : { twin }),
});
const permissions = (value: unknown): Readonly<Record<string, unknown>> => ({ scope: undefined, permissions: value });

const cases: readonly TokenCase[] = [
	scopes("two", "Two scopes.", {}, ["sites:read", "sites:write"]),
	scopes("one", "One scope.", { scope: "sites:read" }, ["sites:read"]),
	scopes("empty", "An empty scope is no scope.", { scope: "" }, []),
	scopes("several-blanks", "Several blanks between and around.", { scope: "  a   b " }, ["a", "b"]),
	scopes("order", "The order of the token is kept.", { scope: "z a m" }, ["z", "a", "m"]),
	scopes("case", "Scopes keep their case.", { scope: "Sites:Read" }, ["Sites:Read"]),
	scopes("signs", "Every sign that a scope may have.", { scope: "!#$%&'()*+,-./:;<=>?@[]^_`{|}~" }, [
		"!#$%&'()*+,-./:;<=>?@[]^_`{|}~",
	]),
	scopes("comma", "A comma divides nothing.", { scope: "a,b" }, ["a,b"]),
	scopes("absent", "No scope at all.", { scope: undefined }, []),
	scopes("permissions", "permissions in place of scope.", permissions(["sites:read", "sites:write"]), [
		"sites:read",
		"sites:write",
	]),
	scopes("permissions-one", "permissions with one entry.", permissions(["sites:read"]), ["sites:read"]),
	scopes("permissions-empty", "permissions without an entry.", permissions([]), []),
	scopes("scope-before-permissions", "scope comes before permissions.", { permissions: ["admin"] }, [
		"sites:read",
		"sites:write",
	]),
	scopes("empty-scope-before-permissions", "Even an empty scope does.", { scope: "", permissions: ["admin"] }, []),
	scopes("bad-permissions-beside-scope", "With scope, permissions is not looked at.", { permissions: "admin" }, [
		"sites:read",
		"sites:write",
	]),
	scopes(
		"scp-means-nothing",
		"Other names mean nothing.",
		{ scope: undefined, scp: ["admin"], roles: ["admin"], scopes: "admin" },
		[],
	),
	refused("array", "scope as an array.", { scope: ["sites:read"] }),
	refused("null", "scope as null.", { scope: null }),
	refused("number", "scope as a number.", { scope: 1 }),
	refused("true", "scope as a boolean.", { scope: true }),
	refused("object", "scope as an object.", { scope: { "sites:read": true } }),
	refused("tab", "A tab between two scopes.", { scope: "sites:read\tsites:write" }),
	refused("line-feed", "A line feed between two scopes.", { scope: "sites:read\nsites:write" }),
	refused("quotation-mark", "A quotation mark.", { scope: 'sites:"read"' }),
	refused("backslash", "A backslash.", { scope: "sites\\read" }),
	refused("non-ascii", "A letter beyond ASCII.", { scope: "sites:réad" }),
	refused("no-break-space", "A no-break space between two scopes.", { scope: "sites:read\u00a0sites:write" }),
	refused("permissions-string", "permissions as a string.", permissions("sites:read"), "permissions"),
	refused("permissions-null", "permissions as null.", permissions(null), "permissions"),
	refused("permissions-object", "permissions as an object.", permissions({ 0: "sites:read" }), "permissions"),
	refused("permissions-number", "A number among permissions.", permissions(["sites:read", 1]), "permissions"),
	refused(
		"permissions-empty-entry",
		"An empty entry among permissions.",
		permissions(["sites:read", ""]),
		"permissions",
	),
	refused(
		"permissions-blank",
		"An entry with a blank among permissions.",
		permissions(["sites:read sites:write"]),
		"permissions",
	),
	refused("permissions-nested", "An array among permissions.", permissions([["sites:read"]]), "permissions"),
];

export const jwtScope = tokenFile("jwt-scope", "Scopes from scope or permissions.", cases);
