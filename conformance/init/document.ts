import type { Need } from "../engine/check.ts";
import type { ConfiguredRoute } from "./answers.ts";
import { example, given, type Json, Members } from "./commented-json.ts";
import { type DocumentParts, noted } from "./document-parts.ts";
import { hmacMembers } from "./hmac-members.ts";
import { jwtMembers } from "./jwt-members.ts";

/** The config of these answers, with a comment on each member, and on each one that was left out. */
export function configDocument(parts: DocumentParts): Members {
	return new Members([
		example(
			{ $schema: "./countersign.schema.json" },
			"For an editor that completes and checks: npx countersign schema config > countersign.schema.json",
		),
		...whereMembers(parts),
		...answerMembers(parts),
		...hmacMembers(parts),
		...jwtMembers(parts),
		...echoMembers(parts),
		...surroundingMembers(parts),
		...paceMembers(),
		given(
			"routes",
			routeMembers(parts),
			"By role, each with its method and path; {id} becomes a fresh token each time.",
		),
	]);
}

function whereMembers({ answers: { target, publicOrigin, ca }, notes, checksFor }: DocumentParts) {
	const origin = "What its callers use and sign, where that differs from target, as behind a proxy.";
	const authorities = "Authorities to trust in place of the public ones: path of a PEM file, relative to this one.";
	return [
		given("target", target, noted("Where the gateway is reached: scheme and authority.", notes.target)),
		publicOrigin === undefined
			? example({ publicOrigin: "https://api.example" }, origin)
			: given("publicOrigin", publicOrigin, origin),
		ca === undefined ? example({ ca: "./authority.pem" }, authorities) : given("ca", ca, authorities),
		example(
			{ otherHost: "www.api.example" },
			`Another authority under which it is reached: is one's signature refused at the other? ${checksFor("otherHost")}`,
		),
	];
}

function answerMembers({ answers: { errors }, notes, checksFor }: DocumentParts) {
	const says =
		'"countersign" if refusals carry the codes of the specification; "any" if it has bodies of its own, and is judged ' +
		`by what it does. ${checksFor("errors.countersign")}`;
	const marker =
		"A header that only the gateway's own answers carry, by which they are told from those of what is in front.";
	const specification =
		"If it means to keep the specification of Countersign in everything, although it has error bodies of its own: then " +
		`what is only less strict is a finding, and no warning. ${checksFor("specification")}`;
	return [
		given("errors", errors ?? "any", noted(says, notes.errors)),
		...(errors === "countersign" ? [] : [example({ specification: true }, specification)]),
		example({ marker: "x-request-id" }, noted(marker, notes.marker)),
	];
}

function echoMembers({ answers: { echo }, notes, checksFor }: DocumentParts) {
	const says =
		"The upstream of `countersign peers`, which answers with what it saw: whether nothing of a refused request came " +
		`through, and nothing forged. ${checksFor("echo", "echo.log")}`;
	if (echo === undefined) return [example({ echo: { control: "http://127.0.0.1:8791" } }, noted(says, notes.echo))];
	const control: Record<string, Json> = echo === "" ? {} : { control: echo };
	return [given("echo", { format: true, ...control }, noted(says, notes.echo))];
}

function surroundingMembers({ notes, checksFor }: DocumentParts) {
	return [
		example({ serverTiming: true }, "If it sends Server-Timing to the authenticated, which is then no fault."),
		example({ hostList: true }, `If it serves only the hosts that it is told. ${checksFor("hostList")}`),
		example(
			{ direct: true },
			noted(
				`If nothing stands in front of it that rewrites or holds back requests, as an edge does. ${checksFor("direct", "unbuffered")}`,
				notes.direct,
			),
		),
		example(
			{ platform: "https://hello.staging.example" },
			"Something on the same platform that answers everything and is no gateway: a server error that it shows for the same bytes is not the gateway's.",
		),
		example({ maxBodyBytes: 1_048_576 }, `The largest body that it takes. ${checksFor("maxBodyBytes")}`),
	];
}

function paceMembers() {
	return [
		example({ rate: 20 }, "At most so many requests a second; --rate."),
		example({ concurrency: 4 }, "So many checks at once; --concurrency."),
		example({ timeoutMs: 10_000 }, "For one exchange; --timeout."),
	];
}

interface RouteRow {
	says: string;
	needs: readonly Need[];
	example: ConfiguredRoute;
}

const routeRows: Readonly<Record<"read" | "write" | "other" | "public", RouteRow>> = {
	read: {
		says: "One to read from, for whoever has a credential. Most checks ask it.",
		needs: [],
		example: { method: "GET", path: "/sites/{id}" },
	},
	write: {
		says: "One to write to, with a body.",
		needs: ["route.write"],
		example: { method: "POST", path: "/sites/{id}" },
	},
	other: {
		says: "Another one: does a signature for one path open another?",
		needs: ["route.other"],
		example: { method: "GET", path: "/users/{id}" },
	},
	public: {
		says: "One that is open to all: do credentials leak through it?",
		needs: ["route.public"],
		example: { method: "GET", path: "/hi" },
	},
};

function routeMembers({ answers, notes, checksFor }: DocumentParts): Members {
	const roles = ["read", "write", "other", "public"] as const;
	const list = roles.map((role) => {
		const { says, needs, example: shown } = routeRows[role];
		const route = answers[role];
		const sentence = noted(`${says} ${needs.length === 0 ? "" : checksFor(...needs)}`.trimEnd(), notes[role]);
		if (route === undefined) return example({ [role]: { method: shown.method, path: shown.path } }, sentence);
		return given(
			role,
			routeOf(route, role === "read" ? `Scopes that a caller needs there. ${checksFor("route.scopes")}` : ""),
			sentence,
		);
	});
	const unknown = noted("One that does not exist; this one unless told.", notes.unknown);
	return new Members([...list, example({ unknown: { method: "GET", path: "/no-such-route-{id}" } }, unknown)]);
}

/** A route; `says` is said of the scopes that it may have, where it has none. */
function routeOf({ method, path, scopes }: ConfiguredRoute, says: string): Members | Json {
	const plain = { method, path, ...(scopes === undefined ? {} : { scopes }) };
	const takesBody = method !== "GET" && method !== "HEAD";
	if (says === "" || (scopes !== undefined && !takesBody)) return plain;
	const body = { contentType: "application/json", text: "{}" };
	return new Members([
		...(scopes === undefined ? [example({ scopes: ["sites:read"] }, says)] : []),
		...(takesBody ? [example({ body }, "What it asks of a request that has no body of its own.")] : []),
		...Object.entries(plain).map(([name, value]) => given(name, value)),
	]);
}
