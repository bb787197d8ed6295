import { Buffer } from "node:buffer";
import type { Seen } from "../engine/check.ts";
import type { UpstreamRule } from "../engine/expectation.ts";

/** The identity that an upstream is told; null: this header is not sent at all. */
export interface ToldIdentity {
	authType?: "hmac" | "jwt" | null;
	clientId?: string | null;
	userId?: string | null;
	orgId?: string | null;
	scopes?: readonly string[] | null;
}

const identityHeaders = {
	authType: "x-auth-type",
	clientId: "x-client-id",
	userId: "x-user-id",
	orgId: "x-org-id",
	scopes: "x-scopes",
} as const satisfies Record<keyof ToldIdentity, string>;

export const identityNames: readonly string[] = Object.values(identityHeaders);

/** The values of a header as the upstream saw them; `name` in lower case. */
export function valuesSeen({ headers }: Seen, name: string): readonly string[] {
	return headers.filter(([own]) => own.toLowerCase() === name).map(([, value]) => value);
}

/** FWD-04: each of the given members in its header, once. */
export function identityIs(identity: ToldIdentity): UpstreamRule {
	const expected = Object.entries(identityHeaders).flatMap(([member, name]) => {
		const value = identity[member as keyof ToldIdentity];
		return value === undefined ? [] : [{ name, value }];
	});
	return {
		says: `the upstream is told ${expected.map(({ name, value }) => `${name}: ${JSON.stringify(value)}`).join(", ")}`,
		violation: (seen) => {
			for (const { name, value } of expected) {
				const values = valuesSeen(seen, name);
				const good = value === null ? values.length === 0 : values.length === 1 && means(values[0] ?? "", value);
				if (!good) return `${name} was ${values.length === 0 ? "absent" : values.map(quoted).join(" and ")}`;
			}
			return undefined;
		},
	};
}

/** Scopes are a JSON array in their header, everything else is the text itself. */
function means(header: string, value: string | readonly string[]): boolean {
	if (typeof value === "string") return header === value;
	try {
		return JSON.stringify(JSON.parse(header)) === JSON.stringify(value) && /^[\x20-\x7e]*$/.test(header);
	} catch {
		return false;
	}
}

/** FWD-05: nothing that an upstream could take for an identity but what the gateway says, and that once. */
export const noForeignIdentity: UpstreamRule = {
	says: "the upstream gets no header like an identity header from the sender, in any spelling",
	violation: (seen) => {
		for (const [name] of seen.headers) {
			const spelled = name.toLowerCase().replaceAll("_", "-");
			const isExact = identityNames.includes(name.toLowerCase());
			if (!isExact && identityNames.some((identity) => spelled.startsWith(identity))) return `it got ${quoted(name)}`;
		}
		const doubled = identityNames.find((name) => valuesSeen(seen, name).length > 1);
		return doubled === undefined ? undefined : `it got ${doubled} ${valuesSeen(seen, doubled).length} times`;
	},
};

/** None of these header fields, in any spelling with `_` for `-`, reaches the upstream. */
export function without(...names: readonly string[]): UpstreamRule {
	return {
		says: `the upstream does not get ${names.join(", ")}`,
		violation: ({ headers }) => {
			const found = headers.find(([name]) => names.includes(name.toLowerCase().replaceAll("_", "-")));
			return found === undefined ? undefined : `it got ${quoted(found[0])}`;
		},
	};
}

/** This text is in no header that reaches the upstream. */
export function withoutText(text: string): UpstreamRule {
	return {
		says: `no header of the upstream's request contains ${quoted(text)}`,
		violation: ({ headers }) => {
			const found = headers.find(([, value]) => value.toLowerCase().includes(text.toLowerCase()));
			return found === undefined ? undefined : `it was in ${quoted(found[0])}`;
		},
	};
}

/** A header reaches the upstream once and with this value. */
export function headerIs(name: string, value: string): UpstreamRule {
	return {
		says: `the upstream gets ${name}: ${value}`,
		violation: (seen) => {
			const values = valuesSeen(seen, name.toLowerCase());
			if (values.length === 1 && values[0] === value) return undefined;
			return values.length === 0 ? "it did not get it" : `it got ${values.map(quoted).join(" and ")}`;
		},
	};
}

/** FWD-03. */
export const methodAsSent: UpstreamRule = {
	says: "the upstream sees the method that was sent",
	violation: ({ method }, { request }) => (method === request.method ? undefined : `it saw ${method}`),
};

/** FWD-01. */
export const targetAsSent: UpstreamRule = {
	says: "the upstream sees the target byte for byte",
	violation: ({ target }, { request }) =>
		target === request.target ? undefined : `sent ${quoted(request.target)}, seen ${quoted(target)}`,
};

/** FWD-02. */
export const bodyAsSent: UpstreamRule = {
	says: "the upstream sees the body byte for byte",
	violation: ({ bodyBase64 }, { request }) => {
		const seen = Buffer.from(bodyBase64, "base64");
		if (seen.equals(request.body)) return undefined;
		const at = seen.findIndex((byte, index) => byte !== request.body[index]);
		return `it saw ${seen.length} bytes of ${request.body.length}, the first difference at ${at < 0 ? seen.length : at}`;
	},
};

function quoted(text: string): string {
	return JSON.stringify(text);
}
